using System.CommandLine;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Reports.Explain;
using Demarche.Reports.Paths;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche paths MODEL</c>: the ways from now, who must move, where they can be stopped.</summary>
internal static class PathsCommand
{
    public static Command Create(Io io) => QuestionCommand.Create(
        io,
        PathsQuestion.Info,
        ["text", "md", "json", "html"],
        examples:
        [
            new Example("demarche paths geneva-2022", "to the break and to every state that holds"),
            new Example("demarche paths geneva-2022 --to \"mutual aggravation\" --setbacks 1", "to one outcome, one move on the way not paying"),
            new Example("demarche paths geneva-2022 --to break --any-moves", "by any moves at all, whether or not they pay"),
        ]);
}
