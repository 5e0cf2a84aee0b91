using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Texts;

/// <summary>What a person says of a card, as the rows of the record that change and what they become. The card must be kept.</summary>
public static class CardEdits
{
    /// <summary>
    /// Where a row stands, with its further mentions, so that none of them waits on; a row that was mended and is accepted stays one that was mended.
    /// </summary>
    public static IReadOnlyList<(PlacedEvent Row, EventRow Becomes)> Marked(ReadCard card, RowStatus status)
    {
        ArgumentNullException.ThrowIfNull(card);
        var own = status == RowStatus.Accepted && card.Row.Status == RowStatus.Edited ? RowStatus.Edited : status;
        return [.. card.AllKept.Select(c => (c.Kept!, c.Row with { Status = c == card ? own : status }))];
    }

    /// <summary>All that nobody has looked at is accepted.</summary>
    public static IReadOnlyList<(PlacedEvent Row, EventRow Becomes)> RestAccepted(IEnumerable<ReadCard> cards) =>
        [.. cards.Where(c => !c.IsLookedAt && c.Kept is not null).SelectMany(c => Waiting(c, RowStatus.Accepted))];

    /// <summary>The card and its mentions tell of the same event as another card.</summary>
    public static IReadOnlyList<(PlacedEvent Row, EventRow Becomes)> Merged(ReadCard card, ReadCard into)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(into);
        return [.. card.AllKept.Select(c => (c.Kept!, c.Row with { SameAs = into.Row.Id, Status = into.Row.Status }))];
    }

    /// <summary>A mention tells of an event of its own.</summary>
    public static IReadOnlyList<(PlacedEvent Row, EventRow Becomes)> Split(ReadCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return [(card.Kept!, card.Row with { SameAs = "", Status = RowStatus.Read })];
    }

    /// <summary>Another type of event; the tone follows unless it is a person's own.</summary>
    public static IReadOnlyList<(PlacedEvent Row, EventRow Becomes)> Recoded(ReadCard card, EventType type)
    {
        ArgumentNullException.ThrowIfNull(card);
        var (row, kind) = (card.Row, new EventKind(type));
        var follows = row.Tone is null || row.Kind is { } old && row.Tone == Modes.Score(old);
        return [(card.Kept!, row with { Kind = kind, Tone = follows ? Modes.Score(kind) : row.Tone, Status = RowStatus.Edited })];
    }

    /// <summary>An entry of the model was made of the card: what of it nobody has looked at stands as the card does, or as accepted.</summary>
    public static IReadOnlyList<(PlacedEvent Row, EventRow Becomes)> Used(ReadCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return [.. Waiting(card, card.IsLookedAt ? card.Row.Status : RowStatus.Accepted)];
    }

    /// <summary>The row as a person has mended it.</summary>
    public static IReadOnlyList<(PlacedEvent Row, EventRow Becomes)> Mended(ReadCard card, EventRow row)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(row);
        return [(card.Kept!, row with { Status = row.Status == RowStatus.Written ? RowStatus.Written : RowStatus.Edited })];
    }

    private static IEnumerable<(PlacedEvent Row, EventRow Becomes)> Waiting(ReadCard card, RowStatus status) =>
        card.AllKept.Where(c => !c.IsLookedAt).Select(c => (c.Kept!, c.Row with { Status = status }));
}
