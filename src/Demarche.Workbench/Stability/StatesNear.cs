using Demarche.Analysis.Assessing;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Reports.Figures;

namespace Demarche.Workbench.Stability;

/// <summary>The picture of the states: all within reach while they are few, else the chosen one with its neighbours and the ways from now.</summary>
public static class StatesNear
{
    private const int WholeWithin = 40;
    private const int MostNeighbours = 10;

    /// <summary>Whether all states within reach are drawn.</summary>
    public static bool IsWhole(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return assessment.Reached.Count <= WholeWithin;
    }

    /// <summary>The states on the shortest ways from now to the break, by moves that pay and by any.</summary>
    public static IEnumerable<int> OnWaysToBreak(Assessment assessment) => WaysToBreak(assessment).SelectMany(way => way).Select(step => step.To);

    /// <summary>What is drawn around a state.</summary>
    /// <param name="assessment">The crisis, solved.</param>
    /// <param name="chosen">The state, from 0.</param>
    public static StateGraph Around(Assessment assessment, int chosen)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var ways = WaysToBreak(assessment).Append(WayTo(assessment, chosen)).ToArray();
        var onWay = ways.SelectMany(w => w).Select(s => (s.Party, s.From, s.To)).ToHashSet();
        var states = States(assessment, chosen, ways);
        var targets = new List<int>();
        var arcs = new List<StateArc>();
        for (var party = 0; party < assessment.Graph.Parties; party++)
        {
            foreach (var from in states)
            {
                assessment.Graph.Moves.Targets(party, from, targets);
                arcs.AddRange(targets.Where(states.Contains)
                    .Select(to => new StateArc(from, to, party, assessment.Graph.Prefers(party, to, from), onWay.Contains((party, from, to)))));
            }
        }

        return new StateGraph([.. assessment.Compiled.Crisis.Parties.Select(p => p.Words)], [.. states.Select(s => Node(assessment, s))], arcs)
        {
            KeptFirst =
            [
                [.. WayTo(assessment, chosen).Select(s => s.To), chosen],
                .. WaysToBreak(assessment).Select(w => (IReadOnlyList<int>)[.. w.Select(s => s.To)]),
                .. arcs.Where(a => a.From == chosen).OrderByDescending(a => a.IsImprovement).Select(a => (IReadOnlyList<int>)[a.To]),
            ],
            WithinReach = assessment.Reached.Count,
        };
    }

    private static IEnumerable<IReadOnlyList<Step>> WaysToBreak(Assessment assessment)
    {
        if (assessment.Compiled.Break is not { } broken) yield break;
        foreach (var ways in new[] { assessment.AnyWay, assessment.Improving })
        {
            if (ways.NearestIn(broken) is { } end) yield return ways.WayTo(end);
        }
    }

    /// <summary>The way from now to a state: by moves that pay when there is one.</summary>
    private static IReadOnlyList<Step> WayTo(Assessment assessment, int state)
    {
        Ways? ways = assessment.Improving.MovesTo(state) is not null ? assessment.Improving : assessment.AnyWay.MovesTo(state) is not null ? assessment.AnyWay
            : null;
        return ways?.WayTo(state) ?? [];
    }

    private static SortedSet<int> States(Assessment assessment, int chosen, IReadOnlyList<IReadOnlyList<Step>> ways)
    {
        if (IsWhole(assessment)) return [.. assessment.Reached.Members(), chosen];
        var states = new SortedSet<int>(ways.SelectMany(w => w).Select(s => s.To)) { assessment.Compiled.Now, chosen };
        var graph = assessment.Graph;
        var targets = new List<int>();
        var neighbours = new List<(int State, bool Pays)>();
        for (var party = 0; party < graph.Parties; party++)
        {
            graph.Moves.Targets(party, chosen, targets);
            neighbours.AddRange(targets.Select(t => (t, graph.Prefers(party, t, chosen))));
        }

        states.UnionWith(neighbours.OrderByDescending(n => n.Pays).ThenBy(n => n.State).Select(n => n.State).Distinct().Take(MostNeighbours));
        return states;
    }

    private static StateNode Node(Assessment assessment, int state) => new(state, $"{state + 1}", assessment.Words.Short(state).Split("; "))
    {
        Distance = assessment.AnyWay.MovesTo(state) ?? -1,
        IsNow = state == assessment.Compiled.Now,
        IsBreak = assessment.Compiled.Break is { } broken && broken[state],
        Outcome = assessment.Words.Outcomes(state) is [.., var last] ? last : null,
        HoldsUnder = [.. assessment.HoldsUnder(state).Select(c => c == "nash" ? "Nash" : c.ToUpperInvariant())],
    };
}
