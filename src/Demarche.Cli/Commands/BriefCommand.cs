using System.CommandLine;
using Demarche.Language.Compiling;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;
using Demarche.Reports.Findings;

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
        command.Add(output);
        command.Add(format);
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var brief = Waiting.For(io, "Weighing what holds", say => Brief.Of(compiled, say, io.Cancellation));
            var printed = parsed.GetValue(format)!;
            if (printed == "text") Print.Report(brief.Document, printed, io);
            else io.Out.Write(brief.As(printed));
            if (parsed.GetValue(output) is not { } file) return ExitCode.Answered;
            return OutputFile.Write(file, brief.As(OutputFile.FormatOf(file)!), printed is "text" or "md" ? io.Out : io.Error, parsed, io);
        });
        return command;
    }

    private sealed record Brief(BriefFindings Findings, Document Document)
    {
        public static Brief Of(CompiledCrisis compiled, Action<string> say, CancellationToken cancellation)
        {
            var (findings, assessment) = BriefFindings.Of(compiled, new Saying(say), cancellation);
            return new Brief(findings, BriefDocument.Of(findings, assessment));
        }

        public string As(string format) => format == "json" ? BriefJson.Render(Findings) : Print.Render(Document, format);
    }

    private sealed class Saying(Action<string> say) : IProgress<string>
    {
        public void Report(string value) => say($"Weighing {value}");
    }
}
