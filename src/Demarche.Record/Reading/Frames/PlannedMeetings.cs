using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Times;

namespace Demarche.Record.Reading.Frames;

/// <summary>
/// Meetings to come that a sentence names with their day and without a verb of their own: "the week begins on 10 January with the Russian-American
/// meeting in Geneva"; and those that are called possible.
/// </summary>
internal static class PlannedMeetings
{
    private const int Near = 7;

    public static IEnumerable<Found> In(SentenceReading reading, List<Found> shown, Discourse discourse)
    {
        var tokens = reading.Tokens;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (EventNouns.Of(tokens[at].Word) is not { Type: EventType.Consult } kind || reading.Groups.Exists(g => g.Verb == at)
                || (at + 1 < tokens.Length && tokens[at + 1].Is("\""))) continue;
            var place = reading.Span(at, at);
            if (shown.Exists(f => f.Quote.Start <= place.Start && place.End <= f.Quote.End
                && f.Kind.Type is EventType.Consult or EventType.Agree or EventType.Reject or EventType.Request)) continue;
            var possible = IsPossible(tokens, at);
            var date = reading.Dates.Where(d => d.Days.From > discourse.Day).OrderBy(d => Math.Abs(d.First - at)).FirstOrDefault();
            if (!possible && (date is null || Math.Abs(date.First - at) > 12)) continue;
            var names = Around(reading, at);
            if (names.Count == 0) continue;
            var actors = names.SelectMany(m => m.Actors).DistinctBy(a => a.Name).ToList();
            var (first, last) = (Math.Min(names[0].First, at), Math.Max(names[^1].Last, at));
            var one = new Found
            {
                Sentence = reading.Sentence,
                Groups = [],
                Kind = new EventKind(EventType.Agree, "", "036"),
                Aspect = possible ? EventAspect.Supposed : EventAspect.Planned,
                By = actors[0],
                Toward = actors.Count > 1 ? actors[1] : null,
                With = [.. actors.Skip(2)],
                Days = date?.Days,
                DateWords = date is null ? "" : Words(reading, date),
                Quote = reading.Span(first, last),
                Strength = 0.6,
                Guesses = [new Classifying.KindGuess(EventType.Agree, 0.6), new Classifying.KindGuess(kind.Type, 0.3),
                    new Classifying.KindGuess(EventType.Request, 0.1)],
            };
            one.SaidBy = possible ? Announcer(reading, at) : "";
            one.Why.Add(possible ? "a meeting that is called possible" : $"“{tokens[at].Word}” on a day to come is a planned meeting");
            yield return one;
        }
    }

    private static string Words(SentenceReading reading, DateSpan date)
    {
        var (start, end) = reading.Span(date.First, date.Last);
        return reading.Text[start..end];
    }

    private static bool IsPossible(Texts.Token[] tokens, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - Near); i--)
        {
            if (tokens[i].Word is "possibility" or "prospect" or "chance" or "likelihood") return true;
            if (tokens[i].IsMark) return false;
        }

        return false;
    }

    private static string Announcer(SentenceReading reading, int at) => reading.Mentions.FindLast(m => m.Last < at && m.Person.Length > 0)?.Person ?? "";

    /// <summary>The names that take part: right before the noun, or after "between", "with", "of".</summary>
    private static List<Mention> Around(SentenceReading reading, int at)
    {
        var names = new List<Mention>();
        foreach (var mention in reading.Mentions.Where(m => m.Form is not (MentionForm.Place or MentionForm.Pronoun)))
        {
            var before = reading.Roles.Preposition(mention.First, Math.Max(-1, at - Near));
            if (mention.Last < at && at - mention.Last <= 3 && before is "" or "in" or "with" or "of" or "on" or "the" && mention.Last < at
                && at - mention.Last <= 3) names.Add(mention);
            else if (mention.Last < at && names.Count == 0
                && reading.Mentions.Exists(m => m.First > mention.Last && m.First - mention.Last <= 2 && m.Last < at && at - m.Last <= 3)) names.Add(mention);
            else if (mention.First > at && mention.First - at <= Near && before is "between" or "with" or "of" or "among" && mention.First > at
                && mention.First - at <= Near) names.Add(mention);
            else if (names.Count > 0 && mention.First > at && (reading.Roles.IsJoined(names[^1].Last, mention.First) || mention.First - names[^1].Last == 2))
                names.Add(mention);
        }

        return names;
    }
}
