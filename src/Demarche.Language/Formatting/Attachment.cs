namespace Demarche.Language.Formatting;

/// <summary>
/// Gives every comment to the part of the file it belongs to. A comment at the end of a line belongs to what that line says; a comment
/// on its own line to what follows it, unless its indentation says that it closes a list or mapping that ends there. O(comments × depth).
/// </summary>
internal sealed class Attachment
{
    private readonly List<Part> parts = [];
    private readonly Part document;
    private readonly Lines lines;
    private Part? next;
    private int deepest = int.MaxValue;

    private Attachment(Part document, Lines lines)
    {
        this.document = document;
        this.lines = lines;
        Gather(document.Value);
    }

    /// <summary>Attaches all comments; those that follow everything become <paramref name="closing"/> ones of the document.</summary>
    public static void Attach(Part document, IReadOnlyList<FoundComment> comments, Lines lines, List<Remark> closing)
    {
        var attachment = new Attachment(document, lines);
        foreach (var comment in comments)
        {
            if (!comment.IsInline || !attachment.AttachInline(comment)) attachment.AttachOwnLine(comment, closing);
        }
    }

    private void Gather(Piece piece)
    {
        if (piece is not Collection collection) return;
        foreach (var part in collection.Parts)
        {
            parts.Add(part);
            Gather(part.Value);
        }
    }

    private bool AttachInline(FoundComment comment)
    {
        int at = comment.Offset, line = lines.Of(at);
        var part = LastBegunBefore(at) ?? document;
        while (part.Owner is { } owner && part.End <= at && owner.IsFlow && owner.End <= at) part = owner.Parent;
        if (part.Start >= at) return false;
        if (part.End <= at)
        {
            if (lines.Of(Math.Max(part.Start, part.End - 1)) != line) return false;
            part.Tails.Add(comment.Text);
            return true;
        }

        if (lines.Of(part.Start) != line && !(part.Value.Start < at && lines.Of(part.Value.Start) == line)) return false;
        part.Heads.Add(comment.Text);
        return true;
    }

    private void AttachOwnLine(FoundComment comment, List<Remark> closing)
    {
        var at = comment.Offset;
        var remark = new Remark(comment.Text, lines.BlankAbove(at));
        var last = LastBegunBefore(at);
        var following = FirstBegunAfter(at);
        if (following != next || last is null) deepest = int.MaxValue;
        next = following;
        if (InnermostFlow(last, at) is { } flow)
        {
            if (following is not null && following.Start < flow.End) following.Leading.Add(remark);
            else flow.Closing.Add(remark);
        }
        else if (last is not null && last.Value.Start > at && last.Value is not Collection { IsFlow: false })
        {
            last.Leading.Add(remark);
        }
        else if (last is null)
        {
            (document.Value.Start > at ? document.Leading : closing).Add(remark);
        }
        else if (Closed(last, following, lines.Column(at)) is { } closed)
        {
            deepest = closed.Depth;
            closed.Closing.Add(remark);
        }
        else
        {
            deepest = -1;
            (following?.Leading ?? closing).Add(remark);
        }
    }

    /// <summary>
    /// The list or mapping in block form that ends before <paramref name="following"/> and that a comment in the given column closes, if any.
    /// </summary>
    private Collection? Closed(Part last, Part? following, int column)
    {
        if (following is not null && column <= following.Owner!.Column) return null;
        var outer = new HashSet<Collection>();
        for (var owner = following?.Owner; owner is not null; owner = owner.Parent.Owner) outer.Add(owner);
        Collection? outermost = null;
        for (var one = last.Value as Collection ?? last.Owner; one is not null && !outer.Contains(one); one = one.Parent.Owner)
        {
            if (one.IsFlow || one.Depth > deepest) continue;
            if (one.Column <= column) return one;
            outermost = one;
        }

        return following is null ? outermost : null;
    }

    private Collection? InnermostFlow(Part? last, int at)
    {
        for (var one = (last ?? document).Value as Collection ?? last?.Owner; one is not null; one = one.Parent.Owner)
        {
            if (one.IsFlow && one.Start < at && at < one.End) return one;
        }

        return null;
    }

    /// <summary>The part that begins last before an offset; of several that begin in the same place the innermost.</summary>
    private Part? LastBegunBefore(int at)
    {
        var count = CountBegunBefore(at);
        return count == 0 ? null : parts[count - 1];
    }

    /// <summary>The part that begins first after an offset; of several that begin in the same place the outermost.</summary>
    private Part? FirstBegunAfter(int at)
    {
        var count = CountBegunBefore(at);
        return count == parts.Count ? null : parts[count];
    }

    private int CountBegunBefore(int at)
    {
        int low = 0, high = parts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (parts[middle].Start < at) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
