using System.Globalization;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Frames;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading;

/// <summary>Makes rows of what was found.</summary>
internal static class Rows
{
    public static List<ReadEvent> Of(List<Found> found, Article article)
    {
        var ids = new Dictionary<Found, string>();
        var taken = new RowIds(article.Name);
        foreach (var one in found) ids[one] = taken.Of(Said(one, article));
        return [.. found.Select(one => new ReadEvent(Row(one, article, ids), one.Quote.Start, one.Quote.End, one.Guesses, one.Why))];
    }

    private static EventRow Row(Found one, Article article, Dictionary<Found, string> ids)
    {
        var days = one.Days!.Value;
        var (quote, place) = (article.Text[one.Quote.Start..one.Quote.End], $"{article.Name} ¶{one.Sentence.Paragraph}");
        return new EventRow
        {
            Date = days.From,
            Until = days.Until > days.From ? days.Until : null,
            By = one.By?.Name ?? "",
            Toward = one.Toward?.Name ?? "",
            With = string.Join("; ", one.With.Select(a => a.Name)),
            What = EventSentence.Of(one, article.Text),
            Tone = Modes.Score(one.Kind),
            Source = place,
            Id = ids[one],
            DateWords = one.DateWords,
            Kind = one.Kind,
            Aspect = one.Aspect,
            Negated = one.Negated,
            If = Words(article.Text, one.If),
            IfBy = one.IfBy?.Name ?? "",
            Then = Words(article.Text, one.Then),
            SaidBy = one.SaidBy,
            Place = one.Place,
            Quote = quote,
            At = string.Create(CultureInfo.InvariantCulture, $"{place} s{one.Sentence.Number} c{one.Quote.Start}–{one.Quote.End}"),
            SameAs = one.SameAs is { } first ? ids[first] : "",
            Confidence = Confidence.Of(one),
            Reader = one.ByClassifier ? "classifier" : "rules",
            Status = RowStatus.Read,
        };
    }

    private static string Words(string text, (int Start, int End) span) => text[span.Start..span.End];

    /// <summary>What a row says, and where.</summary>
    private static string Said(Found one, Article article) =>
        $"{Words(article.Text, (one.Sentence.Start, one.Sentence.End))}|{Words(article.Text, one.Quote)}|{one.Kind.Type}|{one.By?.Name}|{one.Toward?.Name}";
}
