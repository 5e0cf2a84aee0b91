using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Engine.Stability;
using Demarche.Reports.Figures;

namespace Demarche.Reports.Brief;

/// <summary>The picture of the crisis: all states within reach when they are few, else those on the ways to what holds and to the break.</summary>
internal static class WaysGraph
{
    private const int WholeWithin = 14;
    private const int MaximumNodes = 22;

    public static StateGraph? Of(BriefFindings findings, Assessment assessment)
    {
        var ways = Ways(findings, assessment).ToArray();
        var onWay = ways.SelectMany(w => w.Moves).Select(m => m.Step).ToHashSet();
        var states = Nodes(assessment, ways);
        if (states.Count < 2) return null;
        var arcs = new List<StateArc>();
        var targets = new List<int>();
        for (var party = 0; party < assessment.Graph.Parties; party++)
        {
            foreach (var from in states)
            {
                assessment.Graph.Moves.Targets(party, from, targets);
                foreach (var to in targets.Where(states.Contains))
                {
                    var pays = assessment.Graph.Prefers(party, to, from);
                    var lies = onWay.Contains(new Step(party, from, to));
                    arcs.Add(new StateArc(from, to, party, pays, lies));
                }
            }
        }

        return new StateGraph(findings.Parties, [.. states.Order().Select(s => Node(assessment, s))], arcs)
        {
            KeptFirst = [.. ways.Select(w => (IReadOnlyList<int>)[.. w.Moves.Select(m => m.Step.To)])],
            WithinReach = assessment.Reached.Count,
        };
    }

    private static IEnumerable<WayRef> Ways(BriefFindings findings, Assessment assessment)
    {
        if (findings.Distance is { } distance)
        {
            foreach (var way in new[] { distance.ByAnyMoves, distance.ByImprovements ?? distance.WithSetBacks }.OfType<WayRef>()) yield return way;
        }

        foreach (var equilibrium in findings.Holding.Equilibria.Where(e => !e.IsNow))
        {
            var state = equilibrium.State.State;
            var ways = equilibrium.PayingMoves is null ? assessment.AnyWay : assessment.Improving;
            yield return assessment.Way("", state, ways.WayTo(state));
        }
    }

    private static HashSet<int> Nodes(Assessment assessment, IReadOnlyList<WayRef> ways)
    {
        if (assessment.Reached.Count <= WholeWithin) return [.. assessment.Reached.Members()];
        var nodes = new HashSet<int> { assessment.Compiled.Now };
        foreach (var way in ways)
        {
            var further = way.Moves.Select(m => m.Step.To).Except(nodes).ToArray();
            if (nodes.Count + further.Length <= MaximumNodes) nodes.UnionWith(further);
        }

        return nodes;
    }

    private static StateNode Node(Assessment assessment, int state) =>
        new(state, $"{state + 1}", assessment.Words.Short(state).Split("; "))
        {
            Distance = assessment.AnyWay.MovesTo(state),
            IsNow = state == assessment.Compiled.Now,
            IsBreak = assessment.Compiled.Break is { } broken && broken[state],
            Outcome = assessment.Words.Outcomes(state) is [.., var last] ? last : null,
            HoldsUnder = [.. assessment.HoldsUnder(state).Select(c => c.ToUpperInvariant())],
        };
}
