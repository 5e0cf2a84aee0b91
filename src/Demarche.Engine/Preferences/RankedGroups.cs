using Demarche.Engine.States;

namespace Demarche.Engine.Preferences;

/// <summary>The order given by a list of groups of states, best first; states of one group are tied.</summary>
public static class RankedGroups
{
    /// <summary>Ranks every state, the higher the better. A state in several groups counts in the first; states in none are tied last.</summary>
    public static int[] Rank(int states, IReadOnlyList<StateSet> bestToWorst)
    {
        ArgumentNullException.ThrowIfNull(bestToWorst);
        var ranks = new int[states];
        for (var group = bestToWorst.Count - 1; group >= 0; group--)
        {
            foreach (var state in bestToWorst[group].Members()) ranks[state] = bestToWorst.Count - group;
        }

        return ranks;
    }
}
