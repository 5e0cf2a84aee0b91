using System.Globalization;
using Demarche.Record.Events;

namespace Demarche.Record.Joining;

/// <summary>New rows beside those that a record has: which are there already, which tell of the same event. O(rows) by day and actors.</summary>
internal sealed class RecordMerge
{
    public RecordMerge(IReadOnlyList<EventRow> old, IReadOnlyList<EventRow> read)
    {
        var all = old.ToList();
        var ids = old.Select(r => r.Id).Where(i => i.Length > 0).ToHashSet(StringComparer.Ordinal);
        var quotes = old.Where(r => r.Quote.Length > 0).GroupBy(QuoteKey).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var byDay = old.Select((r, i) => (r, i)).GroupBy(p => DayKey(p.r)).ToDictionary(g => g.Key, g => g.Select(p => p.i).ToList(), StringComparer.Ordinal);
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in read)
        {
            if (ids.Contains(row.Id) || quotes.ContainsKey(QuoteKey(row)))
            {
                Known++;
                var there = quotes.GetValueOrDefault(QuoteKey(row)) ?? old.First(r => r.Id == row.Id);
                if (there.Status == RowStatus.Rejected) Rejected++;
                if (there.Id.Length > 0) renamed[row.Id] = there.SameAs.Length > 0 ? there.SameAs : there.Id;
                continue;
            }

            var one = row.SameAs.Length > 0 ? row with { SameAs = renamed.GetValueOrDefault(row.SameAs, row.SameAs) } : row;
            if (one.SameAs.Length == 0 && byDay.GetValueOrDefault(DayKey(one))?.Find(i => IsSame(all[i], one)) is { } first && byDay.ContainsKey(DayKey(one))
                && IsSame(all[first], one))
            {
                if (all[first].Id.Length == 0) all[first] = all[first] with { Id = FreeId(ids) };
                one = one with { SameAs = all[first].SameAs.Length > 0 ? all[first].SameAs : all[first].Id };
            }

            ids.Add(one.Id);
            Added.Add(one);
            all.Add(one);
        }

        All = all;
    }

    /// <summary>The rows that are new.</summary>
    public List<EventRow> Added { get; } = [];

    /// <summary>All rows, the old ones first.</summary>
    public IReadOnlyList<EventRow> All { get; }

    /// <summary>How many were there already.</summary>
    public int Known { get; }

    /// <summary>How many of those are rejected.</summary>
    public int Rejected { get; }

    /// <summary>The same words of the same source, read before.</summary>
    private static string QuoteKey(EventRow row) => row.Quote.Length == 0 ? $"\u0001{row.Id}" : $"{row.Source}|{row.Quote}|{row.Kind?.Type}|{row.By}";

    private static string DayKey(EventRow row) => row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "|" + row.By;

    /// <summary>An older row that tells of the same: the same actors on the same day, and the same kind, or the same tone where it has no kind.</summary>
    private static bool IsSame(EventRow old, EventRow row) =>
        old.Status != RowStatus.Rejected && old.By == row.By && old.Toward == row.Toward && old.Date == row.Date && old.Negated == row.Negated
        && (old.Kind is { } kind
            ? kind.Type == row.Kind?.Type && (old.If.Length > 0) == (row.If.Length > 0)
            : old.Tone is { } tone && row.Tone is { } other && Math.Abs(tone - other) < 1.5 && Math.Sign(tone) == Math.Sign(other)
            && Words(old.What).Intersect(Words(row.What + " " + row.Quote)).Count() >= 2);

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '.', '“', '”', '"'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 4)];

    private static string FreeId(HashSet<string> ids)
    {
        var n = 1;
        while (!ids.Add(string.Create(CultureInfo.InvariantCulture, $"r{n}"))) n++;
        return string.Create(CultureInfo.InvariantCulture, $"r{n}");
    }
}
