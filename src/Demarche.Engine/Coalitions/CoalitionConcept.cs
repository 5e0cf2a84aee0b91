using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Coalitions;

/// <summary>
/// A solution concept for coalitions: what a coalition is taken to foresee when it decides whether to leave a state together. One
/// subclass, one file, one line in <see cref="CoalitionConcepts.All"/>.
/// </summary>
/// <remarks>
/// A state is unstable for H when some coalition improvement meets no sanction: no answer of the kind the concept fears, of at least one
/// move, that leaves some member of H no better off than where it stood. O(improvements × words in a row) for each state.
/// </remarks>
public abstract class CoalitionConcept
{
    /// <summary>Short name in commands and JSON, lower case: <c>cnash</c>, <c>cseq</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The literature's name.</summary>
    public abstract string Name { get; }

    /// <summary>The concept in one sentence, for a reader without game theory: when the coalition stays.</summary>
    public abstract string InWords { get; }

    /// <summary>The states stable for one coalition.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public StateSet Stable(CoalitionGraph graph, Coalition coalition, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var test = new SanctionTest(graph, coalition, Answers(graph, coalition, cancellation), LooksForWayOut, cancellation);
        var stable = new StateSet(graph.Graph.States);
        for (var s = 0; s < stable.Universe; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            stable[s] = test.IsStable(s);
        }

        return stable;
    }

    /// <summary>The states stable for each of several coalitions: coalitionally stable, when they are all that may form.</summary>
    public StateSet Stable(CoalitionGraph graph, IEnumerable<Coalition> coalitions, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(coalitions);
        return coalitions.Aggregate(StateSet.All(graph.Graph.States), (all, h) => all.Intersect(Stable(graph, h, cancellation)));
    }

    /// <summary>Why one state is stable for a coalition, or is not.</summary>
    public CoalitionVerdict Explain(CoalitionGraph graph, Coalition coalition, int state, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var targets = new List<int>();
        graph.Targets(coalition, state, targets, cancellation);
        if (targets.Count == 0) return new CoalitionVerdict(Id, coalition, state, Ground.NoMove, []);
        var ways = new JointWays(graph);
        CoalitionDeviation[] deviations = [.. ways.From(coalition, state, targets.Where(t => graph.Prefers(coalition, t, state)))
            .Select(move => Answer(graph, ways, move, cancellation))
            .OrderBy(d => d.IsSanctioned)
            .ThenBy(d => d.Improvement.Steps.Count)
            .ThenBy(d => d.Improvement.To)];
        var ground = deviations.Length == 0 ? Ground.NoImprovement
            : deviations[0].IsSanctioned ? Ground.Sanctioned
            : Ground.Unsanctioned;
        return new CoalitionVerdict(Id, coalition, state, ground, deviations);
    }

    /// <summary>Whether the coalition looks for a way out of each sanction before it is deterred.</summary>
    protected abstract bool LooksForWayOut { get; }

    /// <summary>What the others can answer with from each state; null when no answer is feared.</summary>
    internal abstract StateRelation? Answers(CoalitionGraph graph, Coalition coalition, CancellationToken cancellation);

    /// <summary>The shortest answer of the kind feared from a state to one that will do; null when there is none.</summary>
    internal abstract IReadOnlyList<JointMove>? Shortest(JointWays ways, Coalition coalition, int from, Func<int, bool> willDo);

    private CoalitionDeviation Answer(CoalitionGraph graph, JointWays ways, JointMove improvement, CancellationToken cancellation)
    {
        var (coalition, state) = (improvement.By, improvement.From);
        JointMove? lastWayOut = null;
        var sanction = Shortest(ways, coalition, improvement.To, reached =>
        {
            if (reached == improvement.To || graph.Prefers(coalition, reached, state)) return false;
            var way = LooksForWayOut ? WayOut(graph, ways, coalition, state, reached, cancellation) : null;
            lastWayOut = way ?? lastWayOut;
            return way is null;
        });
        return sanction is null
            ? new CoalitionDeviation(improvement, null, improvement.To, lastWayOut)
            : new CoalitionDeviation(improvement, sanction, sanction[^1].To);
    }

    /// <summary>The coalition's shortest joint move from a sanction to something that every member prefers to where it stood.</summary>
    private static JointMove? WayOut(CoalitionGraph graph, JointWays ways, Coalition coalition, int state, int sanction, CancellationToken cancellation)
    {
        var targets = new List<int>();
        graph.Targets(coalition, sanction, targets, cancellation);
        return ways.From(coalition, sanction, targets.Where(t => graph.Prefers(coalition, t, state))).MinBy(m => m.Steps.Count);
    }

    /// <summary>Judges one state after another, without witnesses.</summary>
    private sealed class SanctionTest(CoalitionGraph graph, Coalition coalition, StateRelation? answers, bool looksForWayOut, CancellationToken cancellation)
    {
        private readonly StateRelation improvements = graph.ImprovementsOf(coalition, cancellation);
        private readonly StateRelation reach = graph.Reach(coalition, cancellation);
        private readonly ulong[] better = new ulong[StateRelation.WordsFor(graph.Graph.States)];
        private readonly ulong[] harmless = new ulong[StateRelation.WordsFor(graph.Graph.States)];
        private readonly ulong[] binding = new ulong[StateRelation.WordsFor(graph.Graph.States)];
        private readonly ulong[] none = new ulong[StateRelation.WordsFor(graph.Graph.States)];

        public bool IsStable(int state)
        {
            var row = improvements.Row(state);
            var first = StateRelation.Next(row, none, 0);
            if (first < 0) return true;
            if (answers is null) return false;
            graph.Better(coalition, state, better);
            better.CopyTo(harmless, 0);
            Array.Clear(binding);
            for (var target = first; target >= 0; target = StateRelation.Next(row, none, target + 1))
            {
                if (!IsSanctioned(answers.Row(target))) return false;
            }

            return true;
        }

        /// <summary>Harmless answers are those better for all members and those found to leave a way out; binding ones those found to leave none.</summary>
        private bool IsSanctioned(ReadOnlySpan<ulong> answered)
        {
            if (StateRelation.Intersects(answered, binding)) return true;
            for (var end = StateRelation.Next(answered, harmless, 0); end >= 0; end = StateRelation.Next(answered, harmless, end))
            {
                var into = looksForWayOut && StateRelation.Intersects(reach.Row(end), better) ? harmless : binding;
                into[end >> 6] |= 1UL << end;
                if (ReferenceEquals(into, binding)) return true;
            }

            return false;
        }
    }
}
