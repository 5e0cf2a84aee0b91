using System.Globalization;
using System.Text.RegularExpressions;
using Demarche.Record.Events;
using Demarche.Record.Reading;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Texts;

/// <summary>An event of a text as a person looks at it: the row, where its words stand, and what it rests on.</summary>
/// <param name="Kept">The row where it is kept in the record; null while it is not.</param>
/// <param name="Row">The row.</param>
/// <param name="Start">Where its words begin in the text.</param>
/// <param name="End">Where they end, excluded.</param>
/// <param name="Read">What the reader said of it; null for a row by hand.</param>
public sealed partial record ReadCard(PlacedEvent? Kept, EventRow Row, int Start, int End, ReadEvent? Read)
{
    /// <summary>Later mentions of the same event.</summary>
    public IReadOnlyList<ReadCard> Again { get; init; } = [];

    /// <summary>The card and its further mentions, as far as they are kept in the record.</summary>
    public IEnumerable<ReadCard> AllKept => Again.Prepend(this).Where(c => c.Kept is not null);

    /// <summary>The row of the record that tells of the same event and is not from this text; null when there is none.</summary>
    public EventRow? Restates { get; init; }

    /// <summary>Whether a person has said what they think of it.</summary>
    public bool IsLookedAt => Row.Status != RowStatus.Read;

    /// <summary>
    /// The cards of a text, those that the record does not have yet among them, in the order of its words; further mentions stand with the first.
    /// </summary>
    /// <param name="reading">The text, and what was read in it.</param>
    /// <param name="record">The record as it stands.</param>
    public static IReadOnlyList<ReadCard> Of(Reading reading, RecordRows record)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(record);
        var events = reading.Events.ToDictionary(e => e.Row.Id, StringComparer.Ordinal);
        var placed = reading.Events.GroupBy(e => (e.Start, e.End)).ToDictionary(g => g.Key, g => g.First());
        var kept = record.Rows.Where(r => r.Row.Id.Length > 0 && r.Row.At.StartsWith($"{reading.Article.Name} ¶", StringComparison.Ordinal)).ToList();
        var there = kept.SelectMany(r => new[] { r.Row.Id, r.Row.At }).ToHashSet(StringComparer.Ordinal);
        var waiting = reading.Events.Where(e => !there.Contains(e.Row.Id) && !there.Contains(e.Row.At))
            .Select(e => new ReadCard(null, e.Row, e.Start, e.End, e));
        var cards = kept.Select(Card).OfType<ReadCard>().Concat(waiting).OrderBy(c => c.Start).ThenBy(c => c.End).ToList();
        var ids = cards.Select(c => c.Row.Id).Where(i => i.Length > 0).ToHashSet(StringComparer.Ordinal);
        var others = record.Rows.Where(r => r.Row.Id.Length > 0 && !ids.Contains(r.Row.Id)).Select(r => r.Row).DistinctBy(r => r.Id)
            .ToDictionary(r => r.Id, StringComparer.Ordinal);
        var again = cards.Where(IsAgain).ToLookup(c => c.Row.SameAs, StringComparer.Ordinal);
        return [.. cards.Where(c => !IsAgain(c)).Select(c => c with { Again = [.. again[c.Row.Id]], Restates = others.GetValueOrDefault(c.Row.SameAs) })];

        bool IsAgain(ReadCard card) => card.Row.SameAs.Length > 0 && card.Row.SameAs != card.Row.Id && ids.Contains(card.Row.SameAs);

        ReadCard? Card(PlacedEvent row)
        {
            if (Span().Match(row.Row.At) is not { Success: true } span) return null;
            var (start, end) = (int.Parse(span.Groups["start"].Value, CultureInfo.InvariantCulture),
                int.Parse(span.Groups["end"].Value, CultureInfo.InvariantCulture));
            if (end <= start || end > reading.Article.Text.Length) return null;
            return new ReadCard(row, row.Row, start, end, events.GetValueOrDefault(row.Row.Id) ?? placed.GetValueOrDefault((start, end)));
        }
    }

    /// <summary>How many cards a person has looked at, in words: "14 of 32 looked at".</summary>
    public static string Progress(IReadOnlyList<ReadCard> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        return string.Create(CultureInfo.InvariantCulture, $"{cards.Count(c => c.IsLookedAt)} of {cards.Count} looked at");
    }

    [GeneratedRegex(@" c(?<start>\d{1,9})–(?<end>\d{1,9})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();
}
