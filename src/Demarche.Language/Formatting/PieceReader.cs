using Demarche.Language.Syntax;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using ScalarStyle = Demarche.Language.Syntax.ScalarStyle;

namespace Demarche.Language.Formatting;

/// <summary>Reads text that <see cref="YamlReader"/> accepts, line breaks normalised, into pieces, and finds the comments between them. O(length).</summary>
internal sealed class PieceReader
{
    private readonly string text;
    private readonly Lines lines;
    private readonly Parser parser;
    private readonly List<FoundComment> comments = [];
    private int scanned;

    private PieceReader(string text, Lines lines)
    {
        this.text = text;
        this.lines = lines;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The document as one part, and its comments in order, none of them attached yet.</summary>
    public static (Part Document, IReadOnlyList<FoundComment> Comments) Read(string text, Lines lines)
    {
        var reader = new PieceReader(text, lines);
        var document = new Part { Owner = null };
        reader.parser.MoveNext();
        reader.parser.MoveNext();
        reader.parser.MoveNext();
        document.Value = reader.Read(document);
        reader.ScanTo(text.Length);
        return (document, reader.comments);
    }

    private Piece Read(Part part)
    {
        var start = (int)parser.Current!.Start.Index;
        if (parser.Current is AnchorAlias alias)
        {
            parser.MoveNext();
            var end = start + 1 + alias.Value.Value.Length;
            Cover(start, end);
            return new AliasPiece { Start = start, End = end, Name = alias.Value.Value };
        }

        var at = (NodeEvent)parser.Current;
        var anchor = at.Anchor.IsEmpty ? null : at.Anchor.Value;
        if (anchor is not null) Cover(start, start + 1 + anchor.Length);
        return at switch
        {
            Scalar scalar => ReadText(scalar, start, anchor),
            MappingStart mapping => ReadCollection(part, start, anchor, isMapping: true, mapping.Style == MappingStyle.Flow),
            _ => ReadCollection(part, start, anchor, isMapping: false, ((SequenceStart)at).Style == SequenceStyle.Flow),
        };
    }

    private TextPiece ReadText(Scalar scalar, int start, string? anchor)
    {
        parser.MoveNext();
        int from = anchor is null ? start : ContentAfter(start + 1 + anchor.Length), to = (int)scalar.End.Index;
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
            YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
            _ => ScalarStyle.Plain,
        };
        if (style == ScalarStyle.Plain && scalar.Value.Length == 0)
        {
            var end = anchor is null ? start : start + 1 + anchor.Length;
            return new TextPiece { Start = start, End = end, Anchor = anchor, Value = "", Style = style, Raw = "" };
        }

        var raw = text[from..to];
        if (style is ScalarStyle.Literal or ScalarStyle.Folded) CoverBlock(from, raw);
        else Cover(from, to);
        return new TextPiece { Start = start, End = from + raw.TrimEnd('\n', ' ').Length, Anchor = anchor, Value = scalar.Value, Style = style, Raw = raw };
    }

    private Collection ReadCollection(Part part, int start, string? anchor, bool isMapping, bool isFlow)
    {
        parser.MoveNext();
        var collection = new Collection { Start = start, Anchor = anchor, IsMapping = isMapping, IsFlow = isFlow, Parent = part };
        while (parser.Current is not (MappingEnd or SequenceEnd))
        {
            var key = isMapping ? Read(part) : null;
            var member = new Part { Owner = collection, Key = key };
            member.Value = Read(member);
            member.BlankBefore = lines.BlankAbove(member.Start) && lines.Before(member.Start).Trim("- ").IsEmpty;
            collection.Parts.Add(member);
        }

        var close = (int)parser.Current.Start.Index;
        parser.MoveNext();
        var first = collection.Parts.Count > 0 ? collection.Parts[0].Start : start;
        collection.Column = lines.Column(!isFlow && !isMapping && anchor is null ? start : isMapping ? first : DashBefore(first));
        if (isFlow && text[close] == (isMapping ? '}' : ']'))
        {
            collection.End = close + 1;
            return collection;
        }

        // The parser gives a pair in brackets without braces ([a: b]) a wrong start; its first key has the right one.
        if (isFlow) collection.Start = first;
        collection.End = collection.Parts[^1].End;
        return collection;
    }

    /// <summary>Where the dash of a list's first item stands.</summary>
    private int DashBefore(int item)
    {
        var at = item - 1;
        while (at > 0 && text[at] != '-') at--;
        return at;
    }

    /// <summary>Where the content begins after an anchor, spaces, line breaks and comments skipped.</summary>
    private int ContentAfter(int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#'))
        {
            if (text[at] == '#') at = EndOfLine(at);
            else at++;
        }

        return at;
    }

    private void CoverBlock(int from, string raw)
    {
        var header = EndOfLine(from);
        Cover(from, from + Math.Max(1, raw.AsSpan(0, Math.Min(raw.Length, header - from)).IndexOfAny(' ', '\t', '#')));
        ScanTo(header);
        Cover(header, from + raw.Length);
    }

    /// <summary>Looks for comments up to an offset and leaves out what follows it up to another: content, in which a # is no comment.</summary>
    private void Cover(int from, int to)
    {
        ScanTo(from);
        scanned = Math.Max(scanned, to);
    }

    private void ScanTo(int end)
    {
        for (; scanned < end; scanned++)
        {
            if (text[scanned] != '#') continue;
            var stop = EndOfLine(scanned);
            comments.Add(new FoundComment(scanned, text[scanned..stop].TrimEnd(), !lines.Before(scanned).IsWhiteSpace()));
            scanned = stop;
        }
    }

    private int EndOfLine(int at)
    {
        var stop = text.IndexOf('\n', at);
        return stop < 0 ? text.Length : stop;
    }
}
