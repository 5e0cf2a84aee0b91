using Demarche.Language.Model;
using Demarche.Record.Classifying;
using Demarche.Record.Events;
using Demarche.Record.Reading.Frames;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Times;

namespace Demarche.Record.Reading;

/// <summary>An event that was read, as a row, with what a person needs to judge it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Start">Where its quote begins in the article's text.</param>
/// <param name="End">Where it ends, excluded.</param>
/// <param name="Guesses">The three likeliest types, the one of the row first.</param>
/// <param name="Why">Why it was read so.</param>
public sealed record ReadEvent(EventRow Row, int Start, int End, IReadOnlyList<KindGuess> Guesses, IReadOnlyList<string> Why);

/// <summary>What was read in an article.</summary>
/// <param name="Article">The article.</param>
/// <param name="Day">The day that relative dates count from.</param>
/// <param name="Sentences">How many sentences it has.</param>
/// <param name="Events">The events in the order of the text.</param>
/// <param name="Encoder">The sentence encoder that voted on the kinds; null for none.</param>
public sealed record Reading(Article Article, DateOnly Day, int Sentences, IReadOnlyList<ReadEvent> Events, string? Encoder = null);

/// <summary>
/// Reads an article: text in, events out, by rules and a linear classifier, offline. Stage by stage, a sentence at a time: names, verbs, clauses, dates and
/// conditions, acts and what is said of them; then dates that the text leaves open and restatements, over the whole. The same text gives the same
/// events. Time grows with the length of the text, and no text makes it fail.
/// </summary>
public static class Reader
{
    /// <summary>The most events that are read from one text.</summary>
    public const int MostEvents = 20_000;

    /// <summary>Reads an article.</summary>
    /// <param name="article">The text.</param>
    /// <param name="day">The day from which "yesterday" counts: that of publication.</param>
    /// <param name="crisis">A model whose parties are looked for first and named as it names them; null for none.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Reading Read(Article article, DateOnly day, Crisis? crisis = null, CancellationToken cancellation = default) =>
        Read(article, day, crisis, KindClassifier.Shared, null, cancellation);

    /// <summary>Reads an article by a classifier of one's choice and tells how far it is.</summary>
    /// <param name="article">The text.</param>
    /// <param name="day">The day from which "yesterday" counts.</param>
    /// <param name="crisis">A model whose parties are looked for first; null for none.</param>
    /// <param name="kinds">What votes beside the codebook's phrases: <see cref="KindClassifier.Shared"/>, or the same with an encoder.</param>
    /// <param name="progress">Receives which part of the text is read, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Reading Read(Article article, DateOnly day, Crisis? crisis, KindClassifier kinds, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(kinds);
        var sentences = Sentences.Of(article).ToList();
        var discourse = Discourse.Of(article.Text, sentences, day, crisis);
        var (finder, dates, found) = (new MentionFinder(article.Text, discourse), new DateFinder(day), new List<Found>());
        foreach (var sentence in sentences)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report((double)sentence.Start / article.Text.Length);
            var skip = Dateline.Of(article.Text, sentence, discourse);
            var body = skip == 0 ? sentence : sentence with { Tokens = sentence.Tokens[skip..] };
            var reading = new SentenceReading(article.Text, body, finder.Find(body), dates);
            var inside = new Interpreter(reading, discourse, kinds).Read();
            inside.AddRange(PlannedMeetings.In(reading, inside, discourse).Concat(HeldMeetings.In(reading, inside, discourse))
                .Concat(PossibleActs.In(reading, inside)).ToList());
            if (sentence.Paragraph == 0 && !IsSentence(article.Text, sentence) || article.Text[sentence.End - 1] == '?') continue;
            if (dates.AnchorParagraph == sentence.Paragraph) inside.ForEach(f => f.Anchor = dates.Anchor);
            found.AddRange(inside.OrderBy(f => f.Quote.Start).ThenBy(f => f.Quote.End));
            if (found.Count >= MostEvents) break;
        }

        OpenDates.Settle(found, day);
        Restatements.Fold(found, article.Text);
        OpenDates.Close(found, day);
        return new Reading(article, day, sentences.Count, Rows.Of(found, article), kinds.Encoder?.Name);
    }

    /// <summary>Whether what stands above the body is a sentence and no headline.</summary>
    private static bool IsSentence(string text, Sentence sentence) => ".!?…\"”".Contains(text[sentence.End - 1], StringComparison.Ordinal);
}
