using System.CommandLine;
using Demarche.Analysis.Asking;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche brief MODEL</c>: the answer in sentences, then its grounds.</summary>
internal static class BriefCommand
{
    public static Command Create(Io io) => QuestionCommand.Create(
        io,
        BriefQuestion.Info,
        ["text", "md", "json", "html"],
        OutputFile.ReportOption("brief"),
        examples:
        [
            new Example("demarche brief geneva-2022", "read it here"),
            new Example("demarche brief geneva-2022 -o brief.html", "and write one printable file with figures"),
            new Example("demarche brief geneva-2022 --format json", "the findings, for scripts"),
        ]);
}
