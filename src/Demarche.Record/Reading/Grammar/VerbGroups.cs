using System.Collections.Frozen;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Grammar;

/// <summary>
/// Finds the verbs of a sentence. A spelling that may be a noun as well is taken by its company: after an article, a preposition or an adjective it is a
/// noun; after a name, a pronoun or a plural, or "to", a modal, an auxiliary, it is a verb. O(tokens).
/// </summary>
internal static class VerbGroups
{
    private static readonly FrozenSet<string> PlanWords = WordLists.Set("due set scheduled expected about supposed planned bound slated");
    private static readonly FrozenSet<string> ThoughtWords =
        WordLists.Set("likely unlikely ready prepared willing able poised thought believed reported rumoured rumored said");

    public static List<VerbGroup> Find(Token[] tokens, List<Mention> mentions)
    {
        var inName = InNames(tokens.Length, mentions);
        var groups = new List<VerbGroup>();
        for (var at = 0; at < tokens.Length;)
        {
            var group = tokens[at].Kind == TokenKind.Word && !inName[at] ? At(tokens, at, inName, groups) : null;
            if (group is not null) groups.Add(group);
            at = group is null ? at + 1 : group.Verb + 1;
        }

        return groups;
    }

    private static bool[] InNames(int count, List<Mention> mentions)
    {
        var inName = new bool[count];
        foreach (var mention in mentions)
        {
            for (var i = mention.First; i <= mention.Last; i++) inName[i] = true;
        }

        return inName;
    }

    private static VerbGroup? At(Token[] tokens, int at, bool[] inName, List<VerbGroup> before)
    {
        var word = tokens[at].Word;
        var to = at > 0 && tokens[at - 1].Is("to");
        if (!WordLists.Modals.Contains(word) && !(WordLists.Auxiliaries.Contains(word) && !(word == "'s" && !IsAuxS(tokens, at))))
            return IsVerb(tokens, at, inName, before, out var plain) ? Plain(tokens, at, plain, to) : null;
        return Compound(tokens, at, inName, to);
    }

    /// <summary>A verb without auxiliaries.</summary>
    private static VerbGroup Plain(Token[] tokens, int at, VerbReading verb, bool to)
    {
        var finite = !to && (verb.Form & (VerbForm.Past | VerbForm.Third | VerbForm.Base)) != VerbForm.None;
        var negated = at > 0 && WordLists.IsNegation(tokens[at - 1].Word) || (to && at > 1 && tokens[at - 2].Is("not"));
        return new VerbGroup
        {
            First = at,
            Verb = at,
            Lemma = verb.Lemma,
            Tense = !finite ? Tense.None : (verb.Form & VerbForm.Past) != VerbForm.None && (verb.Form & VerbForm.Base) == VerbForm.None ? Tense.Past
                : (verb.Form & VerbForm.Past) != VerbForm.None ? Tense.Past : Tense.Present,
            Negated = negated,
        };
    }

    /// <summary>Auxiliaries, then a verb; or "be" and "have" by themselves.</summary>
    private static VerbGroup Compound(Token[] tokens, int first, bool[] inName, bool to)
    {
        string modal = "", last = "";
        var (be, have, negated, planned, thought, must, going) = (false, false, false, false, false, false, false);
        var (past, verb) = (false, -1);
        var at = first;
        for (; at < tokens.Length && at - first < 14; at++)
        {
            var word = tokens[at].Word;
            if (WordLists.IsNegation(word)) negated = true;
            if (WordLists.Modals.Contains(word)) modal = word;
            else if (Verbs.Read(word) is { Lemma: "be" }) (be, last, past, verb) = (true, "be", past || word is "was" or "were", at);
            else if (word is "isn't" or "aren't" or "wasn't" or "weren't" or "'s" or "'re") (be, last, past, verb) = (true, "be", past || word[0] == 'w', at);
            else if (Verbs.Read(word) is { Lemma: "have" } || word is "hasn't" or "haven't" or "hadn't" or "'ve")
                (have, last, past, verb) = (true, "have", past || word.StartsWith("had", StringComparison.Ordinal), at);
            else if (word is "do" or "does" or "did" or "don't" or "doesn't" or "didn't")
                (last, past, verb) = ("do", past || word.StartsWith("did", StringComparison.Ordinal), at);
            else if (IsBridge(tokens, at, last, out var kind))
                (planned, thought, must, going, last) = (planned || kind == 'p', thought || kind == 't', must || kind == 'm', going || kind == 'g', "to");
            else if (!WordLists.IsAdverb(word)
                && !(tokens[at].IsMark && word == "," && at + 1 < tokens.Length && WordLists.IsAdverb(tokens[at + 1].Word) && last.Length > 0 && at - first < 3)
                && word is not ("," or "to")) break;
            else if (word == "," && !IsParenthesis(tokens, at)) break;
        }

        var reading = at < tokens.Length && !inName[at] ? Verbs.Read(tokens[at].Word) : default;
        var fits = last switch
        {
            "be" => (reading.Form & (VerbForm.Participle | VerbForm.Ing)) != VerbForm.None || EndsIn(tokens, at, "ed") || EndsIn(tokens, at, "ing"),
            "have" => (reading.Form & VerbForm.Participle) != VerbForm.None || EndsIn(tokens, at, "ed"),
            _ => (reading.Form & VerbForm.Base) != VerbForm.None,
        };
        if (modal.Length > 0 && last is "" && reading.Form == VerbForm.None) fits = false;
        var ing = fits && (reading.Form & VerbForm.Ing) != VerbForm.None || (fits && reading.Form == VerbForm.None && EndsIn(tokens, at, "ing"));
        var main = fits ? at : verb >= 0 ? verb : first;
        return new VerbGroup
        {
            First = first,
            Verb = main,
            Lemma = fits ? (reading.Form == VerbForm.None ? tokens[at].Word : reading.Lemma) : verb >= 0 ? Verbs.Lemma(tokens[verb].Word) : tokens[first].Word,
            Tense = to ? Tense.None : TenseOf(modal, be, have, past, planned, must, going, fits, last),
            Passive = fits && last == "be" && !ing,
            GoingOn = fits && last == "be" && ing && !going,
            Negated = negated,
            Planned = planned,
            Thought = thought,
        };
    }

    private static Tense TenseOf(string modal, bool be, bool have, bool past, bool planned, bool must, bool going, bool fits, string last)
    {
        if (modal is "will" or "shall" or "won't" or "'ll" or "can't" or "cannot" || going || (planned && modal.Length == 0)) return Tense.Future;
        if (modal is "would" or "wouldn't" or "'d") return Tense.Would;
        if (modal is "may" or "might" or "could" or "can" or "mightn't" or "couldn't") return Tense.Maybe;
        if (modal.Length > 0 || must) return Tense.Must;
        if (have && (fits && last is "have" or "be") && !past) return Tense.Perfect;
        if (be && have && !past) return Tense.Perfect;
        return past || have && past ? Tense.Past : Tense.Present;
    }

    /// <summary>"to" after "be", "have" or "due", "likely", "going": what follows is planned, thought, a must, or to come.</summary>
    private static bool IsBridge(Token[] tokens, int at, string last, out char kind)
    {
        kind = ' ';
        var word = tokens[at].Word;
        var next = at + 1 < tokens.Length ? tokens[at + 1].Word : "";
        var verbAfter = at + 1 < tokens.Length && IsToVerb(tokens, at);
        if (last == "be" && word == "to" && verbAfter) kind = 'p';
        else if (last == "have" && word == "to" && verbAfter) kind = 'm';
        else if (last == "be" && next == "to" && IsToVerb(tokens, at + 1))
        {
            if (PlanWords.Contains(word)) kind = 'p';
            else if (ThoughtWords.Contains(word)) kind = 't';
            else if (word == "going") kind = 'g';
            else if (word is "obliged" or "forced" or "compelled" or "required") kind = 'm';
        }

        return kind != ' ';
    }

    private static bool IsToVerb(Token[] tokens, int to)
    {
        var at = to + 1;
        while (at < tokens.Length && WordLists.IsAdverb(tokens[at].Word)) at++;
        return at < tokens.Length && (Verbs.Read(tokens[at].Word).Form & VerbForm.Base) != VerbForm.None;
    }

    /// <summary>Whether a spelling is a verb here.</summary>
    private static bool IsVerb(Token[] tokens, int at, bool[] inName, List<VerbGroup> before, out VerbReading verb)
    {
        var word = tokens[at].Word;
        verb = Verbs.Read(word);
        var previous = at == 0 ? "" : tokens[at - 1].Word;
        if (word is "provided" or "providing" && (at + 1 < tokens.Length && tokens[at + 1].Is("that"))
            || word is "according" or "regarding" or "concerning" or "including" or "following" or "given" or "during" or "notwithstanding" or "pending"
            or "excluding" or "owing" && (at == 0 || !WordLists.Auxiliaries.Contains(previous))) return false;
        if (word is "provided" or "providing" && before.Count > 0 && IsObject(tokens, at, before)) return false;
        if (verb.Form == VerbForm.None)
        {
            if (!EndsIn(tokens, at, "ed") || word.Length < 6 || tokens[at].Capital || WordLists.IsDeterminer(previous) || WordLists.IsPreposition(previous)
                || previous is "-" or "'s") return false;
            verb = new VerbReading(word, VerbForm.Past | VerbForm.Participle);
        }

        if (tokens[at].Capital && at > 0 && !tokens[at - 1].IsMark) return false;
        if (previous == "to" && (word is "war" or "court" or "power" or "peace" or "trial" or "market")) return false;
        if (previous == "to" || (at > 1 && WordLists.IsAdverb(previous) && tokens[at - 2].Is("to"))) return (verb.Form & VerbForm.Base) != VerbForm.None;
        if (WordLists.IsDeterminer(previous) || previous is "'s" or "-") return false;
        if (at > 0 && inName[at - 1] && previous.EndsWith("'s", StringComparison.Ordinal)) return false;
        var next = at + 1 < tokens.Length ? tokens[at + 1].Word : "";
        if (next == "-") return false;
        if ((verb.Form & VerbForm.Ing) != VerbForm.None) return IsGerund(tokens, at, previous, inName);
        if (WordLists.IsPreposition(previous) && previous is not ("than" or "as" or "since" or "after" or "before" or "until" or "till")) return false;
        if ((verb.Form & (VerbForm.Past | VerbForm.Participle)) != VerbForm.None && (verb.Form & VerbForm.Base) == VerbForm.None)
            return !IsAdjective(tokens, at, previous, inName);
        if ((verb.Form & VerbForm.Third) != VerbForm.None) return IsThird(tokens, at, verb.Lemma, previous, next, inName) && !IsObject(tokens, at, before);
        return IsBase(tokens, at, word, previous, next, inName, before) || ((verb.Form & VerbForm.Past) != VerbForm.None && IsSubject(tokens, at - 1, inName));
    }

    private static bool IsGerund(Token[] tokens, int at, string previous, bool[] inName)
    {
        var next = at + 1 < tokens.Length ? tokens[at + 1] : default;
        if (next.Word is null) return false;
        if (WordLists.NounsInIng.Contains(tokens[at].Word) && !(previous is "by" or "without" or "before" or "while")
            && !(inName[at + 1] && previous is "," or "of" or "after")) return false;
        if (inName[at + 1 < tokens.Length ? at + 1 : at] || WordLists.IsDeterminer(next.Word) || WordLists.IsPreposition(next.Word)
            || WordLists.Subordinators.Contains(next.Word) || WordLists.Pronouns.Contains(next.Word)) return true;
        return previous is "," or "by" or "without" or "of" or "from" or "after" or "before" or "and" or "while" or "in" or "for" or "–" or "on";
    }

    /// <summary>A participle before the noun that it describes: "the seized ship", "planned talks".</summary>
    private static bool IsAdjective(Token[] tokens, int at, string previous, bool[] inName)
    {
        if (at + 1 >= tokens.Length || previous.Length == 0) return false;
        var next = tokens[at + 1];
        if (tokens[at].Word is "armed" or "masked" or "unarmed" or "captured" or "detained" or "jailed" or "exiled" or "disputed" or "occupied" or "displaced"
            && (inName[at + 1] || next.Kind == TokenKind.Word && !WordLists.IsPreposition(next.Word)
            && !WordLists.IsDeterminer(next.Word))) return !inName[Math.Max(0, at - 1)];
        var before = at > 0 && (inName[at - 1] || tokens[at - 1].Kind == TokenKind.Word);
        if (previous is "and" or "or" or "," && next.Kind == TokenKind.Word && !inName[at + 1] && !WordLists.IsDeterminer(next.Word)
            && !WordLists.IsPreposition(next.Word) && !WordLists.IsAdverb(next.Word) && !WordLists.Pronouns.Contains(next.Word) && !WordLists.Subordinators
            .Contains(next.Word) && Verbs.Read(next.Word).Form == VerbForm.None && at > 1 && WordLists.IsPreposition(tokens[at - 2].Word)) return true;
        return before && previous is "of" or "for" or "with";
    }

    private static bool IsThird(Token[] tokens, int at, string lemma, string previous, string next, bool[] inName)
    {
        if (at == 0) return false;
        var before = at - 1;
        while (before > 0 && WordLists.IsAdverb(tokens[before].Word)) before--;
        if (WordLists.PersonPronouns.Contains(tokens[before].Word) || tokens[before].Word is "it" or "which" or "who" or "that" && lemma != "that") return true;
        if (WordLists.IsPreposition(previous)) return false;
        var company = WordLists.IsDeterminer(next) || next is "that" or "to" || WordLists.Pronouns.Contains(next) || (at + 1 < tokens.Length && inName[at + 1])
            || (WordLists.IsPreposition(next) && next != "of");
        if (WordLists.NounVerbs.Contains(lemma) && inName[before] && !company && !IsAdjectival(tokens[before].Word) && IsLastVerb(tokens, at)) return true;
        if (WordLists.NounVerbs.Contains(lemma))
            return inName[before] && company && tokens[before].Kind == TokenKind.Word && !(WordLists.IsPreposition(next) && IsAdjectival(tokens[before].Word));
        return inName[before] || tokens[before].Kind == TokenKind.Word || tokens[before].IsMark;
    }

    /// <summary>Whether no word after a place, up to a mark, is a verb of its own clause.</summary>
    private static bool IsLastVerb(Token[] tokens, int at)
    {
        for (var i = at + 1; i < tokens.Length && !tokens[i].IsMark; i++)
        {
            if ((Verbs.Read(tokens[i].Word).Form & (VerbForm.Past | VerbForm.Third)) != VerbForm.None || WordLists.Modals.Contains(tokens[i].Word)
                || WordLists.Auxiliaries.Contains(tokens[i].Word)) return false;
        }

        return at + 1 < tokens.Length && !tokens[at + 1].IsMark;
    }

    private static bool IsAdjectival(string word) =>
        word.EndsWith("an", StringComparison.Ordinal) || word.EndsWith("ish", StringComparison.Ordinal) || word.EndsWith("ese", StringComparison.Ordinal)
        || word.EndsWith("li", StringComparison.Ordinal) || word.EndsWith("qi", StringComparison.Ordinal)
        || word is "us" or "french" or "dutch" or "swiss" or "greek";

    /// <summary>Whether a plural closes the object of the verb before: nothing opens a clause between them.</summary>
    private static bool IsObject(Token[] tokens, int at, List<VerbGroup> before)
    {
        if (before.Count == 0) return false;
        for (var i = before[^1].Verb + 1; i < at; i++)
        {
            if (tokens[i].IsMark
                || tokens[i].Word is "that" or "which" or "who" or "and" or "but" or "or" or "if" or "unless" or "when" or "after" or "before" or "because"
                or "while" or "as" or "until" or "it" or "he" or "she" or "whether" or "what" or "how" or "than" or "whichever" or "whoever" or "since"
                or "though" or "although") return false;
        }

        return tokens[before[^1].Verb].Word is not ("said" or "says" or "say") && !Operators.IsThinking(before[^1].Lemma) && before[^1].Verb + 1 < at;
    }

    private static bool IsBase(Token[] tokens, int at, string word, string previous, string next, bool[] inName, List<VerbGroup> before)
    {
        if (next == "that" && at > 0 && (Operators.IsSaying(word) || Operators.IsThinking(word)) && tokens[at - 1].Kind == TokenKind.Word
            && !WordLists.IsDeterminer(previous)) return true;
        if (previous is "they" or "we" or "you" or "i" or "who" or "which" or "please" or "let") return true;
        if (previous is "and" or "or" or "but" && before.Count > 0 && before[^1] is { } last
            && (last.Tense == Tense.None || last.Tense is Tense.Future or Tense.Would or Tense.Must or Tense.Maybe))
            return word is "face" or "risk" or "suffer" or "share" || !WordLists.NounVerbs.Contains(Verbs.Lemma(word)) || WordLists.IsDeterminer(next)
                || (at + 1 < tokens.Length && inName[at + 1]);
        if (at == 0 || tokens[at - 1].Is("\"") && at == 1) return tokens.Length > 2 && !WordLists.NounVerbs.Contains(Verbs.Lemma(word))
            && (WordLists.IsDeterminer(next) || next is "that" or "to" or "from" or "or" or "out" or "your");
        var plural = previous.Length > 3 && previous.EndsWith('s') && !previous.EndsWith("ss", StringComparison.Ordinal)
            && !previous.EndsWith("'s", StringComparison.Ordinal);
        if (at > 0 && inName[at - 1] && (plural && !tokens[at - 1].Capital || IsJoint(tokens, at - 1, inName)))
            return !WordLists.NounVerbs.Contains(Verbs.Lemma(word)) || WordLists.IsDeterminer(next) || next is "that" or "to" or "its" or "their"
            || (at + 1 < tokens.Length && inName[at + 1]);
        return plural && !inName[at - 1] && !WordLists.IsPreposition(previous) && !WordLists.IsAdverb(previous)
            && (!WordLists.NounVerbs.Contains(Verbs.Lemma(word)) || WordLists.IsDeterminer(next) || next is "that" or "to");
    }

    /// <summary>Whether the name that ends at a place is the last of several that "and" joins.</summary>
    private static bool IsJoint(Token[] tokens, int last, bool[] inName)
    {
        var at = last;
        while (at > 0 && inName[at]) at--;
        while (at > 0 && WordLists.IsDeterminer(tokens[at].Word)) at--;
        return at > 0 && tokens[at].Is("and") && inName[at - 1];
    }

    private static bool IsSubject(Token[] tokens, int at, bool[] inName) =>
        at >= 0 && (inName[at] || (tokens[at].Kind == TokenKind.Word && !WordLists.IsPreposition(tokens[at].Word) && !WordLists.IsDeterminer(tokens[at].Word))
            || WordLists.Pronouns.Contains(tokens[at].Word));

    /// <summary>Whether <c>'s</c> is "is" or "has": a verb form or "not" follows, and no noun.</summary>
    private static bool IsAuxS(Token[] tokens, int at) =>
        at > 0 && tokens[at - 1].Word is "it" or "he" or "she" or "that" or "there" or "who" or "what" && at + 1 < tokens.Length;

    private static bool IsParenthesis(Token[] tokens, int at) => at + 2 < tokens.Length && (tokens[at + 2].Is(",") || WordLists.IsAdverb(tokens[at + 1].Word));

    private static bool EndsIn(Token[] tokens, int at, string ending) =>
        at < tokens.Length && tokens[at].Word.Length > 4 && tokens[at].Word.EndsWith(ending, StringComparison.Ordinal) && !WordLists.IsAdverb(tokens[at].Word);
}
