namespace Demarche.Analysis.Game;

/// <summary>A history while a game is being made.</summary>
internal sealed class Growing
{
    public required long Rank { get; init; }
    public required int State { get; init; }
    public required int Named { get; init; }
    public required bool Broken { get; init; }
    public required MomentKind Kind { get; init; }

    /// <summary>Whether the state is seen by all: it is not in the middle of moves at once.</summary>
    public bool Settled { get; init; } = true;

    /// <summary>Who moves, by seat; −1 where nobody does.</summary>
    public int Seat { get; init; } = -1;

    /// <summary>Histories with the same number cannot be distinguished by who moves there; −1 for one that stands alone.</summary>
    public int Together { get; init; } = -1;

    public int Occasion { get; init; }
    public int From { get; init; }
    public (int First, int Last, int Worth)? Flow { get; init; }
    public int[] Options { get; init; } = [];
    public int[] Items { get; init; } = [];
    public int[] Children { get; set; } = [];
    public double[] Chances { get; set; } = [];
}
