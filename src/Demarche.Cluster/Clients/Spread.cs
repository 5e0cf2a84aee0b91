using System.Globalization;

namespace Demarche.Cluster.Clients;

/// <summary>How work was spread, in numbers. Safe for use from any thread.</summary>
public sealed class Spread
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, (int Units, TimeSpan Took)> silos = new(StringComparer.Ordinal);
    private int again;
    private int here;
    private long questions;

    internal void Done(string silo, TimeSpan took)
    {
        lock (gate) silos[silo] = silos.TryGetValue(silo, out var so) ? (so.Units + 1, so.Took + took) : (1, took);
    }

    internal void Again() => Interlocked.Increment(ref again);

    internal void Here() => Interlocked.Increment(ref here);

    internal void Sent(long bytes) => Interlocked.Add(ref questions, bytes);

    /// <summary>How many units were worked on here, there being no silo left.</summary>
    public int UnitsHere => here;

    /// <summary>How many units were begun again, because a silo was lost or left.</summary>
    public int UnitsAgain => again;

    /// <summary>For each silo its units and how long clients waited for them in all, in the order of addresses.</summary>
    public IReadOnlyList<(string Silo, int Units, TimeSpan Took)> Silos
    {
        get
        {
            lock (gate) return [.. silos.Select(s => (s.Key, s.Value.Units, s.Value.Took))];
        }
    }

    /// <summary>All of it, a line each.</summary>
    public IEnumerable<string> Lines()
    {
        string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        var all = Silos;
        yield return Say($"{all.Sum(s => s.Units) + here:N0} units on {all.Count} {(all.Count == 1 ? "silo" : "silos")}; {questions:N0} bytes of "
            + $"questions sent");
        foreach (var (silo, units, took) in all)
            yield return Say($"  {silo}: {units:N0} units, {took.TotalSeconds / units * 1000:N0} ms each from order to result");
        if (again > 0) yield return Say($"  {again:N0} begun again, because a silo was lost or left");
        if (here > 0) yield return Say($"  {here:N0} worked on here, there being no silo left");
    }
}
