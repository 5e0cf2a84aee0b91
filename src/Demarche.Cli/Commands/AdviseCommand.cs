using System.CommandLine;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Reports.Advice;
using Demarche.Reports.Explain;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche advise MODEL WANTED</c>: the cheapest allowed changes that make a wanted state hold and reachable from now.</summary>
internal static class AdviseCommand
{
    public static Command Create(Io io)
    {
        var command = QuestionCommand.Create(
            io,
            AdviseQuestion.Info,
            ["text", "md", "json", "html", "csv"],
            examples:
            [
                new Example("demarche advise geneva-2022 de-escalation", "what would make an outcome hold, and let moves that each pay lead there from now"),
                new Example("demarche advise geneva-2022 de-escalation --any-moves", "any moves may lead there, whether or not they pay"),
                new Example("demarche advise elmira 5 --concept gmr --format json", "for scripts"),
            ]);
        command.Validators.Add(result =>
        {
            if (result.GetValue<bool>("--pays") && result.GetValue<bool>("--any-moves"))
                result.AddError("--pays and --any-moves ask for opposite things; give one of them");
        });
        return command;
    }
}
