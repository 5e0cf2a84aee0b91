using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>What of a crisis to make into a game.</summary>
public sealed record GameOptions
{
    /// <summary>The most histories a game may have, when nothing else is said.</summary>
    public const int UsualMost = 600_000;

    /// <summary>The most histories; a game that would have more is not made.</summary>
    public int MostHistories { get; init; } = UsualMost;

    /// <summary>How high in their bounds the chances of risks lie, from 0 to 1.</summary>
    public double RiskHeight { get; init; } = 0.5;

    /// <summary>Whether histories to come are merged by position, whatever is known of whom: for the solver on a grid of beliefs.</summary>
    public bool Positions { get; init; }

    /// <summary>Moves taken away besides those that the model takes away: party, from, to.</summary>
    public Func<int, int, int, bool>? Bars { get; init; }

    /// <summary>For each party the order of each of its types (one where it has none); the model's own when null.</summary>
    public IReadOnlyList<IReadOnlyList<Preference>>? Orders { get; init; }
}
