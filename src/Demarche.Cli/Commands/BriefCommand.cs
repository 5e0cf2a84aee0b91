using System.CommandLine;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Reports.Brief;
using Demarche.Reports.Play;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche brief MODEL</c>: the answer in sentences, then its grounds.</summary>
internal static class BriefCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "brief",
            "Answer the question in sentences, then show the grounds",
            new Example("demarche brief geneva-2022", "read it here"),
            new Example("demarche brief geneva-2022 -o brief.html", "and write one printable file with figures"),
            new Example("demarche brief geneva-2022 --format json", "the findings, for scripts"));
        var input = new ModelInput(command, takesTypes: true);
        var output = OutputFile.ReportOption("brief");
        var format = Print.Option();
        var draws = new Option<int?>("--draws") { HelpName = "N", Description = $"How many runs stand behind the forecast (when left out {PlayRequest.UsualRuns}; 0 for no forecast)" }.Between(0, 1_000_000);
        var seed = new Option<int?>("--seed") { HelpName = "SEED", Description = "The seed of the forecast's runs (1 when left out)" }.Between(0, int.MaxValue);
        command.Add(output);
        command.Add(draws);
        command.Add(seed);
        command.Add(format);
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var request = new PlayRequest { Seed = parsed.GetValue(seed) ?? 1, WhatIf = false }.Exactly(parsed.GetValue(draws));
            var answer = Waiting.For(io, "Weighing what holds", say => Answer
                .Of(BriefFindings.Assess(compiled, io.Cancellation), new Saying(say), io.Cancellation)
                .PlayedForward(request, at => say($"{at.What} ({at.Done} of {at.Of})"), io.Cancellation));
            var printed = parsed.GetValue(format)!;
            if (printed == "text") Print.Report(answer.Brief, printed, io);
            else io.Out.Write(As(answer, printed));
            if (parsed.GetValue(output) is not { } file) return ExitCode.Answered;
            return OutputFile.Write(file, As(answer, OutputFile.FormatOf(file)!), printed is "text" or "md" ? io.Out : io.Error, parsed, io);
        });
        return command;
    }

    private static string As(Answer answer, string format) => format == "json" ? BriefJson.Render(answer.Findings) : Print.Render(answer.Brief, format);

    private sealed class Saying(Action<string> say) : IProgress<string>
    {
        public void Report(string value) => say($"Weighing {value}");
    }
}
