using Demarche.Engine.States;

namespace Demarche.Analysis.Game;

/// <summary>What comes of moves that parties make at the same time.</summary>
internal static class MovesAtOnce
{
    /// <summary>The state after a further party's move. A move that can no longer be made comes to nothing.</summary>
    /// <param name="space">The states.</param>
    /// <param name="state">What the moves before have come to.</param>
    /// <param name="from">The state in which all of them move.</param>
    /// <param name="to">Where this one leads from there.</param>
    public static int Together(StateSpace space, int state, int from, int to)
    {
        if (state == from || to == from) return state == from ? to : state;
        var cell = space.CellOf(state);
        for (var lever = 0; lever < space.Levers.Count; lever++)
        {
            var (was, becomes) = (space.LevelOf(from, lever), space.LevelOf(to, lever));
            if (was != becomes) cell += (becomes - space.LevelAt(cell, lever)) * space.Stride(lever);
        }

        return space.StateOf(cell) is >= 0 and var both ? both : state;
    }
}
