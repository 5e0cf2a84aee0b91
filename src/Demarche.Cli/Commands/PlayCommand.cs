using System.CommandLine;
using System.Globalization;
using Demarche.Language.Model;
using Demarche.Language.Play;
using Demarche.Reports.Play;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche play MODEL</c>: the crisis played forward through its calendar.</summary>
internal static class PlayCommand
{
    private static readonly string[] Formats = ["text", "md", "json", "csv", "html"];

    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "play",
            "Play the crisis forward: how likely a break is by each date, through which steps, and what decides it",
            new Example("demarche play geneva-2022", "the forecast"),
            new Example("demarche play geneva-2022 --draws 1000 -o play.html", "more runs, and a page with figures"),
            new Example("demarche play geneva-2022 --utilities midpoint --lambda 12 --draws 1", "one run, nothing drawn"),
            new Example("demarche play geneva-2022 --quick --format csv", "the fan chart's numbers alone"));
        var input = new ModelInput(command, takesTypes: false);
        var draws = new Option<int?>("--draws") { HelpName = "N", Description = $"How many runs ({PlayRequest.UsualDraws} when left out)" }.Between(1, 1_000_000);
        var seed = new Option<int>("--seed") { HelpName = "SEED", Description = "The seed of all that is drawn (1 when left out)", DefaultValueFactory = _ => 1 };
        var lambda = new Option<string?>("--lambda") { HelpName = "L", Description = "How exactly parties choose: low, medium, high, a number, or two as in 4..16" };
        lambda.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Precision(text) is null) result.AddError($"--lambda: '{text}' is not low, medium, high, a number from 0 to 1000, or two of them as in 4..16");
        });
        var utilities = new Option<string>("--utilities") { HelpName = "HOW", Description = "drawn from all that agree with the orders, or midpoint, their centre" }.Among("utilities", "drawn", "midpoint");
        var horizon = new Option<string?>("--horizon") { HelpName = "DAY", Description = "The day to end on, yyyy-MM-dd; the model's when left out" };
        horizon.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Day(text) is null) result.AddError($"--horizon: '{text}' is not a day as in 2022-01-31");
        });
        var threads = new Option<int?>("--threads") { HelpName = "N", Description = "On how many threads; the answer is the same whatever the number" }.Between(1, 1024);
        var quick = new Option<bool>("--quick") { Description = "Leave out what would change the answer" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Write the report to a file as well: .html, .md, .txt, .json or .csv" };
        output.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && FormatOf(file) is null) result.AddError($"'{file}' should end in .html, .md, .txt, .json or .csv");
        });
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "text, md, json, csv or html", DefaultValueFactory = _ => "text" }.Among("format", Formats);
        foreach (var option in new Option[] { draws, seed, lambda, utilities, horizon, threads, quick, output, format }) command.Add(option);
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var request = new PlayRequest
            {
                Seed = parsed.GetValue(seed),
                Draws = parsed.GetValue(draws) ?? PlayRequest.UsualDraws,
                Choices = new PlayChoices(parsed.GetValue(lambda) is { } l ? Precision(l) : null, Utilities(parsed.GetValue(utilities))),
                Horizon = parsed.GetValue(horizon) is { } day ? Day(day) : null,
                Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
                WhatIf = !parsed.GetValue(quick),
            };
            var (forecast, whyNot) = Waiting.WithBar(io, "Playing it forward", say => PlayForecast.Of(compiled, request, at => say(new(at.What, at.Done, at.Of)), io.Cancellation));
            if (forecast is null)
            {
                io.Error.WriteLine($"demarche: {whyNot!.TrimEnd('.')}.");
                return ExitCode.Problems;
            }

            var printed = parsed.GetValue(format)!;
            if (printed == "text") Print.Report(PlayDocument.Of(forecast.Findings), printed, io);
            else io.Out.Write(As(forecast.Findings, printed));
            var stopped = forecast.Findings.Basis.Draws < forecast.Findings.Basis.Asked || io.Cancellation.IsCancellationRequested;
            if (stopped) io.Error.WriteLine($"demarche: stopped; {forecast.Findings.Basis.Draws} of {forecast.Findings.Basis.Asked} runs are done and told");
            var written = parsed.GetValue(output) is { } file ? OutputFile.Write(file, As(forecast.Findings, FormatOf(file)!), printed is "text" or "md" ? io.Out : io.Error, parsed, io) : ExitCode.Answered;
            return stopped ? ExitCode.Cancelled : written;
        });
        return command;
    }

    private static string As(PlayFindings findings, string format) => format switch
    {
        "json" => PlayJson.Render(findings),
        "csv" => PlayCsv.Render(findings),
        _ => Print.Render(PlayDocument.Of(findings), format),
    };

    private static Interval? Precision(string text)
    {
        switch (text)
        {
            case "low": return new Interval(2, 4);
            case "medium": return new Interval(4, 8);
            case "high": return new Interval(8, 16);
        }

        var bounds = text.Split("..", 2).Select(t => double.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1000 ? value : double.NaN).ToArray();
        return bounds.Any(double.IsNaN) || bounds[0] > bounds[^1] ? null : new Interval(bounds[0], bounds[^1]);
    }

    private static UtilityReading? Utilities(string? text) => text switch
    {
        "drawn" => UtilityReading.Drawn,
        "midpoint" => UtilityReading.Midpoint,
        _ => null,
    };

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? FormatOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" or ".htm" => "html",
        ".md" => "md",
        ".txt" => "text",
        ".json" => "json",
        ".csv" => "csv",
        _ => null,
    };
}
