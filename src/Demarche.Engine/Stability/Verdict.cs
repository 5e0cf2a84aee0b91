namespace Demarche.Engine.Stability;

/// <summary>One move of one party from one state to another.</summary>
public readonly record struct Step(int Party, int From, int To);

/// <summary>Why a state is stable for a party, or is not.</summary>
public enum Ground
{
    /// <summary>The party has no move at all: vacuously stable.</summary>
    NoMove,

    /// <summary>It has moves, and none leads to a state it prefers.</summary>
    NoImprovement,

    /// <summary>Every improvement is sanctioned.</summary>
    Sanctioned,

    /// <summary>At least one improvement is not sanctioned: unstable.</summary>
    Unsanctioned,

    /// <summary>The party stays, and more firmly than the concept means: so not merely weakly stable.</summary>
    Firmer,
}

/// <summary>One improvement and what becomes of it.</summary>
/// <param name="Improvement">The focal party's move to a state it prefers.</param>
/// <param name="Sanction">The opponents' shortest legal sequence from there to a state no better for the focal party; null when there is none.</param>
/// <param name="Together">Whether the sanction is carried out at the same time as the improvement (simultaneous sanctioning) rather than after it.</param>
/// <param name="Result">Where the sanction ends; where the improvement ends when it is unsanctioned.</param>
/// <param name="WayOut">The focal party's counter-move that undoes the sanction, for concepts that ask, when that is why no sanction works.</param>
public sealed record Deviation(Step Improvement, IReadOnlyList<Step>? Sanction, bool Together, int Result, Step? WayOut = null)
{
    /// <summary>Whether the improvement is deterred.</summary>
    public bool IsSanctioned => Sanction is not null;
}

/// <summary>Whether a state is stable for a party under a concept, with the moves that show it.</summary>
/// <param name="Concept">The concept's short name, such as <c>seq</c>.</param>
/// <param name="Party">The focal party.</param>
/// <param name="State">The state.</param>
/// <param name="Ground">Why.</param>
/// <param name="Deviations">Every improvement of the party from the state, the unsanctioned first, then by the target's rank, best first.</param>
public sealed record Verdict(string Concept, int Party, int State, Ground Ground, IReadOnlyList<Deviation> Deviations)
{
    /// <summary>Whether the state is stable for the party.</summary>
    public bool IsStable => Ground is not (Ground.Unsanctioned or Ground.Firmer);
}
