using System.CommandLine;
using System.Globalization;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Diary;
using Demarche.Analysis.Forecasts;
using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Reports.Answers;
using Demarche.Reports.Diary;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Cli.Commands;

/// <summary>The commands that keep a diary of forecasts: <c>freeze</c>, <c>resolve</c>, <c>score</c>, <c>pool</c>.</summary>
internal static class DiaryCommands
{
    private const string Usual = "diary.jsonl";

    public static IEnumerable<Command> Create(Io io) => [Freeze(io), Resolve(io), Score(io), Pool(io)];

    private static Command Freeze(Io io)
    {
        var command = new ExemplifiedCommand(
            "freeze",
            "Play the crisis forward and write the answer into a diary, where nothing is ever edited",
            new Example("demarche freeze geneva-2022 --analyst Ana", $"into {Usual}"),
            new Example("demarche freeze geneva-2022 --diary talks.jsonl", "into another diary"));
        var input = new ModelInput(command);
        // The diary that is written is the one that the trust is learnt from.
        var options = new QuestionOptions(command, [.. PlayQuestion.Info.Options.Where(o => o.Name != "diary")], input);
        var (diary, analyst) = (DiaryOption(), new Option<string?>("--analyst") { HelpName = "NAME", Description = "Who makes the forecast" });
        foreach (var option in new Option[] { diary, analyst }) command.Add(option);
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var (path, diagnostics) = (parsed.GetValue(diary)!, new DiagnosticBag());
            var known = File.Exists(path) ? ForecastDiary.Read(path, diagnostics) : null;
            if (diagnostics.HasErrors) return Problems(diagnostics, io);
            var request = ((PlayQuestion)PlayQuestion.Info.Make(input.SourceOf(parsed, io), options.Read(parsed))).Request
                with { WhatIf = false, Trust = known?.Trust };
            var (forecast, whyNot) =
                Waiting.For(io, "Playing it forward", say => PlayForecast.Of(compiled, request, at => say(new(at.What, at.Done, at.Of)), io.Cancellation));
            var (model, _, _) = ModelLoader.ReadText(compiled.Crisis.File);
            var line = forecast is null
                ? null : Freezing.Line(compiled, forecast.Findings,
                string.Join('\n', [model ?? "", .. input.Overlays(parsed).Select(o => ModelLoader.ReadText(o).Text ?? "")]), parsed.GetValue(analyst),
                io.Time.GetUtcNow());
            if (line is null)
            {
                var why = whyNot ?? PlaySentences.Likely(forecast!.Findings) ?? "the model names no break, so that there is nothing to forecast";
                io.Error.WriteLine($"demarche: {why.TrimEnd('.')}. Nothing was frozen.");
                return ExitCode.Problems;
            }

            var written = ForecastDiary.Append(path, _ => (line, null), diagnostics);
            if (written is null) return Problems(diagnostics, io);
            DiagnosticText.Write(diagnostics.InOrder(), io);
            io.Out.WriteLine($"{line.Id}: {line.Statement} by {line.Horizon}, {ProbabilityWords.Percent(line.Joined)} (outside view "
                + $"{ProbabilityWords.Percent(line.Rate)}). Written to {path}.");
            return ExitCode.Answered;
        });
        return command;
    }

    private static Command Resolve(Io io)
    {
        var command = new ExemplifiedCommand(
            "resolve",
            "Write into a diary what came of a forecast: yes, no, or void where it can no longer be shown",
            new Example("demarche resolve 2022-01-05-1a2b3c4d no --on 2022-01-15 --source https://example.org/report", "it did not come about"));
        var id = new Argument<string>("ID") { Description = "The forecast's name in the diary" };
        var outcome = new Argument<string>("OUTCOME") { Description = "yes, no or void" };
        var on = new Option<string>("--on") { HelpName = "DAY", Description = "The day on which it was settled, yyyy-MM-dd", Required = true };
        var source = new Option<string?>("--source") { HelpName = "WHERE", Description = "From where it is known" };
        var diary = DiaryOption();
        command.Add(id);
        command.Add(outcome);
        foreach (var option in new Option[] { on, source, diary }) command.Add(option);
        command.SetAction(parsed =>
        {
            var (what, day) = (parsed.GetRequiredValue(outcome), parsed.GetRequiredValue(on));
            if (!Resolution.IsOutcome(what)) return UsageErrors.Report($"'{what}' is not yes, no or void", parsed, io);
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return UsageErrors.Report($"--on: '{day}' is not a day as in 2022-01-31", parsed, io);
            var (path, diagnostics) = (parsed.GetValue(diary)!, new DiagnosticBag());
            if (!File.Exists(path) && ForecastDiary.Read(path, diagnostics) is null) return Problems(diagnostics, io);
            var written = ForecastDiary.Append(path, d =>
                d.Resolving(parsed.GetRequiredValue(id), what, date, parsed.GetValue(source), io.Time.GetUtcNow()), diagnostics);
            if (written is null) return Problems(diagnostics, io);
            DiagnosticText.Write(diagnostics.InOrder(), io);
            io.Out.WriteLine($"{written.Id}: {what}, on {day}. Written to {path}.");
            return ExitCode.Answered;
        });
        return command;
    }

    private static Command Score(Io io)
    {
        var command = new ExemplifiedCommand(
            "score",
            "Score the forecasts of a diary: Brier and log score, order, calibration, skill over the class rates, and what it has taught of the trust in "
                + "such models",
            new Example("demarche score diary.jsonl -o score.html", "and a page with the picture"));
        var diary = new Argument<string>("DIARY") { Description = "A diary as freeze writes it" };
        var seed = new Option<int>("--seed") { HelpName = "SEED", Description = "The seed of the intervals", DefaultValueFactory = _ => 1 };
        var (format, output) = (Choices.Format("text", "md", "json", "html"), OutputFile.ReportOption("score"));
        command.Add(diary);
        foreach (var option in new Option[] { seed, format, output }) command.Add(option);
        command.SetAction(parsed =>
        {
            var diagnostics = new DiagnosticBag();
            if (ForecastDiary.Read(parsed.GetRequiredValue(diary), diagnostics) is not { } read) return Problems(diagnostics, io);
            DiagnosticText.Write(diagnostics.InOrder(), io);
            var report = ScoreDocument.Of(DiaryScores.Of(read, new Random(parsed.GetValue(seed))));
            QuestionCommand.Show(report, parsed.GetValue(format)!, io);
            return parsed.GetValue(output) is { } file ? OutputFile.Write(file, AnswerText.Render(report, OutputFile.FormatOf(file)!), io.Out, parsed, io)
                : ExitCode.Answered;
        });
        return command;
    }

    private static Command Pool(Io io)
    {
        var command = new ExemplifiedCommand(
            "pool",
            "Put several analysts' forecasts of the same statement together",
            new Example("demarche pool ana.jsonl ben.jsonl", "two diaries"));
        var diaries = new Argument<string[]>("DIARY") { Description = "Diaries as freeze writes them", Arity = ArgumentArity.OneOrMore };
        var format = Choices.Format("text", "md", "json", "html");
        command.Add(diaries);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var diagnostics = new DiagnosticBag();
            var read = parsed.GetRequiredValue(diaries)
                .Select(path => (Name: Path.GetFileNameWithoutExtension(path), Diary: ForecastDiary.Read(path, diagnostics)!)).ToArray();
            if (diagnostics.HasErrors) return Problems(diagnostics, io);
            DiagnosticText.Write(diagnostics.InOrder(), io);
            QuestionCommand.Show(PoolDocument.Of(DiaryPool.Of(read)), parsed.GetValue(format)!, io);
            return ExitCode.Answered;
        });
        return command;
    }

    private static Option<string> DiaryOption() =>
        new("--diary") { HelpName = "FILE", Description = $"The diary ({Usual} when left out)", DefaultValueFactory = _ => Usual };

    private static int Problems(DiagnosticBag diagnostics, Io io)
    {
        DiagnosticText.Write(diagnostics.InOrder(), io);
        return ExitCode.Problems;
    }
}
