using Demarche.Record.Codebook;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>A phrase of the codebook found at a verb.</summary>
/// <param name="Phrase">The phrase.</param>
/// <param name="Score">How well it fits: what its words weigh that are there, less what those weigh that are not.</param>
/// <param name="Full">Whether every word of it that matters is there.</param>
internal readonly record struct FrameMatch(Phrase Phrase, double Score, bool Full);

/// <summary>
/// The codebook's phrases as frames. A phrase fits a verb when it begins with its base form; its other words are looked for in order in the
/// words that follow, in any form, with others between them. Found by the verb; O(words) a phrase of that verb.
/// </summary>
internal sealed class PhraseFrames
{
    private const int Window = 16;
    private static readonly Lazy<PhraseFrames> Loaded = new(() => new PhraseFrames());
    private readonly Dictionary<string, List<Frame>> byVerb = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Phrase> byNoun = new(StringComparer.Ordinal);

    private PhraseFrames()
    {
        foreach (var phrase in Phrases.All.Concat(Phrases.Read(CodebookFile.Text("frames.tsv"))))
        {
            var words = phrase.Pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (phrase.Pattern.Contains("{s}", StringComparison.Ordinal))
            {
                var noun = Array.Find(words, w => w[0] != '{' && !WordLists.IsDeterminer(w) && !WordLists.IsPreposition(w));
                if (noun is not null) byNoun.TryAdd(Key(noun), phrase);
                continue;
            }

            if (!byVerb.TryGetValue(words[0], out var list)) byVerb[words[0]] = list = [];
            list.Add(new Frame(phrase,
                [.. words[1..].Where(w => !w.Contains('{', StringComparison.Ordinal) && !WordLists.IsDeterminer(w)).Select(w => (Key(w), Weight(w)))]));
        }
    }

    public static PhraseFrames Shared => Loaded.Value;

    /// <summary>Whether any phrase begins with the verb.</summary>
    public bool Knows(string verb) => byVerb.ContainsKey(verb);

    /// <summary>The type that most phrases of a verb have, and their share; a share of 0 for a verb without phrases.</summary>
    public (EventType Type, double Share) Usual(string verb)
    {
        if (!byVerb.TryGetValue(verb, out var frames)) return default;
        var most = frames.GroupBy(f => f.Phrase.Kind.Type).MaxBy(g => g.Count())!;
        return (most.Key, (double)most.Count() / frames.Count);
    }

    /// <summary>The phrase that a noun stands at the head of: talks, agreement, strike; null for none.</summary>
    public Phrase? OfNoun(string word) => byNoun.GetValueOrDefault(Key(word));

    /// <summary>The best phrase at a verb; null when none fits at all.</summary>
    /// <param name="verb">Its base form.</param>
    /// <param name="tokens">The sentence.</param>
    /// <param name="from">Where the words after the verb begin.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="hasTarget">Whether an actor stands where the phrase has its target.</param>
    /// <param name="subject">For a passive, the words of its subject, which stand after the verb in the phrase; empty for others.</param>
    public FrameMatch? Best(string verb, Token[] tokens, int from, int to, bool hasTarget, Range subject = default)
    {
        if (!byVerb.TryGetValue(verb, out var frames)) return null;
        FrameMatch? best = null;
        to = Math.Min(to, from + Window);
        var (first, before) = subject.GetOffsetAndLength(tokens.Length);
        var after = Math.Max(0, to - from);
        var keys = new string?[before + after];
        for (var i = 0; i < before; i++) keys[i] = tokens[first + i].Kind == TokenKind.Word ? Key(tokens[first + i].Word) : null;
        for (var i = 0; i < after; i++) keys[before + i] = tokens[from + i].Kind == TokenKind.Word ? Key(tokens[from + i].Word) : null;
        foreach (var frame in frames)
        {
            if (!hasTarget && frame.Phrase.Need("target")) continue;
            var match = frame.At(keys, ordered: before == 0);
            if (match.Score > (best?.Score ?? 0)) best = match;
        }

        return best;
    }

    /// <summary>A word without its ending, so that forms of one word are equal.</summary>
    private static string Key(string word)
    {
        var lemma = Verbs.Lemma(word);
        if (!ReferenceEquals(lemma, word) && lemma.Length > 2) return lemma;
        return word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word.EndsWith("ies", StringComparison.Ordinal)
            ? word[..^3] + "y" : word[..^1] : word;
    }

    private static double Weight(string word) => WordLists.IsPreposition(word) ? word is "up" or "down" or "off" or "out" or "back" ? 0.4 : 0.1
        : word is "up" or "down" or "out" or "back" or "away" ? 0.5 : 1;

    private sealed record Frame(Phrase Phrase, (string Key, double Weight)[] Words)
    {
        public FrameMatch At(string?[] keys, bool ordered)
        {
            var (score, full, at) = (0.35, true, 0);
            foreach (var (key, weight) in Words)
            {
                var found = Array.IndexOf(keys, key, ordered ? at : 0);
                if (found >= 0)
                {
                    score += weight;
                    at = found + 1;
                }
                else
                {
                    score -= 0.7 * weight;
                    full &= weight < 0.3;
                }
            }

            return new FrameMatch(Phrase, score, full);
        }
    }
}
