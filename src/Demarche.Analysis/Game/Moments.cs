namespace Demarche.Analysis.Game;

/// <summary>What is done at a moment of a game.</summary>
internal enum MomentKind
{
    /// <summary>Play ends.</summary>
    End,

    /// <summary>One party chooses.</summary>
    Choice,

    /// <summary>Several parties choose at once.</summary>
    AtOnce,

    /// <summary>Something happens by itself or not.</summary>
    Risk,

    /// <summary>Chance settles who acts first.</summary>
    Order,

    /// <summary>A decision becomes a fact, and something that is shown by name changes with it.</summary>
    Fact,

    /// <summary>A party pays, and has no choice.</summary>
    Toll,
}

/// <summary>Where a move leads: what is paid for it, and the class of situations after it.</summary>
internal readonly record struct Branch(int Bill, int To);

/// <summary>Situations in which the same comes next, whatever lasted before: one moment of the game.</summary>
internal sealed class Moment
{
    public required MomentKind Kind { get; init; }
    public required int Step { get; init; }

    /// <summary>How many payments stand before something else is done at the step; a payment stands at the step of what comes next.</summary>
    public int Payments { get; init; }

    public required int Occasion { get; init; }
    public required int Named { get; init; }
    public required bool Broken { get; init; }

    /// <summary>Who chooses: one, or several at once by seat.</summary>
    public int[] Players { get; init; } = [];

    /// <summary>By player how many options; for several at once branches are numbered with the first player fastest.</summary>
    public int[] Options { get; set; } = [];

    public Branch[] Branches { get; set; } = [];
    public double[] Chances { get; set; } = [];

    /// <summary>The state from which is chosen, and by player the states meant: those of the situation nearest to the present.</summary>
    public int From { get; set; }
    public int[][] Ends { get; set; } = [];

    /// <summary>By seat, as bits: whether the party has a choice here or later.</summary>
    public ulong Chooses { get; set; }
}

/// <summary>A class of situations at a step: what lasts from then on, and the moment that comes next.</summary>
/// <param name="Moment">The moment.</param>
/// <param name="First">The first interval that the state lasts through before it; -1 for none.</param>
/// <param name="Last">The last.</param>
/// <param name="Worth">What the lasting state is worth (<see cref="Observables.Worth"/>); -1 where none lasts.</param>
internal readonly record struct SituationClass(int Moment, int First, int Last, int Worth);
