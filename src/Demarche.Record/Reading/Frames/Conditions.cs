using System.Collections.Frozen;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>
/// Finds conditions that a sentence says by an opening word or by its order of words: "if", "unless", "in case of", "should X", "were X to", "had X",
/// "as long as", "until", "provided that", "on condition that", "without", "or else". "As if", "even if", "if anything", "asked if" and "if" for a contrast of
/// facts are none. O(tokens).
/// </summary>
internal sealed class Conditions(Token[] tokens, List<VerbGroup> groups)
{
    private static readonly FrozenSet<string> Asking =
        WordLists.Set("ask wonder know see check unclear sure uncertain doubt question say determine decide learn test");
    private const int Most = 6;
    private static readonly FrozenSet<string> NotAfterIf = WordLists.Set("only anything any ever not so true possible necessary need at nothing");

    public List<Condition> Find()
    {
        var found = new List<Condition>();
        for (var at = 0; at < tokens.Length && found.Count < Most; at++)
        {
            if (tokens[at].Kind == TokenKind.Word && At(at) is { } condition && condition.Last >= condition.First)
            {
                found.Add(condition);
                at = Math.Max(at, condition.Last);
            }
        }

        return found;
    }

    private Condition? At(int at)
    {
        var (word, next, third) = (tokens[at].Word, Word(at + 1), Word(at + 2));
        switch (word)
        {
            case "if" when IsIf(at): return Clause(at, next == "that" ? at + 2 : at + 1, ConditionForm.If);
            case "when" or "after" or "once" when at > 0 && tokens[at - 1].Is("only"): return Clause(at, at + 1, ConditionForm.If);
            case "unless": return Clause(at, at, ConditionForm.Unless);
            case "until" or "till" when IsOpenEnded(at): return Clause(at, at, ConditionForm.AsLongAs);
            case "provided" or "providing" when next == "that"
                || (at > 0 && !WordLists.Auxiliaries.Contains(tokens[at - 1].Word) && HasVerb(at + 1, 12) && !WordLists.IsDeterminer(tokens[at - 1].Word)
                && IsFollowedBySubject(at + 1)):
                return Clause(at, next == "that" ? at + 2 : at + 1, ConditionForm.Provided);
            case "on" when next == "condition" && third == "that": return Clause(at, at + 3, ConditionForm.Provided);
            case "on" when next == "the" && third == "condition" && Word(at + 3) == "that": return Clause(at, at + 4, ConditionForm.Provided);
            case "in" when next == "case" && third == "of": return Noun(at, at + 3, ConditionForm.InCase);
            case "in" when next == "case": return Clause(at, at + 2, ConditionForm.InCase);
            case "in" when next == "the" && third == "event" && Word(at + 3) == "of": return Noun(at, at + 4, ConditionForm.InCase);
            case "in" when next == "the" && third == "event": return Clause(at, Word(at + 3) == "that" ? at + 4 : at + 3, ConditionForm.InCase);
            case "as" or "so" when next == "long" && third == "as" && !(at > 0 && tokens[at - 1].Is("for")): return Clause(at, at + 3, ConditionForm.AsLongAs);
            case "should" when IsInverted(at) && HasBase(at + 2): return Clause(at, at + 1, ConditionForm.Should);
            case "were" when OpensClause(at) && HasTo(at + 2): return Clause(at, at + 1, ConditionForm.Were);
            case "had" when OpensClause(at) && HasParticiple(at + 2)
                && HasModalAfter(at, "would", "could", "might"): return Clause(at, at + 1, ConditionForm.Were);
            case "without" when IsWithout(at): return Noun(at, at, ConditionForm.Without);
            case "whichever" or "whoever": return Clause(at, word == "whoever" ? at : FirstVerb(at + 1), ConditionForm.If);
            case "to" when next is "any" or "further" or "another" or "every" or "new" && IsAnswer(at): return Noun(at, at + 1, ConditionForm.WouldMean);
            case "or" when next == "else" || IsOrder(at): return OrElse(at);
            default: return null;
        }
    }

    /// <summary>A condition that is a clause.</summary>
    private Condition? Clause(int opener, int first, ConditionForm form)
    {
        if (first >= tokens.Length || first < 0) return null;
        var last = End(opener, first, true);
        var main = Main(opener, last);
        return form == ConditionForm.If && IsContrast(opener, last, main) ? null : new Condition(opener, first, last, main, (-1, -1), form);
    }

    /// <summary>A condition that is a noun with what belongs to it.</summary>
    private Condition? Noun(int opener, int first, ConditionForm form)
    {
        if (first >= tokens.Length) return null;
        while (first < tokens.Length - 1 && tokens[first].Is("\"")) first++;
        var last = End(opener, first, false);
        return new Condition(opener, first, last, Main(opener, last), (-1, -1), form);
    }

    private bool IsIf(int at)
    {
        var previous = at > 0 ? tokens[at - 1].Word : "";
        if (previous is "as" or "even" or "what" or "whether" || NotAfterIf.Contains(Word(at + 1)) && !(Word(at + 1) == "any" && HasVerb(at + 2, 8))
            || Word(at + 1) is "," or "–") return false;
        return at == 0 || tokens[at - 1].IsMark
            || !(Asking.Contains(Verbs.Lemma(previous)) && (groups.Exists(g => g.Verb == at - 1) || Verbs.Read(previous).Form == VerbForm.None));
    }

    /// <summary>"If A had a choice, B has none": two facts against each other, and no condition.</summary>
    private bool IsContrast(int opener, int last, int main)
    {
        var inside = groups.Find(g => g.Verb > opener && g.Verb <= last);
        if (inside is null || main < 0 || inside.Tense != Tense.Past || inside.Passive && inside.First == inside.Verb) return false;
        return groups[main].Tense is Tense.Present or Tense.Perfect or Tense.Past && !IsPromise(main);
    }

    private bool IsPromise(int main) => Operators.IsThreatening(groups[main].Lemma) || Operators.IsPromising(groups[main].Lemma)
        || groups[main].Link == Link.Infinitive || Operators.IsSaying(groups[main].Lemma);

    /// <summary>"Until" with a clause or a noun of doing, after what will or will not be done.</summary>
    private bool IsOpenEnded(int at)
    {
        if (at + 1 >= tokens.Length || DateWords.IsDateWord(tokens[at + 1].Word) || tokens[at + 1].Kind == TokenKind.Number
            || tokens[at + 1].Word is "now" or "recently" or "the" && Word(at + 2) is "end" or "early" or "1") return false;
        var before = groups.FindLast(g => g.Verb < at);
        before ??= groups.Find(g => g.Verb > at && g.Tense is Tense.Future or Tense.Would);
        while (before is { Link: Link.Infinitive or Link.Ing, Head: >= 0 } && before.Head < groups.Count) before = groups[before.Head];
        return before is not null
            && (before.Negated || before.Tense is Tense.Future or Tense.Would or Tense.Must || Operators.IsThreatening(before.Lemma)
            || Operators.IsPromising(before.Lemma) || Operators.IsRefusing(before.Lemma)) && HasVerb(at + 1, 14);
    }

    /// <summary>"respond to any X", "in response to further X".</summary>
    private bool IsAnswer(int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (Verbs.Lemma(tokens[i].Word) is "respond" or "react" or "retaliate" or "reply" or "answer"
                || tokens[i].Word is "response" or "reaction" or "retaliation" or "answer") return true;
            if (tokens[i].IsMark) return false;
        }

        return false;
    }

    private bool IsWithout(int at)
    {
        var next = Word(at + 1);
        if (next.EndsWith("ing", StringComparison.Ordinal) || next is "doubt" or "exception" or "delay" or "comment" or "success" or "warning" or "incident"
            or "question" or "explanation" or "result" or "a" && Word(at + 2) is "result" or "word" or "fight") return false;
        return groups.Exists(g => g.Tense is Tense.Would or Tense.Future or Tense.Maybe or Tense.Must
            && (OpensClause(at) ? g.Verb > at : g.Verb < at && at - g.Verb < 25));
    }

    /// <summary>"must X or face Y", "X or we will Y": an order and what follows when it is not obeyed.</summary>
    private bool IsOrder(int at)
    {
        var (before, after) = (groups.FindLast(g => g.Verb < at), groups.Find(g => g.Verb > at));
        if (before is null || after is null || after.Verb - at > 6) return false;
        var cost = after.Lemma is "face" or "risk" or "suffer" or "pay" or "bear" or "lose" or "share";
        var order = before.Tense == Tense.Must || (before.Tense == Tense.None && before.Link == Link.Infinitive)
            || (before.Head < 0 && before.Tense == Tense.Present && before.Left == before.First);
        return order && (cost || (after.Tense is Tense.Future or Tense.Would && before.Tense is Tense.Must or Tense.Present or Tense.None));
    }

    private Condition? OrElse(int at)
    {
        var before = groups.FindLastIndex(g => g.Verb < at);
        if (before < 0) return null;
        var start = Word(at + 1) == "else" ? at + 2 : at + 1;
        var main = groups.FindIndex(g => g.Verb >= start);
        var last = End(at, start, true);
        var verb = groups[before];
        return new Condition(at, verb.Verb, at - (tokens[at - 1].Is(",") ? 2 : 1), before,
            (main >= 0 && groups[main].Tense == Tense.None ? groups[main].Verb : start, last), ConditionForm.OrElse);
    }

    /// <summary>The last token of the condition: at the comma before the main clause when it comes first, else at the next comma, dash or quote.</summary>
    private int End(int opener, int first, bool clause)
    {
        var leading = OpensClause(opener);
        var seen = !clause || groups.Exists(g => g.Verb == first);
        for (var i = first; i < tokens.Length; i++)
        {
            if (groups.Exists(g => g.Verb == i)) seen = true;
            var word = tokens[i].Word;
            if (word is ";" or ":" or "–" || word is "." or "!" or "?" && i == tokens.Length - 1) return i - 1;
            if (word == "\"" && IsClosing(i, first)) return tokens[i - 1].Is(",") || tokens[i - 1].Is(".") ? i - 2 : i - 1;
            if (word == ")" && i > first) return i - 1;
            if (word == "," && !clause) return i - 1;
            if (word == "," && (seen || !leading || AllInside(i)) && !(leading && Word(i + 1) is "which" or "who" && !seen))
            {
                if (!leading || groups.Exists(g => g.Verb > i)) return i - 1;
            }

            if (!leading && word is "but" && seen) return i - 1;
            if (!leading && word is "and" && seen && groups.Exists(g => g.Opener == i && g.Link is Link.Root or Link.That) && Word(i + 1) is not "if")
                return i - 1;
            if (leading && word is "then" && seen && i > first + 1) return i - 1;
        }

        return tokens.Length - (tokens[^1].IsMark ? tokens.Length > 1 && tokens[^2].IsMark ? 3 : 2 : 1);
    }

    private bool AllInside(int comma) => !groups.Exists(g => g.Verb > comma && g.Link == Link.Condition);

    private bool IsClosing(int at, int first) => tokens.Take(at).Skip(first).Count(t => t.Is("\"")) % 2 == 0 && at > first;

    /// <summary>The verb that says what would follow: the first after a leading condition, the nearest before a trailing one.</summary>
    private int Main(int opener, int last)
    {
        if (OpensClause(opener))
        {
            var after = groups.FindIndex(g => g.Verb > last && g.Link is not (Link.Relative or Link.Reduced or Link.Condition));
            if (after >= 0) return after;
        }

        var main = groups.FindLastIndex(g => g.Verb < opener && g.Link is not (Link.Relative or Link.Reduced) && !(g.Link == Link.Condition));
        if (main > 0 && OpensClause(opener) && groups[main].Link != Link.Ing
            && (Operators.IsSaying(groups[main].Lemma) || Operators.IsThreatening(groups[main].Lemma)) && tokens[opener - 1].Is(",")) main--;
        while (main >= 0 && groups[main].Link is Link.Infinitive or Link.Ing && !IsOperator(groups[main].Lemma) && groups[main].Head is >= 0 and var head
            && !IsOperator(groups[head].Lemma) && groups[head].Link != Link.Condition
            && !(groups[main].Opener > groups[head].Verb + 1 && tokens[groups[main].Opener].Is("of"))) main = head;
        return main;
    }

    private static bool IsOperator(string lemma) => Operators.IsThreatening(lemma) || Operators.IsPromising(lemma) || Operators.IsPlanning(lemma)
        || Operators.IsRefusing(lemma) || Operators.IsSaying(lemma);

    private bool OpensClause(int at) => at == 0 || tokens[at - 1].IsMark && !tokens[at - 1].Is("-") || tokens[at - 1].Word is "and" or "but" or "that" or "or";

    /// <summary>"Should" before its subject: a name, an article or a plural follows, and no verb.</summary>
    private bool IsInverted(int at)
    {
        var next = Word(at + 1);
        if (next.Length == 0 || WordLists.IsAdverb(next) || WordLists.IsPreposition(next)) return false;
        var verb = (Verbs.Read(next).Form & VerbForm.Base) != VerbForm.None && !tokens[at + 1].Capital;
        return OpensClause(at) ? !verb || WordLists.NounVerbs.Contains(next) : !verb && (tokens[at + 1].Capital || WordLists.IsDeterminer(next));
    }

    private bool IsFollowedBySubject(int at) =>
        at < tokens.Length && (tokens[at].Capital || WordLists.Pronouns.Contains(tokens[at].Word) || WordLists.IsDeterminer(tokens[at].Word))
        && groups.Exists(g => g.Verb > at && g.Verb - at < 8);

    private bool HasVerb(int from, int reach) => groups.Exists(g => g.Verb >= from && g.Verb < from + reach);

    private int FirstVerb(int from) => groups.Find(g => g.Verb >= from)?.First ?? from;

    private bool HasBase(int from) => Any(from, i => (Verbs.Read(tokens[i].Word).Form & VerbForm.Base) != VerbForm.None);

    private bool HasTo(int from) =>
        Any(from, i => tokens[i].Is("to") && i + 1 < tokens.Length && (Verbs.Read(tokens[i + 1].Word).Form & VerbForm.Base) != VerbForm.None);

    private bool HasParticiple(int from) =>
        Any(from, i => (Verbs.Read(tokens[i].Word).Form & VerbForm.Participle) != VerbForm.None || tokens[i].Word.EndsWith("ed", StringComparison.Ordinal));

    private bool Any(int from, Func<int, bool> holds)
    {
        for (var i = from; i < Math.Min(from + 9, tokens.Length) && !tokens[i].Is(","); i++)
        {
            if (holds(i)) return true;
        }

        return false;
    }

    private bool HasModalAfter(int at, params ReadOnlySpan<string> modals)
    {
        for (var i = at; i < tokens.Length; i++)
        {
            foreach (var modal in modals)
            {
                if (tokens[i].Is(modal)) return true;
            }
        }

        return false;
    }

    private string Word(int at) => at < tokens.Length ? tokens[at].Word : "";
}
