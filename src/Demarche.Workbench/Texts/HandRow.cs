using System.Globalization;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;

namespace Demarche.Workbench.Texts;

/// <summary>Makes a row by hand of words of a text.</summary>
public static class HandRow
{
    /// <summary>Makes it.</summary>
    /// <param name="reading">The text.</param>
    /// <param name="words">The words, as they stand there but for white space.</param>
    /// <param name="near">Where they were selected; null when they were typed.</param>
    /// <param name="values">What a person says of them, by the names of columns.</param>
    /// <param name="taken">Ids of rows that are there.</param>
    /// <returns>The row; or null and why there is none.</returns>
    public static (EventRow? Row, string? WhyNot) Of(Reading reading, string words, int? near, IReadOnlyList<(string Column, string Value)> values,
        IReadOnlyCollection<string> taken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(taken);
        if (Find(reading.Article.Text, words, near) is not { } span) return (null, "These words do not stand in the text. Select them there.");
        var paragraph = reading.Article.Paragraphs.FirstOrDefault(p => p.Start <= span.Start && p.End >= span.End);
        if (paragraph.End == 0) return (null, "Take words of one paragraph.");
        var quote = reading.Article.Text[span.Start..span.End];
        var place = $"{reading.Article.Name} ¶{paragraph.Number.ToString(CultureInfo.InvariantCulture)}";
        var blank = new EventRow { Date = reading.Day, By = "", What = OneLine(quote), Source = place, Quote = quote,
            At = string.Create(CultureInfo.InvariantCulture, $"{place} c{span.Start}–{span.End}"), Reader = "hand", Id = FreeId(reading.Article.Name, taken) };
        var (row, whyNot) = EventFields.With(blank, values);
        return row is null ? (null, whyNot)
            : (row with { Tone = row.Kind is { } kind ? Modes.Score(kind) : null, What = row.By.Length == 0 ? row.What : $"{row.By}: {row.What}" }, null);
    }

    /// <summary>Where words stand in a text, white space aside; the place nearest to where they were selected.</summary>
    public static (int Start, int End)? Find(string text, string words, int? near)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        var wanted = words.Trim();
        if (wanted.Length < 3) return null;
        if (near is { } at && at >= 0 && at + wanted.Length <= text.Length && text.AsSpan(at, wanted.Length).SequenceEqual(wanted))
            return (at, at + wanted.Length);
        var found = text.IndexOf(wanted, StringComparison.Ordinal);
        return found < 0 ? null : (found, found + wanted.Length);
    }

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string FreeId(string article, IReadOnlyCollection<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(n => string.Create(CultureInfo.InvariantCulture, $"{article}-h{n}")).First(id => !taken.Contains(id));
}
