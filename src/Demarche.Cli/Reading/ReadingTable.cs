using Demarche.Record.Events;
using Demarche.Record.Reading;
using Demarche.Reports.Rendering;
using Spectre.Console;

namespace Demarche.Cli.Reading;

/// <summary>
/// What was read, for the eye: an event a block, day and actors in the first line, the text's own words under it, then the condition. Mentions of the same
/// event stand under the first one.
/// </summary>
internal static class ReadingTable
{
    private const int Margin = 4;

    public static void Write(Record.Reading.Reading reading, bool why, bool beside, IAnsiConsole console)
    {
        if (!beside || reading.Events.Count > 0) Heading(console, Title(reading), new Style(decoration: Decoration.Bold));
        Heading(console, ReadingWords.Summary(reading), new Style(Color.Grey));
        console.WriteLine();
        var again = reading.Events.Where(e => e.Row.SameAs.Length > 0).ToLookup(e => e.Row.SameAs, StringComparer.Ordinal);
        var number = 0;
        foreach (var one in reading.Events.Where(e => e.Row.SameAs.Length == 0))
        {
            Head(++number, one.Row, console);
            Line(console, one.Row.What, new Style());
            if (one.Row.If.Length > 0) Line(console, $"{Condition(one.Row.If)} → {one.Row.Then}", new Style(Color.Yellow));
            if (one.Row.SaidBy.Length > 0) Line(console, $"says {one.Row.SaidBy}", new Style(Color.Grey));
            foreach (var mention in again[one.Row.Id]) Line(console, $"again {Place(mention.Row)}: “{mention.Row.Quote}”", new Style(Color.Grey));
            if (why) foreach (var reason in ReadingWords.Why(one)) Line(console, $"· {reason}", new Style(Color.Teal));
            console.WriteLine();
        }
    }

    private static void Heading(IAnsiConsole console, string text, Style style)
    {
        console.Write(new Text(PlainText.Of(text), style));
        console.WriteLine();
    }

    private static void Head(int number, EventRow row, IAnsiConsole console)
    {
        console.Write(new Paragraph()
            .Append($"{number,2}  ", new Style(Color.Grey))
            .Append(PlainText.Of(ReadingWords.When(row)), new Style(Color.Teal))
            .Append("  ")
            .Append(PlainText.Of(ReadingWords.Who(row)), new Style(decoration: Decoration.Bold))
            .Append($"  {PlainText.Of(ReadingWords.Kind(row))}", Tone(row))
            .Append(PlainText.Of($"  {Place(row)}"), new Style(Color.Grey)));
        console.WriteLine();
    }

    /// <summary>A text under its heading, set in by a margin and broken between words.</summary>
    private static void Line(IAnsiConsole console, string text, Style style)
    {
        var room = Math.Max(20, console.Profile.Width - Margin - 1);
        var line = "";
        foreach (var word in PlainText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Append(null))
        {
            if (word is not null && (line.Length == 0 || line.Length + 1 + word.Length <= room))
            {
                line = line.Length == 0 ? word : $"{line} {word}";
                continue;
            }

            console.Write(new Text(new string(' ', Margin) + line, style));
            console.WriteLine();
            line = word ?? "";
        }
    }

    private static string Title(Record.Reading.Reading reading) =>
        $"{(reading.Article.Title.Length > 0 ? reading.Article.Title : reading.Article.Name)} "
            + $"({reading.Day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)})";

    private static string Condition(string words) =>
        words.Split(' ')[0].ToLowerInvariant() is "unless" or "until" or "till" or "without" ? words : $"if {words}";

    private static string Place(EventRow row) => row.At.IndexOf('¶', StringComparison.Ordinal) is >= 0 and var at ? row.At[at..].Split(' ')[0] : "";

    private static Style Tone(EventRow row) => new(row.Tone switch
    {
        < -3 => Color.Red,
        > 1 => Color.Green,
        _ => Color.Default,
    });
}
