using Demarche.Events.Codes;
using Demarche.Record.Codebook;

namespace Demarche.Events.Counting;

/// <summary>Counts and sums by day, pair and kind. Memory grows with these and not with the rows.</summary>
/// <param name="from">The first day that counts; null for any.</param>
/// <param name="to">The last.</param>
internal sealed class EventTally(DateOnly? from, DateOnly? to)
{
    /// <summary>The most sums that are kept.</summary>
    public const int Most = 1_000_000;

    private readonly Dictionary<Key, Sum> sums = [];

    /// <summary>The first day that counts.</summary>
    public DateOnly? From => from;

    /// <summary>The last.</summary>
    public DateOnly? To => to;

    /// <summary>What is refused.</summary>
    public Refusals Refused { get; } = new();

    /// <summary>Events between those asked for on other days.</summary>
    public long OnOtherDays { get; private set; }

    /// <summary>Whether there are more sums than are kept.</summary>
    public bool IsFull => sums.Count > Most;

    public void Add(DateOnly on, EventActor by, EventActor toward, ScoredKind kind, long events, decimal? score, string url)
    {
        if (on < from || on > to)
        {
            OnOtherDays += events;
            return;
        }

        if (events == 0) return;
        Add(new Key(on, by, toward, kind.Type, Math.Sign(score ?? 0)),
            new Sum(events, score, kind.Mode, kind.Cameo.Length == 0 ? Codes([]) : Codes([kind.Cameo]), url));
    }

    public void Join(EventTally later)
    {
        Refused.Join(later.Refused);
        OnOtherDays += later.OnOtherDays;
        foreach (var (key, sum) in later.sums) Add(key, sum);
    }

    /// <summary>All sums, by day, pair and kind.</summary>
    public IReadOnlyList<EventCount> All() =>
    [
        .. sums.Select(s => Of(s.Key, s.Value))
            .OrderBy(c => c.On)
            .ThenBy(c => c.By.Name, StringComparer.Ordinal)
            .ThenBy(c => c.Toward.Name, StringComparer.Ordinal)
            .ThenBy(c => c.Type)
            .ThenBy(c => c.Score),
    ];

    private static EventCount Of(Key key, Sum sum) =>
        new(key.On, key.By, key.Toward, key.Type, sum.Mode, string.Join(' ', sum.Codes), sum.Events, sum.Score, sum.Url);

    private void Add(Key key, Sum more)
    {
        if (!sums.TryGetValue(key, out var sum))
        {
            if (!IsFull) sums[key] = new Sum(more.Events, more.Score, more.Mode, Codes(more.Codes), more.Url);
            return;
        }

        sum.Codes.UnionWith(more.Codes);
        sums[key] = sum with
        {
            Events = sum.Events + more.Events, Score = sum.Score + more.Score, Mode = sum.Mode == more.Mode ? sum.Mode : "",
            Url = sum.Url.Length == 0 || (more.Url.Length > 0 && string.CompareOrdinal(more.Url, sum.Url) < 0) ? more.Url : sum.Url,
        };
    }

    private static SortedSet<string> Codes(IEnumerable<string> codes) => new(codes, StringComparer.Ordinal);

    private readonly record struct Key(DateOnly On, EventActor By, EventActor Toward, EventType? Type, int Sign);

    private readonly record struct Sum(long Events, decimal? Score, string Mode, SortedSet<string> Codes, string Url);
}
