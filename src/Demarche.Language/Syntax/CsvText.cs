using System.Text;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Syntax;

/// <summary>A line of a CSV file with the place of every field.</summary>
/// <param name="Fields">The fields, quotes taken off and surrounding spaces trimmed.</param>
/// <param name="Span">From the first field to the last.</param>
public sealed record CsvLine(IReadOnlyList<YamlScalar> Fields, SourceSpan Span);

/// <summary>
/// Reads comma-separated values (RFC 4180): fields in double quotes may hold commas, line breaks and doubled quotes. The usual dialects are read too:
/// semicolons or tabs between fields, where the first line has no comma, and lines that end in CR, LF or both. Any text can be read; a quote that is not
/// closed runs to the end, and is reported. O(length).
/// </summary>
public static class CsvText
{
    /// <summary>The lines that are not empty.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its file, for places.</param>
    /// <param name="diagnostics">Where a quote that is not closed is reported, if anywhere.</param>
    public static IEnumerable<CsvLine> Read(string text, string file, DiagnosticBag? diagnostics = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var between = Separator(text);
        int at = 0, line = 1, lineStart = 0;
        var fields = new List<YamlScalar>();
        while (at < text.Length)
        {
            int first = line, column = at - lineStart + 1;
            var value = Field(text, between, ref at, ref line, ref lineStart, out var isOpen);
            if (isOpen) diagnostics?.Report(ContextRules.QuoteOpen, new SourceSpan(file, first, column, first, column + 1));
            fields.Add(new YamlScalar(Spelling.Composed(value.Trim()), ScalarStyle.Plain,
                new SourceSpan(file, first, column, line, Math.Max(at - lineStart + 1, first == line ? column + 1 : 1))));
            if (at < text.Length && text[at] == between)
            {
                at++;
                continue;
            }

            if (LineOf(fields) is { } read) yield return read;
            fields = [];
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
            line++;
            lineStart = at;
        }

        if (LineOf(fields) is { } last) yield return last;
    }

    /// <summary>Names of columns as they are compared: in small letters.</summary>
    public static CsvLine Heading(CsvLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line with { Fields = [.. line.Fields.Select(f => new YamlScalar(f.Text.ToLowerInvariant(), f.Style, f.Span))] };
    }

    /// <summary>Where the field that begins at an offset ends: at its separator, its line end, or the end of the text.</summary>
    internal static int FieldEnd(string text, int start)
    {
        int line = 1, lineStart = 0;
        _ = Field(text, Separator(text), ref start, ref line, ref lineStart, out _);
        return start;
    }

    /// <summary>What stands between fields: a comma, or where the first line has none a semicolon or a tab that it has.</summary>
    private static char Separator(string text)
    {
        var heading = text.AsSpan().TrimStart("\r\n");
        if (heading.IndexOfAny('\r', '\n') is >= 0 and var end) heading = heading[..end];
        return heading.Contains(',') ? ',' : heading.Contains(';') ? ';' : heading.Contains('\t') ? '\t' : ',';
    }

    private static CsvLine? LineOf(List<YamlScalar> fields)
    {
        if (fields.All(f => f.Text.Length == 0)) return null;
        var (start, end) = (fields[0].Span, fields[^1].Span);
        return new CsvLine(fields, start with { EndLine = end.EndLine, EndColumn = end.EndColumn });
    }

    /// <summary>Reads up to the separator or line end that closes the field.</summary>
    private static string Field(string text, char between, ref int at, ref int line, ref int lineStart, out bool isOpen)
    {
        var value = new StringBuilder();
        var quoted = at < text.Length && text[at] == '"';
        if (quoted) at++;
        while (at < text.Length)
        {
            var c = text[at];
            if (quoted && c == '"')
            {
                at++;
                if (at < text.Length && text[at] == '"') value.Append('"');
                else
                {
                    quoted = false;
                    continue;
                }
            }
            else if (!quoted && (c == between || c is '\n' or '\r'))
            {
                break;
            }
            else
            {
                value.Append(c);
            }

            at++;
            if (c != '\n' && (c != '\r' || (at < text.Length && text[at] == '\n'))) continue;
            line++;
            lineStart = at;
        }

        isOpen = quoted;
        return value.ToString();
    }
}
