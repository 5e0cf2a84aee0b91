using System.Collections.Frozen;
using Demarche.Record.Codebook;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Names;

/// <summary>
/// Names that no list has: a run of words with capitals that stands where somebody acts or is acted upon. Words that open a sentence count only if the text
/// writes them with a capital elsewhere, or if they are no words of the codebook and a verb follows. After "in", "to", "from" a name is taken for a place
/// and left alone. O(tokens).
/// </summary>
internal sealed class UnknownNames(string text, Discourse discourse, NameMatch names)
{
    private const int Longest = 6;

    private static readonly FrozenSet<string> Never = WordLists.Set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
        + "christmas easter ramadan mr mrs ms miss dr sir lord lady i god internet english state department national day war cold world north south east west "
        + "northern southern eastern western central european western asian african arab arabic latin christian muslim catholic protestant jewish kremlin");

    private static readonly FrozenSet<string> Things = WordLists.Set(
        "tanker tankers gunboat frigate destroyer corvette cruiser ship vessel trawler ferry freighter submarine carrier yacht boat schooner steamer liner "
        + "barge dhow ketch cutter minesweeper patrol-boat newspaper magazine daily weekly agency station channel network website app rocket missile "
        + "satellite pipeline hms uss ss mv mt ins rfa");

    private static readonly FrozenSet<string> Weapons = WordLists.Set(
        "missile missiles rocket rockets battery batteries tank tanks rifle rifles helicopter helicopters jet jets bomber bombers drone drones system systems "
        + "aircraft launcher launchers gun guns torpedo torpedoes shell shells mortar mortars");

    private static readonly FrozenSet<string> Places = WordLists.Set(
        "in at near off round on about outside inside around across within throughout to from into toward towards through via over onto along beyond above "
        + "below past");

    private static readonly FrozenSet<string> PlaceNouns = WordLists.Set(
        "frontier coast airspace waters territory side front line plateau sea ocean gulf bay strait straits channel river lake island islands peninsula "
        + "mountains mountain valley desert canal delta province region district county city town village port harbour harbor bridge street square avenue "
        + "road highway airport base camp border crossing stadium hotel palace cathedral church mosque temple university hospital airfield prison agreement "
        + "treaty accord accords protocol pact declaration convention charter plan triangle doctrine memorandum act law resolution prize cup games olympics "
        + "day week month year century war crisis conference summit talks process report commission inquiry");

    private static readonly FrozenSet<string> Joining = WordLists.Set("of al el bin bint de von der van ibn abu da dos ul and-or");

    private static readonly Lazy<FrozenSet<string>> Vocabulary =
        new(() => Phrases.All.SelectMany(p => p.Pattern.Split(' ')).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whoever a name that no list has stands for; null where none begins.</summary>
    public Mention? At(Sentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        if (!tokens[at].Capital || tokens[at].Kind != TokenKind.Word || Never.Contains(tokens[at].Word) || WordLists.Pronouns.Contains(tokens[at].Word)
            || WordLists.IsDeterminer(tokens[at].Word) || WordLists.IsPreposition(tokens[at].Word)) return null;
        if (at > 1 && tokens[at - 1] is { Kind: TokenKind.Word, Capital: true } && !WordLists.IsDeterminer(tokens[at - 1].Word)) return null;
        if (at > 1 && tokens[at - 1].Is(",") && ActorNouns.Titles.Contains(tokens[at - 2].Word)) return null;
        var last = End(tokens, at);
        if (last == at && ActorNouns.Is(tokens[at].Word)) return null;
        if (discourse.IsThing(tokens[last].Word)) return null;
        if (Things.Contains(tokens[at].Word) || (last + 1 < tokens.Length && Weapons.Contains(tokens[last + 1].Word))
            || (at > 0 && (Things.Contains(tokens[at - 1].Word) || ActorNouns.Former.Contains(tokens[at - 1].Word))))
        {
            discourse.NoteThing(tokens[last].Word);
            return null;
        }

        if (last + 1 < tokens.Length && tokens[last + 1].Kind == TokenKind.Number && last == at) return null;
        var acronym = IsAcronym(tokens[at]) && last == at;
        if (tokens[last].Word.Length < 2 || PlaceNouns.Contains(tokens[last].Word) || (last + 1 < tokens.Length && PlaceNouns.Contains(tokens[last + 1].Word))
            || tokens[last].Word.EndsWith("gate", StringComparison.Ordinal)) return null;
        if ((at == 0 || tokens[at - 1].IsMark && !tokens[at - 1].Is(",") && !tokens[at - 1].Is("-")) && last == at && !acronym && !IsNameAtOpening(tokens, at))
            return null;
        var before = Before(tokens, at);
        var known = discourse.PersonOf(tokens[last].Word) is not null || discourse.IsNamed(Words(tokens, at, last));
        if (Places.Contains(before) && !acronym && !known && !(before is "to" or "from" && tokens[at - 1].Is("the"))) return null;
        if (before is "of" && !acronym && !known && last == at) return null;
        return Mention(tokens, at, last);
    }

    private Mention Mention(Token[] tokens, int first, int last)
    {
        var name = Words(tokens, first, last);
        var actor = discourse.PersonOf(tokens[last].Word) ?? new Actor(name, ActorSort.Named, "");
        var after = last + 1;
        if (after < tokens.Length && tokens[after].Is("'s")) return new Mention(first, last, [actor], MentionForm.Name) { Owner = true };
        if (after < tokens.Length && IsNoun(tokens, after) && ActorNouns.NounAfter(tokens, after) is var noun and >= 0)
        {
            var group = ActorNouns.OfGroup.Contains(tokens[noun].Word);
            return new Mention(first, noun, [group ? new Actor($"{name} {tokens[noun].Word}", ActorSort.Group, "") : actor], MentionForm.Role);
        }

        return new Mention(first, last, [actor], MentionForm.Name) { Owner = after < tokens.Length && IsNoun(tokens, after) };
    }

    /// <summary>The last word of a name that begins at a place.</summary>
    private int End(Token[] tokens, int at)
    {
        var last = at;
        for (var i = at + 1; i < tokens.Length && i - at < Longest; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Word && token.Capital && !Never.Contains(token.Word) && names.At(tokens, i).Actor is null) last = i;
            else if (!(token.Is("-") || Joining.Contains(token.Word)) || i + 1 >= tokens.Length || !tokens[i + 1].Capital) break;
            else if (token.Is("of") && i + 1 < tokens.Length && names.At(tokens, i + 1).Actor is not null) break;
        }

        return last;
    }

    private static string Before(Token[] tokens, int at)
    {
        var before = at - 1;
        while (before >= 0 && (WordLists.IsDeterminer(tokens[before].Word)
            || tokens[before].Word is "northern" or "southern" or "eastern" or "western" or "central")) before--;
        return before >= 0 ? tokens[before].Word : "";
    }

    /// <summary>Whether a word that opens a sentence is a name and not any word.</summary>
    private bool IsNameAtOpening(Token[] tokens, int at)
    {
        var word = tokens[at].Word;
        if (discourse.IsProper(word)) return true;
        if (discourse.IsCommon(word) || word.EndsWith('s') || word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ion", StringComparison.Ordinal)
            || word.EndsWith("ly", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal)
            || word.EndsWith("ment", StringComparison.Ordinal)) return false;
        if (Vocabulary.Value.Contains(word) || Verbs.Read(word).Form != VerbForm.None || WordLists.IsPreposition(word) || WordLists.IsDeterminer(word)
            || WordLists.IsAdverb(word) || WordLists.Subordinators.Contains(word) || WordLists.Coordinators.Contains(word) || ActorNouns.OfState.Contains(word)
            || ActorNouns.OfGroup.Contains(word) || ActorNouns.Titles.Contains(word) || ActorNouns.Between.Contains(word)) return false;
        var next = at + 1 < tokens.Length ? tokens[at + 1] : default;
        return next.Word is "'s"
            || (next.Word is not null
            && ((Verbs.Read(next.Word).Form & (VerbForm.Past | VerbForm.Third)) != VerbForm.None || WordLists.Modals.Contains(next.Word)
            || WordLists.Auxiliaries.Contains(next.Word)));
    }

    private bool IsAcronym(Token token) =>
        token.End - token.Start >= 2 && text.AsSpan(token.Start, token.End - token.Start).IndexOfAnyInRange('a', 'z') < 0 && char.IsUpper(text[token.Start]);

    private static bool IsNoun(Token[] tokens, int at)
    {
        var token = tokens[at];
        return token is { Kind: TokenKind.Word, Capital: false } && !WordLists.IsPreposition(token.Word) && !WordLists.Coordinators.Contains(token.Word)
            && !WordLists.Auxiliaries.Contains(token.Word) && !WordLists.Modals.Contains(token.Word) && !WordLists.IsAdverb(token.Word)
            && !WordLists.Pronouns.Contains(token.Word) && !WordLists.IsDeterminer(token.Word) && !WordLists.Subordinators.Contains(token.Word)
            && ((Verbs.Read(token.Word).Form & (VerbForm.Past | VerbForm.Third | VerbForm.Participle | VerbForm.Ing)) == VerbForm.None
                || (ActorNouns.OfState.Contains(token.Word) || ActorNouns.OfGroup.Contains(token.Word)) && at + 1 < tokens.Length);
    }

    private string Words(Token[] tokens, int first, int last) => text[tokens[first].Start..tokens[last].End];
}
