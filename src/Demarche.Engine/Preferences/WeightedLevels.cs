using Demarche.Engine.States;

namespace Demarche.Engine.Preferences;

/// <summary>The order given by a score: each lever level has a whole-number weight and a state's score is their sum.</summary>
public static class WeightedLevels
{
    /// <summary>Ranks every state by score, the higher the better, equal scores tied. O(states × levers + states log states).</summary>
    /// <param name="space">A space with levers.</param>
    /// <param name="weights">For each lever, a weight for each of its levels.</param>
    /// <exception cref="OverflowException">A score leaves the range of 64 bits.</exception>
    public static int[] Rank(StateSpace space, IReadOnlyList<long[]> weights)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(weights);
        var keys = new ulong[space.Count];
        for (var state = 0; state < keys.Length; state++)
        {
            var cell = space.CellOf(state);
            var score = 0L;
            for (var lever = 0; lever < weights.Count; lever++) score = checked(score + weights[lever][space.LevelAt(cell, lever)]);
            keys[state] = unchecked((ulong)(score ^ long.MinValue));
        }

        var ranks = new int[keys.Length];
        PriorityOrder.Places(keys, ranks);
        return ranks;
    }
}
