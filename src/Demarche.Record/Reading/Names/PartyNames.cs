using Demarche.Language.Model;
using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading.Names;

/// <summary>
/// The parties of a model as actors. A party that is a state or body of the gazetteer under any of its names takes over all of them, so that
/// rows name it as the model does; any other is found by its own name and by its words.
/// </summary>
internal sealed class PartyNames
{
    private readonly Dictionary<string, Actor> instead = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Words, Actor Actor)>> byFirstWord = new(StringComparer.Ordinal);

    /// <summary>No model: everybody goes by the name in the gazetteer.</summary>
    public static PartyNames None { get; } = new([]);

    public PartyNames(IEnumerable<(string Name, string Words)> parties)
    {
        foreach (var (name, words) in parties)
        {
            var known = Lookup(name) ?? Lookup(words);
            var actor = known is null ? new Actor(name, ActorSort.Party, name)
                : known with { Name = name, Home = known.Sort == ActorSort.State ? name : known.Home };
            if (known is not null) instead[known.Name] = actor;
            foreach (var spelling in new[] { name, words }.Where(s => s.Length > 0).Distinct(StringComparer.Ordinal))
            {
                var tokens = Tokenizer.Words(spelling);
                if (tokens.Length > 1 && tokens[0] == "the") tokens = tokens[1..];
                if (tokens.Length == 0) continue;
                if (!byFirstWord.TryGetValue(tokens[0], out var list)) byFirstWord[tokens[0]] = list = [];
                list.Add((tokens, actor));
            }
        }
    }

    public static PartyNames Of(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return new PartyNames(crisis.Parties.Select(p => (p.Name, p.Words)));
    }

    /// <summary>The party that an actor of the gazetteer is in this model; the actor itself when it is none.</summary>
    public Actor In(Actor actor) => instead.GetValueOrDefault(actor.Name, actor);

    /// <summary>The state of this name, as the model calls it.</summary>
    public Actor? State(string name) => Gazetteer.Shared.Named(name) is { } actor ? In(actor) : null;

    /// <summary>The party whose name stands at a place, and how many tokens it takes; none when there is no such party.</summary>
    public (Actor? Actor, int Length) At(Token[] tokens, int at)
    {
        if (byFirstWord.Count == 0 || !tokens[at].Capital || !byFirstWord.TryGetValue(tokens[at].Word, out var list)) return (null, 0);
        var best = list.Where(e => Matches(tokens, at, e.Words)).OrderByDescending(e => e.Words.Length).FirstOrDefault();
        return (best.Actor, best.Words?.Length ?? 0);
    }

    public static bool Matches(Token[] tokens, int at, string[] words)
    {
        if (at + words.Length > tokens.Length) return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (!tokens[at + i].Is(words[i])) return false;
        }

        return true;
    }

    private static Actor? Lookup(string name)
    {
        var words = Tokenizer.Words(name);
        if (words.Length > 1 && words[0] == "the") words = words[1..];
        if (words.Length == 0) return null;
        return Gazetteer.Shared.Beginning(words[0]).FirstOrDefault(e => e.Form == MentionForm.Name && e.Words.SequenceEqual(words))?.Of;
    }
}
