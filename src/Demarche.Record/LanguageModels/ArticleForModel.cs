using Demarche.Language.Model;
using Demarche.Record.Reading.Frames;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Times;

namespace Demarche.Record.LanguageModels;

/// <summary>Cuts an article for a language model, and finds by rules whom and which days it names, so that the gate has something to go by.</summary>
public static class ArticleForModel
{
    /// <summary>The article's sentences, with actors and days.</summary>
    /// <param name="article">The text.</param>
    /// <param name="day">The day from which "yesterday" counts.</param>
    /// <param name="crisis">A model whose parties are looked for first; null for none.</param>
    public static TextToRead Of(Article article, DateOnly day, Crisis? crisis)
    {
        ArgumentNullException.ThrowIfNull(article);
        var sentences = Sentences.Of(article).ToList();
        var discourse = Discourse.Of(article.Text, sentences, day, crisis);
        var (finder, dates) = (new MentionFinder(article.Text, discourse), new DateFinder(day));
        var (numbered, days) = (new List<NumberedSentence>(), new List<DayRange>());
        foreach (var sentence in sentences)
        {
            var reading = new SentenceReading(article.Text, sentence, finder.Find(sentence), dates);
            days.AddRange(reading.Dates.Select(date => new DayRange(date.Days.From, date.Days.Until)));
            numbered.Add(new NumberedSentence(numbered.Count + 1, sentence.Start, sentence.End, [.. reading.Mentions.SelectMany(mention =>
                mention.Actors.Select(actor => new NamedActor(actor.Name, sentence.Tokens[mention.First].Start, sentence.Tokens[mention.Last].End)))]));
        }

        return new TextToRead(article.Text, day, numbered, days) { Read = ByRules(article, day, crisis) };
    }

    /// <summary>What the rules read, for the gate to hold a claim against.</summary>
    public static IReadOnlyList<RuleReading> ByRules(Article article, DateOnly day, Crisis? crisis) =>
        [.. Reading.Reader.Read(article, day, crisis).Events.Where(e => e.Row.Kind is not null)
            .Select(e => new RuleReading(e.Start, e.End, e.Row.By, e.Row.Toward, e.Row.Kind!.Value.Type))];
}
