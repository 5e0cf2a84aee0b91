using Demarche.Analysis.Asking;
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

    /// <summary>The model's text, or the answer, is longer than is taken here.</summary>
    TooLong,

    /// <summary>The model has mistakes, or lacks what the question needs.</summary>
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

/// <summary>Something that a request gets wrong.</summary>
/// <param name="Pointer">Where in the request, as a JSON Pointer; empty for all of it.</param>
/// <param name="Detail">What is wrong, as a sentence.</param>
/// <param name="Allowed">What is allowed there; null where that is shown in the detail.</param>
public sealed record RequestFault(string Pointer, string Detail, string? Allowed = null);

/// <summary>The reply to a question.</summary>
/// <param name="Kind">How it was answered.</param>
/// <param name="Output">What the command prints, byte for byte; empty unless it was answered.</param>
/// <param name="Problem">Why it was not answered, in words; null when it was.</param>
public sealed record Reply(ReplyKind Kind, ReadOnlyMemory<byte> Output, string? Problem)
{
    /// <summary>What the request gets wrong.</summary>
    public IReadOnlyList<RequestFault> Faults { get; init; } = [];

    /// <summary>What is wrong or doubtful in the model, and what stands beside the answer.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>How far it came where it was stopped before its end; null when it was not.</summary>
    public string? Cut { get; init; }

    internal static Reply Not(ReplyKind kind, string problem) => new(kind, default, problem);

    internal static Reply Misuse(params IReadOnlyList<RequestFault> faults) =>
        new(ReplyKind.Misused, default,
            string.Join(' ', faults.Select(f => f.Pointer.Length == 0 ? f.Detail : $"{f.Pointer}: {f.Detail}"))) { Faults = faults };
}
