using System.Text;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>What kind an act is, by phrase and classifier together.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Guesses">The three likeliest types.</param>
/// <param name="Strength">From 0 to 1: how much the phrase and the classifier together have for it.</param>
/// <param name="ByPhrase">The phrase that fits; null where the classifier alone decides.</param>
internal sealed record Vote(EventKind Kind, IReadOnlyList<KindGuess> Guesses, double Strength, Phrase? ByPhrase);

/// <summary>
/// Lets the codebook's phrases and the classifier vote on the kind of an act. A phrase that fits in full counts as much as a certain classifier; one
/// that fits in part breaks ties. Where no phrase fits and the classifier is not sure, there is no act.
/// </summary>
internal sealed class KindVote(string text, KindClassifier kinds)
{
    private const double Sure = 0.22;
    private const double Lone = 0.3;
    private const double Spoken = 0.55;

    private readonly Dictionary<string, KindGuess[]> ranked = new(StringComparer.Ordinal);

    /// <summary>The kind of the act that a clause tells; null where it tells none.</summary>
    public Vote? Of(Token[] tokens, VerbGroup group, IReadOnlyList<Mention> mentions, bool hasTarget, bool hasSource)
    {
        var (from, to) = (group.Verb + 1, FrameEnd(tokens, group));
        var frame = PhraseFrames.Shared.Best(group.Lemma, tokens, from, to, hasTarget);
        if (group.Passive && PhraseFrames.Shared
            .Best(group.Lemma, tokens, from, to, hasTarget, group.Left..Math.Max(group.Left, group.SubjectEnd)) is { } passive
            && passive.Score > (frame?.Score ?? 0)) frame = passive;
        if (IsIdiom(tokens, group)) return null;
        if (frame is null && (Operators.IsState(group.Lemma) || !(hasSource || hasTarget))) return null;
        var words = $"{Masked(tokens, group.Left, group.SubjectEnd, mentions)} "
            + $"{(group.Passive ? "was " : "")}{Masked(tokens, group.Verb, Math.Max(to, group.Right), mentions, group.Left, group.SubjectEnd)}";
        var guesses = Ranked(words);
        return Decide(guesses, frame, hasTarget && hasSource, group);
    }

    /// <summary>The kind of what some words say, without a verb to go by.</summary>
    public Vote OfWords(Token[] tokens, int from, int to, IReadOnlyList<Mention> mentions)
    {
        var guesses = Ranked(Masked(tokens, from, to, mentions));
        return new Vote(new EventKind(guesses[0].Type), guesses[..3], guesses[0].Probability, null);
    }

    /// <summary>"Seized on the mention", "leave itself a way out": words of doing for what is not done to anybody.</summary>
    private static bool IsIdiom(Token[] tokens, VerbGroup group)
    {
        var next = group.Verb + 1 < tokens.Length ? tokens[group.Verb + 1].Word : "";
        return next is "himself" or "herself" or "itself" or "themselves" || (group.Lemma == "seize" && next is "on" or "upon")
            || (group.Lemma == "come" && next == "close")
            || (group.Lemma == "make" && next == "no" && group.Verb + 2 < tokens.Length && tokens[group.Verb + 2].Is("comment"));
    }

    private KindGuess[] Ranked(string words) => ranked.TryGetValue(words, out var known) ? known : ranked[words] = kinds.Rank(words);

    private static Vote? Decide(KindGuess[] guesses, FrameMatch? frame, bool both, VerbGroup group)
    {
        if (frame is not { } match)
        {
            if (Operators.IsState(group.Lemma) || Operators.IsSaying(group.Lemma) && group.Lemma is not ("write" or "answer")
                && !(both && group.Lemma != "claim" && guesses[0].Probability >= Spoken)) return null;
            var usual = PhraseFrames.Shared.Usual(group.Lemma);
            var first = guesses.OrderByDescending(g => g.Probability + (usual.Type == g.Type ? 0.5 * usual.Share : 0)).First();
            var value = first.Probability + (usual.Share > 0 && usual.Type == first.Type ? 0.5 * usual.Share : 0);
            return value >= (both ? Sure : Lone)
                ? new Vote(new EventKind(first.Type), [first, .. guesses.Where(g => g.Type != first.Type).Take(2)], Math.Min(1, 0.7 * value), null) : null;
        }

        if ((Operators.IsState(group.Lemma) || group.Lemma is "say" or "tell" or "claim") && !match.Full) return null;
        var kind = match.Phrase.Kind;
        var bonus = match.Full ? Math.Min(1, 0.45 + 0.3 * match.Score) : 0.15 * match.Score;
        var votes = guesses.Select(g => (g.Type, Value: g.Probability + (g.Type == kind.Type ? bonus : 0))).OrderByDescending(g => g.Value).ToList();
        var best = votes[0];
        if (!match.Full && best.Value < (both ? Sure : Lone)) return null;
        var top = votes.Take(3).Select(r => guesses.First(g => g.Type == r.Type)).ToList();
        return new Vote(best.Type == kind.Type ? kind : new EventKind(best.Type), top, Math.Min(1, best.Value / 1.4), best.Type == kind.Type ? match.Phrase
            : null);
    }

    /// <summary>Where the words of a phrase may end: its own clause and an infinitive that completes it, not what is said or why.</summary>
    private static int FrameEnd(Token[] tokens, VerbGroup group)
    {
        for (var i = group.Verb + 1; i < tokens.Length; i++)
        {
            if (tokens[i].Word is ";" or "that" or "which" or "who" or "if" or "unless" or "because" or "while" or "when" or "after" or "\""
                || (tokens[i].Is(",") && i >= group.Right)) return i;
            if (tokens[i].Word is "and" or "but" or "or" && i >= group.Right) return i;
        }

        return tokens.Length;
    }

    /// <summary>The words with every actor masked, numbered in the order in which they come.</summary>
    public string Masked(Token[] tokens, int from, int to, IReadOnlyList<Mention> mentions, int subject = 0, int subjectEnd = 0)
    {
        var masked = new StringBuilder();
        var names = mentions.Where(m => m.First >= subject && m.First < subjectEnd).Select(m => m.Actor.Name).Distinct(StringComparer.Ordinal).Take(3).ToList();
        to = Math.Min(to, tokens.Length);
        for (var i = from; i < to; i++)
        {
            var mention = mentions.FirstOrDefault(m => m.First <= i && i <= m.Last);
            if (masked.Length > 0) masked.Append(' ');
            if (mention is null || mention.Form == MentionForm.Pronoun && mention.Owner)
            {
                masked.Append(text, tokens[i].Start, tokens[i].End - tokens[i].Start);
                continue;
            }

            var number = names.IndexOf(mention.Actor.Name);
            if (number < 0)
            {
                number = Math.Min(names.Count, 2);
                if (names.Count < 3) names.Add(mention.Actor.Name);
            }

            masked.Append(number switch { 0 => "ACTOR1", 1 => "ACTOR2", _ => "ACTOR3" });
            i = mention.Last;
        }

        return masked.ToString();
    }
}
