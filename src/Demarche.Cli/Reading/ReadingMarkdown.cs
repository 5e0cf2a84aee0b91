using System.Text;
using Demarche.Record.Reading;

namespace Demarche.Cli.Reading;

/// <summary>What was read, as a table in Markdown, a text each.</summary>
internal static class ReadingMarkdown
{
    public static string Of(IReadOnlyList<Record.Reading.Reading> readings, bool why)
    {
        var text = new StringBuilder();
        foreach (var reading in readings)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append($"## {Safe(reading.Article.Title.Length > 0 ? reading.Article.Title : reading.Article.Name)}\n\n{ReadingWords.Summary(reading)}.\n\n");
            text.Append($"| when | who | kind | what | if | said by | where |{(why ? " why |" : "")}\n|---|---|---|---|---|---|---|{(why ? "---|" : "")}\n");
            foreach (var one in reading.Events.Where(e => e.Row.SameAs.Length == 0)) text.Append(Line(one, why));
        }

        return text.ToString();
    }

    private static string Line(ReadEvent one, bool why)
    {
        var row = one.Row;
        var cells = new List<string> { ReadingWords.When(row), ReadingWords.Who(row), ReadingWords.Kind(row), row.What, row.If, row.SaidBy,
            row.At.IndexOf('¶', StringComparison.Ordinal) is >= 0 and var at ? row.At[at..].Split(' ')[0] : "" };
        if (why) cells.Add(string.Join("; ", ReadingWords.Why(one)));
        return $"| {string.Join(" | ", cells.Select(Safe))} |\n";
    }

    private static string Safe(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (c is '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#') safe.Append('\\');
            if (c is '<') safe.Length--;
            safe.Append(c is '<' ? "&lt;" : c.ToString());
        }

        return safe.ToString();
    }
}
