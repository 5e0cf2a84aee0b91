namespace Demarche.Record.Codebook;

/// <summary>
/// Words that say an event. A pattern that begins with a verb in its base form has the source as its subject (<c>impose sanctions on {t}</c>,
/// which stands for every form of the verb); one with <c>{s}</c> is taken as it is, for nouns (<c>talks between {s} and {t}</c>).
/// <c>{t}</c> is the target: the actor itself or a word of it, as in <c>shell {t} positions</c>.
/// </summary>
/// <param name="Pattern">The words with their slots.</param>
/// <param name="Kind">What they say.</param>
/// <param name="Needs">
/// What must be there for the words to count, space-separated: <c>target</c> (the slot must be filled by an actor, since the verb alone is
/// ambiguous), <c>crowd</c> (the source is people and not a government), <c>mutual</c> (source and target do it together, so it is one event).
/// </param>
public sealed record Phrase(string Pattern, EventKind Kind, string Needs)
{
    /// <summary>Whether <see cref="Needs"/> has the word.</summary>
    public bool Need(string word) => Needs.Split(' ').Contains(word, StringComparer.Ordinal);
}
