namespace Demarche.Analysis.Play;

/// <summary>How a game is solved.</summary>
public enum PlayMode
{
    /// <summary>Exactly where the histories are not too many; on a grid of beliefs where they are.</summary>
    Auto,

    /// <summary>Every public history. A game with too many is made smaller, and says how.</summary>
    Exact,

    /// <summary>Positions and what is believed there, on a grid: an approximation.</summary>
    Grid,
}
