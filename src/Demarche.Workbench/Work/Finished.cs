namespace Demarche.Workbench.Work;

/// <summary>How an analysis ended.</summary>
public enum WorkEnd
{
    /// <summary>With an answer.</summary>
    Done,

    /// <summary>It was stopped by whoever asked.</summary>
    Stopped,

    /// <summary>It took longer than is allowed.</summary>
    TooSlow,

    /// <summary>It would take, or took, more memory than is allowed.</summary>
    TooLarge,

    /// <summary>Too many were waiting already.</summary>
    Busy,

    /// <summary>By a fault of the program.</summary>
    Failed,
}

/// <summary>What came of asking for an analysis.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Value">The answer; null unless it is done.</param>
/// <param name="Why">Why there is no answer, with what to do, as sentences; null when it is done.</param>
public sealed record Finished<T>(WorkEnd End, T? Value, string? Why)
    where T : class;
