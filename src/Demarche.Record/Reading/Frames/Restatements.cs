using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>
/// Folds what is shown twice: a later event is the same as an earlier one when the same actors do the same kind of thing at the same time, or at a time that is
/// not said again, and the words are alike; never after "again", "another", "once more". Looks back over the last <see cref="Window"/> events.
/// </summary>
internal static class Restatements
{
    private const int Window = 120;
    private static readonly string[] Anew = ["again", "another", "also", "further", "second", "third", "repeated", "renewed", "more"];

    public static void Fold(List<Found> found, string text)
    {
        var words = new Dictionary<Found, HashSet<string>>();
        for (var i = 0; i < found.Count; i++)
        {
            var later = found[i];
            for (var j = Math.Max(0, i - Window); j < i && later.SameAs is null; j++)
            {
                var first = found[j].SameAs ?? found[j];
                if (IsSame(found[j], later) && Likeness(Of(found[j]), Of(later)) >= Needed(found[j], later)) Join(first, later);
            }
        }

        HashSet<string> Of(Found one) => words.TryGetValue(one, out var known) ? known : words[one] = ContentWords(one, text);
    }

    /// <summary>The later mention joins the first; whichever has a day gives it to both.</summary>
    private static void Join(Found first, Found later)
    {
        later.SameAs = first;
        if (!first.IsDated && later.IsDated) (first.Days, first.IsDated) = (later.Days, true);
        if (later.DateWords.Length == 0 || !later.IsDated) later.Days = first.Days;
    }

    private static bool IsSame(Found first, Found later)
    {
        if (first.Kind.Type != later.Kind.Type || first.Negated != later.Negated
            || (first.Aspect == EventAspect.Supposed) != (later.Aspect == EventAspect.Supposed)) return false;
        if (first.Sentence == later.Sentence && first.Groups.Count > 0 && later.Groups.Count > 0 && !first.Groups[^1].Equals(later.Groups[^1])
            && first.Kind.Mode != later.Kind.Mode) return false;
        if (first.By?.Name != later.By?.Name
            || !(first.Toward?.Name == later.Toward?.Name || first.TargetGuessed || later.TargetGuessed || later.Toward is null)) return IsMutual(first)
            && first.By?.Name == later.Toward?.Name && first.Toward?.Name == later.By?.Name;
        return SameTime(first, later) && !IsAnew(later);
    }

    private static bool IsMutual(Found one) => one.Kind.Type is EventType.Consult || one.Kind.Cameo == "036";

    private static bool SameTime(Found first, Found later) =>
        (!later.IsDated || !first.IsDated)
            && (later.Aspect == first.Aspect || first.Aspect is not EventAspect.PastCase && later.Aspect is not EventAspect.PastCase)
            || (first.Days is { } a && later.Days is { } b && a.From <= b.Until && b.From <= a.Until);

    private static bool IsAnew(Found one) => one.Sentence.Tokens
        .Any(t => t.Start >= one.Quote.Start && t.End <= one.Quote.End && Array.IndexOf(Anew, t.Word) >= 0 && !t.Is("more") && !t.Is("also"));

    private static double Needed(Found first, Found later)
    {
        if (first.Sentence == later.Sentence) return 0.75;
        if (first.Kind.Type is EventType.Threaten) return first.Kind.Mode == later.Kind.Mode ? 0.12 : 0.3;
        if (first.Kind.Cameo == "036" && first.Days == later.Days) return 0.0;
        return later.DateWords.Length > 0 && first.Days == later.Days ? 0.2 : 0.34;
    }

    /// <summary>Shared words by those of the shorter.</summary>
    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : (double)one.Count(other.Contains) / Math.Min(one.Count, other.Count);

    private static HashSet<string> ContentWords(Found one, string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var spans = new[] { one.Quote, one.If, one.Then };
        foreach (var token in one.Sentence.Tokens.Where(t => t.Kind == TokenKind.Word && spans.Any(s => t.Start >= s.Start && t.End <= s.End)))
        {
            if (token.Word.Length > 3 && !token.Capital && !WordLists.IsPreposition(token.Word) && !WordLists.IsDeterminer(token.Word)
                && !WordLists.IsAdverb(token.Word) && !WordLists.Auxiliaries.Contains(token.Word) && !WordLists.Modals.Contains(token.Word)
                && !WordLists.Pronouns.Contains(token.Word) && !Operators.IsSaying(Verbs.Lemma(token.Word)))
                words.Add(Verbs.Lemma(token.Word) is var lemma && lemma.EndsWith('s') ? lemma[..^1] : lemma);
        }

        return words;
    }
}
