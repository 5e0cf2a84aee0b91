using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>Which combinations of levels a move leads between: plain for ordinary states, a choice where one of them is merged.</summary>
internal static class MoveCells
{
    /// <summary>The pair of cells of the two states between which the party can move by changing the fewest levers; (−1, −1) when there is none.</summary>
    public static (int From, int To) Fewest(Crisis crisis, StateSpace space, Step step)
    {
        var own = Enumerable.Range(0, space.Levers.Count).Where(k => crisis.Levers[k].Owners.Contains(step.Party)).ToArray();
        var best = (From: -1, To: -1);
        var fewest = int.MaxValue;
        foreach (var from in space.CellsOf(step.From))
        {
            foreach (var (to, changes) in Reached(space, own, from))
            {
                if (changes == 0 || changes >= fewest || space.StateOf(to) != step.To) continue;
                best = (from, to);
                fewest = changes;
                if (fewest == 1) return best;
            }
        }

        return best;
    }

    private static IEnumerable<(int Cell, int Changes)> Reached(StateSpace space, int[] own, int from)
    {
        var reached = new List<(int Cell, int Changes)> { (from, 0) };
        foreach (var lever in own)
        {
            int level = space.LevelAt(from, lever), known = reached.Count;
            for (var other = 0; other < space.Levers[lever].Levels; other++)
            {
                if (other == level || !space.Levers[lever].Allows(level, other)) continue;
                for (var k = 0; k < known; k++) reached.Add((reached[k].Cell + (other - level) * space.Stride(lever), reached[k].Changes + 1));
            }
        }

        return reached;
    }
}
