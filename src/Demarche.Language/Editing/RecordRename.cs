using Demarche.Language.Binding;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>Gives something another name in a record that is a CSV file. All else in the file stays byte by byte.</summary>
internal static class RecordRename
{
    private static readonly System.Buffers.SearchValues<char> MustBeQuoted = System.Buffers.SearchValues.Create(",;\t\"\r\n");

    /// <summary>The file's text afterwards. O(length).</summary>
    public static string Of(string text, DeclaredNames names, Named what, string to)
    {
        var lines = CsvText.Read(text, "").ToList();
        if (lines.Count == 0) return text;
        var columns = CsvText.Heading(lines[0]).Fields.Select(f => f.Text).ToArray();
        var starts = LineStarts(text);
        var statements = new StatementRename(names.InStatements, what, to);
        var changed = text;
        foreach (var line in lines.Skip(1).Reverse())
        {
            var by = line.Fields.ElementAtOrDefault(Array.IndexOf(columns, "by"))?.Text;
            foreach (var (field, column) in line.Fields.Zip(columns).Reverse())
            {
                var renamed = column switch
                {
                    "by" or "toward" => what is Named.Party && field.Text == what.Name ? to : field.Text,
                    "source" when what is Named.Source => SourceReference.Renamed(field.Text, names.Sources, what.Name, to),
                    "does" or "before" when field.Text.Length > 0 => statements.Of(field.Text, by),
                    _ => field.Text,
                };
                if (renamed != field.Text) changed = Replace(changed, field, renamed, starts);
            }
        }

        return changed;
    }

    private static string Replace(string text, YamlScalar field, string value, List<int> starts)
    {
        var start = starts[field.Span.Line - 1] + field.Span.Column - 1;
        var end = CsvText.FieldEnd(text, start);
        var raw = text[start..end];
        if (raw.StartsWith('"') || value.AsSpan().ContainsAny(MustBeQuoted)) value = $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        else value = string.Concat(raw.AsSpan(0, raw.Length - raw.TrimStart().Length), value, raw.AsSpan(raw.TrimEnd().Length));
        return string.Concat(text.AsSpan(0, start), value, text.AsSpan(end));
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))) starts.Add(at + 1);
        }

        return starts;
    }
}
