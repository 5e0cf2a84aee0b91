using Demarche.Analysis.Game;

namespace Demarche.Analysis.Play;

/// <summary>A turn on the way: which named outcomes hold from here on, who brought it about, and when.</summary>
/// <param name="Occasion">The occasion; one more than the last for what happens by itself before the horizon.</param>
/// <param name="Mover">The party; −1 for something that happens by itself, −2 for several parties at once.</param>
/// <param name="Label">What holds from here on: <see cref="CrisisGame.Label"/>.</param>
/// <param name="After">What others had done without which no outcome would begin here: <see cref="Groundwork.Of"/>.</param>
public readonly record struct Turning(int Occasion, int Mover, long Label, string After);

/// <summary>
/// Some ways through the named outcomes, shown only by where an outcome begins or ends, and how likely each is in a run. A way takes in all
/// histories with the same turnings.
/// </summary>
/// <remarks>Traces count from 0; trace 0 is the one on which nothing changes. Beginnings of the ways shown are traces too. Immutable.</remarks>
public sealed class Traces
{
    /// <summary>Several parties acting at once.</summary>
    public const int Together = -2;

    /// <summary>What happens by itself.</summary>
    public const int ByItself = -1;

    private readonly List<(int Parent, Turning Turning)> traces = [(-1, default)];
    private readonly Dictionary<(int, Turning), int> numbers = [];

    /// <summary>The ways given, each with all its beginnings.</summary>
    internal Traces(IEnumerable<IReadOnlyList<Turning>> ways)
    {
        foreach (var way in ways)
        {
            var trace = 0;
            foreach (var turning in way)
            {
                if (!numbers.TryGetValue((trace, turning), out var next))
                {
                    traces.Add((trace, turning));
                    numbers[(trace, turning)] = next = traces.Count - 1;
                }

                trace = next;
            }
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => traces.Count;

    /// <summary>The turnings of a trace, in order.</summary>
    public IReadOnlyList<Turning> Of(int trace)
    {
        var turnings = new List<Turning>();
        for (var t = trace; t > 0; t = traces[t].Parent) turnings.Insert(0, traces[t].Turning);
        return turnings;
    }

    /// <summary>How likely each trace is in a run. O(edges × traces that play can be on there).</summary>
    internal double[] Shares(PlayedGraph run)
    {
        var at = new List<(int Trace, double Mass)>?[run.Places];
        var shares = new double[Count];
        foreach (var (place, weight) in run.Start) (at[place] ??= []).Add((0, weight));
        for (var place = 0; place < at.Length; place++)
        {
            if (at[place] is not { } here) continue;
            var (first, end) = (run.FirstEdge(place), run.FirstEdge(place + 1));
            if (first == end) foreach (var (trace, mass) in here) shares[trace] += mass;
            for (var e = first; e < end; e++)
            {
                var turn = run.Turnings.At(e);
                foreach (var (trace, mass) in here)
                {
                    var next = trace;
                    if (turn >= 0 && !numbers.TryGetValue((trace, run.Turnings[turn]), out next)) continue;
                    Add(at[run.Target(e)] ??= [], next, mass * run.Weight(e));
                }
            }

            at[place] = null;
        }

        return shares;
    }

    private static void Add(List<(int Trace, double Mass)> into, int trace, double mass)
    {
        if (mass <= 0) return;
        var k = into.FindIndex(x => x.Trace == trace);
        if (k < 0) into.Add((trace, mass));
        else into[k] = (trace, into[k].Mass + mass);
    }
}
