using System.Collections.Frozen;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>
/// Reads the events of a sentence from its verbs. Verbs of saying, thinking, threatening, promising, asking, refusing and planning open what hangs on
/// them; any other verb is an act if the codebook's phrases or the classifier know it. Every verb is read once.
/// </summary>
internal sealed partial class Interpreter(SentenceReading reading, Discourse discourse, KindClassifier kinds)
{
    private const int Deepest = 6;
    private static readonly FrozenSet<string> Announcing = WordLists.Set("announce declare proclaim confirm report reveal");

    private static readonly FrozenSet<string> Retaliating =
        WordLists.Set("respond retaliate react defend answer fight resist punish avenge strike hit crush destroy");

    private static readonly FrozenSet<string> Feelings =
        WordLists.Set("disappoint concern worry alarm anger outrage shock appal dismay trouble disturb encourage please hearten sadden");

    private static readonly FrozenSet<string> Standing = WordLists.Set(
        "hold run use occupy control back lead own make write build know call base support fund finance drive fly draw sign dominate govern rule besiege "
        + "surround protect guard inhabit represent sponsor broker mediate host organise organize chair");

    private static readonly FrozenSet<string> Results = WordLists.Set("kill wound injure destroy damage force drive send cause leave prompt prevent");

    private readonly List<Found> found = [];
    private readonly bool[] done = new bool[reading.Groups.Count];
    private readonly KindVote votes = new(reading.Text, kinds);

    private List<VerbGroup> Groups => reading.Groups;

    private Roles Roles => reading.Roles;

    public List<Found> Read()
    {
        for (var k = 0; k < Groups.Count; k++)
        {
            if (Attributes(k) is { Count: > 0 } said) Attribute(k, said);
        }

        for (var k = 0; k < Groups.Count; k++)
        {
            if (!done[k] && Groups[k].Link is not Link.Condition && !IsInCondition(k) && !IsPurpose(k) && !IsBesideNoun(k)) Clause(k, Scope.Writer, 0);
            var subject = Roles.Subject(k);
            if (!subject.IsNobody && Groups[k].Link is Link.Root or Link.And && !subject.Thing) discourse.NoteSubject(subject.Actors, subject.Mention);
            foreach (var couple in Roles.Objects(k).Where(o => o.Actors.Count == 2)) discourse.NoteCouple(couple.Actors);
        }

        found.RemoveAll(IsIdle);
        Unite();
        return found;
    }

    /// <summary>"A statement backing the sanctions": what tells which thing is meant, and brings no news.</summary>
    private bool IsBesideNoun(int k)
    {
        var group = Groups[k];
        return group.Link == Link.Ing && group.First > 0 && reading.Tokens[group.First - 1] is { Kind: Texts.TokenKind.Word } before
            && !WordLists.IsPreposition(before.Word) && !WordLists.IsAdverb(before.Word) && !WordLists.Coordinators.Contains(before.Word)
            && !WordLists.Subordinators.Contains(before.Word) && !Groups.Exists(g => g.Verb == group.First - 1);
    }

    /// <summary>What an act that was read is done for, or what somebody is blamed or thanked for: "marched to demand", "accused it of ramming".</summary>
    private bool IsPurpose(int k)
    {
        if (Groups[k].Head < 0 || found.Find(f => f.Groups[^1..] is [var last] && last == Groups[k].Head) is not { } act) return false;
        if (Groups[k].Link == Link.Ing && Results.Contains(Groups[k].Lemma) && Groups[k].Opener >= 0 && reading.Tokens[Groups[k].Opener].Is(",")) return true;
        return Groups[k].Link == Link.Infinitive
            || (Groups[k].Link == Link.Ing && Groups[k].Opener >= 0 && reading.Tokens[Groups[k].Opener].Word is "of" or "for" or "over" or "against"
            && act.Kind.Type is EventType.Accuse or EventType.Support or EventType.Reject or EventType.Request or EventType.Coerce);
    }

    /// <summary>What nobody asserts: a supposition denied, an attitude supposed by the writer.</summary>
    private static bool IsIdle(Found one) =>
        one.Aspect == EventAspect.Supposed
        && (one.Negated
        || (!one.IsVoiced && one.If == default
        && one.Kind.Type is EventType.Accuse or EventType.Reject or EventType.Request or EventType.Support or EventType.Consult));

    /// <summary>A journey and the meeting that it is made for are one event.</summary>
    private void Unite()
    {
        for (var i = found.Count - 1; i > 0; i--)
        {
            if (found[i].Kind.Type != EventType.Consult || found[i].Negated) continue;
            if (found.FindIndex(0, i, f => f.Kind.Type == EventType.Consult && f.By?.Name == found[i].By?.Name && f.Toward?.Name == found[i].Toward?.Name
                && !f.Negated) is not (>= 0 and var first)) continue;
            found[first].Quote = (found[first].Quote.Start, Math.Max(found[first].Quote.End, found[i].Quote.End));
            found.RemoveAt(i);
        }
    }

    private void Clause(int k, Scope scope, int depth)
    {
        if (done[k] || depth > Deepest) return;
        done[k] = true;
        if (Groups[k].Opener >= 0
            && Enumerable.Range(Math.Max(0, Groups[k].Opener - 1), 3).Any(i => i < reading.Tokens.Length && reading.Tokens[i].Is("whether"))) return;
        var group = Groups[k];
        if (Effect(k, scope)) return;
        if (group.Lemma == "rule" && RulesOut(k, scope)) return;
        if (group.Lemma == "tell" && Inner(k) is >= 0 and var bidden && Groups[bidden].Link == Link.Infinitive && Request(k, scope, depth)) return;
        if (NounWish(k, scope)) return;
        if (Operators.IsThreatening(group.Lemma) && Threat(k, scope, depth)) return;
        if (Operators.IsPromising(group.Lemma) && Promise(k, scope, depth)) return;
        if (Operators.IsAsking(group.Lemma) && !(group.Passive && Feelings.Contains(group.Lemma)) && Request(k, scope, depth)) return;
        if (Operators.IsRefusing(group.Lemma) && Refusal(k, scope)) return;
        if (group.Lemma == "deny" && Denial(k, scope)) return;
        if (Operators.IsThinking(group.Lemma) && Thought(k, scope, depth)) return;
        if (Operators.IsSaying(group.Lemma) && Saying(k, scope, depth)) return;
        if (Operators.IsPlanning(group.Lemma) && Plan(k, scope, depth)) return;
        if (Operators.IsFailing(group.Lemma) && Inner(k) is >= 0 and var failed)
        {
            Clause(failed, scope.Inside(k) with { Negated = !scope.Negated, Aspect = scope.Aspect ?? AspectOf(group, scope) }, depth + 1);
            return;
        }

        if (Operators.IsWeighing(group.Lemma) && !IsTalk(k)) return;
        if (group.Lemma == "stop" && group.Verb + 2 < reading.Tokens.Length && reading.Tokens[group.Verb + 1].Is("short") && Inner(k) is >= 0 and var spared)
        {
            Clause(spared, scope.Inside(k) with { Aspect = scope.Aspect ?? AspectOf(group, scope), Negated = !scope.Negated }, depth + 1);
            return;
        }

        if (group.Lemma == "stand" && group.Verb + 1 < reading.Tokens.Length && reading.Tokens[group.Verb + 1].Word is "ready" or "prepared"
            && Inner(k) is >= 0 and var ready)
        {
            Clause(ready, scope.Inside(k) with { Aspect = scope.Aspect ?? EventAspect.Promised, Negated = scope.Negated ^ group.Negated }, depth + 1);
            return;
        }

        if (group.Lemma == "join"
            && Groups.FindIndex(k + 1, g => g.Head == k && g.Link == Link.Ing && g.Opener >= 0 && reading.Tokens[g.Opener].Is("in")) is >= 0 and var joint)
        {
            Clause(joint, scope.Inside(k) with { Aspect = scope.Aspect ?? AspectOf(group, scope), Negated = scope.Negated ^ group.Negated }, depth + 1);
            return;
        }

        if (Operators.IsThrough(group.Lemma) && Inner(k) is >= 0 and var inner)
        {
            Clause(inner, scope.Inside(k)
                with { Aspect = scope.Aspect
                ?? (group.Lemma is "continue" or "keep" && group.Tense is Tense.Past or Tense.Present or Tense.Perfect
                ? EventAspect.GoingOn : group.Tense is Tense.Would or Tense.Future && scope.Speaker is not null && scope.Speaker.IsSame(Roles.Subject(k).First)
                ? EventAspect.Promised : AspectOf(group, scope)), Negated = scope.Negated ^ group.Negated }, depth + 1);
            return;
        }

        if (Nominal(k, scope)) return;
        Act(k, scope);
    }

    /// <summary>"A and B discussed the transit", "discussed it with B".</summary>
    private bool IsTalk(int k) => Groups[k].Lemma is "discuss" or "debate" && !Groups[k].Passive
        && (Roles.Subject(k).Actors.Count > 1 || Roles.Objects(k).Exists(o => o.Before == "with"));

    /// <summary>"Has not ruled out force" is a threat, "ruled out talks" a refusal.</summary>
    private bool RulesOut(int k, Scope scope)
    {
        var group = Groups[k];
        if (group.Verb + 1 >= reading.Tokens.Length || !reading.Tokens[group.Verb + 1].Is("out")) return false;
        var (by, toward) = Sides(k, Roles.Subject(k), Roles.Objects(k));
        if (by.IsNobody) return false;
        var words = Enumerable.Range(group.Verb + 2, Math.Max(0, Math.Min(group.Right, reading.Tokens.Length) - group.Verb - 2))
            .Select(i => reading.Tokens[i].Word);
        var vote = votes.OfWords(reading.Tokens, group.Verb + 2, group.Right, reading.Mentions);
        if (EventNouns.Consequence(words) is { } known) vote = vote with { Kind = known };
        Take(Inner(k));
        if (scope.Negated ^ group.Negated) Emit(k, scope, ThreatModes.Threat(vote.Kind), EventAspect.Threatened, by, toward, vote, false);
        else Emit(k, scope, ThreatModes.Wish(EventType.Reject, vote.Kind), scope.Aspect ?? AspectOf(group, scope), by, toward, vote, false);
        return true;
    }

    /// <summary>A verb that says what was done.</summary>
    private void Act(int k, Scope scope)
    {
        var group = Groups[k];
        var subject = Roles.Subject(k);
        var objects = Roles.Objects(k);
        var (by, toward) = Sides(k, subject, objects);
        if (by.Before == "between" && group.Passive && Behind(k, by) is { IsNobody: false } initiator)
            (by, toward) = (initiator, by with { Actors = [.. by.Actors.Where(a => !a.IsSame(initiator.First))] });
        if (by.IsNobody && group.Passive && Behind(k, toward) is { IsNobody: false } behind)
        {
            by = behind;
            toward = toward with { Actors = [.. toward.Actors.Where(a => !behind.Actors.Any(b => b.IsSame(a)))] };
        }

        var voiced = scope.Speaker is not null && group.Passive && by.IsNobody && group.Tense is Tense.Would or Tense.Future or Tense.Maybe;
        var vote = votes.Of(reading.Tokens, group, reading.Mentions, !toward.IsNobody, !by.IsNobody || voiced);
        var should = group.Tense == Tense.Must && scope.Speaker is not null && !by.IsNobody && !subject.Thing && !scope.Speaker.IsSame(by.First);
        if (vote is null && (should && !Operators.IsState(group.Lemma) || (!by.IsNobody || voiced) && group.Tense is Tense.Future or Tense.Would or Tense.Must
            && reading.Conditions.Exists(c => c.Main == k))) vote = votes.OfWords(reading.Tokens, group.Verb, group.Right, reading.Mentions);
        if (vote is { ByPhrase: null, Kind.Type: EventType.Consult } && toward.IsNobody && by.Actors.Count < 2 && !reading.Conditions.Exists(c => c.Main == k))
            return;
        if (vote?.Kind.Type == EventType.Mobilize && group.Passive && by.IsNobody && !toward.IsNobody)
            (by, toward) = (toward with { Thing = false }, Role.Nobody);
        if (group.Link == Link.Reduced && (by.IsNobody || Standing.Contains(group.Lemma))) return;
        if (vote?.ByPhrase is { } agentless && !agentless.Need("mutual") && by.IsNobody && toward.IsNobody && group.Passive
            && found.Exists(f => f.By is not null))
        {
            Own(k, scope, by, toward, vote, scope.Negated ^ group.Negated);
            return;
        }

        if (vote is null || (by.IsNobody && !voiced && !(group.Passive && vote.ByPhrase?.Need("mutual") == true)
            && (toward.IsNobody || !(group.Passive || group.Link == Link.Reduced)))) return;
        if (by.First is { Sort: ActorSort.State or ActorSort.Body } && vote.Kind.Type == EventType.Protest)
            vote = vote with { Kind = new EventKind(EventType.Accuse, "disapprove") };
        if (scope.Speaker?.IsSame(by.First) == true && Retaliating.Contains(group.Lemma) && group.Tense is Tense.Would or Tense.Future && !group.Negated)
            vote = vote with { Kind = new EventKind(EventType.Assault) };
        if (group.Link == Link.Infinitive && vote.ByPhrase is null && group.Head >= 0 && scope.Groups.Count == 0
            && found.Exists(f => f.Groups.Contains(group.Head))) return;
        if (subject.Thing && vote.ByPhrase is null && (!group.Passive || by.IsNobody) && group.Link != Link.Reduced && !IsDoneByThing(k, subject, vote)) return;
        if (by.IsNobody && toward.IsNobody && vote.ByPhrase?.Need("mutual") == true) by = new Role(discourse.Both(null), null, "", false);
        if (ThreatModes.IsFriendly(vote.Kind.Type) && scope.Aspect is null
            && Enumerable.Range(group.Verb + 1, 3)
            .Any(i => i < reading.Tokens.Length && reading.Tokens[i].Word is "possibility" or "prospect" or "chance")) scope = scope
            with { Aspect = EventAspect.Supposed };
        if (toward.IsNobody && vote.Kind.Type == EventType.Accuse && group.Lemma is "express" or "voice" && Concern(group)) return;
        if (group.Lemma is "leave" or "depart" && subject.Mention is { Form: MentionForm.Person }) return;
        if (toward.IsNobody && vote.Kind.Type is EventType.Support or EventType.Reject && discourse.Proposer is { } proposer
            && !by.Actors.Any(a => a.IsSame(proposer)) && IsAboutProposal(group)) toward = new Role([proposer], null, "", false);
        if (vote.Kind.Type == EventType.Accuse && !group.Passive
            && objects.Find(o => o.Before == "by" && !o.Actors.Any(a => by.Actors.Any(b => b.IsSame(a)))) is { } culprit) toward = culprit;
        if (toward.IsNobody) toward = Aim(k, by, vote.Kind.Type);
        var negated = scope.Negated ^ group.Negated ^ IsOfNone(group);
        if (negated && group.Tense == Tense.Present && !group.GoingOn && scope.Speaker is null && scope.Aspect is null) return;
        Own(k, scope, by, toward, vote, negated);
    }

    /// <summary>
    /// Whether what belongs to somebody acts for him: "a Norwegian team", "clashes between A and B"; not a noun that says of itself what was done.
    /// </summary>
    private bool IsDoneByThing(int k, Role subject, Vote vote)
    {
        var noun = Roles.SubjectNoun(k);
        if (subject.Before == "between") return vote.Strength >= 0.4;
        return vote.Strength >= 0.5 && noun >= 0 && KindOf(noun) is null && !Harms.Contains(reading.Tokens[noun].Word);
    }

    /// <summary>An act, or what it becomes in the mouth of the one who would do it: a threat, a promise, a refusal.</summary>
    private void Own(int k, Scope scope, Role by, Role toward, Vote vote, bool negated)
    {
        var group = Groups[k];
        var own = scope.Speaker is not null && (scope.Speaker.IsSame(by.First) || by.IsNobody && group.Passive && scope.Aspect is null);
        var ahead = group.Tense is Tense.Future or Tense.Would || (group.Tense == Tense.Maybe && own) || (group.Tense == Tense.Must && own);
        if (scope.Speaker is not null && group.Tense == Tense.Must && !own && !by.IsNobody)
        {
            Emit(k, scope, ThreatModes.Wish(EventType.Request, vote.Kind), EventAspect.Asked, new Role([scope.Speaker], null, "", false), by, vote, false);
            return;
        }

        if (own && ahead && scope.Aspect is null or EventAspect.Said)
        {
            var speaker = new Role([scope.Speaker!], null, "", false);
            var target = toward.IsNobody && scope.Addressee is { } addressee ? new Role([addressee], null, "", false) : toward;
            var hostile = ThreatModes.IsHostile(vote.Kind.Type);
            if (hostile && !negated) Emit(k, scope, ThreatModes.Threat(vote.Kind), EventAspect.Threatened, speaker, target, vote, false, then: true);
            else if (hostile) Emit(k, scope, new EventKind(EventType.Agree), EventAspect.Promised, speaker, target, vote, false, then: true);
            else if (negated) Emit(k, scope, ThreatModes.Wish(EventType.Reject, vote.Kind), EventAspect.Done, speaker, target, vote, false);
            else if (ThreatModes.IsFriendly(vote.Kind.Type))
                Emit(k, scope, new EventKind(EventType.Agree), reading.DateOf(k) is { } set && set.Days.From > discourse.Day ? EventAspect.Planned
                : EventAspect.Promised, speaker, target, vote, false, then: true);
            else Emit(k, scope, vote.Kind, AspectOf(group, scope), by, toward, vote, negated);
            return;
        }

        if (scope.Aspect == EventAspect.Promised && ThreatModes.IsHostile(vote.Kind.Type) && !negated)
        {
            Emit(k, scope, ThreatModes.Threat(vote.Kind), EventAspect.Threatened, by, toward, vote, false, then: true);
            return;
        }

        if (scope.Speaker is null && scope.Aspect is null && negated && group.Tense == Tense.Would && !by.IsNobody && !group.Passive
            && !reading.Conditions.Exists(c => c.Main == k))
        {
            Emit(k, scope, ThreatModes.Wish(EventType.Reject, vote.Kind), EventAspect.Done, by, toward, vote, false);
            return;
        }

        var kind = vote.Kind;
        var aspect = scope.Aspect ?? AspectOf(group, scope);
        if (aspect is EventAspect.Planned && kind.Type is EventType.Consult) kind = new EventKind(EventType.Agree, "", "036");
        else if (aspect is EventAspect.Planned or EventAspect.Promised && ThreatModes.IsFriendly(kind.Type) && kind.Type != EventType.Agree && !negated)
            (kind, aspect) =
            (new EventKind(EventType.Agree), group.Planned || reading.DateOf(k) is { } day && day.Days.From > discourse.Day ? EventAspect.Planned
            : EventAspect.Promised);
        if (kind.Type == EventType.Request && aspect is EventAspect.Done or EventAspect.GoingOn or EventAspect.Said) aspect = EventAspect.Asked;
        if (kind.Type == EventType.Threaten && aspect is EventAspect.Done or EventAspect.GoingOn or EventAspect.Said) aspect = EventAspect.Threatened;
        if (kind.Type == EventType.Agree && kind.Cameo != "036" && aspect == EventAspect.Done) aspect = EventAspect.Promised;
        if (kind.Type == EventType.Agree && aspect == EventAspect.Done) aspect = EventAspect.Planned;
        Emit(k, scope, kind, aspect, by, toward, vote, negated);
    }

    /// <summary>How an act stands by its own verb.</summary>
    private EventAspect AspectOf(VerbGroup group, Scope scope)
    {
        var said = scope.Speaker is not null || scope.SaidBy.Length > 0;
        if (group.Planned) return EventAspect.Planned;
        if (group.Thought) return group.Lemma is "be" ? EventAspect.Supposed : EventAspect.Promised;
        return group.Tense switch
        {
            Tense.Maybe or Tense.Would or Tense.Must => EventAspect.Supposed,
            Tense.Future => EventAspect.Planned,
            Tense.None when group.Head >= 0 => AspectOf(Groups[group.Head], scope),
            _ when said => EventAspect.Said,
            _ when group.GoingOn => EventAspect.GoingOn,
            _ => EventAspect.Done,
        };
    }

    /// <summary>The infinitive or -ing that completes a verb; -1 for none.</summary>
    private int Inner(int k) => Groups.FindIndex(k + 1, g => g.Head == k && g.Link is Link.Infinitive or Link.Ing);

    /// <summary>What a verb of saying says: the clauses that hang on it, and those beside them.</summary>
    private List<int> Said(int k)
    {
        var said = new List<int>();
        for (var j = k + 1; j < Groups.Count; j++)
        {
            if (Groups[j].Head == k && Groups[j].Link == Link.That) said.Add(j);
            else if (said.Contains(Groups[j].Head) && Groups[j].Link is Link.And) said.Add(j);
        }

        return said;
    }

    private bool IsInCondition(int k) =>
        reading.Conditions.Exists(c => c.Form != ConditionForm.OrElse && Groups[k].Verb >= c.First && Groups[k].Verb <= c.Last);
}
