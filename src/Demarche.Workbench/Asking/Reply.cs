using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;

namespace Demarche.Workbench.Asking;

/// <summary>How a question was answered.</summary>
public enum ReplyKind
{
    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>The question is not one that can be asked.</summary>
    Misused,

    /// <summary>There is no such model, or it may not be read.</summary>
    NoModel,

    /// <summary>The model's text is longer than is read here.</summary>
    TooLong,

    /// <summary>The model has mistakes.</summary>
    Problems,

    /// <summary>The model is too large to be analysed here.</summary>
    TooLarge,

    /// <summary>It took longer than is allowed.</summary>
    TooSlow,

    /// <summary>Too many questions are waiting.</summary>
    Busy,

    /// <summary>Whoever asked left.</summary>
    Stopped,

    /// <summary>The program is at fault.</summary>
    Failed,
}

/// <summary>The reply to a question.</summary>
/// <param name="Kind">How it was answered.</param>
/// <param name="Output">What the command prints, byte for byte; empty unless it was answered.</param>
/// <param name="Problem">Why it was not answered, in words; null when it was.</param>
/// <param name="Diagnostics">What is wrong or doubtful in the model.</param>
public sealed record Reply(ReplyKind Kind, ReadOnlyMemory<byte> Output, string? Problem, IReadOnlyList<Diagnostic> Diagnostics)
{
    internal static Reply Not(ReplyKind kind, string problem, IReadOnlyList<Diagnostic>? diagnostics = null) => new(kind, default, problem, diagnostics ?? []);
}

/// <summary>What a command left behind.</summary>
/// <param name="ExitCode">0 when it answered, 1 when the model has problems, 2 when it was not used as it is meant to be.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CommandResult(int ExitCode, byte[] Output, string Error);

/// <summary>Runs a command of the command line in this process; given by the program, which knows its commands.</summary>
public delegate CommandResult RunCommand(IReadOnlyList<string> arguments, CancellationToken cancellation);
