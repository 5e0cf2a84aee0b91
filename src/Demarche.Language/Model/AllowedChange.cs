using Demarche.Language.Diagnostics;

namespace Demarche.Language.Model;

/// <summary>What kind of change a mediator may bring about.</summary>
public enum ChangeKind
{
    /// <summary>Two neighbouring priorities of the party change places; as often as one likes.</summary>
    Swap,

    /// <summary>A statement comes into its priorities.</summary>
    Add,

    /// <summary>A statement leaves its priorities.</summary>
    Drop,

    /// <summary>It comes to want the opposite of one of its statements.</summary>
    Negate,

    /// <summary>It can make moves that it could not.</summary>
    Allow,

    /// <summary>It can no longer make moves that it could.</summary>
    Forbid,
}

/// <summary>A change that a mediator may bring about, at a cost.</summary>
/// <param name="Party">Whose order or moves it changes.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Statement">The statement that is added, dropped or negated, or is true where the moves end; null for swaps.</param>
/// <param name="From">Where the moves begin; null for anywhere that <paramref name="Statement"/> is not yet true, and for changes of priorities.</param>
/// <param name="Place">The place that an added statement takes, from 0.</param>
/// <param name="Cost">What it costs, at least 1; for swaps, each.</param>
/// <param name="Grounds">What it rests on.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AllowedChange(int Party, ChangeKind Kind, Clause? Statement, Clause? From, int Place, int Cost, Grounds Grounds, SourceSpan Span)
{
    /// <summary>Whether it changes what the party prefers, rather than what it can do.</summary>
    public bool IsOfPriorities => Kind is not (ChangeKind.Allow or ChangeKind.Forbid);
}
