using System.Collections.Frozen;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Names;

/// <summary>Names in a sentence, by the model's parties, the gazetteer and whoever the text has introduced.</summary>
internal sealed class NameMatch(string text, Discourse discourse)
{
    /// <summary>Surnames that are words as well; at the beginning of a sentence they are the word.</summary>
    private static readonly FrozenSet<string> CommonWords = WordLists.Set(
        "may major rice hunt brown straw park moon cook perry fox baker ford long young wallace price hague powell king bush day carter lie said polish rus "
        + "brief chad turkey jordan guinea swift wise short west quad commons diet");

    private static readonly FrozenSet<string> PlaceNouns = WordLists.Set("sea ocean gulf bay strait straits channel canal river street square avenue road");

    private static readonly FrozenSet<string> Months = WordLists.Set("may march");

    /// <summary>How long after leaving an office its holder still stands for it: until news of the change has got about.</summary>
    private const int Grace = 45;

    /// <summary>The actor named at a place; none when there is no name.</summary>
    public (NameEntry? Entry, Actor? Actor, int Length) At(Token[] tokens, int at)
    {
        if (discourse.Parties.At(tokens, at) is { Actor: { } party } named) return (null, party, named.Length);
        if (!tokens[at].Capital) return (null, null, 0);
        NameEntry? found = null;
        foreach (var entry in Gazetteer.Shared.Beginning(tokens[at].Word))
        {
            if (found is not null && entry.Words.Length < found.Words.Length) break;
            if (!PartyNames.Matches(tokens, at, entry.Words) || !IsShaped(tokens, at, entry) || !(Holds(entry) || IsGovernment(tokens, at, entry))
                || IsWord(tokens, at, entry)) continue;
            if (found is null || Prefers(entry, found)) found = entry;
        }

        if (found is not null && (IsOfPlace(tokens, at, found) || IsAnothers(tokens, at, found))) return (null, null, 0);
        if (found is not null) return (found, discourse.Parties.In(found.Of), found.Words.Length);
        return discourse.PersonOf(tokens[at].Word) is { } person && (at > 0 || !CommonWords.Contains(tokens[at].Word) || IsBeforeVerb(tokens, at + 1))
            ? (null, person, 1) : (null, null, 0);
    }

    /// <summary>"The Trump administration": named so after it is over as well.</summary>
    private static bool IsGovernment(Token[] tokens, int at, NameEntry entry) =>
        entry.Form == MentionForm.Person && at + entry.Words.Length < tokens.Length
            && tokens[at + entry.Words.Length].Word is "administration" or "government" or "regime" or "cabinet";

    /// <summary>"South China Sea", "Gulf of Oman": a name that is part of that of a water or a street.</summary>
    private static bool IsOfPlace(Token[] tokens, int at, NameEntry entry)
    {
        var after = at + entry.Words.Length;
        if (after < tokens.Length && tokens[after].Capital && PlaceNouns.Contains(tokens[after].Word)) return true;
        return at > 1 && tokens[at - 1].Is("of") && tokens[at - 2].Capital && PlaceNouns.Contains(tokens[at - 2].Word);
    }

    /// <summary>Whether a surname goes with another first name or is one: "Ma Keqing" is not President Ma.</summary>
    private static bool IsAnothers(Token[] tokens, int at, NameEntry entry)
    {
        if (entry.Form != MentionForm.Person || entry.Words.Length > 1) return false;
        return at + 1 < tokens.Length && tokens[at + 1] is { Kind: TokenKind.Word, Capital: true } next && next.Word is not ("administration" or "government")
            && DateWords.Weekday(next) == 0 && DateWords.Month(next) == 0;
    }

    private bool Holds(NameEntry entry) =>
        entry.From <= discourse.Day && discourse.Day.DayNumber <= entry.Until.DayNumber + (entry.Form == MentionForm.Person ? Grace : 0);

    /// <summary>Of two who could be meant: whoever the text is about, or introduced, comes first.</summary>
    private bool Prefers(NameEntry entry, NameEntry found)
    {
        if (entry.Form != MentionForm.Person || found.Form != MentionForm.Person) return entry.Form < found.Form;
        var known = discourse.PersonOf(entry.Words[^1]);
        if (known is not null) return known.IsSame(discourse.Parties.In(entry.Of)) && !known.IsSame(discourse.Parties.In(found.Of));
        return discourse.Main.Any(a => a.IsSame(discourse.Parties.In(entry.Of))) && !discourse.Main.Any(a => a.IsSame(discourse.Parties.In(found.Of)));
    }

    /// <summary>
    /// Whether letters are capital where the name's are: <c>US</c> is no <c>us</c>, and later words of a name of several begin with capitals.
    /// </summary>
    private bool IsShaped(Token[] tokens, int at, NameEntry entry)
    {
        var first = tokens[at];
        if (entry.Words.Length == 1 && first.Word.Length <= 3 && entry.Form is MentionForm.Name or MentionForm.Seat
            && entry.Words[0] is "us" or "un" or "eu" or "au" or "uk" or "who" or "oas" or "cis" or "sco" or "icc" or "icj" or "imf" or "wto" or "ira" or "plo"
            or "pla" or "isi" or "fsb" or "gru" or "krg" or "dpr" or "lpr" or "dnr" or "lnr" or "drc" or "prc" or "rok" or "raf" or "rsf" or "sdf" or "cia"
            or "fbi" or "idf")
            return char.IsUpper(text[first.End - 1]);
        for (var i = 1; i < entry.Words.Length; i++)
        {
            if (tokens[at + i].Kind == TokenKind.Word && !tokens[at + i].Capital && entry.Capitals[i]) return false;
        }

        return true;
    }

    private static bool IsBeforeVerb(Token[] tokens, int at) =>
        at < tokens.Length
        && ((Verbs.Read(tokens[at].Word).Form & (VerbForm.Past | VerbForm.Third)) != VerbForm.None || WordLists.Modals.Contains(tokens[at].Word)
        || tokens[at].Is("'s"));

    private static bool IsWord(Token[] tokens, int at, NameEntry entry)
    {
        if (entry.Words.Length > 1 || !CommonWords.Contains(entry.Words[0])) return false;
        if (entry.Words[0] == "west") return at == 0 || !tokens[at - 1].Is("the");
        if (Months.Contains(entry.Words[0]) && at > 0 && (WordLists.IsPreposition(tokens[at - 1].Word) || tokens[at - 1].Kind == TokenKind.Number)) return true;
        if (at + 1 < tokens.Length && tokens[at + 1].Kind == TokenKind.Number) return true;
        return entry.Form == MentionForm.Person
            && (at == 0 || tokens[at - 1].IsMark || (at + 1 < tokens.Length && tokens[at + 1].Capital && tokens[at + 1].Kind == TokenKind.Word));
    }
}
