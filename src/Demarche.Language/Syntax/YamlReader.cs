using System.Globalization;
using Demarche.Engine;
using Demarche.Language.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Demarche.Language.Syntax;

/// <summary>
/// Reads YAML text into a tree of located nodes. Nothing a file holds makes it throw: what is wrong is reported, and size, depth and
/// the expansion of aliases are bounded while the text is read (<see cref="YamlLimits"/>). O(length).
/// </summary>
public sealed class YamlReader
{
    private const int LongestTagShown = 60;

    private readonly Dictionary<string, Measured> anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly string text;
    private readonly (int Line, int Column) lastPlace;
    private readonly string file;
    private readonly DiagnosticBag diagnostics;
    private readonly Parser parser;
    private SourceSpan last;
    private int nodes;

    private YamlReader(string text, string file, DiagnosticBag diagnostics)
    {
        this.text = text;
        lastPlace = LastPlace(text);
        this.file = file;
        this.diagnostics = diagnostics;
        last = new SourceSpan(file, 1, 1, 1, 2);
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The root of the only document of <paramref name="text"/>, or null when it cannot be read; the diagnostics say why.</summary>
    /// <param name="text">The text, with or without a byte order mark.</param>
    /// <param name="file">The file's name as the user knows it; every span names it.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static YamlNode? Read(string text, string file, DiagnosticBag diagnostics)
    {
        var body = SourceText.Check(text, file, diagnostics);
        if (body is null) return null;
        var reader = new YamlReader(body, file, diagnostics);
        try
        {
            return reader.ReadDocument();
        }
        catch (Refused)
        {
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        Next();
        if (Next() is StreamEnd)
        {
            diagnostics.Report(SyntaxRules.Empty, new SourceSpan(file, 1, 1, 1, 2));
            return null;
        }

        Next();
        var root = ReadNode(1).Node;
        Next();
        if (Next() is DocumentStart second) diagnostics.Report(SyntaxRules.SeveralDocuments, SpanOf(second));
        return root;
    }

    private Measured ReadNode(int depth)
    {
        var at = parser.Current!;
        if (at is NodeEvent { Tag.IsEmpty: false } tagged) diagnostics.Report(SyntaxRules.Tag, SpanOf(at), tagged.Tag.ToString());
        CheckDepth(depth, at);
        if (at is AnchorAlias alias) return ReadAlias(alias, depth);
        Count(1);
        var anchor = at is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        if (anchor is not null) open.Add(anchor);
        var read = at switch
        {
            Scalar scalar => new Measured(new YamlScalar(Spelling.Composed(scalar.Value), StyleOf(scalar.Style), SpanOf(at)), 1, 1),
            SequenceStart sequence => ReadSequence(sequence, depth),
            MappingStart mapping => ReadMapping(mapping, depth),
            _ => throw Refuse(SyntaxRules.Malformed, SpanOf(at), "a key is missing before a colon, or something is closed that was not opened"),
        };
        if (anchor is null) return read;
        open.Remove(anchor);
        anchors[anchor] = read;
        return read;
    }

    private Measured ReadAlias(AnchorAlias alias, int depth)
    {
        var name = alias.Value.Value;
        if (open.Contains(name)) throw Refuse(SyntaxRules.BadAlias, SpanOf(alias), name, "it stands inside what it refers to");
        if (!anchors.TryGetValue(name, out var target)) throw Refuse(SyntaxRules.BadAlias, SpanOf(alias), name, "no anchor of that name comes before it");
        Count(target.Size);
        CheckDepth(depth + target.Height - 1, alias);
        return target;
    }

    private Measured ReadSequence(SequenceStart start, int depth)
    {
        int size = 1, height = 0;
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd)
        {
            var item = ReadNode(depth + 1);
            items.Add(item.Node);
            size += item.Size;
            height = Math.Max(height, item.Height);
        }

        var flow = start.Style == SequenceStyle.Flow;
        return new Measured(new YamlSequence(items, flow, CollectionSpan(start, flow)), size, height + 1);
    }

    private Measured ReadMapping(MappingStart start, int depth)
    {
        int size = 1, height = 0;
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            Next();
            var value = ReadNode(depth + 1);
            size += key.Size + value.Size;
            height = Math.Max(height, Math.Max(key.Height, value.Height));
            if (key.Node is not YamlScalar name) diagnostics.Report(SyntaxRules.KeyNotText, key.Node.Span, key.Node.KindInWords);
            else if (name.Text.Length > YamlLimits.Key)
                diagnostics.Report(SyntaxRules.KeyNotText, name.Span, $"longer than {Numerals.Whole(YamlLimits.Key)} characters");
            else if (name is { Text: "", Style: ScalarStyle.Plain }) diagnostics.Report(SyntaxRules.KeyNotText, name.Span, name.KindInWords);
            else if (name is { Text: "<<", Style: ScalarStyle.Plain }) diagnostics.Report(SyntaxRules.MergeKey, name.Span);
            else if (seen.TryGetValue(name.Text, out var first)) diagnostics.Report(SyntaxRules.DuplicateKey, name.Span, name.Text, first.Line);
            else
            {
                seen.Add(name.Text, name.Span);
                entries.Add(new YamlEntry(name, value.Node));
            }
        }

        var flow = start.Style == MappingStyle.Flow;
        return new Measured(new YamlMapping(entries, flow, CollectionSpan(start, flow)), size, height + 1);
    }

    private ParsingEvent Next()
    {
        try
        {
            if (!parser.MoveNext()) throw Refuse(SyntaxRules.Malformed, last, "the text ends too early");
        }
        catch (YamlException failure)
        {
            throw Tab() is { } tab
                ? Refuse(SyntaxRules.Malformed, tab, "a tab stands in the indentation")
                : Refuse(SyntaxRules.Malformed, SpanOf(failure.Start, failure.End), Plain(failure.Message));
        }
        catch (InvalidOperationException)
        {
            // The parser's answer to a text that ends inside brackets or braces.
            throw Refuse(SyntaxRules.Malformed, last, "a bracket or brace that is opened here or before is not closed");
        }
        catch (ArgumentException)
        {
            // The parser's answer to a tag that is no address, or a longer one than there may be.
            var after = text.IndexOf('!', (int)Math.Min(parser.Current?.End.Index ?? 0, text.Length));
            var tag = text.AsSpan(after >= 0 ? after : Math.Max(0, text.IndexOf('!', StringComparison.Ordinal)));
            tag = tag[..Math.Min(tag.IndexOfAny(" \r\n") is >= 0 and var end ? end : tag.Length, LongestTagShown)];
            throw Refuse(SyntaxRules.Tag, last, tag.ToString());
        }

        last = SpanOf(parser.Current!);
        return parser.Current!;
    }

    /// <summary>The first tab in front of anything else on a line from the last good place on, the likeliest cause of a failure there.</summary>
    private SourceSpan? Tab()
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number < last.Line) continue;
            var indent = line[..^line.TrimStart(" \t").Length];
            var tab = indent.IndexOf('\t');
            if (tab >= 0 && indent.Length < line.Length) return new SourceSpan(file, number, tab + 1, number, tab + 2);
        }

        return null;
    }

    private void Count(int more)
    {
        nodes += more;
        if (nodes > YamlLimits.Nodes) throw Refuse(SyntaxRules.TooManyNodes, last, YamlLimits.Nodes.ToString("N0", CultureInfo.InvariantCulture));
    }

    private void CheckDepth(int depth, ParsingEvent at)
    {
        if (depth > YamlLimits.Depth) throw Refuse(SyntaxRules.TooDeep, SpanOf(at), YamlLimits.Depth);
    }

    private Refused Refuse(Rule rule, SourceSpan span, params object[] arguments)
    {
        diagnostics.Report(rule, span, arguments);
        return new Refused();
    }

    private SourceSpan CollectionSpan(ParsingEvent start, bool flow)
    {
        var end = parser.Current!.End;
        return Inside(new SourceSpan(file, (int)start.Start.Line, (int)start.Start.Column, (int)end.Line, (int)end.Column + (flow ? 1 : 0)));
    }

    private SourceSpan SpanOf(ParsingEvent at) => SpanOf(at.Start, at.End);

    private SourceSpan SpanOf(Mark start, Mark end) => Inside(new SourceSpan(file, (int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column));

    /// <summary>The parser counts a line after the last one when the text does not end with a line break; such places are at the end of the text.</summary>
    private SourceSpan Inside(SourceSpan span)
    {
        var (line, column) = lastPlace;
        if (span.EndLine <= line) return span;
        var start = span.Line <= line ? span : span with { Line = line, Column = column };
        return start with { EndLine = line, EndColumn = Math.Max(column, start.Line == line ? start.Column : 1) };
    }

    private static (int Line, int Column) LastPlace(string text)
    {
        int lines = 0, length = 0;
        foreach (var line in text.AsSpan().EnumerateLines()) (lines, length) = (lines + 1, line.Length);
        return (lines, length + 1);
    }

    private static string Plain(string message)
    {
        var plain = message.TrimEnd('.').ReplaceLineEndings(" ");
        return plain.Length == 0 ? "it is not YAML" : char.ToLowerInvariant(plain[0]) + plain[1..];
    }

    private static ScalarStyle StyleOf(YamlDotNet.Core.ScalarStyle style) => style switch
    {
        YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
        YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
        YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
        YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
        _ => ScalarStyle.Plain,
    };

    /// <summary>A node, how many nodes it holds with aliases followed, and how deep it is.</summary>
    private readonly record struct Measured(YamlNode Node, int Size, int Height);

    /// <summary>Leaves the reading of a file whose refusal has been reported.</summary>
    private sealed class Refused : Exception;
}
