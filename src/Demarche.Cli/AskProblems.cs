using System.CommandLine;
using Demarche.Analysis.Asking;

namespace Demarche.Cli;

/// <summary>What stands in the way of an answer, or beside it, on standard error.</summary>
internal static class AskProblems
{
    /// <summary>Writes it, and gives what to end with when there is no answer; null when there is one.</summary>
    public static int? Report(Answered answered, ParseResult parsed, Io io)
    {
        DiagnosticText.Write([.. answered.Problems.Select(p => p.Diagnostic!).Where(d => d is not null)], io);
        foreach (var remark in answered.Problems.Where(p => p.Kind == ProblemKind.Remark)) io.Error.WriteLine($"demarche: {remark.Message}");
        if (answered.Any is not null) return null;
        foreach (var lack in answered.Problems.Where(p => p.Kind == ProblemKind.Unanswerable)) io.Error.WriteLine($"demarche: {lack.Message}.");
        return answered.Problems.FirstOrDefault(p => p.Kind == ProblemKind.Option) is { } misuse ? UsageErrors.Report(Worded(misuse, parsed), parsed, io)
            : ExitCode.Problems;
    }

    /// <summary>An option by the name it has on the command line; what stands by its place needs none.</summary>
    private static string Worded(Problem misuse, ParseResult parsed) =>
        misuse.Option is { } option && parsed.CommandResult.Command.Options.Any(o => o.Name == $"--{option}") ? OptionInfo.Worded($"--{option}", misuse.Message)
            : misuse.Message;
}
