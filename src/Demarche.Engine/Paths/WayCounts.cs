using System.Numerics;
using Demarche.Engine.States;

namespace Demarche.Engine.Paths;

/// <summary>How many shortest ways have the same numbers of moves by each party.</summary>
/// <param name="MovesOf">For each party how many of the moves are its.</param>
/// <param name="Ways">How many such ways there are.</param>
public sealed record ColouredCount(IReadOnlyList<int> MovesOf, BigInteger Ways);

/// <summary>
/// How many shortest ways lead from a state to a set, distinguished by who moves how often: each arc has the colour of its mover, and ways that
/// differ in a state or in a mover are different.
/// </summary>
/// <param name="Moves">Number of moves on each.</param>
/// <param name="Coloured">By who moves how often, most ways first.</param>
/// <remarks>Coloured arcs: Xu, Li, Hipel and Kilgour (2009). Counted move by move: O(moves on a way × arcs × ways of sharing the moves out).</remarks>
public sealed record WayCounts(int Moves, IReadOnlyList<ColouredCount> Coloured)
{
    /// <summary>How many shortest ways there are.</summary>
    public BigInteger Total => Coloured.Aggregate(BigInteger.Zero, (sum, c) => sum + c.Ways);

    /// <summary>The parties that move on every one of them.</summary>
    public IEnumerable<int> Needed => Coloured.Count == 0 ? [] : Enumerable.Range(0, Coloured[0].MovesOf.Count).Where(p => Coloured.All(c => c.MovesOf[p] > 0));

    /// <summary>Counts them; null when no way leads there.</summary>
    /// <param name="graph">The conflict.</param>
    /// <param name="ways">The ways from the start; their rule about set-backs holds here too.</param>
    /// <param name="goal">Where to.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static WayCounts? To(ConflictGraph graph, Ways ways, StateSet goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(ways);
        ArgumentNullException.ThrowIfNull(goal);
        if (ways.NearestIn(goal) is not { } nearest) return null;
        var length = ways.MovesTo(nearest)!.Value;
        var reached = new Dictionary<(int State, int SetBacks),
            Dictionary<string, BigInteger>> { [(ways.Start, 0)] = new(StringComparer.Ordinal) { [new string('\0', graph.Parties)] = 1 } };
        var targets = new List<int>();
        for (var move = 0; move < length; move++)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = new Dictionary<(int State, int SetBacks), Dictionary<string, BigInteger>>();
            foreach (var ((state, setBacks), colours) in reached)
            {
                for (var party = 0; party < graph.Parties; party++)
                {
                    graph.Moves.Targets(party, state, targets);
                    foreach (var target in targets)
                    {
                        var spent = ways.SetBacks is null || graph.Prefers(party, target, state) ? setBacks : setBacks + 1;
                        if (ways.SetBacks is { } most && spent > most) continue;
                        if (!next.TryGetValue((target, spent), out var into)) next[(target, spent)] = into = new(StringComparer.Ordinal);
                        foreach (var (colour, count) in colours)
                        {
                            var longer = With(colour, party);
                            into[longer] = into.GetValueOrDefault(longer) + count;
                        }
                    }
                }
            }

            reached = next;
        }

        var found = reached.Where(r => goal[r.Key.State]).SelectMany(r => r.Value).GroupBy(c => c.Key, StringComparer.Ordinal)
            .Select(g => new ColouredCount([.. g.Key.Select(c => (int)c)], g.Aggregate(BigInteger.Zero, (sum, c) => sum + c.Value)));
        return new WayCounts(length,
            [.. found.OrderByDescending(c => c.Ways)
            .ThenByDescending(c => c.MovesOf, Comparer<IReadOnlyList<int>>.Create((a, b) => a.Zip(b, (x, y) => x.CompareTo(y)).FirstOrDefault(d => d != 0)))]);
    }

    private static string With(string colour, int party) => string.Create(colour.Length, (colour, party), static (span, from) =>
    {
        from.colour.CopyTo(span);
        span[from.party]++;
    });
}
