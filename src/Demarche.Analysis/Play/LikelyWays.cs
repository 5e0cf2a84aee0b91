namespace Demarche.Analysis.Play;

/// <summary>
/// The likeliest ways through the named outcomes in one run: best first over beginnings of ways. How likely play is to begin in a way bounds how likely any
/// way with that beginning is; so a way that is complete and no less likely than every beginning left is the next best.
/// </summary>
/// <remarks>
/// A beginning holds the places at which play stands just after its last turn, with their shares: going on from them until the next turn is one pass over a
/// part of the merged game, and nowhere are single histories listed. Of the ways to a break a beginning's bound counts only play that does break.
/// O(beginnings looked at × places after them); both are bounded, and where the bound is met the ways found so far are exact, but others may be likelier.
/// </remarks>
internal sealed class LikelyWays
{
    /// <summary>Ways less likely than this, as a share of all that are looked for, are not.</summary>
    private const double Least = 1e-4;

    /// <summary>So many places are gone through at most.</summary>
    private const long MostWork = 200_000_000;

    private readonly PlayedGraph run;
    private readonly double[] breaks;
    private readonly double[] mass;
    private readonly CancellationToken cancellation;
    private long work;

    public LikelyWays(PlayedGraph run, CancellationToken cancellation)
    {
        (this.run, this.cancellation) = (run, cancellation);
        breaks = run.Breaks();
        mass = new double[run.Places];
    }

    /// <summary>The likeliest ways, likeliest first.</summary>
    /// <param name="most">How many.</param>
    /// <param name="breaksOnly">Whether only those on which the break comes about.</param>
    public List<IReadOnlyList<Turning>> Find(int most, bool breaksOnly)
    {
        work = 0;
        var found = new List<IReadOnlyList<Turning>>();
        var queue = new PriorityQueue<Beginning, (double Bound, int Order)>();
        var order = 0;
        var least = Least * (breaksOnly ? Bound(run.Start) : 1);
        void Add(IReadOnlyList<Turning> turnings, IReadOnlyList<(int Place, double Mass)> places, bool isComplete, double bound)
        {
            if (bound > least) queue.Enqueue(new Beginning(turnings, Together(places), isComplete), (-bound, order++));
        }

        Add([], run.Start, false, breaksOnly ? Bound(run.Start) : 1);
        while (found.Count < most && work < MostWork && queue.TryDequeue(out var way, out _))
        {
            cancellation.ThrowIfCancellationRequested();
            if (way.IsComplete)
            {
                found.Add(way.Turnings);
                continue;
            }

            var (ends, broken, next) = GoOn(way.Places);
            var complete = breaksOnly ? broken : ends;
            Add(way.Turnings, [], true, complete);
            foreach (var (turning, places) in next)
                Add([.. way.Turnings, run.Turnings[turning]], places, false, breaksOnly ? Bound(places) : places.Sum(p => p.Mass));
        }

        return found;
    }

    private double Bound(IEnumerable<(int Place, double Mass)> places) => places.Sum(p => p.Mass * breaks[p.Place]);

    /// <summary>
    /// Play on from some places until the next turn: how much of it ends without one, how much of that with the break, and where the rest turns.
    /// </summary>
    private (double Ends, double Broken, Dictionary<int, List<(int Place, double Mass)>> Next) GoOn(IReadOnlyList<(int Place, double Mass)> from)
    {
        var (ends, broken, last) = (0.0, 0.0, 0);
        var turned = new Dictionary<int, List<(int Place, double Mass)>>();
        foreach (var (place, share) in from)
        {
            mass[place] += share;
            last = Math.Max(last, place);
        }

        for (var place = from.Min(p => p.Place); place <= last; place++, work++)
        {
            var here = mass[place];
            if (here <= 0) continue;
            mass[place] = 0;
            var (first, end) = (run.FirstEdge(place), run.FirstEdge(place + 1));
            if (first == end) ends += here;
            if (first == end && run.Game.IsBroken(run.Node(place))) broken += here;
            for (var e = first; e < end; e++)
            {
                var (to, share) = (run.Target(e), here * run.Weight(e));
                if (run.Turnings.At(e) is var turning && turning < 0)
                {
                    mass[to] += share;
                    last = Math.Max(last, to);
                    continue;
                }

                if (!turned.TryGetValue(turning, out var there)) turned[turning] = there = [];
                there.Add((to, share));
            }
        }

        return (ends, broken, turned);
    }

    /// <summary>Each place once, with all that comes to it.</summary>
    private List<(int Place, double Mass)> Together(IReadOnlyList<(int Place, double Mass)> places)
    {
        var distinct = new List<int>();
        foreach (var (place, share) in places.Where(p => p.Mass > 0))
        {
            if (mass[place] == 0) distinct.Add(place);
            mass[place] += share;
        }

        List<(int Place, double Mass)> merged = [.. distinct.Select(place => (place, mass[place]))];
        foreach (var place in distinct) mass[place] = 0;
        return merged;
    }

    private sealed record Beginning(IReadOnlyList<Turning> Turnings, IReadOnlyList<(int Place, double Mass)> Places, bool IsComplete);
}
