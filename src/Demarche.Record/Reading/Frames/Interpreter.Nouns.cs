using System.Collections.Frozen;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>Events that nouns tell: "talks between A and B are set for Monday", and threats of the form "X would mean Y".</summary>
internal sealed partial class Interpreter
{
    private static readonly FrozenSet<string> Effects = WordLists.Set("mean lead trigger cause provoke result bring prompt invite entail spell draw");
    private static readonly FrozenSet<string> Striking = WordLists.Set("kill wound injure leave destroy damage hit force claim cost");
    private static readonly FrozenSet<string> Answers = WordLists.Set("response answer reaction reply consequence result price retaliation");

    /// <summary>A noun of an event as the subject of a verb of happening.</summary>
    private bool Nominal(int k, Scope scope)
    {
        var group = Groups[k];
        if (!EventNouns.IsHappening(group.Lemma)
            && !(Striking.Contains(group.Lemma) && Roles.SubjectNoun(k) is >= 0 and var strike && KindOf(strike) is { } done
            && ThreatModes.IsHostile(done.Type))) return false;
        var there = group.First > 0 && reading.Tokens[group.First - 1].Is("there");
        if (group.Lemma == "be" && !there) return false;
        var noun = there ? NounAfter(group.Verb + 1, group.Right) : Roles.SubjectNoun(k);
        if (noun < 0 || KindOf(noun) is not { } kind) return false;
        if (!there && noun >= group.First) return false;
        var actors = ActorsAround(noun, there ? 0 : group.Left, group.Right);
        if (actors.Count == 0) return true;
        var end = Math.Max(group.Right - 1, noun);
        var aspect = scope.Aspect ?? AspectOf(group, scope);
        if (kind.Type == EventType.Consult
            && (aspect == EventAspect.Planned || reading.DateOf(k) is { } date && date.Days.From > discourse.Day
            && aspect is EventAspect.Done or EventAspect.GoingOn)) (kind, aspect) =
            (new EventKind(EventType.Agree, "", "036"), aspect == EventAspect.Supposed ? aspect : EventAspect.Planned);
        var no = there && group.Verb + 1 < reading.Tokens.Length && reading.Tokens[group.Verb + 1].Is("no");
        if (there && aspect == EventAspect.Done) aspect = EventAspect.GoingOn;
        if (there && Enumerable.Range(group.Verb + 1, noun - group.Verb - 1).Any(i => reading.Tokens[i].Word is "reports" or "claims" or "rumours" or "rumors"))
            aspect = EventAspect.Said;
        var (by, toward) = there ? (new Role(actors, null, "between", false), Role.Nobody) : NounSides(k, noun, actors, kind);
        Emit(k, scope, kind, aspect, by, toward, votes.OfWords(reading.Tokens, group.Left, end, reading.Mentions), scope.Negated ^ group.Negated ^ no);
        return true;
    }

    /// <summary>The kind of the event that a noun tells; null for none.</summary>
    private EventKind? KindOf(int noun)
    {
        var word = reading.Tokens[noun].Word;
        if (word is "strike" or "strikes" && noun > 0 && reading.Tokens[noun - 1].Word is "air" or "missile" or "drone" or "rocket" or "artillery")
            return new EventKind(EventType.Assault, "aerial");
        return EventNouns.Of(word) ?? PhraseFrames.Shared.OfNoun(word)?.Kind;
    }

    /// <summary>Whose attack it was and on whom, where a noun says it: "a raid by A on B killed three"; else those around it together.</summary>
    private (Role By, Role Toward) NounSides(int k, int noun, List<Actor> actors, EventKind kind)
    {
        var agent = reading.Mentions.Find(m => m.First > noun && m.First < Groups[k].First && Roles.Preposition(m.First, noun) == "by");
        if (agent is null || !ThreatModes.IsHostile(kind.Type)) return (new Role(actors, null, "", false), Role.Nobody);
        var victim = reading.Mentions
            .Find(m => m.First > noun && m != agent && m.First < Groups[k].First && Roles.Preposition(m.First, noun) is "on" or "against" or "in"
            or "near") is { } upon ? new Role(upon.Actors, upon, "on", false) : Target(Roles.Objects(k), new Role(agent.Actors, agent, "", false), Groups[k]);
        return (new Role(agent.Actors, agent, "by", false), victim);
    }

    private int NounAfter(int from, int to)
    {
        for (var i = from; i < Math.Min(to, from + 5); i++)
        {
            if (EventNouns.Of(reading.Tokens[i].Word) is not null) return i;
        }

        return -1;
    }

    /// <summary>Who takes part in what a noun tells: the names before it, and those after "between", "with", "of", "and".</summary>
    private List<Actor> ActorsAround(int noun, int left, int right)
    {
        var actors = new List<Actor>();
        foreach (var mention in reading.Mentions.Where(m => m.First >= left && m.First < right && m.Form is not (MentionForm.Place or MentionForm.Pronoun)))
        {
            var before = Roles.Preposition(mention.First, left - 1);
            var joins = mention.First < noun
                ? before is "" or "between" or "with" or "of" || (before == "in" && mention.Form == MentionForm.People)
                : before is "between" or "with" or "among" or "of" or "by" or "and" || (before == "in" && mention.Form == MentionForm.People)
                || (actors.Count > 0 && mention.First > 1 && reading.Tokens[mention.First - 1].Word is "-" or "–")
                || (actors.Count > 0 && Roles.IsJoined(mention.First - 2, mention.First));
            if (joins || (actors.Count > 0 && before == "" && mention.First > noun && reading.Tokens[mention.First - 1].Is("and")))
                actors.AddRange(mention.Actors.Where(a => !actors.Exists(b => b.IsSame(a))));
        }

        return actors;
    }

    /// <summary>"X would mean Y", "X would be met with Y", "the response to X would be Y", in somebody's mouth.</summary>
    private bool Effect(int k, Scope scope)
    {
        var (group, tokens) = (Groups[k], reading.Tokens);
        if (scope.Speaker is null && group.Link == Link.That && OwnerOfNoun(group) is { } owner)
            scope = scope with { Speaker = owner.Actor, SaidBy = owner.Person };
        if (scope.Speaker is not { } speaker || group.Tense is not (Tense.Would or Tense.Future or Tense.Maybe or Tense.Present) || group.Negated) return false;
        var subject = (First: group.Left, Last: LastWord(group.Left, group.SubjectEnd - 1));
        if (subject.Last < subject.First) return false;
        var then = group.Verb + 1;
        var met = group.Passive && group.Lemma is "meet" or "answer" or "follow" && then < tokens.Length && tokens[then].Word is "with" or "by";
        if ((group.Lemma == "be" || group.Planned) && group.Tense != Tense.Present && ResponseTo(subject.First, subject.Last) is >= 0 and var to)
            subject = (to, subject.Last);
        else if (!(met || ((Effects.Contains(group.Lemma) || HasHarms(group)) && group.Tense != Tense.Present && !group.Passive))) return false;
        if (Roles.Subject(k) is { IsNobody: false, Thing: false } acting && acting.Actors.Any(a => a.IsSame(speaker)) && group.Lemma != "be" && !group.Planned)
            return false;
        if (group.Planned && group.Lemma != "be") then = group.Verb;
        if (then < tokens.Length && tokens[then].Word is "to" or "in" or "with" or "by" or "about") then++;
        var last = LastWord(then, ClauseEnd(k) - 1);
        if (last < then) return false;
        var words = Enumerable.Range(then, last - then + 1).Select(i => tokens[i].Word);
        var vote = votes.OfWords(tokens, then, last + 1, reading.Mentions);
        var kind = EventNouns.Consequence(words) ?? vote.Kind;
        for (var j = k + 1; j < Groups.Count && Groups[j].Verb <= last; j++) done[j] = true;
        var target = reading.Mentions.Find(m => m.First >= then && m.First <= last && !m.Actor.IsSame(speaker))
            ?? reading.Mentions.Find(m => m.First >= subject.First && m.First <= subject.Last && !m.Actor.IsSame(speaker));
        var toward = target is null ? scope.Addressee is { } addressee ? new Role([addressee], null, "", false) : Role.Nobody
            : new Role(target.Actors, target, "", false);
        var hostile = ThreatModes.IsHostile(kind.Type) || kind.Type is EventType.Reject or EventType.Accuse;
        var emitted = Emit(k, scope, hostile ? ThreatModes.Threat(kind) : new EventKind(EventType.Agree), hostile ? EventAspect.Threatened
            : EventAspect.Promised, new Role([speaker], null, "", false), toward, vote, false);
        (emitted.IfIsNoun, emitted.If, emitted.Then) = (true, reading.Span(subject.First, subject.Last), reading.Span(then, last));
        emitted.Why.Add("what would follow is said as the effect of the condition");
        return true;
    }

    /// <summary>"Would have consequences".</summary>
    private bool HasHarms(VerbGroup group) =>
        group.Lemma == "have" && Enumerable.Range(group.Verb + 1, 3).Any(i => i < reading.Tokens.Length && Harms.Contains(reading.Tokens[i].Word));

    /// <summary>Whose statement, threat or warning it is that "that" opens: "Putin's statement that".</summary>
    private Mention? OwnerOfNoun(VerbGroup group)
    {
        var noun = group.Opener - 1;
        if (noun < 1 || !reading.Tokens[group.Opener].Is("that")) return null;
        return reading.Mentions.FindLast(m => m.Last < noun && noun - m.Last <= 4 && (m.Owner || m.Form == MentionForm.People))
            ?? reading.Mentions.Find(m => m.First > noun && m.First < group.Opener);
    }

    /// <summary>Where the words after "response to" begin; -1 when the subject is no such noun.</summary>
    private int ResponseTo(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (Answers.Contains(reading.Tokens[i].Word) && reading.Tokens[i + 1].Word is "to" or "of" or "for")
                return i + 2 < reading.Tokens.Length && WordLists.IsDeterminer(reading.Tokens[i + 2].Word) && i + 3 <= last ? i + 3 : i + 2;
        }

        return -1;
    }

    /// <summary>Where a clause ends with what completes it: at the next clause that stands beside it, or a mark.</summary>
    private int ClauseEnd(int k)
    {
        var end = reading.Tokens.Length;
        for (var j = k + 1; j < Groups.Count; j++)
        {
            if (reading.Conditions.Exists(c => c.Opener > Groups[k].Verb && Groups[j].Verb >= c.Opener)) break;
            if (Groups[j].Link is Link.Infinitive or Link.Ing or Link.Reduced or Link.Relative && Groups[j].Opener >= 0
                && !reading.Tokens[Groups[j].Opener].IsMark) continue;
            end = Groups[j].Opener > Groups[k].Verb ? Groups[j].Opener : Groups[j].Left;
            break;
        }

        foreach (var condition in reading.Conditions.Where(c => c.Opener > Groups[k].Verb)) end = Math.Min(end, condition.Opener);
        for (var i = Groups[k].Verb + 1; i < end; i++)
        {
            if (reading.Tokens[i].Word is "," or ";" or "–" or "\"" or ":" && !(reading.Tokens[i].Is(",") && i < Groups[k].Verb + 2)) return i;
        }

        return end;
    }

    private int LastWord(int first, int last)
    {
        last = Math.Min(last, reading.Tokens.Length - 1);
        while (last >= first && (reading.Tokens[last].IsMark || WordLists.IsAdverb(reading.Tokens[last].Word) && reading.Tokens[last].Word is not "back"))
            last--;
        return last;
    }
}
