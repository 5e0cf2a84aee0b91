using Demarche.Record.Events;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Times;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>Saying and thinking: whose word it is, and what hangs on it.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The day on which what is read was said, where the words that close its sentence name it: "…, he said on Monday".</summary>
    private DateSpan? saidOn;

    /// <summary>The clauses before a verb of saying that closes a sentence: "…, an officer said"; none when it opens one of its own.</summary>
    private List<int> Attributes(int k)
    {
        var group = Groups[k];
        if (k == 0 || !(Operators.IsSaying(group.Lemma) || Operators.IsThreatening(group.Lemma) || group.Lemma is "vow" or "promise" or "pledge")
            || group.Passive || Said(k).Count > 0 || Inner(k) >= 0 || group.Tense is Tense.None) return [];
        if (!Operators.IsSaying(group.Lemma) && group.Verb + 1 < reading.Tokens.Length && !reading.Tokens[group.Verb + 1].IsMark) return [];
        if (group.Opener < 0 || reading.Tokens[group.Opener].Word is not ("," or "\"" or "–")) return [];
        if (Roles.SubjectNoun(k) < 0 && !Roles.HasOwnSubject(k)
            && !(group.Verb + 1 < reading.Tokens.Length && reading.Mentions.Exists(m => m.First >= group.Verb + 1 && m.First <= group.Verb + 3))) return [];
        return [.. Enumerable.Range(0, k).Where(j => Groups[j].Link is Link.Root or Link.And or Link.That)];
    }

    private void Attribute(int k, List<int> said)
    {
        var subject = Speaker(k);
        done[k] = true;
        var scope = new Scope(subject.First, Words(k, subject), null, null, false, []);
        saidOn = reading.Dates.Find(d => d.First > Groups[k].Verb && d.First < Groups[k].Right);
        foreach (var j in said) Clause(j, scope, 1);
        saidOn = null;
        if (!subject.IsNobody) discourse.NoteSubject(subject.Actors);
    }

    private bool Saying(int k, Scope scope, int depth)
    {
        var said = Said(k);
        if (said.Count == 0) return false;
        var group = Groups[k];
        if (said.TrueForAll(j => Groups[j].Opener >= 0 && reading.Tokens[Groups[j].Opener].Is("what"))
            && votes.Of(reading.Tokens, group, reading.Mentions, Roles.Objects(k).Count > 0, true) is { ByPhrase: not null })
        {
            foreach (var j in said) done[j] = true;
            return false;
        }

        if (group.Negated)
        {
            foreach (var j in said) done[j] = true;
            return true;
        }

        var speaker = group.Passive ? Role.Nobody : Speaker(k);
        var addressee = Roles.Objects(k).Find(o => !o.Thing && o.Before is "" or "to" && o.Mention!.Last < Groups[said[0]].First)?.First;
        var inner = new Scope(speaker.First, Words(k, speaker), addressee, scope.Aspect
            ?? (group.Passive ? EventAspect.Said : null), scope.Negated, [.. scope.Groups, k]);
        foreach (var j in said) Clause(j, inner, depth + 1);
        return true;
    }

    private bool Thought(int k, Scope scope, int depth)
    {
        var inner = Said(k);
        if (inner.Count == 0 && Inner(k) is >= 0 and var infinitive) inner.Add(infinitive);
        if (inner.Count == 0) return !PhraseFrames.Shared.Knows(Groups[k].Lemma);
        var thinker = Groups[k].Passive ? Role.Nobody : Roles.Subject(k);
        if (Groups[k].Lemma is "hope" or "consider" or "expect" && !Groups[k].Passive && !Groups[k].Negated && inner.Count == 1
            && Groups[inner[0]].Tense == Tense.None && thinker.First is { Sort: not ActorSort.Group } && Look(inner[0]).Vote is { } wished
            && ThreatModes.IsFriendly(wished.Kind.Type))
        {
            Clause(inner[0], scope.Inside(k) with { Aspect = scope.Aspect ?? EventAspect.Promised }, depth + 1);
            return true;
        }

        foreach (var j in inner)
        {
            if (Groups[k].Negated || Subjectless(k)) done[j] = true;
            else Clause(j, new Scope(null, Words(k, thinker), null, EventAspect.Supposed, scope.Negated, [.. scope.Groups, k]), depth + 1);
        }

        return true;
    }

    /// <summary>"Nobody expects": the thought is nobody's.</summary>
    private bool Subjectless(int k) => Groups[k].First > 0 && reading.Tokens[Groups[k].First - 1].Word is "nobody" or "none" or "few";

    private bool Denial(int k, Scope scope)
    {
        if (Groups[k].Negated || (k > 0 && Groups[k - 1].Negated && Groups[k].Link == Link.And)) return true;
        var objects = Roles.Objects(k);
        var vote = votes.Of(reading.Tokens, Groups[k], reading.Mentions, objects.Count > 0, true);
        if (vote?.Kind.Type is Codebook.EventType.Coerce && Said(k).Count == 0) return false;
        var (by, _) = Sides(k, Roles.Subject(k), []);
        if (by.IsNobody) return true;
        foreach (var j in Enumerable.Range(k + 1, Groups.Count - k - 1)
            .Where(j => Groups[j].Head == k && Groups[j].Link is Link.That or Link.Ing or Link.Infinitive)) done[j] = true;
        var target = objects.Find(o => (o.Thing || o.Before is "by" or "from") && !o.Actors.Any(a => a.IsSame(by.First))) ?? Role.Nobody;
        Emit(k, scope, new Codebook.EventKind(Codebook.EventType.Accuse, "disapprove"), scope.Aspect
            ?? AspectOf(Groups[k], Scope.Writer), by, target, vote, scope.Negated ^ Groups[k].Negated);
        return true;
    }

    /// <summary>The subject of a verb of saying, or whoever stands after it: "said a diplomat".</summary>
    private Role Speaker(int k)
    {
        var subject = Roles.Subject(k);
        if (!subject.IsNobody && (Roles.HasOwnSubject(k) || Groups[k].Link == Link.And)) return subject;
        var group = Groups[k];
        var after = reading.Mentions.Find(m => m.First > group.Verb && m.First <= group.Verb + 4 && m.First < group.Right && m.Form != MentionForm.Place);
        return group.Left == group.First && after is not null && Roles.Preposition(after.First, group.Verb).Length == 0
            ? new Role(after.Actors, after, "", false) : group.Left == group.First && group.Link != Link.And ? Role.Nobody : subject;
    }

    /// <summary>Whoever speaks, as the text names him: the name of a person, or the words before the verb.</summary>
    private string Words(int k, Role speaker)
    {
        if (speaker.Mention is { Person.Length: > 0 } person) return person.Person;
        var group = Groups[k];
        var inverted = group.Left == group.First;
        var (first, last) = inverted ? (group.Verb + 1, Math.Min(group.Right, group.Verb + 8) - 1) : (group.Left, group.SubjectEnd - 1);
        while (last >= first && (reading.Tokens[last].IsMark || WordLists.IsAdverb(reading.Tokens[last].Word))) last--;
        while (first <= last && (reading.Tokens[first].IsMark || WordLists.Coordinators.Contains(reading.Tokens[first].Word))) first++;
        if (last < first || last - first > 9) return "";
        var (start, end) = reading.Span(first, last);
        var words = reading.Text[start..end];
        return WordLists.Pronouns.Contains(words.ToLowerInvariant()) ? "" : words;
    }
}
