using Demarche.Engine.States;

namespace Demarche.Engine.Preferences;

/// <summary>The order given by a list of groups of states, best first; states of one group are tied.</summary>
public static class RankedGroups
{
    /// <summary>Ranks every state, the higher the better. A state in several groups counts in the first; states in none are tied last.</summary>
    public static int[] Rank(int states, IReadOnlyList<StateSet> bestToWorst)
    {
        ArgumentNullException.ThrowIfNull(bestToWorst);
        return Rank(states, bestToWorst.Reverse());
    }

    /// <summary>The same for groups given worst first, which are looked at one by one and not kept.</summary>
    public static int[] Rank(int states, IEnumerable<StateSet> worstToBest)
    {
        ArgumentNullException.ThrowIfNull(worstToBest);
        var ranks = new int[states];
        var rank = 0;
        foreach (var group in worstToBest)
        {
            rank++;
            foreach (var state in group.Members()) ranks[state] = rank;
        }

        return ranks;
    }
}
