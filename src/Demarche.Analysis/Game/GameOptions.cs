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

    /// <summary>Where play is to begin, past what the record tells; after the record when null.</summary>
    internal GameStart? From { get; init; }

    /// <summary>Whether to keep what it takes to follow a game move by move (<see cref="CrisisGame.Ways"/>).</summary>
    internal bool Follows { get; init; }
}

/// <summary>A place in the calendar and the situation there, in terms that hold for every game of the same levers and calendar.</summary>
/// <param name="Step">The step that comes next.</param>
/// <param name="State">The state that holds.</param>
/// <param name="Called">Which threats stand called in, as bits; threats that are added later come after these.</param>
/// <param name="Broken">Whether the break has come about.</param>
/// <param name="Order">Which order of acting chance has settled on; 0 otherwise.</param>
/// <param name="Memory">What is remembered of levers (<see cref="LeverMemory"/>).</param>
internal sealed record GameStart(StepKey Step, int State, ulong Called, bool Broken, int Order, IReadOnlyList<long> Memory);

/// <summary>What a step is, whatever its number: games of one crisis that have other threats may have more steps.</summary>
internal readonly record struct StepKey(StepKind Kind, int Occasion, int Which);
