using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading.Names;

/// <summary>
/// What a text has named so far, so that later words can refer to it: who acted last, who spoke last, whom each surname stands for, from
/// where the text is written, and which two states it is mostly about.
/// </summary>
internal sealed class Discourse(DateOnly day, PartyNames parties)
{
    private readonly Dictionary<string, Actor> persons = new(StringComparer.Ordinal);
    private readonly List<Actor> recent = [];

    /// <summary>The day on which names are taken to hold.</summary>
    public DateOnly Day { get; } = day;

    /// <summary>The names of the model's own parties.</summary>
    public PartyNames Parties { get; } = parties;

    /// <summary>The state of the dateline.</summary>
    public Actor? Dateline { get; set; }

    /// <summary>The two states that the text names most.</summary>
    public IReadOnlyList<Actor> Main { get; set; } = [];

    /// <summary>The subject of the last clause that had one by name.</summary>
    public Actor? Subject { get; private set; }

    /// <summary>The actor of the last person named or referred to.</summary>
    public Actor? Person { get; private set; }

    /// <summary>How that person is named.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>The actor of the person, named or by office, that acted last.</summary>
    public Actor? PersonSubject { get; private set; }

    /// <summary>How that person is named; empty for one named by office alone.</summary>
    public string PersonSubjectName { get; private set; } = "";

    /// <summary>The alliance or organisation named last.</summary>
    public Actor? Bloc { get; private set; }

    /// <summary>The last two or more that acted together.</summary>
    public IReadOnlyList<Actor> Several { get; private set; } = [];

    /// <summary>Whom a surname stands for here; null when it was not introduced.</summary>
    public Actor? PersonOf(string surname) => persons.GetValueOrDefault(surname);

    /// <summary>Makes a person known by the last word of the name.</summary>
    public void Introduce(string surname, Actor actor) => persons[surname] = actor;

    /// <summary>Takes note of a mention in reading order.</summary>
    public void Note(Mention mention)
    {
        if (mention.Form == MentionForm.Person)
        {
            Person = mention.Actor;
            PersonName = mention.Person;
        }

        foreach (var actor in mention.Actors)
        {
            if (actor.Sort == ActorSort.Body) Bloc = actor;
            recent.RemoveAll(a => a.IsSame(actor));
            recent.Add(actor);
            if (recent.Count > 12) recent.RemoveAt(0);
        }
    }

    /// <summary>Takes note of who acted.</summary>
    public void NoteSubject(IReadOnlyList<Actor> subjects, Mention? mention = null)
    {
        if (mention is { Form: MentionForm.Person or MentionForm.Role })
        {
            (PersonSubject, PersonSubjectName) = (mention.Actor, mention.Person);
        }

        if (subjects.Count == 0) return;
        Subject = subjects[0];
        if (subjects.Count > 1) Several = subjects;
        else if (subjects[0].Sort == ActorSort.Group) Several = subjects;
    }

    /// <summary>Whoever "the government" is, said without a country.</summary>
    public Actor? Unnamed(bool opens) => (opens ? Dateline ?? Subject : Subject ?? Dateline) ?? recent.LastOrDefault(a => a.Sort is ActorSort.State or ActorSort.Party);

    /// <summary>The states that "both" stands for: the two that the text is about, the one that speaks left out.</summary>
    public IReadOnlyList<Actor> Both(Actor? without)
    {
        var pool = Main.Concat(Enumerable.Reverse(recent)).Where(a => a.Sort is ActorSort.State or ActorSort.Party && !a.IsSame(without)).DistinctBy(a => a.Name).Take(2).ToList();
        return pool.Count == 2 ? pool : [];
    }

    /// <summary>Whom a text seems to mean by the other one: the state of the main two that is not this.</summary>
    public Actor? Other(Actor? than) => than is null ? null : Main.Count == 2 && Main.Any(a => a.IsSame(than)) ? Main.First(a => !a.IsSame(than)) : null;
}
