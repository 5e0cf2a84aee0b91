using System.CommandLine;
using Demarche.Analysis.Play;
using Demarche.Engine;
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
        var draws = new Option<int?>("--draws") { HelpName = "N", Description = $"How many runs (when left out {PlayRequest.UsualRuns})" }.Between(1, 1_000_000);
        var choice = new PlayChoice(command, takesMode: true);
        var threads = new Option<int?>("--threads") { HelpName = "N", Description = "On how many threads; the answer is the same whatever the number" }.Between(1, 1024);
        var quick = new Option<bool>("--quick") { Description = "Leave out what would change the answer" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Write the report to a file as well: .html, .md, .txt, .json or .csv" };
        output.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && FormatOf(file) is null) result.AddError($"'{file}' should end in .html, .md, .txt, .json or .csv");
        });
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "text, md, json, csv or html", DefaultValueFactory = _ => "text" }.Among("format", Formats);
        foreach (var option in new Option[] { draws, threads, quick, output, format }) command.Add(option);
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var request = choice.Read(parsed) with
            {
                Threads = parsed.GetValue(threads) ?? Parallelism.Usual,
                WhatIf = !parsed.GetValue(quick),
            };
            request = request.Exactly(parsed.GetValue(draws));
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
            if (stopped) io.Error.WriteLine($"demarche: stopped; {forecast.Findings.Basis.Draws} of {forecast.Findings.Basis.Asked} runs are done and told{(request.WhatIf ? ", what would change the answer in part or not at all" : "")}");
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
