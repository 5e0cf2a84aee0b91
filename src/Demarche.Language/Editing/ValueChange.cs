using Demarche.Language.Formatting;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>Replaces the value of a part as text. The anchor of what is replaced, and a comment at the end of its first line, stay.</summary>
internal static class ValueChange
{
    /// <summary>The draft with another value at a path.</summary>
    public static EditedText Replace(EditedText draft, YamlPath path, YamlNode value, string? anchor = null)
    {
        var part = draft.Find(path)!;
        if (part.Owner is { IsFlow: true }) return Inline(draft, part, Anchored(anchor, ValueText.Flow(value)));
        if (part.Owner is null) return WholeFile(draft, part, value);
        var column = part.Owner.Column;
        if (ValueText.OnLine(value, column) is { } line) return Inline(draft, part, Anchored(anchor, line));
        var emptied = Inline(draft, part, "");
        part = emptied.Find(path)!;
        if (part.Owner!.IsMapping || anchor is not null || part.Value.Anchor is not null)
        {
            var at = EditedText.ContentStart(part);
            var shown = ValueText.After(value, column, anchor);
            var split = shown.IndexOf('\n');
            return emptied.With((at, at, shown[..split]), (emptied.LineEnd(at), emptied.LineEnd(at), shown[split..]));
        }

        return InDash(emptied, part, value, column);
    }

    /// <summary>The draft with an alias at a path in place of a value that has the same anchor.</summary>
    public static EditedText ToAlias(EditedText draft, YamlPath path, string anchor)
    {
        var emptied = Inline(draft, draft.Find(path)!, "");
        var start = emptied.Find(path)!.Value.Start;
        return emptied.With((start, start + 1 + anchor.Length, $"*{anchor}"));
    }

    /// <summary>Sets block form behind the dash of an item that holds nothing; a comment there moves above it.</summary>
    private static EditedText InDash(EditedText draft, Part part, YamlNode value, int column)
    {
        int dash = draft.StartOf(part), end = draft.LineEnd(dash);
        var comment = draft.Text[(dash + 1)..end].Trim();
        var line = draft.LineStart(dash);
        var above = comment.Length == 0 ? "" : $"{Indent(draft, line)}{comment}\n";
        return draft.With((line, line, above), (dash, end, ValueText.Item(value, column)));
    }

    private static EditedText WholeFile(EditedText draft, Part part, YamlNode value)
    {
        var entry = ValueText.OnLine(value, 0) ?? ValueText.After(value, -ValueText.Step, null).TrimStart('\n');
        return draft.With((part.Value.Start, Math.Max(part.Value.End, part.Value.Start), entry));
    }

    private static EditedText Inline(EditedText draft, Part part, string line)
    {
        int start = EditedText.ContentStart(part), end = Math.Max(start, part.Value.End);
        if (part.Value is TextPiece { IsBlock: true }) return OverBlockScalar(draft, start, end, line);
        if (part.Value is Collection { IsFlow: false } block) return OverBlock(draft, part, block, line);
        while (line.Length == 0 && draft.Text[start - 1] == ' ') start--;
        var needsSpace = line.Length > 0 && draft.Text[start - 1] is not (' ' or '[' or '{' or ',' or '\n');
        return draft.With((start, end, needsSpace ? " " + line : line));
    }

    private static EditedText OverBlockScalar(EditedText draft, int start, int end, string line)
    {
        var stop = draft.LineEnd(start);
        var header = start + draft.Text.AsSpan(start, stop - start).IndexOfAny(' ', '\t', '#') is var k && k >= start ? k : stop;
        while (line.Length == 0 && draft.Text[start - 1] == ' ') start--;
        return draft.With((start, header, line), (stop, Math.Max(stop, end), ""));
    }

    /// <summary>Takes the lines of a block away and sets a line in their place, on that of the key or dash.</summary>
    private static EditedText OverBlock(EditedText draft, Part part, Collection block, string line)
    {
        var first = draft.StartOf(block.Parts[0]);
        if (!draft.BeginsLine(first)) return draft.With((first, part.End, line));
        var head = block.Anchor is not null ? EditedText.ContentStart(part) : Colon(draft, part);
        var start = draft.LineEnd(head);
        return draft.With((head, head, line.Length == 0 ? "" : " " + line), (start, Math.Max(start, part.End), ""));
    }

    /// <summary>The offset after the colon of an entry, or the dash of an item.</summary>
    public static int Colon(EditedText draft, Part part)
    {
        if (part.Key is null) return draft.StartOf(part) + 1;
        var colon = draft.Text.IndexOf(':', part.Key.End);
        return colon < 0 ? throw new EditRefused("a key is written in a way that a form cannot change") : colon + 1;
    }

    private static string Indent(EditedText draft, int line) => new(' ', draft.Text.AsSpan(line).IndexOfAnyExcept(' ') is var n and > 0 ? n : 0);

    private static string Anchored(string? anchor, string line) => anchor is null ? line : $"&{anchor} {line}".TrimEnd();
}
