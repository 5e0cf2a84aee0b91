using System.Text;
using Demarche.Language.Formatting;

namespace Demarche.Language.Editing;

/// <summary>
/// Moves a part within its list or mapping as text. In block form the comments directly above a part go with it, and empty lines stay
/// where they are; in brackets the parts change places and all between them stays.
/// </summary>
internal static class PartMove
{
    /// <summary>The draft with the part at one place moved to another.</summary>
    public static EditedText Move(EditedText draft, YamlPath holder, int from, int to)
    {
        var owner = (Collection)draft.Find(holder)!.Value;
        int low = Math.Min(from, to), high = Math.Max(from, to);
        var order = Enumerable.Range(low, high - low + 1).Where(k => k != from).ToList();
        order.Insert(to - low, from);
        return owner.IsFlow ? InFlow(draft, owner, low, order) : InBlock(draft, owner, low, order);
    }

    private static EditedText InFlow(EditedText draft, Collection owner, int low, List<int> order) => draft.With(
        [.. order.Select((from, k) => (owner.Parts[low + k].Start, End(owner.Parts[low + k]), draft.Text[owner.Parts[from].Start..End(owner.Parts[from])]))]);

    private static int End(Part part) => Math.Max(part.Start, part.End);

    private static EditedText InBlock(EditedText draft, Collection owner, int low, List<int> order)
    {
        var blocks = Enumerable.Range(low, order.Count).Select(k => BlockOf(draft, owner, k)).ToArray();
        var indent = new string(' ', owner.Column);
        var first = blocks[0];
        var text = new StringBuilder();
        var above = "";
        for (var k = 0; k < order.Count; k++)
        {
            var moved = blocks[order[k] - low];
            if (k > 0) text.Append(draft.Text, blocks[k - 1].End, blocks[k].Lead - blocks[k - 1].End);
            if (k == 0 && !first.BeginsLine) above = moved.LeadText(draft);
            else text.Append(moved.LeadText(draft)).Append(indent);
            text.Append(draft.Text, moved.Start, moved.End - moved.Start);
        }

        if (above.Length == 0) return draft.With((first.Lead, blocks[^1].End, text.ToString()));
        var line = draft.LineStart(first.Start);
        return draft.With((line, line, above), (first.Lead, blocks[^1].End, text.ToString()));
    }

    private static Block BlockOf(EditedText draft, Collection owner, int place)
    {
        var part = owner.Parts[place];
        var start = draft.StartOf(part);
        var notBefore = place > 0 ? draft.BodyEnd(owner.Parts[place - 1]) + 1 : owner.Parent.Owner is null ? draft.LineStart(start)
            : draft.LineStart(FirstLeadLimit(draft, owner));
        var begins = draft.BeginsLine(start);
        return new Block(begins ? draft.LeadStart(part, notBefore) : start, start, draft.BodyEnd(part), begins);
    }

    /// <summary>The line after that of the key or dash that the collection belongs to.</summary>
    private static int FirstLeadLimit(EditedText draft, Collection owner)
    {
        var head = owner.Anchor is null ? ValueChange.Colon(draft, owner.Parent) - 1 : owner.Start;
        return Math.Min(draft.Text.Length, draft.LineEnd(head) + 1);
    }

    /// <summary>A part with the comments above it.</summary>
    /// <param name="Lead">Where the comments begin.</param>
    /// <param name="Start">Where the part begins.</param>
    /// <param name="End">The end of its last line.</param>
    /// <param name="BeginsLine">Whether only spaces stand before it.</param>
    private readonly record struct Block(int Lead, int Start, int End, bool BeginsLine)
    {
        public string LeadText(EditedText draft) => BeginsLine ? draft.Text[Lead..draft.LineStart(Start)] : "";
    }
}
