namespace Demarche.Games.Files;

/// <summary>How much of a game file is read before it is refused, so that no input can exhaust memory.</summary>
public static class GameLimits
{
    /// <summary>The most characters.</summary>
    public const int Characters = 64_000_000;

    /// <summary>The most nodes.</summary>
    public const int Nodes = 1_000_000;

    /// <summary>The most moves in a row.</summary>
    public const int Depth = 10_000;

    /// <summary>The most players.</summary>
    public const int Players = 100;

    /// <summary>The most numbers that nodes times players may come to.</summary>
    public const int Values = 5_000_000;

    /// <summary>The longest text in quotes, in characters.</summary>
    public const int Text = 100_000;

    /// <summary>The longest number or word, in characters.</summary>
    public const int Word = 300;
}
