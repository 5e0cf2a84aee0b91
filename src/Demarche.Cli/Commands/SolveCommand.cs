using System.CommandLine;
using System.Diagnostics;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Solve;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Reports.Solve;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche solve MODEL</c>: which states hold, for whom, under which assumption about foresight.</summary>
internal static class SolveCommand
{
    public static Command Create(Io io) => QuestionCommand.Create(
        io,
        SolveQuestion.Info,
        ["text", "md", "json", "csv"],
        after: (answer, format) => Tell((SolveAnswer)answer, format, io),
        examples:
        [
            new Example("demarche solve geneva-2022", "the equilibrium table"),
            new Example("demarche solve geneva-2022 --types Russia=bluffing", "if Russia's threat is a bluff"),
            new Example("demarche solve geneva-2022 --coalitions USA+Ukraine", "who would leave together"),
            new Example("demarche solve geneva-2022 --foresight Russia=nash,USA=seq", "parties that see differently far"),
            new Example("demarche solve geneva-2022 --format json --concepts nash,seq --limit 0", "for scripts"),
        ]);

    /// <summary>How long it took, which JSON holds already.</summary>
    private static void Tell(SolveAnswer answer, string format, Io io)
    {
        if (answer.Timings is not { } timings || format == "json") return;
        var steps = answer.Solution.Applying.Select(r => $"{r.Concept.Id} {r.Elapsed.TotalMilliseconds:0.0}");
        io.Error.WriteLine($"Milliseconds: compile {timings.Compile.TotalMilliseconds:0.0}, preferences {timings.Preferences.TotalMilliseconds:0.0}, "
            + $"{string.Join(", ", steps)}, in all {timings.Total.TotalMilliseconds:0.0}. Peak memory {timings.PeakMemory / 1048576.0:0.0} MB.");
    }
}
