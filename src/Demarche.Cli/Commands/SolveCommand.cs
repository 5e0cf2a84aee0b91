using System.CommandLine;
using System.Diagnostics;
using Demarche.Analysis.Solve;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Reports.Solve;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche solve MODEL</c>: which states hold, for whom, under which assumption about foresight.</summary>
internal static class SolveCommand
{
    private const int TableLimit = 20;
    private const int MachineLimit = 1000;

    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "solve",
            "Show which states hold, and under which assumption about the parties' foresight",
            new Example("demarche solve geneva-2022", "the equilibrium table"),
            new Example("demarche solve geneva-2022 --types Russia=bluffing", "if Russia's threat is a bluff"),
            new Example("demarche solve geneva-2022 --coalitions USA+Ukraine", "who would leave together"),
            new Example("demarche solve geneva-2022 --foresight Russia=nash,USA=seq", "parties that see differently far"),
            new Example("demarche solve geneva-2022 --format json --concepts nash,seq --limit 0", "for scripts"));
        var input = new ModelInput(command, takesTypes: true);
        var concepts = ConceptChoice.Option("--concepts");
        var foresight = new ForesightChoice(command, input);
        var thresholds = new ThresholdChoice(command, input);
        var coalitions = new CoalitionChoice(command, input);
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "text, md, json or csv", DefaultValueFactory = _ => "text" }.Among("format", "text", "md", "json", "csv");
        var limit = new Option<int?>("--limit") { HelpName = "N", Description = $"The most states in a list; 0 for all ({TableLimit} in a table, {MachineLimit} in JSON and CSV, when left out)" }.Between(0, int.MaxValue);
        var all = new Option<bool>("--all") { Description = "List every state in a table or CSV, not only equilibria and the present one" };
        var timings = new Option<bool>("--timings") { Description = "Say how long each step took and how much memory was held" };
        foreach (var option in new Option[] { concepts, format, limit, all, timings }) command.Add(option);
        command.SetAction(parsed =>
        {
            var clock = new SolveClock(io.Time);
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode, clock.Begins)) return exitCode;
            if (!foresight.TryRead(parsed, compiled.Crisis, out var mixed, out var problem)) return UsageErrors.Report(problem, parsed, io);
            if (!coalitions.TryRead(parsed, compiled.Crisis, out var question, out problem)) return UsageErrors.Report(problem, parsed, io);
            if (!thresholds.TryRead(parsed, compiled.Crisis, out var richer, out problem)) return UsageErrors.Report(problem, parsed, io);
            var asked = ForesightChoice.Beside(parsed.GetValue(concepts), mixed, compiled.Graph.Parties).With(richer, compiled.Graph.Parties);
            var solution = Waiting.For(io, "Solving", say =>
            {
                var solved = Solution.Of(compiled, asked.Concepts, c => say($"Solving: {c.Name}"), io.Cancellation).WithPerceptions(io.Cancellation).WithPower(io.Cancellation).WithThirdParties(io.Cancellation);
                return question is null ? solved : solved.WithCoalitions(question, c => say($"Solving: {c.Name}"), io.Cancellation);
            });
            ConceptChoice.WarnOfInapplicable(asked, solution.NotApplying.Select(r => (r.Concept, r.WhyNot!)), io);
            var measured = parsed.GetValue(timings) ? clock.Measured() : null;
            PrintSolution(solution, parsed.GetValue(format)!, parsed.GetValue(limit), parsed.GetValue(all), measured, io);
            return ExitCode.Answered;
        });
        return command;
    }

    private static void PrintSolution(Solution solution, string format, int? limit, bool all, SolutionTimings? timings, Io io)
    {
        if (format == "json")
        {
            SolutionJson.Write(solution, io.OutStream, limit ?? MachineLimit, timings);
            return;
        }

        var most = limit ?? (format == "csv" ? MachineLimit : TableLimit);
        var rows = all ? SolutionRows.All(solution, most) : SolutionRows.Equilibria(solution, most);
        if (format == "csv") SolutionCsv.Write(solution, rows, io.Out);
        else Print.Report(SolutionDocument.Of(solution, rows), format, io);
        if (timings is not null) io.Error.WriteLine(InWords(solution, timings));
    }

    private static string InWords(Solution solution, SolutionTimings timings)
    {
        var steps = solution.Applying.Select(r => $"{r.Concept.Id} {r.Elapsed.TotalMilliseconds:0.0}");
        return $"Milliseconds: compile {timings.Compile.TotalMilliseconds:0.0}, preferences {timings.Preferences.TotalMilliseconds:0.0}, "
            + $"{string.Join(", ", steps)}, in all {timings.Total.TotalMilliseconds:0.0}. Peak memory {timings.PeakMemory / 1048576.0:0.0} MB.";
    }

    /// <summary>Measures the steps of an answer.</summary>
    private sealed class SolveClock(TimeProvider time)
    {
        private readonly long start = time.GetTimestamp();
        private long preferences, outcomes;

        public void Begins(CompileStage stage)
        {
            if (stage == CompileStage.Preferences) preferences = time.GetTimestamp();
            if (stage == CompileStage.Outcomes) outcomes = time.GetTimestamp();
        }

        public SolutionTimings Measured()
        {
            using var process = Process.GetCurrentProcess();
            return new(time.GetElapsedTime(start, preferences), time.GetElapsedTime(preferences, outcomes), time.GetElapsedTime(start), process.PeakWorkingSet64);
        }
    }
}
