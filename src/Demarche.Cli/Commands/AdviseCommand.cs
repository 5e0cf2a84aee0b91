using System.CommandLine;
using Demarche.Analysis.Asking;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche advise MODEL WANTED</c>: the cheapest allowed changes that make a wanted state hold and reachable from now.</summary>
internal static class AdviseCommand
{
    public static Command Create(Io io) => QuestionCommand.Create(
        io,
        AdviseQuestion.Info,
        ["text", "md", "json", "html", "csv"],
        examples:
        [
            new Example("demarche advise geneva-2022 de-escalation", "what would make one of the states of an outcome hold"),
            new Example("demarche advise geneva-2022 de-escalation --pays", "and let moves that each pay lead there from now"),
            new Example("demarche advise elmira 5 --concept gmr --format json", "for scripts"),
        ]);
}
