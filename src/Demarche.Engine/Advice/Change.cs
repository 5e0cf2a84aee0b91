using Demarche.Engine.States;

namespace Demarche.Engine.Advice;

/// <summary>Something that could be changed about a conflict, made once or not at all.</summary>
/// <param name="Party">Whose order or moves it changes.</param>
/// <param name="Cost">What it costs, at least 1, in units of the asker's choosing.</param>
public abstract record Change(int Party, int Cost)
{
    /// <summary>
    /// A statement comes into the party's priorities, above the one that now stands at <paramref name="Place"/> (from 0), or at the end where there
    /// is none.
    /// </summary>
    public sealed record Add(int Party, int Cost, StateSet Where, int Place) : Change(Party, Cost);

    /// <summary>The statement that now stands at <paramref name="Place"/> (from 0) leaves the party's priorities.</summary>
    public sealed record Drop(int Party, int Cost, int Place) : Change(Party, Cost);

    /// <summary>The party comes to want the opposite of the statement that now stands at <paramref name="Place"/> (from 0).</summary>
    public sealed record Negate(int Party, int Cost, int Place) : Change(Party, Cost);

    /// <summary>The party can make these moves, whatever else stands in their way.</summary>
    public sealed record Allow(int Party, int Cost, IReadOnlyList<(int From, int To)> Moves) : Change(Party, Cost);

    /// <summary>The party can make no move from a state of the one set to a state of the other, not even one that another change allows.</summary>
    public sealed record Forbid(int Party, int Cost, StateSet From, StateSet To) : Change(Party, Cost);
}
