using Demarche.Engine.States;
using Demarche.Engine.Sweeps;

namespace Demarche.Engine.Stability;

/// <summary>Nash stability: the party has no move to a state it prefers. No foresight beyond its own move. O(states × levers).</summary>
/// <remarks>Source: Nash (1950, 1951); in the graph model Fang, Hipel and Kilgour (1993).</remarks>
public sealed class NashStability : SolutionConcept
{
    /// <inheritdoc/>
    public override string Id => "nash";

    /// <inheritdoc/>
    public override string Name => "Nash stability";

    /// <inheritdoc/>
    public override string InWords => "stays unless one of its own moves leads straight to something it prefers";

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Stable(Sweep.For(graph), graph, party, cancellation);
    }

    /// <summary>The same by a given sweep, which counts what it reads.</summary>
    internal static StateSet Stable(Sweep sweep, ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        var ranks = graph.RankArray(party);
        return NotBelow(ranks, sweep.Best(party, ranks, cancellation));
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Deviations.Judge(Id, graph, party, state, t => new Deviation(new Step(party, state, t), null, Together: false, t));
    }

    /// <summary>The states whose rank is at least what a move could bring.</summary>
    internal static StateSet NotBelow(int[] ranks, int[] best)
    {
        var set = new StateSet(ranks.Length);
        var words = set.Bits;
        for (var w = 0; w < words.Length; w++)
        {
            int first = w << 6, count = Math.Min(64, ranks.Length - first);
            var bits = 0UL;
            for (var x = 0; x < count; x++) bits |= (best[first + x] <= ranks[first + x] ? 1UL : 0) << x;
            words[w] = bits;
        }

        return set;
    }
}
