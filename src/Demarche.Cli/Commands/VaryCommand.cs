using System.CommandLine;
using System.CommandLine.Parsing;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Engine.Robustness;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Reports.Play;
using Demarche.Reports.Vary;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche vary MODEL</c>: what comes out over everything left open, what decides it, and two models side by side.</summary>
internal static class VaryCommand
{
    private static readonly string[] NotPlayed = ["--concepts", "--foresight", "--threshold", "--chances", "--coalitions", "--partition", "--exact-up-to"];

    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "vary",
            "Show how robust the answer is over everything left open, what decides it, and two models side by side",
            new Example("demarche vary geneva-2022", "over types, open orders, optional statements and foresight"),
            new Example("demarche vary geneva-2022 --over types,orders --concepts seq", "with the parties' foresight taken as given"),
            new Example("demarche vary geneva-2022 --foresight Russia=nash,USA=seq --over types", "parties that see differently far"),
            new Example("demarche vary geneva-2022 --with no-list.yaml -o vary.html", "the model with an overlay beside the model, with figures"),
            new Example("demarche vary geneva-2022 --with a.yaml --against b.yaml", "two overlays side by side"),
            new Example("demarche vary geneva-2022 --play --with no-list.yaml", "how likely a break is, and what moves that, in both"));
        var input = new ModelInput(command, takesTypes: true);
        var against = ModelFiles.Complete(new Option<string?>("--against")
        {
            HelpName = "OTHER",
            Description = "Set another beside it: a YAML overlay for the same model, or another model (.crisis.yaml, a folder, .gmcr, the name of a bundled one)",
        });
        var over = OpenChoice.Option();
        var concepts = ConceptChoice.Option("--concepts", "-c");
        var play = new Option<bool>("--play") { Description = "Vary the probability of a break: play the model forward, with one open thing settled at a time" };
        var foresight = new ForesightChoice(command, input);
        var thresholds = new ThresholdChoice(command, input);
        var coalitions = new CoalitionChoice(command, input);
        var exact = new Option<int?>("--exact-up-to") { HelpName = "N", Description = "Look at every completion while there are no more than so many (when left out 100000, or fewer where each takes long)" }.Between(0, 1 << 22);
        var draws = new Option<int?>("--draws") { HelpName = "N", Description = $"How many completions to draw when there are more (when left out 20000, or fewer where each takes long); with --play, how many runs (when left out as many as play makes, and each open thing is asked of the first {new PlayRequest().Asked})" }.Between(1, 100_000_000);
        var output = OutputFile.ReportOption("report");
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "text, md, json, html or csv", DefaultValueFactory = _ => "text" }.Among("format", "text", "md", "json", "html", "csv");
        foreach (var option in new Option[] { play, against, over, concepts, exact, draws, output, format }) command.Add(option);
        var choice = new PlayChoice(command, takesMode: true);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(play)) return;
            foreach (var given in result.Children.OfType<OptionResult>().Where(o => !o.Implicit && NotPlayed.Contains(o.Option.Name)))
                result.AddError($"{given.Option.Name} is about what holds; play has parties that err, and no solution concept: leave it out with --play");
        });
        command.SetAction(parsed =>
        {
            if (!TryCompile(input, parsed, parsed.GetValue(against), io, out var first, out var second, out var exitCode)) return exitCode;
            var request = choice.Read(parsed);
            var open = OpenChoice.Read(parsed.GetValue(over), input.NamesTypes(parsed));
            if (parsed.GetValue(play)) return Play(first, second, request.Exactly(parsed.GetValue(draws)), open.Kinds, parsed.GetValue(format)!, parsed.GetValue(output), parsed, io);
            var asked = new VaryQuestion(
                open,
                new RobustnessOptions(parsed.GetValue(exact), parsed.GetValue(draws)),
                request.Seed);
            foreach (var model in second is null ? [first] : new[] { first, second })
            {
                var crisis = model.Compiled.Crisis;
                if (!foresight.TryRead(parsed, crisis, out var mixed, out var problem)) return UsageErrors.Report(problem, parsed, io);
                if (!thresholds.TryRead(parsed, crisis, out var richer, out problem)) return UsageErrors.Report(problem, parsed, io);
                var asking = ForesightChoice.InsteadOf(parsed.GetValue(concepts), mixed).With(richer, crisis.Parties.Count);
                if (coalitions.IsGiven(parsed))
                {
                    if (!coalitions.TryRead(parsed, crisis, out var question, out problem)) return UsageErrors.Report(problem, parsed, io);
                    if (!asking.TryForCoalitions(question!, out asking, out problem)) return UsageErrors.Report(problem, parsed, io);
                }

                asked.Ask(model, asking, io);
            }

            var findings = asked.Answer(io);
            Show(findings, parsed.GetValue(format)!, io);
            exitCode = parsed.GetValue(output) is { } file
                ? OutputFile.Write(file, As(findings, OutputFile.FormatOf(file)!), parsed.GetValue(format) is "text" or "md" ? io.Out : io.Error, parsed, io)
                : ExitCode.Answered;
            if (asked.Stopped(findings) is not { } stopped) return exitCode;
            io.Error.WriteLine($"demarche: {stopped}; what was done is the answer above");
            return ExitCode.Cancelled;
        });
        return command;
    }

    private static int Play(VariedModel first, VariedModel? second, PlayRequest request, OpenKinds kinds, string format, string? output, ParseResult parsed, Io io)
    {
        (string, CompiledCrisis)? beside = second is null ? null : (second.Name, second.Compiled);
        var (findings, whyNot) = VaryPlay.Of((first.Name, first.Compiled), beside, request, kinds, io);
        if (findings is null)
        {
            io.Error.WriteLine($"demarche: {whyNot!.TrimEnd('.')}.");
            return ExitCode.Problems;
        }

        if (format == "text") Print.Report(PlayVariationDocument.Of(findings), format, io);
        else io.Out.Write(VaryPlay.As(findings, format));
        var exitCode = output is null ? ExitCode.Answered : OutputFile.Write(output, VaryPlay.As(findings, OutputFile.FormatOf(output)!), format is "text" or "md" ? io.Out : io.Error, parsed, io);
        if (!findings.WasStopped) return exitCode;
        io.Error.WriteLine($"demarche: stopped; {findings.First.Draws} of {findings.First.Asked} runs are done, and {findings.First.Left + (findings.Second?.Left ?? 0)} open things were not asked about; what was done is the answer above");
        return ExitCode.Cancelled;
    }

    /// <summary>The model, and what stands beside it: the overlays, the other overlay, the other model, or nothing.</summary>
    private static bool TryCompile(ModelInput input, ParseResult parsed, string? against, Io io, out VariedModel first, out VariedModel? second, out int exitCode)
    {
        var (path, overlays) = (ModelFiles.Find(input.PathOf(parsed), io), input.Overlays(parsed));
        (string Path, IReadOnlyList<string> Over) one = (path, against is null ? [] : overlays);
        (string Path, IReadOnlyList<string> Over)? beside = against is null ? overlays.Count > 0 ? (path, overlays) : null : ModelFiles.IsModel(against, io) ? (against, []) : (path, [against]);

        second = null;
        first = default!;
        if (!input.TryCompile(one.Path, one.Over, parsed, io, out var compiled, out exitCode)) return false;
        first = new VariedModel(Called(one.Over, compiled.Crisis.Name), compiled);
        if (beside is not { } two) return true;
        if (!input.TryCompile(two.Path, two.Over, parsed, io, out var other, out exitCode)) return false;
        second = new VariedModel(Called(two.Over, other.Crisis.Name), other);
        if (first.Name == second.Name) (first, second) = (first with { Name = Short(one.Path) }, second with { Name = Short(two.Path) });
        if (first.Name == second.Name) (first, second) = (first with { Name = one.Path }, second with { Name = two.Path });
        return true;
    }

    /// <summary>What a model is called beside another: by its overlays, or by its title where nothing is laid over it.</summary>
    private static string Called(IReadOnlyList<string> overlays, string title) => overlays.Count > 0 ? string.Join(" + ", overlays.Select(Short)) : title;

    private static string Short(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    private static void Show(VaryFindings findings, string format, Io io)
    {
        if (format == "csv") VaryCsv.Write(findings, io.Out);
        else if (format == "text") Print.Report(VaryDocument.Of(findings), format, io);
        else io.Out.Write(As(findings, format));
    }

    private static string As(VaryFindings findings, string format) => format == "json" ? VaryJson.Render(findings) : Print.Render(VaryDocument.Of(findings), format);
}
