namespace Demarche.Record.Reading.Names;

/// <summary>What an actor is.</summary>
internal enum ActorSort : byte
{
    /// <summary>A state, or an area that acts as one.</summary>
    State,

    /// <summary>An organisation of states, a movement, a firm.</summary>
    Body,

    /// <summary>Part of a society that acts for itself: a parliament, a crowd, former officials.</summary>
    Group,

    /// <summary>A party of the model that is none of these by name.</summary>
    Party,

    /// <summary>Somebody of whom the text gives a name and no list knows more.</summary>
    Named,
}

/// <summary>Whoever acts.</summary>
/// <param name="Name">The name that rows give it.</param>
/// <param name="Sort">What it is.</param>
/// <param name="Home">The state that it belongs to; itself for a state; empty where there is none.</param>
internal sealed record Actor(string Name, ActorSort Sort, string Home)
{
    public bool IsSame(Actor? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal);
}

/// <summary>How a mention names its actor.</summary>
internal enum MentionForm : byte
{
    /// <summary>By name: <c>Iran</c>, <c>NATO</c>.</summary>
    Name,

    /// <summary>By an adjective or the name of its people: <c>Iranian</c>.</summary>
    People,

    /// <summary>By a capital or a seat of power.</summary>
    Seat,

    /// <summary>By a person who holds an office.</summary>
    Person,

    /// <summary>By what it is: <c>the government</c>, <c>British fishermen</c>.</summary>
    Role,

    /// <summary>By a pronoun.</summary>
    Pronoun,

    /// <summary>As the place where something is.</summary>
    Place,

    /// <summary>By "both sides" and the like.</summary>
    Pair,
}

/// <summary>A stretch of tokens that stands for one actor or several.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token, included.</param>
/// <param name="Actors">Whom it stands for, in order; never empty.</param>
/// <param name="Form">How it does.</param>
/// <param name="Person">The words that name the person, for <see cref="MentionForm.Person"/>.</param>
internal sealed record Mention(int First, int Last, IReadOnlyList<Actor> Actors, MentionForm Form, string Person = "")
{
    public Actor Actor => Actors[0];

    /// <summary>Whether it names a thing of the actor's and not the actor: <c>Iran's</c>, <c>its</c>, an adjective before a noun.</summary>
    public bool Owner { get; init; }
}
