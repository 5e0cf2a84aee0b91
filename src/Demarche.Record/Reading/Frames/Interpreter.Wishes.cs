using System.Collections.Frozen;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>Threats, promises, requests, refusals and plans.</summary>
internal sealed partial class Interpreter
{
    private static readonly FrozenSet<string> Harms = WordLists.Set(
        "consequences consequence response answer reply retaliation reprisals price measures action force war strike strikes countermeasures punishment steps "
        + "sanctions repercussions attack escalation");

    private bool Threat(int k, Scope scope, int depth)
    {
        var group = Groups[k];
        var (by, toward) = Sides(k, Roles.Subject(k), Roles.Objects(k));
        var said = Said(k);
        var inner = said.Count > 0 ? said[0] : Inner(k);
        if (by.IsNobody && !group.Passive) by = Known(k);
        if (by.IsNobody && scope.Speaker is { } speaker) by = new Role([speaker], null, "", false);
        if (inner < 0)
        {
            if (by.IsNobody || (group.Lemma != "threaten" && !HasHarm(group) && !HasAgainst(group))) return true;
            var vote = votes.OfWords(reading.Tokens, group.Verb + 1, group.Right, reading.Mentions);
            var harm = HarmWords(group);
            if (harm != default && EventNouns.Consequence(reading.Tokens.Where(t => t.Start >= harm.Start && t.End <= harm.End)
                .Select(t => t.Word)) is { } known) vote = vote with { Kind = known };
            Emit(k, scope, ThreatModes.IsHostile(vote.Kind.Type) ? ThreatModes.Threat(vote.Kind)
                : new EventKind(EventType.Threaten), EventAspect.Threatened, by, toward, vote, scope.Negated ^ group.Negated).Then = harm;
            return true;
        }

        if (said.Count > 0 && Effect(said[0], new Scope(by.First, Words(k, by), toward.First, null, scope.Negated, [.. scope.Groups, k])))
        {
            foreach (var j in said) done[j] = true;
            return true;
        }

        if (said.Count > 1 && group.Lemma != "threaten" && !IsOwnDoing(inner, by) && said.FindIndex(1, j => IsOwnDoing(j, by)) is > 0 and var own)
        {
            foreach (var j in said.Take(own)) done[j] = true;
            (inner, said) = (said[own], said[own..]);
        }

        if (said.Count > 0 && group.Lemma != "threaten" && !IsOwnDoing(inner, by))
        {
            foreach (var j in said)
                Clause(j, new Scope(by.First, Words(k, by), toward.First, Groups[j].Tense is Tense.Past or Tense.Perfect or Tense.Present ? null
                : EventAspect.Supposed, scope.Negated, [.. scope.Groups, k]), depth + 1);
            return true;
        }

        var threatened = Look(inner);
        Take(inner);
        foreach (var j in said.Skip(1)) done[j] = true;
        if (by.IsNobody) return true;
        if (toward.IsNobody) toward = threatened.Toward;
        if (threatened is { Negated: true, Vote: { } good } && !(Groups[inner].Lemma is "stand" or "sit" or "wait") && ThreatModes.IsFriendly(good.Kind.Type))
        {
            Emit(inner, scope.Inside(k), ThreatModes.Wish(EventType.Reject, good.Kind), EventAspect.Done, by, toward, good, false, then: true);
            return true;
        }

        Emit(inner, scope.Inside(k), threatened.Vote is { } v ? ThreatModes.Threat(v.Kind)
            : new EventKind(EventType.Threaten), EventAspect.Threatened, by, toward, threatened.Vote, scope.Negated ^ group.Negated, then: true);
        return true;
    }

    private bool Promise(int k, Scope scope, int depth)
    {
        var group = Groups[k];
        var (by, toward) = Sides(k, Roles.Subject(k), Roles.Objects(k));
        if (by.IsNobody && scope.Speaker is { } speaker && !group.Passive) by = new Role([speaker], null, "", false);
        if (by.IsNobody) return false;
        var said = Said(k);
        var inner = said.Count > 0 ? said[0] : Inner(k);
        var promised = inner >= 0 ? Look(inner) : default;
        Take(inner);
        foreach (var j in said.Skip(1)) done[j] = true;
        if (toward.IsNobody && inner >= 0) toward = promised.Toward;
        if (toward.IsNobody && inner >= 0 && Groups[inner].Lemma is "host" or "mediate" or "broker" && discourse.Both(by.First) is { Count: 2 } both)
            toward = new Role(both, null, "", false);
        var negated = scope.Negated ^ group.Negated;
        var harm = inner >= 0 ? promised.Vote is { } vote && ThreatModes.IsHostile(vote.Kind.Type) && !promised.Negated
            : HasHarm(group) && group.Lemma is "vow" or "promise" or "swear";
        if (harm && (group.Lemma is "vow" or "swear" or "pledge" || promised.Vote?.ByPhrase is not null && promised.Vote.Strength > 0.7
            && group.Lemma is not ("agree" or "offer"))) Emit(Math.Max(inner, k), inner >= 0 ? scope.Inside(k) : scope, promised.Vote is { } v
            ? ThreatModes.Threat(v.Kind) : new EventKind(EventType.Threaten), EventAspect.Threatened, by, toward, promised.Vote, negated, then: inner >= 0);
        else Emit(Math.Max(inner, k), inner >= 0
            ? scope.Inside(k)
            : scope, new EventKind(EventType.Agree), scope.Aspect
            ?? (group.Tense is Tense.Maybe or Tense.Would || group.Tense == Tense.Future && scope.Speaker is null ? EventAspect.Supposed
            : EventAspect.Promised), by, toward, promised.Vote, negated, then: inner >= 0);
        return true;
    }

    private bool Request(int k, Scope scope, int depth)
    {
        var group = Groups[k];
        var next = group.Verb + 1 < reading.Tokens.Length ? reading.Tokens[group.Verb + 1].Word : "";
        if (group.Lemma == "call" && (next is "up" or "off" or "out" || !group.Passive && next is not ("on" or "for" or "upon"))) return false;
        var (by, toward) = Sides(k, Roles.Subject(k), Roles.Objects(k));
        var said = Said(k);
        var inner = said.Count > 0 ? said[0] : Inner(k);
        if (group.Lemma is "want" or "order" or "instruct" or "press" or "encourage" && (inner < 0 || toward.IsNobody || toward.Thing))
            return group.Lemma == "want" && scope.Speaker is null;
        if (group.Lemma is "insist" or "suggest" or "recommend" or "propose" && said.Count > 0 && !IsWish(said[0])) return false;
        if (by.IsNobody && scope.Speaker is { } speaker && !group.Passive) by = new Role([speaker], null, "", false);
        if (by.IsNobody && (toward.IsNobody || !group.Passive))
        {
            Take(inner);
            return inner >= 0;
        }

        var asked = inner >= 0 ? Look(inner) : default;
        Take(inner);
        foreach (var j in said.Skip(1)) done[j] = true;
        if (said.Count > 0 && !asked.By.IsNobody && !asked.By.Actors.Any(a => a.IsSame(by.First))) toward = asked.By;
        if (group.Lemma == "offer") return false;
        if (toward.First is { Sort: ActorSort.Group, Home.Length: 0 } && Holder(k) is { IsNobody: false } holder) toward = holder;
        var vote = asked.Vote ?? votes.OfWords(reading.Tokens, group.Verb + 1, group.Right, reading.Mentions);
        if (scope.Speaker?.IsSame(by.First) == true && group.Tense is Tense.Would or Tense.Future)
        {
            Emit(Math.Max(inner, k), inner >= 0 ? scope.Inside(k) : scope, new EventKind(EventType.Agree), EventAspect.Promised, by, toward, vote, false).Then =
                ThenSpan(k, by.First);
            return true;
        }

        var kind = vote.Kind.Type == EventType.Request || inner >= 0 || vote.Strength > 0.3 ? ThreatModes.Wish(EventType.Request, vote.Kind)
            : new EventKind(EventType.Request);
        Emit(Math.Max(inner, k), inner >= 0 ? scope.Inside(k) : scope, kind, scope.Aspect is EventAspect.Supposed ? EventAspect.Supposed
            : group.Tense is Tense.Maybe ? EventAspect.Supposed : EventAspect.Asked, by, toward, vote, scope.Negated ^ group.Negated);
        return true;
    }

    private bool Refusal(int k, Scope scope)
    {
        var group = Groups[k];
        var (by, toward) = Sides(k, Roles.Subject(k), Roles.Objects(k));
        if (by.IsNobody && scope.Speaker is { } speaker && !group.Passive) by = new Role([speaker], null, "", false);
        if (by.IsNobody) return false;
        var inner = Inner(k);
        var refused = inner >= 0 ? Look(inner) : default;
        Take(inner);
        if (toward.IsNobody && inner >= 0) toward = refused.Toward;
        var vote = refused.Vote ?? votes.Of(reading.Tokens, group, reading.Mentions, !toward.IsNobody, true);
        if (inner < 0 && vote is { ByPhrase: not null } && vote.Kind.Type != EventType.Reject)
        {
            Emit(k, scope, vote.Kind, scope.Aspect ?? AspectOf(group, scope), by, toward, vote, scope.Negated ^ group.Negated);
            return true;
        }

        var kind = inner >= 0 ? ThreatModes.Wish(EventType.Reject, refused.Vote?.Kind ?? default) : vote?.Kind.Type == EventType.Reject ? vote.Kind
            : new EventKind(EventType.Reject);
        Emit(Math.Max(inner, k), inner >= 0 ? scope.Inside(k)
            : scope, kind, scope.Aspect ?? AspectOf(group, Scope.Writer), by, toward, vote, scope.Negated ^ group.Negated);
        return true;
    }

    private bool Plan(int k, Scope scope, int depth)
    {
        if (Inner(k) is not (>= 0 and var inner) || Groups[k].Passive && Groups[k].Lemma is not ("schedule" or "plan" or "order")) return false;
        Clause(inner, scope.Inside(k) with { Aspect = scope.Aspect ?? EventAspect.Planned, Negated = scope.Negated ^ Groups[k].Negated }, depth + 1);
        return true;
    }

    /// <summary>A clause, and the infinitives beside it, are part of what was read, and are not read for themselves.</summary>
    private void Take(int inner)
    {
        if (inner < 0) return;
        var taken = new HashSet<int> { inner };
        done[inner] = true;
        for (var j = inner + 1; j < Groups.Count; j++)
        {
            if (!taken.Contains(Groups[j].Head) || Groups[j].Tense != Tense.None || Groups[j].Link is not (Link.And or Link.Infinitive or Link.Ing)) continue;
            taken.Add(j);
            done[j] = true;
        }
    }

    /// <summary>What a clause would be if it were assuming itself.</summary>
    private (Role By, Role Toward, Vote? Vote, bool Negated) Look(int k)
    {
        if (Operators.IsThrough(Groups[k].Lemma) && Inner(k) is >= 0 and var deeper && deeper != k)
        {
            done[deeper] = true;
            return Look(deeper);
        }

        var (by, toward) = Sides(k, Roles.Subject(k), Roles.Objects(k));
        return (by, toward, votes.Of(reading.Tokens, Groups[k], reading.Mentions, !toward.IsNobody, true)
            ?? votes.OfWords(reading.Tokens, Groups[k].First, Groups[k].Right, reading.Mentions), Groups[k].Negated);
    }

    /// <summary>Whether somebody warns of what he would do himself: he is the subject, or nobody is and a would-be harm is shown.</summary>
    private bool IsOwnDoing(int inner, Role by)
    {
        var group = Groups[inner];
        var subject = Roles.Subject(inner);
        var ahead = group.Tense is Tense.Would or Tense.Future or Tense.Maybe or Tense.None or Tense.Must;
        if (!subject.IsNobody && !subject.Thing && !(group.Passive && subject.First!.IsSame(by.First) is false))
            return ahead && subject.Actors.Any(a => a.IsSame(by.First));
        return ahead && (group.Passive || HasHarm(group) || Roles.SubjectNoun(inner) is >= 0 and var noun
            && (Harms.Contains(reading.Tokens[noun].Word) || reading.Tokens[noun].Word is "there" or "this" or "any"));
    }

    /// <summary>"proposes that X should", "insists that X must", "demands that X withdraw".</summary>
    private bool IsWish(int j) => Groups[j].Tense is Tense.Must or Tense.Present or Tense.Would && !Groups[j].GoingOn || Groups[j].Lemma == "be"
        && reading.Tokens[Groups[j].Verb].Is("be");

    private bool HasHarm(VerbGroup group)
    {
        for (var i = group.Left; i < Math.Min(group.Right, reading.Tokens.Length); i++)
        {
            if (Harms.Contains(reading.Tokens[i].Word)) return true;
        }

        return false;
    }

    private bool HasAgainst(VerbGroup group) =>
        Enumerable.Range(group.Verb + 1, Math.Max(0, Math.Min(6, reading.Tokens.Length - group.Verb - 1))).Any(i => reading.Tokens[i].Is("against"));

    /// <summary>The words of the harm after "of" or "with".</summary>
    private (int Start, int End) HarmWords(VerbGroup group)
    {
        var direct = group.Lemma == "threaten" && group.Verb + 1 < reading.Tokens.Length && WordLists.IsDeterminer(reading.Tokens[group.Verb + 1].Word);
        for (var i = group.Verb + 1; !direct && i < Math.Min(group.Right, reading.Tokens.Length - 1); i++)
        {
            if (reading.Tokens[i].Word is "of" or "with" && !reading.Conditions.Exists(c => i >= c.Opener && i <= c.Last)
                && LastWord(i + 1, ClauseEnd(Groups.IndexOf(group)) - 1) is var last && last > i) return reading.Span(i + 1, last);
        }

        for (var i = group.Verb + 1; group.Lemma == "threaten" && i < reading.Tokens.Length; i++)
        {
            if (reading.Tokens[i].IsMark || reading.Conditions.Exists(c => i >= c.Opener && i <= c.Last)) continue;
            return LastWord(i, ClauseEnd(Groups.IndexOf(group)) is var end && end > i ? end - 1 : NextMark(i) - 1) is var last && last >= i
                && WordLists.IsDeterminer(reading.Tokens[i].Word) ? reading.Span(i, last) : default;
        }

        return default;
    }

    private int NextMark(int from)
    {
        while (from < reading.Tokens.Length && !(reading.Tokens[from].IsMark && !reading.Tokens[from].Is("-"))) from++;
        return from;
    }

    /// <summary>Whoever acts in a clause without a name before its verb: the subject of the clause that it hangs on, or of the one before.</summary>
    private Role Known(int k) => Groups[k].Head >= 0 ? Roles.Subject(Groups[k].Head) : Role.Nobody;
}
