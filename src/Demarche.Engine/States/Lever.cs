namespace Demarche.Engine.States;

/// <summary>Which changes of a lever its owner may make in one move.</summary>
public enum MoveRule
{
    /// <summary>From any level to any other.</summary>
    Free,

    /// <summary>To any higher level; never back (a one-way lever).</summary>
    Up,

    /// <summary>To any lower level; never back (a one-way lever).</summary>
    Down,

    /// <summary>One level at a time, both ways.</summary>
    Step,

    /// <summary>One level higher at a time; never back.</summary>
    StepUp,

    /// <summary>One level lower at a time; never back.</summary>
    StepDown,
}

/// <summary>A lever (an option with ordered levels) as the engine sees it: who owns it, how many levels, how it moves.</summary>
/// <param name="Party">Index of the owner, from 0.</param>
/// <param name="Levels">Number of levels, at least 2.</param>
/// <param name="Rule">Which changes one move may make.</param>
public readonly record struct Lever(int Party, int Levels, MoveRule Rule)
{
    /// <summary>Whether <see cref="Rule"/> lets the owner go from one level to another in one move; staying is always allowed.</summary>
    public bool Allows(int from, int to) => from == to || Rule switch
    {
        MoveRule.Free => true,
        MoveRule.Up => to > from,
        MoveRule.Down => to < from,
        MoveRule.Step => Math.Abs(to - from) == 1,
        MoveRule.StepUp => to == from + 1,
        MoveRule.StepDown => to == from - 1,
        _ => throw new InvalidOperationException($"Unknown move rule {Rule}."),
    };

    /// <summary>Whether moves compose: two moves of this lever in a row can always be made as one.</summary>
    public bool IsTransitive => Levels == 2 || Rule is MoveRule.Free or MoveRule.Up or MoveRule.Down;
}
