using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading.Names;

/// <summary>The two states that a text is mostly about: those that it names most often, by whatever name. O(length).</summary>
internal static class MainStates
{
    private const int MostSentences = 2000;

    public static IReadOnlyList<Actor> Of(string text, List<Sentence> sentences, Discourse discourse)
    {
        var (names, counts) = (new NameMatch(text, discourse), new Dictionary<string, (Actor Actor, int Count, int First)>(StringComparer.Ordinal));
        foreach (var tokens in sentences.Take(MostSentences).Select(s => s.Tokens))
        {
            for (var at = 0; at < tokens.Length; at++)
            {
                if (tokens[at].Kind != TokenKind.Word || names.At(tokens, at) is not { Actor: { } actor } name) continue;
                if (actor.Sort is ActorSort.State or ActorSort.Party)
                    counts[actor.Name] = counts.TryGetValue(actor.Name, out var known) ? known with { Count = known.Count + 1 } : (actor, 1, counts.Count);
                at += name.Length - 1;
            }
        }

        return [.. counts.Values.Where(c => c.Count > 1).OrderByDescending(c => c.Count).ThenBy(c => c.Actor.Name, StringComparer.Ordinal).Take(2)
            .OrderBy(c => c.First).Select(c => c.Actor)];
    }
}
