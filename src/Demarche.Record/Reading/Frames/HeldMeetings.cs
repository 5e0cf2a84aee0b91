using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>Meetings that a sentence tells as the place of something said: "in a call with his counterpart on Friday, he promised help".</summary>
internal static class HeldMeetings
{
    public static IEnumerable<Found> In(SentenceReading reading, List<Found> shown, Discourse discourse)
    {
        var tokens = reading.Tokens;
        for (var at = 2; at + 2 < tokens.Length; at++)
        {
            if (!tokens[at + 1].Is("with") || EventNouns.Of(tokens[at].Word) is not { Type: EventType.Consult } kind || !IsHeld(tokens, at)) continue;
            var guest = reading.Mentions.Find(m => m.First > at + 1 && m.First <= at + 4 && m.Form != MentionForm.Pronoun);
            var host = Host(reading, at);
            if (guest is null || host is null || host.IsSame(guest.Actor)) continue;
            if (shown.Exists(f => f.Kind.Type == EventType.Consult && f.By?.Name == host.Name && f.Toward?.Name == guest.Actor.Name)) continue;
            var date = reading.Dates.Find(d => d.First > at && d.First - at < 14) ?? reading.Dates.FirstOrDefault();
            if (date is not null && date.Days.From > discourse.Day) continue;
            yield return new Found
            {
                Sentence = reading.Sentence,
                Groups = [],
                Kind = kind,
                Aspect = EventAspect.Done,
                By = host,
                Toward = guest.Actor,
                Days = date?.Days,
                DateWords = date is null ? "" : reading.Text[reading.Span(date.First, date.Last).Start..reading.Span(date.First, date.Last).End],
                Quote = reading.Span(at, guest.Last),
                Strength = 0.6,
                Guesses = [new Classifying.KindGuess(EventType.Consult, 0.7), new Classifying.KindGuess(EventType.Agree, 0.2),
                    new Classifying.KindGuess(EventType.Support, 0.1)],
            };
        }
    }

    /// <summary>"in a call", "during the talks", "after his meeting".</summary>
    private static bool IsHeld(Texts.Token[] tokens, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 4); i--)
        {
            if (tokens[i].Word is "in" or "during" or "after" or "at") return true;
            if (tokens[i].IsMark
                || !(WordLists.IsDeterminer(tokens[i].Word)
                || tokens[i].Word is "telephone" or "phone" or "video" or "long" or "private" or "brief")) return false;
        }

        return false;
    }

    /// <summary>Whoever acts in the clause that follows, or in that before.</summary>
    private static Actor? Host(SentenceReading reading, int at)
    {
        var after = reading.Groups.FindIndex(g => g.Verb > at);
        if (after >= 0 && reading.Roles.Subject(after) is { IsNobody: false, Thing: false } next) return next.First;
        var before = reading.Groups.FindLastIndex(g => g.Verb < at);
        return before >= 0 && reading.Roles.Subject(before) is { IsNobody: false, Thing: false } last ? last.First : null;
    }
}
