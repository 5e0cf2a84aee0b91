using System.CommandLine;
using Demarche.Analysis.Asking;
using Demarche.Engine;
using Demarche.Reports.Play;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche play MODEL</c>: the crisis played forward through its calendar.</summary>
internal static class PlayCommand
{
    public static Command Create(Io io) => QuestionCommand.Create(
        io,
        PlayQuestion.Info,
        ["text", "md", "json", "csv", "html"],
        OutputFile.ReportOption("report", ".csv"),
        isSpread: true,
        examples:
        [
            new Example("demarche play geneva-2022", "the forecast"),
            new Example("demarche play geneva-2022 --draws 1000 -o play.html", "more runs, and a page with figures"),
            new Example("demarche play geneva-2022 --utilities midpoint --lambda 12 --draws 1", "one run, nothing drawn"),
            new Example("demarche play geneva-2022 --quick --format csv", "the fan chart's numbers alone"),
            new Example("demarche play geneva-2022 --cluster 127.0.0.1:7701", "with silos that 'demarche silo' started"),
        ]);
}
