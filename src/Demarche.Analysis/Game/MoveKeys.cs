using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Game;

/// <summary>
/// Orders moves, and states, by what they change: fewer levers first, then by the names of levers and the places of their levels. The order does not
/// hang on how states are numbered, nor does a lever more or a level more change it for the others.
/// </summary>
internal sealed class MoveKeys
{
    private const int CountBits = 16;

    private readonly StateSpace space;
    private readonly UInt128[] unit;

    public MoveKeys(CompiledCrisis compiled)
    {
        space = compiled.Space;
        unit = new UInt128[space.Levers.Count];
        var next = UInt128.One;
        foreach (var lever in ByName(compiled).Reverse())
        {
            unit[lever] = next;
            next *= (UInt128)(space.Levers[lever].Levels + 1);
        }
    }

    /// <summary>The key of going from a state to another; 0 where they are one. Beyond some seventy levers keys may be equal. O(levers).</summary>
    public UInt128 Of(int from, int to)
    {
        if (from == to) return 0;
        if (space.Levers.Count == 0) return (UInt128.One << (128 - CountBits)) + (UInt128)to;
        var (cell, other, count, key) = (space.CellOf(from), space.CellOf(to), 0, UInt128.Zero);
        for (var lever = 0; lever < unit.Length; lever++)
        {
            var level = space.LevelAt(other, lever);
            if (level == space.LevelAt(cell, lever)) continue;
            count++;
            key += unit[lever] * (UInt128)(level + 1);
        }

        return ((UInt128)count << (128 - CountBits)) | (key & (UInt128.MaxValue >> CountBits));
    }

    private static int[] ByName(CompiledCrisis compiled)
    {
        var levers = compiled.Crisis.Levers;
        return [.. Enumerable.Range(0, levers.Count)
            .OrderBy(k => compiled.Crisis.Parties[levers[k].Party].Name, StringComparer.Ordinal).ThenBy(k => levers[k].Name, StringComparer.Ordinal)];
    }
}
