using Demarche.Engine.States;

namespace Demarche.Engine.Coalitions;

/// <summary>
/// Equilibrium jumps: a coalition moves together from one equilibrium to another that every member prefers. No party would leave the
/// first by itself, and none would leave the second.
/// </summary>
/// <remarks>Source: Kilgour, Hipel, Fang and Peng (2001). O(equilibria²) for each coalition once its moves are known.</remarks>
public static class EquilibriumJumps
{
    /// <summary>
    /// Every jump of the given coalitions: by state of departure, then by coalition in the order given, then by target. Found as they are asked
    /// for.
    /// </summary>
    /// <param name="graph">The conflict with its coalitions.</param>
    /// <param name="equilibria">The states taken as equilibria, under whatever concept.</param>
    /// <param name="coalitions">The coalitions asked about.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IEnumerable<JointMove> Find(CoalitionGraph graph, StateSet equilibria, IReadOnlyList<Coalition> coalitions,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(equilibria);
        ArgumentNullException.ThrowIfNull(coalitions);
        return equilibria.Members().SelectMany(state => coalitions.SelectMany(h => From(graph, equilibria, h, state, cancellation)));
    }

    private static IEnumerable<JointMove> From(CoalitionGraph graph, StateSet equilibria, Coalition coalition, int state, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var improvements = graph.ImprovementsOf(coalition, cancellation);
        int[] targets = [.. equilibria.Members().Where(t => improvements.Has(state, t))];
        return targets.Length == 0 ? [] : new JointWays(graph).From(coalition, state, targets);
    }
}
