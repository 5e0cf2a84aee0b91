using System.Collections.Frozen;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Names;

namespace Demarche.Record.Reading.Frames;

/// <summary>Acts that a noun calls possible: "the prospect of an Israeli strike on Iran", "a risk of a return to the treaty by Washington".</summary>
internal static class PossibleActs
{
    private const int Near = 8;

    private static readonly FrozenDictionary<string, EventKind> Acts = new Dictionary<string, EventKind>(StringComparer.Ordinal)
    {
        ["strike"] = new(EventType.Assault, "aerial"),
        ["strikes"] = new(EventType.Assault, "aerial"),
        ["attack"] = new(EventType.Assault),
        ["invasion"] = new(EventType.Assault),
        ["offensive"] = new(EventType.Assault),
        ["annexation"] = new(EventType.Assault),
        ["blockade"] = new(EventType.Coerce, "restrict"),
        ["sanctions"] = new(EventType.Sanction, "discontinue"),
        ["embargo"] = new(EventType.Sanction, "discontinue"),
        ["boycott"] = new(EventType.Sanction, "discontinue"),
        ["expulsion"] = new(EventType.Sanction, "expel"),
        ["deployment"] = new(EventType.Mobilize, "troops"),
        ["mobilisation"] = new(EventType.Mobilize, "troops"),
        ["mobilization"] = new(EventType.Mobilize, "troops"),
        ["withdrawal"] = new(EventType.Yield, "withdraw"),
        ["pull-out"] = new(EventType.Yield, "withdraw"),
        ["ceasefire"] = new(EventType.Yield, "ceasefire"),
        ["return"] = new(EventType.Support),
        ["recognition"] = new(EventType.Support),
        ["rapprochement"] = new(EventType.Support),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<Found> In(SentenceReading reading, List<Found> shown)
    {
        var tokens = reading.Tokens;
        for (var at = 2; at < tokens.Length; at++)
        {
            if (!Acts.TryGetValue(tokens[at].Word, out var kind) || !IsPossible(tokens, at)) continue;
            var place = reading.Span(at, at);
            if (shown.Exists(f => f.Quote.Start <= place.Start && place.End <= f.Quote.End)) continue;
            if (Author(reading, at) is not { } author) continue;
            var target = reading.Mentions
                .Find(m => m != author && m.First > at && m.First - at <= Near && !m.Actor.IsSame(author.Actor)
                && reading.Roles.Preposition(m.First, at) is "on" or "against" or "from" or "with" or "to" or "by");
            var (first, last) = (Math.Min(author.First, at), Math.Max(at, Math.Max(author.Last, target?.Last ?? 0)));
            var one = new Found
            {
                Sentence = reading.Sentence,
                Groups = [],
                Kind = kind,
                Aspect = EventAspect.Supposed,
                By = author.Actor,
                Toward = target?.Actor,
                Quote = reading.Span(first, last),
                Strength = 0.5,
                IsVoiced = true,
                Guesses = [new Classifying.KindGuess(kind.Type, 0.6), new Classifying.KindGuess(EventType.Threaten, 0.2),
                    new Classifying.KindGuess(EventType.Agree, 0.1)],
            };
            one.Why.Add($"“{tokens[at].Word}” is called possible");
            yield return one;
        }
    }

    /// <summary>"Prospect of", "possibility of", "risk of" before the noun, with an article and adjectives between.</summary>
    private static bool IsPossible(Texts.Token[] tokens, int at)
    {
        for (var i = at - 1; i >= Math.Max(1, at - 5); i--)
        {
            if (tokens[i].IsMark) return false;
            if (tokens[i].Is("of")) return tokens[i - 1].Word is "prospect" or "prospects" or "possibility" or "risk" or "danger" or "chance" or "likelihood"
                or "spectre" or "talk";
        }

        return false;
    }

    /// <summary>Whose act it would be: the people named before the noun, or whoever follows "by" or "of".</summary>
    private static Mention? Author(SentenceReading reading, int at) =>
        reading.Mentions.FindLast(m => m.Last < at && at - m.Last <= 2 && m.Form is MentionForm.People or MentionForm.Name or MentionForm.Role)
        ?? reading.Mentions.Find(m => m.First > at && m.First - at <= Near && m.Form != MentionForm.Place
            && reading.Roles.Preposition(m.First, at) is "by" or "of");
}
