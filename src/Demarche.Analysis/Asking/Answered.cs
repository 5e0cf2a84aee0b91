namespace Demarche.Analysis.Asking;

/// <summary>What came of a question: the answer, or why there is none, and everything worth knowing beside it in one list.</summary>
/// <param name="Problems">What is wrong or doubtful, in the order in which it was found.</param>
public abstract record Answered(IReadOnlyList<Problem> Problems)
{
    /// <summary>How far it came where it was stopped before its end, as a clause; null when it was not.</summary>
    public string? Stopped { get; init; }

    /// <summary>The answer, of whatever kind; null when there is none.</summary>
    public abstract object? Any { get; }

    /// <summary>The problems as lines, for a message.</summary>
    public string InWords => string.Join('\n', Problems);
}

/// <inheritdoc/>
/// <param name="Answer">The answer; null when there is none.</param>
/// <param name="Problems">What is wrong or doubtful.</param>
public sealed record Answered<T>(T? Answer, IReadOnlyList<Problem> Problems) : Answered(Problems)
    where T : class
{
    /// <inheritdoc/>
    public override object? Any => Answer;

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says why.</exception>
    public T OrThrow() => Answer ?? throw new InvalidOperationException(InWords);
}
