using Demarche.Record.Codebook;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;

namespace Demarche.Record.Reading.Frames;

/// <summary>Who acts, and at whom an act is aimed.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Who acts and who is acted upon, turned round after a passive.</summary>
    private (Role By, Role Toward) Sides(int k, Role subject, List<Role> objects)
    {
        var group = Groups[k];
        objects = [.. objects.Where(o => !reading.Conditions.Exists(c => o.Mention!.First >= c.Opener && o.Mention.First <= c.Last && c.Opener > group.Verb))];
        if ((!group.Passive && group.Link != Link.Reduced) || Feelings.Contains(group.Lemma)) return (subject, Target(objects, subject, group));
        var agent = objects.Find(o => o.Before == "by") ?? Role.Nobody;
        var rest = objects.Where(o => o.Before != "by").ToList();
        var between = subject.Before == "between" ? subject : Role.Nobody;
        if (!between.IsNobody && agent.IsNobody && between.Actors.Count > 1) return (between, Role.Nobody);
        if (!between.IsNobody && !agent.IsNobody) return (agent, between with { Actors = [.. between.Actors.Where(a => !a.IsSame(agent.First))] });
        if (subject.IsNobody
            && reading.Mentions
            .Find(m => m.First >= group.Left && m.First < group.SubjectEnd && m.Form != MentionForm.Place
            && !m.Actor.IsSame(agent.First)) is { } within) subject = new Role(within.Actors, within, "", true);
        return (agent, subject.IsNobody ? Target(rest, agent, group) : subject.First!.IsSame(agent.First) ? Target(rest, agent, group) : subject);
    }

    /// <summary>
    /// Whose doing a passive is that names no agent: "on the Georgian initiative", "at Oman's request"; for what belongs to a force, whoever acted before.
    /// </summary>
    private Role Behind(int k, Role toward)
    {
        var group = Groups[k];
        for (var i = group.Verb + 1; i < Math.Min(group.Right, reading.Tokens.Length); i++)
        {
            if (reading.Tokens[i].Word is not ("initiative" or "request" or "behest" or "orders" or "order")) continue;
            if (reading.Mentions.FindLast(m => m.First > group.Verb && m.Last < i && i - m.Last <= 3) is { } owner)
                return new Role(owner.Actors, owner, "", false);
        }

        if (k == 0 || !toward.IsNobody || Roles.SubjectNoun(k) is not (>= 0 and var noun) || !ActorNouns.OfState.Contains(reading.Tokens[noun].Word))
            return Role.Nobody;
        return Roles.Subject(k - 1) is { IsNobody: false } before ? before : Role.Nobody;
    }

    /// <summary>Of the names after a verb the one that it is aimed at: one without a preposition first, then by preposition.</summary>
    private static Role Target(List<Role> objects, Role subject, VerbGroup group)
    {
        var others = objects.Where(o => !o.Actors.All(a => subject.Actors.Any(b => b.IsSame(a)))).ToList();
        if (others.Count == 0) return Role.Nobody;
        var place = group.Lemma is "visit" or "travel" or "fly" or "arrive" or "go" or "come" or "return" or "invade" or "enter";
        others.RemoveAll(o => o.Before is "before" or "after" or "since" or "during" or "despite" or "amid" or "until" or "till" or "alongside");
        if (!place) others = [.. others.Where(o => o.Mention!.Form != MentionForm.Place || o.Before is "for")];
        if (place && others.Find(o => o.Before is "to" or "into") is { } goal) return goal;
        foreach (var before in (ReadOnlySpan<string>)["", "against", "with", "on", "to", "toward", "towards", "from", "at", "for", "through", "into", "of",
            "between", "over", "in", "by", "off", "near"])
        {
            if (others.Find(o => o.Before == before) is { } target) return target;
        }

        return others.Count > 0 ? others[0] : Role.Nobody;
    }

    /// <summary>Whether what is backed or turned down is a proposal.</summary>
    private bool IsAboutProposal(VerbGroup group) =>
        ClauseHas(group, word => word is "proposal" or "proposals" or "idea" or "plan" or "offer" or "demand" or "demands" or "call" or "calls" or "request"
        or "suggestion" or "initiative" or "invitation" or "appeal" or "it");

    /// <summary>"Would accept no soldiers": denied by its object.</summary>
    private bool IsOfNone(VerbGroup group) => group.Verb + 2 < reading.Tokens.Length && reading.Tokens[group.Verb + 1].Is("no")
        && reading.Tokens[group.Verb + 2].Word is not ("longer" or "doubt" or "one");

    /// <summary>Whether some word after a verb, within its clause, is one of those meant.</summary>
    private bool ClauseHas(VerbGroup group, Predicate<string> meant)
    {
        for (var i = group.Verb + 1; i < Math.Min(group.Right, reading.Tokens.Length); i++)
        {
            if (meant(reading.Tokens[i].Word)) return true;
        }

        return false;
    }

    /// <summary>Words of feeling that are aimed at nobody.</summary>
    private bool Concern(VerbGroup group) =>
        ClauseHas(group, word => word is "concern" or "concerns" or "regret" or "hope" or "sorrow" or "worry" or "confidence" or "alarm" or "unease");

    /// <summary>
    /// At whom an act is aimed whose own clause names nobody: whoever the infinitive that completes it names, or a country in which it is done.
    /// </summary>
    private Role Aim(int k, Role by, EventType type)
    {
        if (type is not (EventType.Consult or EventType.Protest) && Groups.FindIndex(k + 1, g => g.Head == k && g.Link == Link.Infinitive) is >= 0 and var inner
            && Target(Roles.Objects(inner), by, Groups[inner]) is { IsNobody: false } target) return target;
        if (Holder(k) is { IsNobody: false } holder && !holder.Actors.Any(a => a.IsSame(by.First))) return holder;
        return AtPlace(k, by, type);
    }

    /// <summary>"A district held by Islamists", "fishermen held by Belarus": who has what an act is about; nobody where that is not said.</summary>
    private Role Holder(int k) =>
        k + 1 < Groups.Count && Groups[k + 1] is { Link: Link.Reduced } held && Standing.Contains(held.Lemma)
            ? Roles.Objects(k + 1).Find(o => o.Before == "by") ?? Role.Nobody : Role.Nobody;

    /// <summary>Upon whom an act falls that names a place and nobody: the country in which it is done.</summary>
    private Role AtPlace(int k, Role by, EventType type)
    {
        if (by.First is not { } actor || type is EventType.Request or EventType.Reject or EventType.Threaten or EventType.Protest) return Role.Nobody;
        if (by.Actors.Count > 1 && type is EventType.Consult or EventType.Agree or EventType.Support or EventType.Cooperate) return Role.Nobody;
        var place = reading.Mentions
            .Find(m => m.First > Groups[k].Verb && m.First < Groups[k].Right && m.Form is MentionForm.Place or MentionForm.Seat or MentionForm.Name
            && m.Actor.Sort is ActorSort.State or ActorSort.Party && !m.Actor.IsSame(actor) && m.Actor.Name != actor.Home);
        return place is null ? Role.Nobody : new Role([place.Actor], place, "in", false);
    }
}
