using System.Text;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Syntax;

/// <summary>A line of a CSV file with the place of every field.</summary>
/// <param name="Fields">The fields, quotes taken off and surrounding spaces trimmed.</param>
/// <param name="Span">From the first field to the last.</param>
public sealed record CsvLine(IReadOnlyList<YamlScalar> Fields, SourceSpan Span);

/// <summary>
/// Reads comma-separated values (RFC 4180): fields in double quotes may hold commas, line breaks and doubled quotes. Any text can be
/// read; a quote that is not closed runs to the end. O(length).
/// </summary>
public static class CsvText
{
    /// <summary>The lines that are not empty.</summary>
    public static IEnumerable<CsvLine> Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = 0, line = 1, lineStart = 0;
        var fields = new List<YamlScalar>();
        while (at < text.Length)
        {
            int first = line, column = at - lineStart + 1;
            var value = Field(text, ref at, ref line, ref lineStart);
            fields.Add(new YamlScalar(Spelling.Composed(value.Trim()), ScalarStyle.Plain, new SourceSpan(file, first, column, line, Math.Max(at - lineStart + 1, first == line ? column + 1 : 1))));
            if (at < text.Length && text[at] == ',')
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

    /// <summary>Where the field that begins at an offset ends: at its comma, its line end, or the end of the text.</summary>
    internal static int FieldEnd(string text, int start)
    {
        int line = 1, lineStart = 0;
        _ = Field(text, ref start, ref line, ref lineStart);
        return start;
    }

    private static CsvLine? LineOf(List<YamlScalar> fields)
    {
        if (fields.All(f => f.Text.Length == 0)) return null;
        var (start, end) = (fields[0].Span, fields[^1].Span);
        return new CsvLine(fields, start with { EndLine = end.EndLine, EndColumn = end.EndColumn });
    }

    /// <summary>Reads up to the comma or line end that closes the field.</summary>
    private static string Field(string text, ref int at, ref int line, ref int lineStart)
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
            else if (!quoted && c is ',' or '\n' or '\r')
            {
                if (c != '\r' || at + 1 == text.Length || text[at + 1] == '\n') break;
                value.Append(c);
            }
            else
            {
                value.Append(c);
            }

            at++;
            if (c != '\n') continue;
            line++;
            lineStart = at;
        }

        return value.ToString();
    }
}
