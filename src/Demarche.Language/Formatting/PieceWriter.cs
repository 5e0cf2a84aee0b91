namespace Demarche.Language.Formatting;

/// <summary>Writes items and entries in canonical form with their comments.</summary>
internal sealed class PieceWriter
{
    private const int Step = 2;
    private const int Width = 100;

    /// <summary>How a value is set.</summary>
    private enum Form
    {
        /// <summary>On the line of its key or dash.</summary>
        Line,

        /// <summary>A scalar over several lines.</summary>
        Lines,

        /// <summary>In brackets over several lines, each as full as it goes.</summary>
        Filled,

        /// <summary>Its parts on lines of their own.</summary>
        Block,
    }

    public Layout Layout { get; } = new();

    /// <summary>Whether a section without its comments takes one line.</summary>
    public static bool ValueFitsOneLine(Part part) => FormOf(part, 0) == Form.Line;

    /// <summary>Whether a section takes one line, its comments included.</summary>
    public static bool FitsOneLine(Part part) => ValueFitsOneLine(part) && part.Leading.Count == 0
        && part.Heads.Count + part.Tails.Count + ((part.Value as Collection)?.Closing.Count ?? 0) < 2;

    /// <summary>Writes all parts of a collection and the comments that close it.</summary>
    public void Parts(Collection collection, int indent)
    {
        DropBlank(collection.Parts[0]);
        foreach (var part in collection.Parts) Write(part, indent);
        Remarks(collection.Closing, indent);
    }

    /// <summary>Writes one part.</summary>
    public void Write(Part part, int indent)
    {
        var form = FormOf(part, indent);
        Settle(part, indent);
        Remarks(part.Leading, indent);
        if (part.BlankBefore) Layout.Blank();
        if (IsBehindDash(part, form))
        {
            Layout.Begin(indent, "- ");
            Parts((Collection)part.Value, indent + Step);
            return;
        }

        var comment = part.Tails.Count == 0 ? "" : part.Tails[0];
        var head = Head(part);
        var anchor = part.Value.Anchor is null ? "" : $"&{part.Value.Anchor}";
        switch (form)
        {
            case Form.Line:
                Layout.Line(indent, Spaced(head, FlowText.Of(part.Value)!), comment);
                break;
            case Form.Lines:
                WriteLines(Spaced(head, anchor), BlockText.Of((TextPiece)part.Value, indent + Step)!, indent, comment);
                break;
            case Form.Filled:
                WriteFilled(Spaced(head, anchor), (Collection)part.Value, indent, comment);
                break;
            default:
                Layout.Line(indent, Spaced(head, anchor), comment);
                Parts((Collection)part.Value, indent + Step);
                break;
        }
    }

    /// <summary>Writes comments on lines of their own.</summary>
    public void Remarks(IEnumerable<Remark> remarks, int indent)
    {
        foreach (var remark in remarks)
        {
            if (remark.BlankBefore) Layout.Blank();
            Layout.Line(indent, remark.Text);
        }
    }

    /// <summary>Forgets the empty line above the part and its comments.</summary>
    public static void DropBlank(Part part)
    {
        if (part.Leading.Count == 0) part.BlankBefore = false;
        else part.Leading[0] = part.Leading[0] with { BlankBefore = false };
    }

    private static Form FormOf(Part part, int indent)
    {
        if (part.Value is TextPiece text) return part.Owner is null || BlockText.Of(text, 0) is null ? Form.Line : Form.Lines;
        if (part.Value is not Collection { Parts.Count: > 0 } collection) return Form.Line;
        if (!collection.IsFlow || FlowText.Of(collection) is not { } flow) return Form.Block;
        if (indent + Head(part).Length + 1 + flow.Length <= Width) return Form.Line;
        return Fills(collection) ? Form.Filled : Form.Block;
    }

    private static bool Fills(Collection collection) =>
        !collection.IsMapping && collection.Parts.TrueForAll(p => p.Value is not Collection nested || Fills(nested));

    private void WriteLines(string start, BlockText text, int indent, string comment)
    {
        var isBlock = text.First[0] is '|' or '>';
        Layout.Line(indent, Spaced(start, text.First), isBlock ? comment : "");
        Layout.Body(text.Rest, text.KeepsEmptyLines, isBlock ? "" : comment);
    }

    private void WriteFilled(string start, Collection collection, int indent, string comment)
    {
        var line = $"{start} [";
        var isFirst = true;
        foreach (var part in collection.Parts)
        {
            var item = FlowText.OfPart(part)! + (part == collection.Parts[^1] ? "]" : ",");
            if (!isFirst && indent + line.Length + 1 + item.Length > Width)
            {
                Layout.Line(indent, line);
                line = new string(' ', Step) + item;
            }
            else
            {
                line += isFirst ? item : $" {item}";
            }

            isFirst = false;
        }

        Layout.Line(indent, line, comment);
    }

    /// <summary>Leaves a part one comment for the end of a line and sets the others before it; nothing may stand between a dash and what follows it.</summary>
    private static void Settle(Part part, int indent)
    {
        var form = FormOf(part, indent);
        var inline = part.Heads.Concat(part.Tails).ToList();
        part.Heads.Clear();
        part.Tails.Clear();
        if (part.Value is Collection { Parts.Count: 0 } empty)
        {
            inline.AddRange(empty.Closing.Select(r => r.Text));
            empty.Closing.Clear();
        }

        if (!IsBehindDash(part, form))
        {
            foreach (var comment in inline.SkipLast(1)) Precede(part, comment);
            part.Tails.AddRange(inline.TakeLast(1));
            return;
        }

        foreach (var comment in inline) Precede(part, comment);
        var first = ((Collection)part.Value).Parts[0];
        Settle(first, indent + Step);
        foreach (var remark in first.Leading) Precede(part, remark.Text);
        first.Leading.Clear();
        first.BlankBefore = false;
    }

    /// <summary>Whether the part is an item whose value begins on the line of its dash.</summary>
    private static bool IsBehindDash(Part part, Form form) => form == Form.Block && part.Owner is { IsMapping: false } && part.Value.Anchor is null;

    /// <summary>Sets a comment on a line of its own before the part.</summary>
    private static void Precede(Part part, string comment)
    {
        part.Leading.Add(new Remark(comment, part.BlankBefore));
        part.BlankBefore = false;
    }

    private static string Head(Part part) => part.Owner is null ? "" : part.Key is null ? "-" : FlowText.Key(part.Key) + ":";

    private static string Spaced(string start, string rest) => start.Length == 0 || rest.Length == 0 ? start + rest : $"{start} {rest}";
}
