using System.Collections.Frozen;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Times;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>Makes events of what was understood: who, to whom, when, under what condition, on which words.</summary>
internal sealed partial class Interpreter
{
    private const int LongestQuote = 40;
    private static readonly FrozenSet<string> Treating =
        WordLists.Set("sign initial conclude ratify restore normalise normalize establish exchange resume open reopen");

    private Found Emit(int k, Scope scope, EventKind kind, EventAspect aspect, Role by, Role toward, Vote? vote, bool negated, bool then = false)
    {
        var group = Groups[k];
        var groups = new List<int>(scope.Groups) { k };
        var one = new Found
        {
            Sentence = reading.Sentence,
            Groups = groups,
            Kind = kind,
            Aspect = aspect,
            Negated = negated,
            Guesses = Leading(vote, kind.Type),
            Strength = vote?.Strength ?? 0.4,
            ByClassifier = vote is { ByPhrase: null },
        };
        one.IsVoiced = scope.Speaker is not null || scope.SaidBy.Length > 0;
        SetActors(one, by, toward, scope, vote?.ByPhrase?.Need("mutual") == true || IsTheirs(group)
            || (kind.Type == EventType.Support && Treating.Contains(group.Lemma)));
        SetDate(one, k, scope, aspect);
        SetCondition(one, groups);
        if (then && one.Then == default) one.Then = ThenSpan(k, one.By);
        one.SaidBy = SaidBy(one, by, scope);
        if (one.SaidBy.Length == 0 && AccordingTo(k) is { Length: > 0 } authority)
            (one.SaidBy, one.Aspect) = (authority, one.Aspect is EventAspect.Done or EventAspect.GoingOn ? EventAspect.Said : one.Aspect);
        one.Place = Place(k);
        one.Quote = Quote(groups);
        if (vote?.ByPhrase is { } phrase) one.Why.Add($"“{phrase.Pattern}” is {phrase.Kind.Type.Name()}");
        if (one.ByClassifier) one.Why.Add($"the words are most like those of {one.Guesses[0].Type.Name()}");
        if (group.Passive) one.Why.Add("the verb is a passive, so the subject is acted upon");
        if (one.TargetGuessed) one.Why.Add($"toward {one.Toward!.Name}, since the text is mostly about these two");
        if (kind.Type is EventType.Request or EventType.Agree && one.By is not null) discourse.Proposer = one.By;
        found.Add(one);
        if (one.By is { Sort: not ActorSort.Group } source && one.Toward is { Sort: not ActorSort.Group } target) discourse.LastPair = (source, target);
        if (one.By is not null && one.Toward is not null) discourse.NoteAct(one.By, one.Toward);
        return one;
    }

    /// <summary>Whether what is done is done to what two sides have with each other: talks, relations, a truce.</summary>
    private bool IsTheirs(VerbGroup group) =>
        ClauseHas(group, word => word is "talks" or "negotiations" or "relations" or "ties" or "truce" or "ceasefire" or "armistice");

    /// <summary>The likeliest three types, the one that was settled on first.</summary>
    private static IReadOnlyList<Classifying.KindGuess> Leading(Vote? vote, EventType type)
    {
        var guesses = vote?.Guesses ?? [];
        var settled = guesses.FirstOrDefault(g => g.Type == type);
        return [settled.Probability > 0 ? settled : new Classifying.KindGuess(type, 0), .. guesses.Where(g => g.Type != type).Take(2)];
    }

    private void SetActors(Found one, Role by, Role toward, Scope scope, bool mutual)
    {
        var sources = by.Actors.DistinctBy(a => a.Name).ToList();
        if (by.Mention is { Form: MentionForm.Pair } && toward.Actors.Count > 0 && sources.Count > 1)
            sources = [.. sources.Where(s => !toward.Actors.Any(t => t.IsSame(s)))];
        var targets = toward.Actors.Select(Suffering).Where(a => !sources.Exists(s => s.IsSame(a))).DistinctBy(a => a.Name).ToList();
        one.By = sources.FirstOrDefault();
        if (sources.Count > 1 && targets.Count == 0 && (mutual || by.Before == "between" || IsMutual(one.Kind)))
        {
            one.Toward = sources[1];
            one.With = sources[2..];
            return;
        }

        one.With = sources.Count > 1 ? sources[1..] : [];
        var own = targets.Count == 0 && toward.Mention is { Form: not MentionForm.Pronoun, Owner: false };
        if (one.Kind.Mode == "third-party" && targets.Count == 0 && one.By is not null && discourse.LastPair is { } pair && !pair.First.IsSame(one.By)
            && !pair.Second.IsSame(one.By)) targets = [pair.First, pair.Second];
        one.Toward = targets.FirstOrDefault();
        if (one.Toward is { Sort: ActorSort.Named } && one.Kind.Type is EventType.Assault or EventType.Coerce or EventType.Mobilize && one.By is not null
            && (scope.Speaker is { } victim && !victim.IsSame(one.By) ? victim : discourse.Other(one.By)) is { } owner) (one.Toward, one.TargetGuessed) =
            (owner, true);
        if (targets.Count > 1) one.With.AddRange(targets[1..]);
        if (one.Toward is null && one.By is not null && !discourse.Main.Any(a => a.IsSame(one.By))
            && one.Kind.Type is EventType.Support or EventType.Agree or EventType.Aid && discourse.Subject is { } earlier && !earlier.IsSame(one.By))
        {
            (one.Toward, one.TargetGuessed) = (earlier, true);
            return;
        }

        if (one.Toward is not null || one.By is null || !IsAimed(one.Kind.Type)
            || (one.Kind.Type == EventType.Request
            && (Groups[one.Groups[^1]].Lemma is "propose" or "suggest" or "recommend" || IsCallFor(one.Groups[^1])))) return;
        if (own) return;
        if (scope.Speaker is { } accuser && !sources.Exists(s => s.IsSame(accuser)) && ThreatModes.IsHostile(one.Kind.Type))
        {
            (one.Toward, one.TargetGuessed) = (accuser, true);
            return;
        }

        one.Toward = scope.Addressee is { } addressee && !addressee.IsSame(one.By)
            && one.Kind.Type is EventType.Threaten or EventType.Agree or EventType.Request
            ? addressee : (one.Kind.Type is EventType.Reject or EventType.Accuse ? discourse.Answered(one.By) : null) ?? discourse.Other(one.By)
            ?? discourse.LastTarget(one.By);
        if (one.By.Sort == ActorSort.Group && one.Toward is null && one.Kind.Type is EventType.Protest or EventType.Request)
            one.Toward = discourse.Parties.State(one.By.Home) is { } home && home.Name.Length > 0 ? home : null;
        if (one.Toward is { } guess && sources.Exists(s => s.IsSame(guess))) one.Toward = null;
        one.TargetGuessed = one.Toward is not null;
    }

    /// <summary>For whom an act upon people counts: their state, unless they are a group that acts for itself.</summary>
    private Actor Suffering(Actor actor) => actor is { Sort: ActorSort.Group, Home.Length: > 0 }
        && ActorNouns.OfPeople.Contains(actor.Name[(actor.Name.LastIndexOf(' ') + 1)..]) && discourse.Parties.State(actor.Home) is { } home ? home : actor;

    /// <summary>"Called for restraint", "has been pressing for a coalition": asked of everybody.</summary>
    private bool IsCallFor(int k) => Groups[k].Verb + 1 < reading.Tokens.Length && reading.Tokens[Groups[k].Verb + 1].Is("for")
        && Groups[k].Lemma is "call" or "press" or "push" or "campaign" or "appeal";

    private static bool IsMutual(EventKind kind) =>
        kind.Type is EventType.Consult or EventType.Agree or EventType.Cooperate or EventType.Yield || kind is { Type: EventType.Assault, Mode: "" };

    /// <summary>Whether an act of the type is aimed at somebody even if the words do not say at whom.</summary>
    private static bool IsAimed(EventType type) => type is not (EventType.Protest or EventType.Cooperate or EventType.Aid or EventType.Support);

    private void SetDate(Found one, int k, Scope scope, EventAspect aspect)
    {
        var words = aspect is EventAspect.Threatened or EventAspect.Promised or EventAspect.Asked && scope.Groups.Count > 0 ? OuterDate(scope)
            : reading.DateOf(k) ?? OuterDate(scope);
        words ??= one.Kind.Type is EventType.Threaten or EventType.Agree or EventType.Request or EventType.Reject or EventType.Accuse ? saidOn : null;
        if (words is null) return;
        one.Days = words.Days;
        var (start, end) = reading.Span(words.First, words.Last);
        one.DateWords = reading.Text[start..end];
        one.Why.Add(words.Basis switch
        {
            DateBasis.Publication => $"“{one.DateWords}” is counted from the day of publication",
            DateBasis.Text => $"“{one.DateWords}” is counted from the last date before it",
            DateBasis.Office => $"“{one.DateWords}” is a time in office",
            _ => $"“{one.DateWords}” is a date",
        });
    }

    private DateSpan? OuterDate(Scope scope) =>
        scope.Groups.Select(g => reading.Dates.Find(d => d.First >= Groups[g].Left && d.First < Groups[g].Right)).FirstOrDefault(d => d is not null);

    private void SetCondition(Found one, List<int> groups)
    {
        var condition = reading.Conditions.Find(c => groups.Contains(c.Main))
            ?? reading.Conditions
            .Find(c => c.Main >= 0 && groups.Contains(Groups[c.Main].Head) && Groups[c.Main].Link is Link.That or Link.Infinitive && groups[^1] <= c.Main
            && WishBefore(c.Main) is null);
        if (condition is null) return;
        one.If = reading.Span(condition.First, condition.Last);
        one.IfIsNoun = !Groups.Exists(g => g.Verb >= condition.First && g.Verb <= condition.Last);
        one.IfBy = reading.Mentions.Find(m => m.First >= condition.First && m.First <= condition.Last)?.Actor;
        if (one.IfBy is { } other && one.Kind.Type is EventType.Threaten && !other.IsSame(one.By) && (one.Toward is null || one.TargetGuessed))
            (one.Toward, one.TargetGuessed) = (other, false);
        if (condition.Then.First >= 0) one.Then = reading.Span(condition.Then.First, condition.Then.Last);
        else if (one.Kind.Type is EventType.Threaten or EventType.Agree or EventType.Reject || condition.Main >= 0)
            one.Then = ThenSpan(condition.Main < 0 || (groups.Contains(condition.Main) && OpensAnother(condition.Main)) ? groups[^1] : condition.Main, one.By);
        one.Why.Add($"a condition of the form “{ConditionWords(condition.Form)}”");
    }

    /// <summary>Whether what follows is said by a verb that hangs on this one.</summary>
    private bool OpensAnother(int k) =>
        Groups[k].Lemma is var lemma
        && (Operators.IsThreatening(lemma) || Operators.IsPromising(lemma) || Operators.IsSaying(lemma) || Operators.IsPlanning(lemma)
        || Operators.IsThinking(lemma) || Light.Contains(lemma));

    private static string ConditionWords(ConditionForm form) => form switch
    {
        ConditionForm.If => "if X",
        ConditionForm.Unless => "unless X",
        ConditionForm.InCase => "in case of X",
        ConditionForm.Should => "should X",
        ConditionForm.Were => "were X to",
        ConditionForm.AsLongAs => "as long as X, until X",
        ConditionForm.Provided => "provided that X",
        ConditionForm.Without => "without X",
        ConditionForm.OrElse => "X or else",
        _ => "X would mean Y",
    };

    /// <summary>What would follow: from the verb on when its subject is the author, with the subject otherwise.</summary>
    private (int Start, int End) ThenSpan(int k, Actor? by)
    {
        var group = Groups[k];
        var own = group.Link is Link.Infinitive or Link.Ing or Link.And
            || (!group.Passive && by is not null && Roles.Subject(k).Actors.Any(a => a.IsSame(by)) && !Roles.Subject(k).Thing);
        var first = Operators.IsPromising(group.Lemma) && Inner(k) < 0 && Said(k).Count == 0 ? group.Verb + 1 : own ? group.Verb : group.Left;
        while (first < group.Verb && (reading.Tokens[first].IsMark || WordLists.Coordinators.Contains(reading.Tokens[first].Word))) first++;
        var last = LastWord(first, ClauseEnd(k) - 1);
        return last < first ? default : reading.Span(first, last);
    }

    /// <summary>Who is named after "according to"; empty where nobody is.</summary>
    private string AccordingTo(int k)
    {
        var tokens = reading.Tokens;
        for (var i = 0; i + 2 < tokens.Length; i++)
        {
            if (!tokens[i].Is("according") || !tokens[i + 1].Is("to")
                || (k + 1 < Groups.Count && i > Groups[k].Verb
                && Groups.Exists(g => g.Link is Link.Root or Link.And && g.Verb > Groups[k].Verb && g.Verb < i))) continue;
            var last = LastWord(i + 2, Math.Min(NextMark(i + 2), i + 10) - 1);
            if (last >= i + 2) return Text(i + 2, last);
        }

        return "";
    }

    /// <summary>Whose word the text gives for it, where that is a named person or somebody else than the author.</summary>
    private static string SaidBy(Found one, Role by, Scope scope)
    {
        if (scope.SaidBy.Length > 0 && (scope.Speaker is null || !scope.Speaker.IsSame(one.By) || by.Mention is null))
            return IsOwnName(scope.SaidBy, one.By) ? "" : scope.SaidBy;
        return by.Mention is { Person.Length: > 0 } person && one.Kind.Type is EventType.Threaten or EventType.Agree or EventType.Request or EventType.Accuse
            ? person.Person : "";
    }

    private static bool IsOwnName(string words, Actor? by) => by is not null
        && (string.Equals(words, by.Name, StringComparison.Ordinal) || string.Equals(words, "the " + by.Name, StringComparison.OrdinalIgnoreCase));

    private string Place(int k)
    {
        var group = Groups[k];
        var place = reading.Mentions.Find(m => m.Form == MentionForm.Place && m.First > group.Verb && m.First < group.Right);
        if (place is not null) return Text(place.First, place.Last);
        for (var i = group.Verb + 1; i + 1 < Math.Min(group.Right, reading.Tokens.Length); i++)
        {
            if (!(reading.Tokens[i].Word is "in" or "at" or "off" or "near") || !reading.Tokens[i + 1].Capital || DateWords.Month(reading.Tokens[i + 1]) > 0)
                continue;
            var last = i + 1;
            while (last + 1 < group.Right && last + 1 < reading.Tokens.Length && reading.Tokens[last + 1].Capital
                && reading.Tokens[last + 1].Kind == Texts.TokenKind.Word && DateWords.Weekday(reading.Tokens[last + 1]) == 0) last++;
            return Text(i + 1, last);
        }

        return "";
    }

    private string Text(int first, int last)
    {
        var (start, end) = reading.Span(first, last);
        return reading.Text[start..end];
    }

    /// <summary>The words that it rests on: from the subject of the outermost verb to the end of the innermost clause.</summary>
    private (int Start, int End) Quote(List<int> groups)
    {
        var (outer, inner) = (Groups[groups[0]], Groups[groups[^1]]);
        var first = Math.Min(outer.Link is Link.Relative or Link.Reduced or Link.Infinitive ? outer.First : outer.Left, outer.First);
        first = Math.Min(first, inner.Left);
        while (first < outer.Verb && reading.Tokens[first].IsMark) first++;
        var last = Math.Max(inner.Verb, Math.Min(LastWord(inner.Verb, inner.Right - 1), first + LongestQuote));
        return reading.Span(first, last);
    }
}
