using System.Globalization;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;

namespace Demarche.Record.LanguageModels;

/// <summary>Rows of a record from the claims that the gate let through.</summary>
public static class ModelRows
{
    /// <summary>The rows in the order of the text, status read, each with the gate's doubts as reasons to look at it.</summary>
    /// <param name="reading">What the model read.</param>
    /// <param name="article">The article.</param>
    /// <param name="text">What the model was shown of it.</param>
    /// <param name="model">The model's name.</param>
    public static IReadOnlyList<ReadEvent> Of(ModelReading reading, Article article, TextToRead text, string model)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var taken = new RowIds(article.Name);
        return [.. reading.Verdicts.Where(verdict => verdict.Passes).Select(verdict => Event(verdict, article, text, model, taken))];
    }

    private static ReadEvent Event(GateVerdict verdict, Article article, TextToRead text, string model, RowIds taken)
    {
        var (claim, sentence) = (verdict.Claim, text.Sentence(verdict.Claim.Sentence)!);
        var quote = article.Text[verdict.Start..verdict.End];
        var paragraph = article.Paragraphs.LastOrDefault(each => each.Start <= sentence.Start).Number;
        var place = string.Create(CultureInfo.InvariantCulture, $"{article.Name} ¶{paragraph}");
        _ = EventTypes.TryParse(claim.Type, out var type);
        var kind = new EventKind(type, claim.Mode);
        var date = Day(claim.Date) ?? text.Published;
        var row = new EventRow
        {
            Date = date,
            Until = Day(claim.Until) is { } until && until > date ? until : null,
            By = claim.By,
            Toward = claim.Toward,
            With = string.Join("; ", claim.With),
            What = $"{(claim.By.Length > 0 ? claim.By : "Somebody")}: {string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}",
            Tone = Modes.Score(kind),
            Source = place,
            Id = taken.Of($"{text.Words(sentence)}|{claim.Words}|{claim.Type}|{claim.By}|{claim.Toward}", "m"),
            Kind = kind,
            Aspect = EventWords.Aspect(claim.Aspect),
            Negated = claim.Negated,
            If = claim.If,
            Then = claim.Then,
            SaidBy = claim.SaidBy,
            Quote = quote,
            At = string.Create(CultureInfo.InvariantCulture, $"{place} s{sentence.Number} c{verdict.Start}–{verdict.End}"),
            Reader = $"model:{model}",
            Status = RowStatus.Read,
        };
        var guesses = KindClassifier.Shared.Rank(MaskedSentence.Views(text, sentence, (verdict.Start, verdict.End)).First()).Where(guess => guess.Type != type)
            .Take(2);
        return new ReadEvent(row, verdict.Start, verdict.End, [new KindGuess(type, 1), .. guesses], [$"{model} reads it so.", .. verdict.Doubts]);
    }

    private static DateOnly? Day(string words) =>
        DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
