using Demarche.Engine.States;

namespace Demarche.Engine.Stability;

/// <summary>
/// Non-myopic stability: from some horizon on, a party would stay however far it looks. What is expected at one horizon fixes what is
/// expected at the next, so expectations end in a cycle; the state is stable when the party stays at every horizon of the cycle. Two parties.
/// </summary>
/// <remarks>Source: Brams and Wittman (1981); Kilgour (1984). Expectations need not settle: a cycle longer than 1 says so. O(moves) a horizon.</remarks>
public sealed class NonMyopicStability : SolutionConcept
{
    /// <summary>The most horizons looked at before the question is given up.</summary>
    public const int MaximumHorizons = 1 << 14;

    /// <inheritdoc/>
    public override string Id => "nm";

    /// <inheritdoc/>
    public override string Name => "Non-myopic stability";

    /// <inheritdoc/>
    public override string InWords => "stays however far it looks ahead";

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Parties == 2 ? null : $"two parties are needed, and there {(graph.Parties == 1 ? "is" : "are")} {graph.Parties}";
    }

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default) => Settle(graph, cancellation).Stable[party];

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        var (_, period, horizon) = Settle(graph, default);
        var anticipation = new Anticipation(graph);
        var verdicts = Enumerable.Range(horizon, period).Select(h => anticipation.Explain(Id, party, state, h));
        return verdicts.Aggregate((all, next) => all.IsStable ? next : all);
    }

    /// <summary>How expectations settle.</summary>
    /// <returns>The stable states of each party; the length of the cycle (1: they converge); a horizon from which on they cycle.</returns>
    /// <exception cref="NotSupportedException">Not two parties, or no cycle within <see cref="MaximumHorizons"/>.</exception>
    public (IReadOnlyList<StateSet> Stable, int Period, int Horizon) Settle(ConflictGraph graph, CancellationToken cancellation = default)
    {
        if (WhyNot(graph) is { } reason) throw new NotSupportedException(reason);
        var (ends, period, horizon) = FindCycle(graph, cancellation);
        var anticipation = new Anticipation(graph);
        var staying = new[] { StateSet.All(graph.States), StateSet.All(graph.States) };
        for (var h = 0; h < period; h++)
        {
            for (var party = 0; party < 2; party++)
            {
                var stays = Enumerable.Range(0, graph.States).Where(s => ends[party][s] == s);
                staying[party] = staying[party].Intersect(StateSet.Of(graph.States, stays));
            }

            ends = [anticipation.Further(0, ends[1]), anticipation.Further(1, ends[0])];
        }

        return (staying, period, horizon);
    }

    /// <summary>Brent's method: a remembered horizon is compared with each that follows, and moved up at powers of two.</summary>
    private static (int[][] Ends, int Period, int Horizon) FindCycle(ConflictGraph graph, CancellationToken cancellation)
    {
        var anticipation = new Anticipation(graph);
        int[][] remembered = [anticipation.Start(), anticipation.Start()];
        var ends = remembered;
        for (int horizon = 1, power = 1, length = 1; horizon <= MaximumHorizons; horizon++, length++)
        {
            cancellation.ThrowIfCancellationRequested();
            ends = [anticipation.Further(0, ends[1]), anticipation.Further(1, ends[0])];
            if (ends[0].AsSpan().SequenceEqual(remembered[0]) && ends[1].AsSpan().SequenceEqual(remembered[1])) return (ends, length, horizon);
            if (length < power) continue;
            (remembered, power, length) = (ends, power * 2, 0);
        }

        throw new NotSupportedException($"what the parties expect had not settled into a cycle after {MaximumHorizons} horizons");
    }
}
