using System.Collections.Frozen;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Names;

/// <summary>Words that refer to an actor named elsewhere: roles without a country, pronouns, "both sides".</summary>
internal sealed class References(Discourse discourse, NameMatch names)
{
    private static readonly FrozenSet<string> Roles = WordLists.Set(
        "government administration regime authorities ministry ministries president premier minister ministers chancellor king army navy military troops "
        + "forces fleet ambassador leadership cabinet admiralty spokesman spokeswoman junta coastguard department");

    private static readonly FrozenSet<string> Sides = WordLists.Set(
        "sides countries capitals governments parties nations states leaders presidents ministers delegations neighbours neighbors powers armies navies "
        + "rivals men adversaries negotiators foes superpowers republics ambassadors envoys fleets premiers commanders");

    public Mention? At(Sentence sentence, int at, List<Mention> found)
    {
        var (tokens, word) = (sentence.Tokens, sentence.Tokens[at].Word);
        return Pair(tokens, at, found) ?? Pronoun(tokens, at, word, found) ?? Bloc(tokens, at) ?? Half(tokens, at) ?? Country(tokens, at) ?? Role(sentence, at)
            ?? Crowd(tokens, at, word);
    }

    private Mention? Pair(Token[] tokens, int at, List<Mention> found)
    {
        var (word, next) = (tokens[at].Word, at + 1);
        if (word is not ("both" or "two" or "the" or "these" or "those" or "their") || next >= tokens.Length) return null;
        if (word != "both" && word != "two" && !tokens[next].Is("two") && tokens[next].Word is not ("sides" or "parties")) return null;
        while (next < tokens.Length && (tokens[next].Word is "two" or "the" or "of" or "these" or "those" || ActorNouns.Between.Contains(tokens[next].Word)))
            next++;
        if (next >= tokens.Length || !Sides.Contains(tokens[next].Word)) return null;
        var asks = found.Count > 0 && Enumerable.Range(found[0].Last + 1, Math.Max(0, at - found[0].Last - 1))
            .Any(i => Operators.IsAsking(Verbs.Lemma(tokens[i].Word)) || tokens[i].Word is "warned" or "told" or "met" or "between");
        var both = discourse.Both(found.Count > 0 && (asks || !discourse.Main.Any(m => m.IsSame(found[0].Actor))) ? found[0].Actor : null);
        return both.Count == 2 ? new Mention(at, next, both, MentionForm.Pair) : null;
    }

    private Mention? Pronoun(Token[] tokens, int at, string word, List<Mention> found)
    {
        switch (word)
        {
            case "he" or "she" or "him" when Person(found) is { } person: return new Mention(at, at, [person], MentionForm.Pronoun, PersonName(found));
            case "his" when Person(found) is { } person: return new Mention(at, at, [person], MentionForm.Pronoun) { Owner = true };
            case "it" when !IsEmptyIt(tokens, at)
                && (found.Find(m => m is { Form: MentionForm.Pronoun, Owner: false } && tokens[m.First].Is("it"))?.Actor
                ?? Thing(tokens, found)) is { } subject:
                return new Mention(at, at, [subject], MentionForm.Pronoun);
            case "its" when (found.Find(m => !m.Owner && m.Form != MentionForm.Place)?.Actor
                ?? discourse.Subject) is { } owner: return new Mention(at, at, [owner], MentionForm.Pronoun) { Owner = true };
            case "they" or "them" when Many(tokens, found) is { Count: > 0 } many: return new Mention(at, at, many, MentionForm.Pronoun);
            case "their" when Many(tokens, found) is { Count: > 0 } many: return new Mention(at, at, many, MentionForm.Pronoun) { Owner = true };
            default: return null;
        }
    }

    /// <summary>Whoever "he" is: the person who acts in this sentence, or acted in the last, or was named last.</summary>
    private Actor? Person(List<Mention> found) =>
        found.Find(m => !m.Owner && (m.Form == MentionForm.Person || m.Form == MentionForm.Role && m.Actor.Sort == ActorSort.State))?.Actor
        ?? discourse.PersonSubject ?? discourse.Person;

    private string PersonName(List<Mention> found) =>
        found.Find(m => !m.Owner && (m.Form == MentionForm.Person || m.Form == MentionForm.Role && m.Actor.Sort == ActorSort.State)) is { } here ? here.Person
            : discourse.PersonSubject is not null ? discourse.PersonSubjectName : discourse.PersonName;

    /// <summary>Whoever "it" is: the last name before a verb in this sentence, or its first, or whoever acted last.</summary>
    private Actor? Thing(Token[] tokens, List<Mention> found) =>
        (found.FindLast(m => IsState(m) && IsBeforeVerb(tokens, m.Last + 1)) ?? found.Find(IsState))?.Actor ?? discourse.Subject;

    private static bool IsState(Mention mention) => mention.Form is MentionForm.Name or MentionForm.Seat or MentionForm.Role && !mention.Owner;

    private static bool IsBeforeVerb(Token[] tokens, int at) => at < tokens.Length
        && ((Verbs.Read(tokens[at].Word).Form & (VerbForm.Past | VerbForm.Third)) != VerbForm.None || WordLists.Modals.Contains(tokens[at].Word));

    /// <summary>"the alliance", "the bloc": the body that was named last.</summary>
    private Mention? Bloc(Token[] tokens, int at) =>
        tokens[at].Is("the") && at + 1 < tokens.Length && !tokens[at + 1].Capital
            && tokens[at + 1].Word is "alliance" or "bloc" or "organisation" or "organization" or "council" or "commission" or "league" or "union"
            && discourse.Bloc is { } body ? new Mention(at, at + 1, [body], MentionForm.Role) : null;

    /// <summary>"trade with the country": after a preposition, the state named last.</summary>
    private Mention? Country(Token[] tokens, int at) =>
        at > 0 && tokens[at].Is("the") && WordLists.IsPreposition(tokens[at - 1].Word) && tokens[at - 1].Word is "with" or "against" or "to" or "on" or "from"
            && at + 1 < tokens.Length && tokens[at + 1].Word is "country" or "island" or "kingdom" or "republic" && discourse.Country is { } state
            ? new Mention(at, at + 1, [state], MentionForm.Role) : null;

    /// <summary>"the North", "the South": the half of a divided country that the text names.</summary>
    private Mention? Half(Token[] tokens, int at)
    {
        if (at == 0 || !tokens[at - 1].Is("the") || !tokens[at].Capital || tokens[at].Word is not ("north" or "south" or "east" or "west")
            || (at + 1 < tokens.Length && tokens[at + 1].Capital)) return null;
        return discourse.Half(tokens[at].Word) is { } half ? new Mention(at, at, [half], MentionForm.Role) : null;
    }

    /// <summary>Whoever "they" are: those named in this sentence by a plural, or who acted together before.</summary>
    private IReadOnlyList<Actor> Many(Token[] tokens, List<Mention> found) =>
        found.Find(m => !m.Owner
        && (m.Actors.Count > 1 || m.Form is MentionForm.Role or MentionForm.Name or MentionForm.People
        && tokens[m.Last].Word is [_, _, _, .., 's'] or [.., 'm', 'e', 'n'] or "police" or "people"
        && !tokens[m.Last].Word.EndsWith("states", StringComparison.Ordinal) && !tokens[m.Last].Word.EndsWith("nations", StringComparison.Ordinal))) is { } here
        ? here.Actors : discourse.Several.Count > 0 ? discourse.Several : discourse.Subject is { } subject ? [subject] : [];

    /// <summary>"the army", "a government spokesman": whoever the text is speaking of.</summary>
    private Mention? Role(Sentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        var noun = tokens[at].Word is "the" or "a" or "an" ? at + 1 : at;
        if (noun == at && !(tokens[at].Capital && at == 0) || (noun < tokens.Length && names.At(tokens, noun).Actor is not null)) return null;
        while (noun < tokens.Length && noun - at < 5 && ActorNouns.Between.Contains(tokens[noun].Word) && !tokens[noun].Is("and")
            && !Roles.Contains(tokens[noun].Word)) noun++;
        while (noun + 1 < tokens.Length && Roles.Contains(tokens[noun].Word)
            && (Roles.Contains(tokens[noun + 1].Word) || ActorNouns.Titles.Contains(tokens[noun + 1].Word))) noun++;
        if (noun < tokens.Length && noun == at + 1 && ActorNouns.OneState.TryGetValue(tokens[noun].Word, out var one)
            && discourse.Parties.State(one) is { } holder) return new Mention(at, noun, [holder], MentionForm.Role);
        if (noun >= tokens.Length || !(Roles.Contains(tokens[noun].Word) || (noun > at + 1 && ActorNouns.Titles.Contains(tokens[noun].Word)))) return null;
        if (noun + 2 < tokens.Length && tokens[noun + 1].Is("of") && tokens[noun].Word is "department" or "ministry" or "office"
            && discourse.Unnamed(sentence.Opens && at == 0) is { } owner) return new Mention(at, noun + 2 < tokens.Length
            && tokens[noun + 2].Word is "foreign" or "external" && noun + 3 < tokens.Length ? noun + 3 : noun + 2, [owner], MentionForm.Role);
        if (noun + 1 < tokens.Length && tokens[noun + 1].Is("of")) return null;
        if (Enumerable.Range(at + 1, Math.Max(0, noun - at - 1)).FirstOrDefault(i => ActorNouns.OfGroup.Contains(tokens[i].Word)) is > 0 and var group)
            return new Mention(at, noun, [new Actor(tokens[group].Word, ActorSort.Group, "")], MentionForm.Role);
        return discourse.Unnamed(sentence.Opens && at == 0) is { } actor ? new Mention(at, noun, [actor], MentionForm.Role) : null;
    }

    private static Mention? Crowd(Token[] tokens, int at, string word)
    {
        if (!ActorNouns.OfGroup.Contains(word) || tokens[at].Capital && at > 0 || (at > 0 && tokens[at - 1].Is("-"))) return null;
        if (at + 1 < tokens.Length && ActorNouns.OfGroup.Contains(tokens[at + 1].Word)
            || (at > 0 && tokens[at - 1].Word is "third" or "either" or "neither" or "no" or "any")) return null;
        return new Mention(at, at, [new Actor(word, ActorSort.Group, "")], MentionForm.Role);
    }

    /// <summary>"It rained", "it is clear that": an it that stands for nobody.</summary>
    private static bool IsEmptyIt(Token[] tokens, int at)
    {
        for (var i = at + 1; i < Math.Min(at + 5, tokens.Length); i++)
        {
            if (tokens[i].Word is "clear" or "possible" or "likely" or "unlikely" or "obvious" or "hard" or "easy" or "true" or "important" or "necessary"
                or "seems" or "appears" or "seemed" or "appeared" or "rained" or "snowed" or "unclear" or "coincidence" or "comes") return true;
            if (tokens[i].IsMark) return false;
        }

        return false;
    }
}
