using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Names;

/// <summary>
/// Who is named in a sentence: names, what goes with them (<c>the British ambassador</c>, <c>former US officials</c>, <c>NATO Secretary General
/// Joseph Luns</c>), roles without a country, pronouns, and pairs. From left to right, the longest first, none inside another. O(tokens).
/// </summary>
internal sealed class MentionFinder
{
    private readonly string text;
    private readonly Discourse discourse;
    private readonly NameMatch names;
    private readonly References references;
    private readonly UnknownNames unknown;

    public MentionFinder(string text, Discourse discourse)
    {
        (this.text, this.discourse, names) = (text, discourse, new NameMatch(text, discourse));
        references = new References(discourse, names);
        unknown = new UnknownNames(text, discourse, names);
    }

    public List<Mention> Find(Sentence sentence, int from = 0)
    {
        var (tokens, found) = (sentence.Tokens, new List<Mention>());
        for (var at = from; at < tokens.Length;)
        {
            var mention = tokens[at].Kind == TokenKind.Word ? At(sentence, at, found) : null;
            if (mention is null)
            {
                at++;
                continue;
            }

            found.Add(mention);
            discourse.Note(mention);
            at = mention.Last + 1;
        }

        return found;
    }

    private Mention? At(Sentence sentence, int at, List<Mention> found)
    {
        var tokens = sentence.Tokens;
        if (names.At(tokens, at) is { Actor: { } actor } name)
        {
            if (name.Entry is { Form: MentionForm.Person }
                || (name.Entry is null && actor.Sort != ActorSort.Party && discourse.PersonOf(tokens[at].Word) is not null))
                return PersonAt(tokens, at, at + name.Length - 1, actor);
            return Around(tokens, at, at + name.Length - 1, actor, name.Entry?.Form ?? MentionForm.Name);
        }

        return Titled(sentence, at) ?? OfCountry(tokens, at) ?? references.At(sentence, at, found) ?? unknown.At(sentence, at);
    }

    /// <summary>A person who holds an office; nobody when the words before say that he held it once.</summary>
    private Mention? PersonAt(Token[] tokens, int first, int last, Actor actor)
    {
        var before = first;
        while (before > 0 && (ActorNouns.Titles.Contains(tokens[before - 1].Word) || ActorNouns.Between.Contains(tokens[before - 1].Word))) before--;
        if (IsFormer(tokens, before)) return null;
        discourse.Introduce(tokens[last].Word, actor);
        if (last + 1 < tokens.Length && tokens[last + 1].Word is "administration" or "government" or "regime" or "cabinet")
            return new Mention(first, last + 1, [actor], MentionForm.Role);
        return new Mention(first, last, [actor], MentionForm.Person, Words(tokens, first, last)) { Owner = IsPossessive(tokens, last + 1) };
    }

    /// <summary>A name with the noun that it goes before, if there is one.</summary>
    private Mention Around(Token[] tokens, int first, int last, Actor actor, MentionForm form)
    {
        var after = last + 1;
        if (after + 1 < tokens.Length && tokens[after].Is("-"))
        {
            if (tokens[after + 1].Word is "backed" or "owned" or "based" or "born" or "made" or "style" or "trained" or "funded" or "supported" or "inspired")
                return new Mention(first, after + 1, [actor], MentionForm.Place);
            if (!tokens[after + 1].Capital) (last, after) = (after + 1, after + 2);
        }

        var possessive = IsPossessive(tokens, after);
        if (possessive) after++;
        if (form is MentionForm.Seat or MentionForm.Name && !possessive && IsPlace(tokens, first)) return new Mention(first, last, [actor], MentionForm.Place);
        if (form == MentionForm.People && !possessive && Joint(tokens, first, after, actor) is { } joint) return joint;
        if ((form is MentionForm.People or MentionForm.Name or MentionForm.Seat || possessive) && ActorNouns.NounAfter(tokens, after) is var noun and >= 0)
            return WithNoun(tokens, first, noun, actor);
        return new Mention(first, last, [actor], form) { Owner = possessive
            || (form == MentionForm.People && (!tokens[last].Word.EndsWith('s') || tokens[last].Is("swiss")) && after < tokens.Length
            && IsNounLike(tokens, after)) };
    }

    /// <summary>"American and Soviet negotiators": two peoples before one noun; null where that does not stand here.</summary>
    private Mention? Joint(Token[] tokens, int first, int and, Actor actor)
    {
        if (and + 2 >= tokens.Length || !tokens[and].Is("and") || names.At(tokens, and + 1) is not { Entry.Form: MentionForm.People, Actor: { } other } second)
            return null;
        var noun = ActorNouns.NounAfter(tokens, and + 1 + second.Length);
        return noun >= 0 && ActorNouns.OfState.Contains(tokens[noun].Word) ? new Mention(first, noun, [actor, other], MentionForm.Role) : null;
    }

    /// <summary>"The president of Mali", "opposition leaders of Iran": a noun that stands for an actor and its country after "of".</summary>
    private Mention? OfCountry(Token[] tokens, int at)
    {
        if (!ActorNouns.Is(tokens[at].Word) && !ActorNouns.Between.Contains(tokens[at].Word)) return null;
        var noun = ActorNouns.NounAfter(tokens, at);
        if (noun < 0 || noun + 2 >= tokens.Length || !(tokens[noun + 1].Word is "of" or "from")
            || tokens[noun].Word is "capital" or "country" or "nation" or "state" or "border" or "side" or "head") return null;
        var place = tokens[noun + 2].Is("the") ? noun + 3 : noun + 2;
        if (place >= tokens.Length || names.At(tokens, place) is not { Entry.Form: MentionForm.Name or MentionForm.Seat, Actor: { } actor } name) return null;
        var last = place + name.Length - 1;
        if (IsFormer(tokens, at) || (last + 1 < tokens.Length && tokens[last + 1].Is("'s"))) return null;
        if (!ActorNouns.OfGroup.Contains(tokens[noun].Word) || actor.Sort == ActorSort.Body) return new Mention(at, last, [actor], MentionForm.Role);
        var adjective = actor.Sort == ActorSort.State ? Gazetteer.Shared.Adjective(actor.Home) : actor.Name;
        return new Mention(at, last, [new Actor($"{adjective} {tokens[noun].Word}", ActorSort.Group, actor.Home)], MentionForm.Role);
    }

    private Mention WithNoun(Token[] tokens, int first, int noun, Actor actor)
    {
        var word = tokens[noun].Word;
        var former = IsFormer(tokens, first) || Enumerable.Range(first, noun - first).Any(k => ActorNouns.Former.Contains(tokens[k].Word));
        if ((ActorNouns.OfGroup.Contains(word) && actor.Sort != ActorSort.Body) || former)
        {
            var adjective = actor.Sort == ActorSort.State ? Gazetteer.Shared.Adjective(actor.Home) : actor.Name;
            var group = new Actor(former ? $"former {adjective} officials" : $"{adjective} {word}", ActorSort.Group, actor.Home);
            return new Mention(first, noun, [group], MentionForm.Role);
        }

        if (noun + 3 < tokens.Length && tokens[noun + 1].Is(",") && ActorNouns.Titles.Contains(Singular(word)) && NameEnd(tokens, noun + 2) is var end
            && end > noun + 2 && end + 1 < tokens.Length && tokens[end + 1].IsMark && names.At(tokens, noun + 2).Actor is null)
        {
            discourse.Introduce(tokens[end].Word, actor);
            return new Mention(first, end, [actor], MentionForm.Person, Words(tokens, noun + 2, end));
        }

        var last = NameEnd(tokens, noun + 1);
        if (last <= noun || !ActorNouns.Titles.Contains(Singular(word)))
            return new Mention(first, noun, [actor], MentionForm.Role) { Owner = IsPossessive(tokens, noun + 1) };
        discourse.Introduce(tokens[last].Word, actor);
        return new Mention(first, last, [actor], MentionForm.Person, Words(tokens, noun + 1, last)) { Owner = IsPossessive(tokens, last + 1) };
    }

    /// <summary>A title and a name without a country: <c>Prime Minister Geir Hallgrimsson</c>.</summary>
    private Mention? Titled(Sentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        var noun = at;
        while (noun < tokens.Length && noun - at < 4 && ActorNouns.Between.Contains(tokens[noun].Word)
            && !ActorNouns.Titles.Contains(Singular(tokens[noun].Word))) noun++;
        while (noun + 1 < tokens.Length && ActorNouns.Titles.Contains(Singular(tokens[noun].Word)) && ActorNouns.Titles.Contains(tokens[noun + 1].Word)) noun++;
        if (noun >= tokens.Length || !ActorNouns.Titles.Contains(Singular(tokens[noun].Word))) return null;
        var last = NameEnd(tokens, noun + 1);
        if (last <= noun) return null;
        if (names.At(tokens, noun + 1) is { Actor: not null, Length: var length } known && noun + length >= last
            && known.Entry?.Form is null or MentionForm.Person)
            return PersonAt(tokens, noun + 1, noun + length, known.Actor!);
        var office = Words(tokens, at, noun).ToLowerInvariant();
        var state = ActorNouns.OneState.FirstOrDefault(o => office.EndsWith(o.Key, StringComparison.Ordinal)).Value;
        var actor = state is null ? discourse.Unnamed(sentence.Opens) : discourse.Parties.State(state);
        if (actor is null || IsFormer(tokens, at)) return null;
        discourse.Introduce(tokens[last].Word, actor);
        return new Mention(at, last, [actor], MentionForm.Person, Words(tokens, noun + 1, last)) { Owner = IsPossessive(tokens, last + 1) };
    }

    /// <summary>The last token of a name of a person that begins at a place; the token before when there is no name.</summary>
    private static int NameEnd(Token[] tokens, int at)
    {
        var last = at - 1;
        for (var i = at; i < tokens.Length && i - at < 6; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Word && token.Capital && !WordLists.IsPreposition(token.Word)) last = i;
            else if (!(token.Is("-")
                || token.Word is "al" or "el" or "bin" or "bint" or "de" or "von" or "der" or "van" or "ibn" or "abu" or "da" or "dos" or "ul")) break;
        }

        return last;
    }

    private static bool IsPlace(Token[] tokens, int first)
    {
        var before = first - 1;
        while (before >= 0 && tokens[before].Word is "the" or "northern" or "southern" or "eastern" or "western" or "central") before--;
        return before >= 0 && tokens[before].Word is "in" or "at" or "near" or "off" or "outside" or "inside" or "around" or "across" or "within"
            or "throughout";
    }

    private static bool IsFormer(Token[] tokens, int first) =>
        first > 0 && (ActorNouns.Former.Contains(tokens[first - 1].Word) || (first > 1 && tokens[first - 1].Is("-") && tokens[first - 2].Is("ex")));

    private static bool IsPossessive(Token[] tokens, int at) => at < tokens.Length
        && (tokens[at].Is("'s") || (tokens[at].Is("'") && at > 0 && tokens[at - 1].Word.EndsWith('s') && tokens[at].Start == tokens[at - 1].End));

    private static bool IsNounLike(Token[] tokens, int at) =>
        tokens[at].Kind == TokenKind.Word && !WordLists.IsPreposition(tokens[at].Word) && !WordLists.Coordinators.Contains(tokens[at].Word)
            && !WordLists.Auxiliaries.Contains(tokens[at].Word) && !WordLists.Modals.Contains(tokens[at].Word)
            && !WordLists.Subordinators.Contains(tokens[at].Word) && !WordLists.Relatives.Contains(tokens[at].Word);

    private static string Singular(string word) => word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;

    private string Words(Token[] tokens, int first, int last) => text[tokens[first].Start..tokens[last].End];
}
