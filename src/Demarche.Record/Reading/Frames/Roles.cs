using System.Collections.Frozen;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>Who stands somewhere in a clause.</summary>
/// <param name="Actors">Whom it is; empty when it is nobody that is known.</param>
/// <param name="Mention">The mention of the first of them.</param>
/// <param name="Before">The preposition before it; empty for none.</param>
/// <param name="Thing">Whether it is a thing of theirs and not they themselves: "the Icelandic ultimatum".</param>
internal sealed record Role(IReadOnlyList<Actor> Actors, Mention? Mention, string Before, bool Thing)
{
    public static Role Nobody { get; } = new([], null, "", false);

    public bool IsNobody => Actors.Count == 0;

    public Actor? First => Actors.Count > 0 ? Actors[0] : null;
}

/// <summary>
/// Who does what a verb says, and to whom. The subject is the first name before the verb that no preposition governs; clauses without one of
/// their own take it from the clause that they hang on; what is asked of somebody is that one's to do.
/// </summary>
internal sealed class Roles(Token[] tokens, List<Mention> mentions, List<VerbGroup> groups)
{
    private static readonly FrozenSet<string> Many = WordLists.Set(
        "group groups number dozens hundreds thousands majority representatives representative leaders head heads presidents president ministers minister "
        + "ambassador ambassadors spokesman spokeswoman members coalition government governments army armies forces people citizens navy fleet parliament "
        + "troops half most some many all both one two three four five each capital capitals delegation delegations envoys envoy officials crowd crowds");
    private static readonly FrozenSet<string> ToObject = WordLists.Set(
        "ask urge call order tell allow force help persuade invite want compel press enable permit forbid encourage advise instruct push lead cause prompt "
        + "expect oblige beg warn let implore authorise authorize convince pressure send require request demand");

    private readonly Role?[] subjects = new Role?[groups.Count];

    public Role Subject(int k) => Subject(k, 0);

    /// <summary>The actors after a verb in order, places left out.</summary>
    public List<Role> Objects(int k)
    {
        var group = groups[k];
        var found = new List<Role>();
        foreach (var mention in mentions.Where(m => m.First > group.Verb && m.First < group.Right))
        {
            var before = Preposition(mention.First, group.Verb);
            if (mention.Form == MentionForm.Place && before is not ("to" or "for" or "in")) continue;
            if (found.Count > 0 && found[^1].Mention is { } last && IsJoined(last.Last, mention.First) && !mention.Owner)
                found[^1] = found[^1] with { Actors = [.. found[^1].Actors, .. mention.Actors], Mention = mention };
            else found.Add(new Role(mention.Actors, mention, before, mention.Owner));
        }

        return found;
    }

    /// <summary>Whether the clause has a mention of its own before the verb.</summary>
    public bool HasOwnSubject(int k) => mentions.Exists(m => m.First >= groups[k].Left && m.First < groups[k].SubjectEnd);

    /// <summary>The noun that heads the subject, where that is a thing: its token; -1 for none.</summary>
    public int SubjectNoun(int k)
    {
        var group = groups[k];
        var end = group.SubjectEnd;
        for (var i = group.Left; i < end; i++)
        {
            if (i > group.Left && (WordLists.IsPreposition(tokens[i].Word) || tokens[i].Is(",") || tokens[i].Word is "that" or "which" or "who" or "to"))
            {
                end = i;
                break;
            }
        }

        for (var i = end - 1; i >= group.Left; i--)
        {
            if (tokens[i].Kind == TokenKind.Word && !WordLists.IsAdverb(tokens[i].Word)) return i;
        }

        return -1;
    }

    private Role Subject(int k, int depth)
    {
        if (subjects[k] is { } known) return known;
        var group = groups[k];
        subjects[k] = Role.Nobody;
        var role = depth > 12 ? Role.Nobody : group.Link switch
        {
            Link.And or Link.Ing or Link.Time when group.Head >= 0 && !HasOwnSubject(k) && group.Head != k && SubjectNoun(k) < 0 =>
                Subject(group.Head, depth + 1),
            Link.Infinitive when group.Head >= 0 => Controlled(group, depth),
            Link.Relative or Link.Reduced => Antecedent(k, depth),
            _ => Own(k),
        };
        return subjects[k] = role;
    }

    /// <summary>Who is to do what an infinitive says: whoever is asked, or else the subject of the verb before.</summary>
    private Role Controlled(VerbGroup group, int depth)
    {
        var head = groups[group.Head];
        if (ToObject.Contains(head.Lemma) && !head.Passive)
        {
            var asked = mentions.FindLast(m => m.First > head.Verb && m.Last < group.First && !m.Owner && m.Form != MentionForm.Place);
            if (asked is not null) return new Role(asked.Actors, asked, "", false);
        }

        return Subject(group.Head, depth + 1);
    }

    private Role Antecedent(int k, int depth)
    {
        var group = groups[k];
        var end = group.Link == Link.Reduced ? group.First : group.Opener;
        if (group.Link == Link.Relative && HasOwnSubject(k)) return Own(k);
        if (end > 0 && tokens[end - 1].Word is "of" or "both") end -= tokens[Math.Max(end - 2, 0)].Word is "both" ? 2 : 1;
        var before = mentions.FindLast(m => m.Last < end && end - m.Last <= 6 && m.Form != MentionForm.Place && !Breaks(m.Last + 1, end));
        if (before is null) return group.Head >= 0 && group.Link == Link.Relative && depth < 4 && tokens[Math.Max(end - 1, 0)].Is(",")
            && !groups[group.Head].Passive && groups[group.Head].Verb > end ? Subject(group.Head, depth + 1) : Role.Nobody;
        var joined = mentions.Where(m => m.First < before.First && IsJoined(m.Last, before.First) && !m.Owner).SelectMany(m => m.Actors);
        return new Role([.. joined, .. before.Actors], before, "", before.Owner || before.Last < end - 2 && tokens[end - 1].IsMark && before.Last < end - 3);
    }

    private bool Breaks(int from, int to)
    {
        for (var i = from; i < to - 1; i++)
        {
            if ((tokens[i].IsMark && !tokens[i].Is("-")) || tokens[i].Word is "and" or "to") return true;
        }

        return false;
    }

    private Role Own(int k)
    {
        var group = groups[k];
        var inside = mentions.Where(m => m.First >= group.Left && m.First < group.SubjectEnd && m.Form != MentionForm.Place).ToList();
        if (inside.Count > 1 && inside[^1] is { Form: MentionForm.Pronoun, Owner: false } pronoun && pronoun.Last == group.First - 1
            && tokens[pronoun.Last].Word is "he" or "she" or "they" or "it") return new Role(pronoun.Actors, pronoun, "", false);
        var first = inside.Find(m => Preposition(m.First, group.Left - 1).Length == 0) ?? inside.Find(m => IsOfMany(m.First, group.Left));
        if (first is null && inside.Find(m => Preposition(m.First, group.Left - 1) == "between") is { } pair)
            return new Role([.. inside.Where(m => m.First >= pair.First).SelectMany(m => m.Actors).DistinctBy(a => a.Name)], pair, "between", true);
        if (first is null) return Role.Nobody;
        var actors = new List<Actor>(first.Actors);
        var last = first;
        foreach (var next in inside.SkipWhile(m => m != first).Skip(1))
        {
            if (!IsJoined(last.Last, next.First)) break;
            actors.AddRange(next.Actors.Where(a => !actors.Exists(b => b.IsSame(a))));
            last = next;
        }

        return new Role(actors, first, "", first.Owner && !EndsInActor(first.Last + 1, group.SubjectEnd));
    }

    /// <summary>Whether what follows an owner is somebody of his: "its gunboats", "Iran's new ambassador".</summary>
    private bool EndsInActor(int from, int to)
    {
        for (var i = from; i < Math.Min(to, from + 6); i++)
        {
            if (WordLists.IsPreposition(tokens[i].Word) || tokens[i].Is(",")) break;
            if (ActorNouns.OfState.Contains(tokens[i].Word)) return true;
        }

        return false;
    }

    /// <summary>"a group of former officials", "the leaders of France": whoever is named after "of" acts.</summary>
    private bool IsOfMany(int at, int floor)
    {
        var of = at - 1;
        while (of > floor && (WordLists.IsDeterminer(tokens[of].Word) || tokens[of].Word is "former" or "ex")) of--;
        return of > floor && tokens[of].Is("of") && Many.Contains(tokens[of - 1].Word);
    }

    /// <summary>The preposition that governs a noun: before it, with articles and adjectives between; empty for none.</summary>
    public string Preposition(int at, int floor)
    {
        var determined = false;
        for (var i = at - 1; i > floor && at - i <= 6; i--)
        {
            var word = tokens[i].Word;
            if (WordLists.IsPreposition(word)) return word;
            if (determined && word is not ("all" or "both" or "half") || tokens[i].Kind == TokenKind.Number && tokens[i].Word.Length == 4
                || DateWords.Weekday(tokens[i]) > 0 || DateWords.Month(tokens[i]) > 0 || mentions.Exists(m => m.First <= i && i <= m.Last)) return "";
            determined |= WordLists.IsDeterminer(word);
            if ((WordLists.Coordinators.Contains(word) || word == ",") && mentions.Find(m => m.Last == i - 1) is { } joined)
                return joined.First > floor ? Preposition(joined.First, floor) : "";
            if (tokens[i].IsMark && word is not "-" || WordLists.Coordinators.Contains(word) || Verbs.Read(word).Form is not VerbForm.None
                && !WordLists.NounVerbs.Contains(word) && !word.EndsWith("ed", StringComparison.Ordinal)
                && !word.EndsWith("ing", StringComparison.Ordinal)) return "";
        }

        return "";
    }

    /// <summary>Whether only "and", "or", commas and articles stand between two names.</summary>
    public bool IsJoined(int last, int first)
    {
        if (first - last > 4 || first <= last + 1) return false;
        var coordinated = false;
        for (var i = last + 1; i < first; i++)
        {
            if (tokens[i].Word is "and" or "or" or "," or "&" or "–") coordinated = true;
            else if (!WordLists.IsDeterminer(tokens[i].Word) && tokens[i].Word is not ("foreign" or "president" or "its" or "as" or "well")) return false;
        }

        return coordinated;
    }
}
