using System.Text;
using Demarche.Language.Formatting;

namespace Demarche.Language.Editing;

/// <summary>Takes a part out of a list or mapping as text. Comments on lines of their own outside of the part stay.</summary>
internal static class PartRemoval
{
    /// <summary>The draft without the part at a path.</summary>
    public static EditedText Remove(EditedText draft, YamlPath path)
    {
        var part = draft.Find(path)!;
        var owner = part.Owner!;
        if (owner.IsFlow) return FromFlow(draft, part, owner);
        if (owner.Parts.Count == 1) return Only(draft, part, owner);
        return draft.BeginsLine(draft.StartOf(part)) ? Lines(draft, part) : First(draft, part, owner.Parts[1]);
    }

    private static EditedText FromFlow(EditedText draft, Part part, Collection owner)
    {
        var at = owner.Parts.IndexOf(part);
        int start = part.Start, end = Math.Max(part.Start, part.End);
        var comma = draft.Text.AsSpan(end).TrimStart(" \n\t") is [',', ..] ? draft.Text.IndexOf(',', end) + 1 : end;
        if (owner.Parts.Count == 1) return draft.With((start, comma, ""));
        if (at == owner.Parts.Count - 1)
        {
            start = Math.Max(owner.Parts[at - 1].End, owner.Parts[at - 1].Start);
            return HasComment(draft, start, part.Start) ? draft.With((part.Start, end, "")) : draft.With((start, end, ""));
        }

        var next = owner.Parts[at + 1].Start;
        return draft.With((start, HasComment(draft, comma, next) ? comma : next, ""));
    }

    /// <summary>Removes whole lines, and an empty one above them where two would meet.</summary>
    private static EditedText Lines(EditedText draft, Part part)
    {
        int start = draft.LineStart(draft.StartOf(part)), end = draft.LastLineEnd(part);
        if (end == draft.Text.Length) return draft.With((Math.Max(0, start - 1), end, ""));
        end++;
        var isLast = end == draft.Text.Length;
        var emptyBelow = isLast || draft.Text[end] == '\n';
        if (emptyBelow && start >= 2 && draft.Text[start - 1] == '\n' && draft.Text[start - 2] == '\n') start--;
        return draft.With((start, end, ""));
    }

    /// <summary>Removes a part that begins on the line of a dash: the next one takes its place, comments between them move above.</summary>
    private static EditedText First(EditedText draft, Part part, Part next)
    {
        int start = draft.StartOf(part), end = draft.LastLineEnd(part), follows = draft.StartOf(next);
        var line = draft.LineStart(start);
        var indent = Indentation(draft, line);
        var above = new StringBuilder();
        foreach (var comment in draft.Comments.Where(c => c.Offset > end && c.Offset < follows)) above.Append(indent).Append(comment.Text).Append('\n');
        return draft.With((line, line, above.ToString()), (start, follows, ""));
    }

    /// <summary>Removes the only part: empty brackets or braces stand for what is left.</summary>
    private static EditedText Only(EditedText draft, Part part, Collection owner)
    {
        var empty = owner.IsMapping ? "{}" : "[]";
        var start = draft.StartOf(part);
        var holder = owner.Parent;
        if (!draft.BeginsLine(start) || holder.Owner is null) return draft.With((start, Math.Max(start + 1, part.End), empty));
        var head = owner.Anchor is null ? ValueChange.Colon(draft, holder) : EditedText.ContentStart(holder);
        var end = draft.LastLineEnd(part);
        return draft.With((head, head, " " + empty), (draft.LineStart(start) - 1, end, ""));
    }

    private static string Indentation(EditedText draft, int line)
    {
        var at = line;
        while (draft.Text[at] == ' ') at++;
        return draft.Text[line..at];
    }

    private static bool HasComment(EditedText draft, int start, int end) => draft.Comments.Any(c => c.Offset >= start && c.Offset < end);
}
