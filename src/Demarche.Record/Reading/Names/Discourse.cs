using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading.Names;

/// <summary>
/// What a text has named so far, so that later words can refer to it: who acted last, who spoke last, whom each surname stands for, from
/// where the text is written, and which two states it is mostly about.
/// </summary>
internal sealed class Discourse(DateOnly day, PartyNames parties)
{
    /// <summary>How many acts back an answer may reach.</summary>
    private const int Exchange = 4;

    private readonly Dictionary<string, Actor> persons = new(StringComparer.Ordinal);
    private readonly List<Actor> recent = [];
    private IReadOnlyList<Actor>? couple;
    private readonly HashSet<string> named = new(StringComparer.Ordinal);
    private readonly HashSet<string> things = new(StringComparer.Ordinal);
    private readonly HashSet<string> proper = new(StringComparer.Ordinal);
    private readonly HashSet<string> common = new(StringComparer.Ordinal);

    /// <summary>The day on which names are taken to hold.</summary>
    public DateOnly Day { get; } = day;

    /// <summary>The names of the model's own parties.</summary>
    public PartyNames Parties { get; } = parties;

    /// <summary>The state of the dateline.</summary>
    public Actor? Dateline { get; set; }

    private readonly Queue<(Actor By, Actor Toward)> acts = new();

    /// <summary>Takes note of who acted upon whom.</summary>
    public void NoteAct(Actor by, Actor toward)
    {
        acts.Enqueue((by, toward));
        if (acts.Count > Exchange) acts.Dequeue();
    }

    /// <summary>Whom somebody answers: whoever acted upon him in the last few acts; null where nobody did.</summary>
    public Actor? Answered(Actor by) => acts.LastOrDefault(a => a.Toward.IsSame(by) && !a.By.IsSame(by)).By;

    /// <summary>Upon whom somebody acted last; null where he has not.</summary>
    public Actor? LastTarget(Actor by) => acts.LastOrDefault(a => a.By.IsSame(by)).Toward;

    /// <summary>"The country": the state named last.</summary>
    public Actor? Country => recent.LastOrDefault(a => a.Sort is ActorSort.State or ActorSort.Party);

    /// <summary>Who proposed, asked or offered something last.</summary>
    public Actor? Proposer { get; set; }

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

    /// <summary>Who acted last upon whom, between whom somebody may mediate.</summary>
    public (Actor First, Actor Second)? LastPair { get; set; }

    /// <summary>The alliance or organisation named last.</summary>
    public Actor? Bloc { get; private set; }

    /// <summary>The last two or more that acted together.</summary>
    public IReadOnlyList<Actor> Several { get; private set; } = [];

    /// <summary>Whom a surname stands for here; null when it was not introduced.</summary>
    public Actor? PersonOf(string surname) => persons.GetValueOrDefault(surname);

    /// <summary>Makes a person known by the last word of the name.</summary>
    public void Introduce(string surname, Actor actor) => persons[surname] = actor;

    /// <summary>Whether somebody of this name has been mentioned whom no list knows.</summary>
    public bool IsNamed(string name) => named.Contains(name);

    /// <summary>Whether a name, by its last word, is that of a ship or another thing.</summary>
    public bool IsThing(string word) => things.Contains(word);

    /// <summary>Makes a name known as that of a thing.</summary>
    public void NoteThing(string word) => things.Add(word);

    /// <summary>Whether the text writes the word with a capital where any word would have none.</summary>
    public bool IsProper(string word) => proper.Contains(word) && !common.Contains(word);

    /// <summary>Whether the text writes the word without a capital somewhere.</summary>
    public bool IsCommon(string word) => common.Contains(word);

    /// <summary>A text before any of it is read: how it writes its words, and which two states it is mostly about.</summary>
    public static Discourse Of(string text, List<Sentence> sentences, DateOnly day, Language.Model.Crisis? crisis)
    {
        var discourse = new Discourse(day, crisis is null ? PartyNames.None : PartyNames.Of(crisis));
        sentences.ForEach(s => discourse.NoteWords(s.Tokens));
        discourse.Main = MainStates.Of(text, sentences, discourse);
        return discourse;
    }

    private void NoteWords(Token[] tokens)
    {
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Word) continue;
            if (!tokens[i].Capital) common.Add(tokens[i].Word);
            else if (!tokens[i - 1].IsMark) proper.Add(tokens[i].Word);
        }
    }

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
            if (actor.Sort == ActorSort.Body && mention.Form != MentionForm.Place) Bloc = actor;
            if (actor.Sort == ActorSort.Named && named.Add(actor.Name) && actor.Name.Contains(' ', StringComparison.Ordinal))
                persons.TryAdd(actor.Name[(actor.Name.LastIndexOf(' ') + 1)..].ToLowerInvariant(), actor);
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
    public Actor? Unnamed(bool opens) =>
        (opens ? Dateline ?? StateSubject : StateSubject ?? Dateline) ?? recent.LastOrDefault(a => a.Sort is ActorSort.State or ActorSort.Party);

    /// <summary>Takes note of two states that were acted upon together.</summary>
    public void NoteCouple(IReadOnlyList<Actor> two)
    {
        if (two.All(a => a.Sort is ActorSort.State or ActorSort.Party)) couple = two;
    }

    /// <summary>The states that "both" stands for: the two that the text is about, the one that speaks left out.</summary>
    public IReadOnlyList<Actor> Both(Actor? without)
    {
        if (couple is not null && !couple.Any(a => a.IsSame(without)) && couple.Any(a => !Main.Any(m => m.IsSame(a)))) return couple;
        var pool = Main.Concat(Enumerable.Reverse(recent)).Where(a => a.Sort is ActorSort.State or ActorSort.Party && !a.IsSame(without))
            .DistinctBy(a => a.Name).Take(2).ToList();
        return pool.Count == 2 ? pool : [];
    }

    private Actor? StateSubject => Subject is { Sort: not (ActorSort.Group or ActorSort.Named) } ? Subject : null;

    /// <summary>The half of a country divided into north and south, east and west, of which the text names one; null for none.</summary>
    public Actor? Half(string side)
    {
        var divided = Enumerable.Reverse(recent).Concat(Main).Select(a => a.Name.Split(' '))
            .FirstOrDefault(n => n is ["North" or "South" or "East" or "West", _]);
        return divided is null ? null : Parties.State($"{char.ToUpperInvariant(side[0])}{side[1..]} {divided[1]}");
    }

    /// <summary>Whom a text seems to mean by the other one: the state of the main two that is not this.</summary>
    public Actor? Other(Actor? than) => than is null ? null : Main.Count == 2 && Main.Any(a => a.IsSame(than)) ? Main.First(a => !a.IsSame(than)) : null;
}
