namespace Demarche.Workbench.Texts;

/// <summary>A piece of a paragraph that belongs to one event, or to none.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, excluded.</param>
/// <param name="Of">The card; null where no event rests on the words.</param>
/// <param name="IsFirst">Whether the event’s words begin here.</param>
/// <param name="IsLast">Whether they end here.</param>
public sealed record MarkedPiece(int Start, int End, ReadCard? Of, bool IsFirst, bool IsLast)
{
    /// <summary>
    /// The pieces of a stretch of text. Where the words of several events lie over one another, those of the shortest show. O(cards × log cards).
    /// </summary>
    public static IReadOnlyList<MarkedPiece> Cut(int start, int end, IEnumerable<ReadCard> cards)
    {
        ReadCard[] inside = [.. cards.Where(c => c.Start < end && c.End > start)];
        int[] cuts = [.. inside.SelectMany(c => new[] { Math.Max(start, c.Start), Math.Min(end, c.End) }).Append(start).Append(end).Distinct().Order()];
        var pieces = new List<MarkedPiece>();
        for (var i = 0; i + 1 < cuts.Length; i++)
        {
            var (from, to) = (cuts[i], cuts[i + 1]);
            var of = inside.Where(c => c.Start <= from && c.End >= to).MinBy(c => c.End - c.Start);
            pieces.Add(new MarkedPiece(from, to, of, of?.Start == from, of?.End == to));
        }

        return pieces;
    }
}
