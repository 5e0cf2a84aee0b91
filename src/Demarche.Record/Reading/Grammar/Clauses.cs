using System.Collections.Frozen;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Grammar;

/// <summary>
/// Says for every verb of a sentence where its clause begins and ends and which clause it hangs on. From each verb it looks back to the word that
/// opens its clause; what stands between two commas right before the verb (an apposition, "who …") is stepped over. O(tokens) a verb, and verbs look
/// back no further than <see cref="Reach"/> tokens.
/// </summary>
internal sealed class Clauses(Token[] tokens, List<Mention> mentions, List<VerbGroup> groups)
{
    private const int Reach = 60;
    private static readonly FrozenSet<string> Conditions = WordLists.Set("if unless lest provided providing");
    private static readonly FrozenSet<string> Saids = WordLists.Set(
        "threat statement warning promise demand claim fear fears news report reports hope view condition idea fact possibility ultimatum pledge assurance "
        + "vow signal signals belief allegation accusation charge concern concerns word insistence");

    public void Set()
    {
        for (var k = 0; k < groups.Count; k++) SetOne(k);
        for (var k = 0; k < groups.Count; k++) groups[k].Right = RightOf(k);
    }

    private void SetOne(int k)
    {
        var group = groups[k];
        group.SubjectEnd = group.First;
        group.Left = group.First;
        var before = group.First - 1;
        while (before >= 0 && WordLists.IsAdverb(tokens[before].Word) && !tokens[before].Is("then")) before--;
        var word = before >= 0 ? tokens[before].Word : "";
        if (group.Tense == Tense.None && word == "to") Hang(k, Link.Infinitive, k - 1, before);
        else if (group.First == group.Verb && IsIng(group))
            Hang(k, word is "after" or "before" or "since" or "when" or "while" ? Link.Time : Link.Ing, k - 1, before);
        else if (IsReduced(k)) Hang(k, Link.Reduced, k - 1, -1);
        else Finite(k);
    }

    private void Hang(int k, Link link, int head, int opener) => (groups[k].Link, groups[k].Head, groups[k].Opener) = (link, head, opener);

    private bool IsIng(VerbGroup group) => (Verbs.Read(tokens[group.Verb].Word).Form & VerbForm.Ing) != VerbForm.None;

    /// <summary>A participle by itself with "by" close after it and a noun right before.</summary>
    private bool IsReduced(int k)
    {
        var group = groups[k];
        if (group.First != group.Verb || (Verbs.Read(tokens[group.Verb].Word).Form & VerbForm.Participle) == VerbForm.None || group.Verb == 0) return false;
        var previous = tokens[group.Verb - 1];
        if ((previous.IsMark && !previous.Is(",")) || WordLists.Pronouns.Contains(previous.Word) || WordLists.IsAdverb(previous.Word)) return false;
        for (var i = group.Verb + 1; i < Math.Min(group.Verb + 4, tokens.Length); i++)
        {
            if (tokens[i].Is("by"))
                return i + 1 < tokens.Length && !tokens[i + 1].Word.EndsWith("ing", StringComparison.Ordinal) && tokens[i + 1].Kind == TokenKind.Word;
            if (!WordLists.IsAdverb(tokens[i].Word) && !WordLists.IsPreposition(tokens[i].Word)
                && tokens[i].Word is not ("and" or "down" or "up" or "out" or "away")
                && (Verbs.Read(tokens[i].Word).Form & VerbForm.Participle) == VerbForm.None) return false;
        }

        return false;
    }

    private void Finite(int k)
    {
        var group = groups[k];
        var floor = Math.Max(0, group.First - Reach);
        var stop = k == 0 ? 0 : groups[k - 1].Verb + 1;
        var at = group.First - 1;
        for (; at >= Math.Max(floor, stop); at--)
        {
            var word = tokens[at].Word;
            if (word == "," && IsEmpty(at + 1, group.First) && Opening(at) is var comma and >= 0 && comma >= floor)
            {
                group.SubjectEnd = comma;
                at = comma;
                stop = groups.Take(k).LastOrDefault(g => g.Verb < comma) is { } outer ? outer.Verb + 1 : 0;
                continue;
            }

            if (IsOpener(at, k, stop)) break;
        }

        group.Opener = at >= stop ? at : -1;
        group.Left = Math.Max(at + 1, 0);
        Decide(k, stop);
    }

    /// <summary>The comma that opens what the comma at a place closes: an apposition without a verb, or a relative clause; -1 for none.</summary>
    private int Opening(int close)
    {
        for (var at = close - 1; at >= Math.Max(0, close - Reach); at--)
        {
            if (!tokens[at].Is(",") && !tokens[at].Is("–") && !tokens[at].Is("(")) continue;
            var inside = groups.Where(g => g.Verb > at && g.Verb < close).ToList();
            if (inside.Count == 0) return at > 0 && (HasNoun(at + 1, close) || IsEmpty(at + 1, close)) ? at : -1;
            if (inside[0].Link is Link.Relative or Link.Ing or Link.Reduced or Link.Time or Link.Aside
                || tokens[at + 1].Word is "who" or "which" or "whose" or "where" or "both" or "as") return at;
        }

        return -1;
    }

    private bool IsOpener(int at, int k, int stop)
    {
        var word = tokens[at].Word;
        if (word == "that") return at == 0 || !WordLists.IsPreposition(tokens[at - 1].Word) || tokens[at - 1].Word is "in" or "than";
        if (word is "which" or "who" or "whom" or "whose" or "where" or "whichever" or "whoever" or "whether" or "if" or "unless" or "because" or "although"
            or "though" or "whereas" or "lest" or "when" or "while") return true;
        if (word is "what" or "how" or "why") return true;
        if (word is "after" or "before" or "until" or "till" or "since" or "once" or "as" or "so" or "than")
            return HasNoun(at + 1, groups[k].First) && !IsDate(at + 1);
        if (word is "provided" or "providing") return true;
        if (word is "and" or "but" or "or" or "nor" or "yet") return !IsBetweenNouns(at, k, stop);
        if (word is ";" or ":" or "–" or "\"" or "(" or ")") return true;
        return word == "," && !(IsListComma(at, k));
    }

    /// <summary>Whether "and" joins two names that are the subject together, and not two clauses.</summary>
    private bool IsBetweenNouns(int at, int k, int stop)
    {
        if (tokens[at].Is("but")) return false;
        if (at == 0 || at + 1 >= groups[k].First || tokens[at - 1].IsMark) return false;
        if (k == 0 || stop == 0) return true;
        for (var i = at - 1; i >= stop; i--)
        {
            if (tokens[i].Word is "that" or "," or ";" or "which" or "who" or "if" or "after" or "when" or "as" or "because" or "while" or "\"") return true;
        }

        return Operators.IsSaying(groups[k - 1].Lemma) && groups[k - 1].Right == 0 && mentions.Exists(m => m.Last == at - 1)
            && !HasMention(groups[k - 1].Verb + 1, Math.Max(at - 3, groups[k - 1].Verb + 1));
    }

    private bool IsListComma(int at, int k)
    {
        var end = groups[k].First;
        if (end - at < 8 && tokens[end - 1].Word is "etc" or "etc." or "."
            && Enumerable.Range(at + 1, end - at - 1).Any(i => tokens[i].Word is "etc" or "etc.")) return true;
        for (var i = at + 1; i < end; i++)
        {
            if (tokens[i].Is("and")) return mentions.Any(m => m.Last == at - 1) && mentions.Any(m => m.First >= at + 1 && m.First <= at + 2);
            if (tokens[i].IsMark && !tokens[i].Is(",")) return false;
        }

        return false;
    }

    private void Decide(int k, int stop)
    {
        var group = groups[k];
        var word = group.Opener < 0 ? "" : tokens[group.Opener].Word;
        var hasSubject = HasNoun(group.Left, group.SubjectEnd);
        var previous = k - 1;
        (group.Link, group.Head) = word switch
        {
            "that" when IsRelativeThat(group.Opener, previous) => (Link.Relative, previous),
            "that" when group.Opener > 0 && WordLists.Coordinators.Contains(tokens[group.Opener - 1].Word)
                && groups.FindLast(g => g.Link == Link.That && g.Verb < group.Opener) is { } first => (Link.That, first.Head),
            "that" or "whether" or "what" or "how" or "why" => (Link.That, previous),
            "which" or "who" or "whom" or "whose" or "where" or "whichever" or "whoever" => (Link.Relative, previous),
            _ when Conditions.Contains(word) => (Link.Condition, previous),
            "after" or "before" or "until" or "till" or "since" or "once" or "when" or "while" or "as" => (Link.Time, previous),
            "because" or "although" or "though" or "whereas" or "so" or "than" or "lest" => (Link.Aside, previous),
            "and" or "but" or "or" or "nor" or "yet" or "," when !hasSubject && previous >= 0 => (Link.And, Beside(k)),
            "and" or "but" or "or" or "nor" or "yet" when previous >= 0 && groups[Beside(k)] is { Link: Link.That } beside => (Link.That, beside.Head),
            "" or "\"" or "," or ":" when previous >= 0 && IsSaid(k, previous, word) => (Link.That, previous),
            "" when previous >= 0 && hasSubject && IsAfterNoun(group) => (Link.Reduced, previous),
            _ when !hasSubject && previous >= 0 => (Link.And, Beside(k)),
            _ => (Link.Root, -1),
        };
    }

    /// <summary>"fishermen accused of poaching": a participle that nothing opens, after a noun that is the object of the verb before.</summary>
    private bool IsAfterNoun(VerbGroup group) =>
        group.First == group.Verb && group.Tense == Tense.Past && (Verbs.Read(tokens[group.Verb].Word).Form & VerbForm.Participle) != VerbForm.None
            && group.Verb + 1 < tokens.Length && WordLists.IsPreposition(tokens[group.Verb + 1].Word);

    /// <summary>Whether what a verb opens is what the saying before it says, without "that".</summary>
    private bool IsSaid(int k, int previous, string opener)
    {
        var verb = groups[previous];
        if (!Operators.IsSaying(verb.Lemma) && !Operators.IsThinking(verb.Lemma)) return false;
        return opener.Length == 0 || opener is ":" or "\""
            || (opener == "," && groups[k].Opener + 1 < tokens.Length && (tokens[groups[k].Opener + 1].Is("\"") || groups[k].Opener == verb.Verb + 1));
    }

    private bool IsRelativeThat(int that, int previous)
    {
        if (that == 0 || previous < 0) return false;
        var noun = tokens[that - 1];
        if (noun.IsMark || groups[previous].Verb == that - 1 || WordLists.Pronouns.Contains(noun.Word) || noun.Kind == TokenKind.Number) return false;
        if (WordLists.IsAdverb(noun.Word) || Saids.Contains(noun.Word) || WordLists.Coordinators.Contains(noun.Word)) return false;
        return !Operators.IsSaying(groups[previous].Lemma) && !Operators.IsThinking(groups[previous].Lemma) && !Operators.IsAsking(groups[previous].Lemma)
            && !Operators.IsPromising(groups[previous].Lemma) && !Operators.IsThreatening(groups[previous].Lemma);
    }

    /// <summary>The clause before that this one stands beside: the last of the same make, clauses in between that hang on it left out.</summary>
    private int Beside(int k)
    {
        var none = groups[k].Tense == Tense.None;
        for (var j = k - 1; j >= 0; j--)
        {
            var other = groups[j];
            if (other.Link is Link.Relative or Link.Reduced && j > 0 && tokens[groups[k].Opener < 0 ? 0 : groups[k].Opener].Is(",")) continue;
            if (other.Link == Link.That && other.Head >= 0 && other.Tense is Tense.Must or Tense.Future or Tense.Would or Tense.Maybe
                && groups[other.Head].Tense == groups[k].Tense && groups[k].Tense != other.Tense) return other.Head;
            if (none == (other.Tense == Tense.None) && !(other.Link is Link.Relative or Link.Condition or Link.Time && groups[k].Tense != other.Tense))
                return j;
        }

        return k - 1;
    }

    private int RightOf(int k)
    {
        var group = groups[k];
        var end = tokens.Length;
        for (var j = k + 1; j < groups.Count; j++)
        {
            var start = groups[j].Opener > group.Verb ? groups[j].Opener : groups[j].Left <= group.Verb ? LastComma(group.Verb, groups[j].First)
                : groups[j].Link == Link.That ? groups[j].Left : groups[j].First;
            if (start > group.Verb)
            {
                end = start;
                break;
            }
        }

        for (var i = group.Verb + 1; i < end; i++)
        {
            if (tokens[i].Word is ";" or "–" || (tokens[i].Is("\"") && i > group.Verb + 1 && i + 1 < tokens.Length && tokens[i - 1].Is(","))) return i;
        }

        return end;
    }

    private int LastComma(int from, int to)
    {
        for (var i = to - 1; i > from; i--)
        {
            if (tokens[i].Is(",")) return i;
        }

        return to;
    }

    /// <summary>Whether only adverbs and words of time stand in a stretch.</summary>
    private bool IsEmpty(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!WordLists.IsAdverb(tokens[i].Word) && !tokens[i].Is("\"") && !DateWords.IsDateWord(tokens[i].Word)
                && tokens[i].Word is not ("last" or "next" or "this" or "on" or "in" or "early" or "late" or "ago")) return false;
        }

        return true;
    }

    /// <summary>Whether a stretch holds a noun, a name or a pronoun.</summary>
    private bool HasNoun(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Word && !WordLists.IsAdverb(token.Word) && !WordLists.IsPreposition(token.Word)
                && !WordLists.Coordinators.Contains(token.Word)
                && (!WordLists.IsDeterminer(token.Word) || token.Word is "this" or "both" or "another" or "all" or "each" or "several" or "many")) return true;
        }

        return false;
    }

    private bool HasMention(int from, int to) => mentions.Exists(m => m.First >= from && m.First < to);

    private bool IsDate(int at) => at < tokens.Length && !(at + 1 < tokens.Length && tokens[at + 1].Is("of"))
        && (tokens[at].Kind == TokenKind.Number || DateWords.IsDateWord(tokens[at].Word)) && !HasNoun(at + 1, Math.Min(at + 3, tokens.Length));
}
