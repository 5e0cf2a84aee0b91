using System.Text.Json.Serialization;

namespace Demarche.Table.Log;

/// <summary>Who or what decides for a seat.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeatHolder>))]
public enum SeatHolder
{
    /// <summary>A person, through a link of their own.</summary>
    Person,

    /// <summary>The solved game, by its own probabilities.</summary>
    Model,

    /// <summary>A language model.</summary>
    Language,
}

/// <summary>Something that happened at a table. What a table is, is what its events say, in their order; no event is ever changed.</summary>
/// <remarks>Parties, types, levers, levels, outcomes and occasions go by their place in the crisis, from 0. All texts are a person's own words and
/// are text only.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Dealt), "dealt")]
[JsonDerivedType(typeof(Held), "held")]
[JsonDerivedType(typeof(Began), "began")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Pledged), "pledged")]
[JsonDerivedType(typeof(Expected), "expected")]
[JsonDerivedType(typeof(ReadyToDecide), "ready")]
[JsonDerivedType(typeof(TalkEnded), "talk-ended")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Fell), "fell")]
[JsonDerivedType(typeof(PutIn), "put-in")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(WentBack), "went-back")]
[JsonDerivedType(typeof(Timed), "timed")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Closed), "closed")]
public abstract record TableEvent
{
    private TableEvent()
    {
    }

    /// <summary>The table is there.</summary>
    /// <param name="Crisis">The crisis, by its title.</param>
    /// <param name="Number">Which of the tables opened together, from 0; it plays with the numbers of this draw.</param>
    /// <param name="Holders">For each party who holds its seat.</param>
    /// <param name="Limits">How long is talked and decided.</param>
    public sealed record Opened(string Crisis, int Number, IReadOnlyList<SeatHolder> Holders, TimeLimits Limits) : TableEvent;

    /// <summary>Types are dealt: for each party which of its types it is; −1 for a party without types.</summary>
    public sealed record Dealt(IReadOnlyList<int> Types) : TableEvent;

    /// <summary>A seat is held by somebody else from now on.</summary>
    public sealed record Held(int Seat, SeatHolder Holder) : TableEvent;

    /// <summary>The first occasion is opened.</summary>
    public sealed record Began : TableEvent;

    /// <summary>Something was said: to everybody, or to one seat alone.</summary>
    /// <param name="Seat">Who; null for the facilitator.</param>
    /// <param name="To">To whom; null for everybody.</param>
    /// <param name="Text">The words.</param>
    public sealed record Said(int? Seat, int? To, string Text) : TableEvent;

    /// <summary>A threat or promise was made, in the same form as in the model.</summary>
    /// <param name="Seat">Who makes it.</param>
    /// <param name="Against">To whom it is addressed.</param>
    /// <param name="If">Upon what.</param>
    /// <param name="Then">What its author would bring about.</param>
    /// <param name="IsPromise">Whether it is a promise.</param>
    /// <param name="UnlessBy">In an ultimatum the day by which <paramref name="If"/> must be so, or else; null otherwise.</param>
    /// <param name="Words">The author's own words; null where there are none.</param>
    public sealed record Pledged(int Seat, int Against, PledgeTerm If, PledgeTerm Then, bool IsPromise, DateOnly? UnlessBy, string? Words) : TableEvent;

    /// <summary>A person said how likely they hold an outcome to be at the end.</summary>
    /// <param name="Seat">Who.</param>
    /// <param name="Probabilities">For each named outcome a probability; where the model names none, one for the break alone.</param>
    public sealed record Expected(int Seat, IReadOnlyList<double> Probabilities) : TableEvent;

    /// <summary>A seat has talked enough.</summary>
    public sealed record ReadyToDecide(int Seat) : TableEvent;

    /// <summary>Talk at an occasion is over, and it is time to decide.</summary>
    public sealed record TalkEnded : TableEvent;

    /// <summary>A party decided.</summary>
    /// <param name="Seat">Which.</param>
    /// <param name="Occasion">At which occasion.</param>
    /// <param name="Option">Which of its options; 0 is staying.</param>
    /// <param name="End">The state that the option means, so that a log shows by itself whether it fits the model.</param>
    /// <param name="Statement">Its own words; null where there are none.</param>
    /// <param name="Holder">Who decided for it.</param>
    /// <param name="Why">Why it is not the holder's own choice: its time ran out, or what a language model answered was no move at hand; null where
    /// it is.</param>
    public sealed record Decided(int Seat, int Occasion, int Option, int End, string? Statement, SeatHolder Holder, string? Why) : TableEvent;

    /// <summary>Chance fell: which of its outcomes.</summary>
    public sealed record Fell(int Outcome) : TableEvent;

    /// <summary>The facilitator put in an event.</summary>
    /// <param name="Text">What happened.</param>
    /// <param name="Levers">Levers that stand elsewhere after it.</param>
    public sealed record PutIn(string Text, IReadOnlyList<LeverAt> Levers) : TableEvent;

    /// <summary>The clock stands still.</summary>
    public sealed record Paused : TableEvent;

    /// <summary>The clock runs on.</summary>
    public sealed record Resumed : TableEvent;

    /// <summary>Play goes back to the beginning of an occasion.</summary>
    public sealed record WentBack(int Occasion) : TableEvent;

    /// <summary>The time limits changed.</summary>
    public sealed record Timed(TimeLimits Limits) : TableEvent;

    /// <summary>A language model was asked for a seat's decision.</summary>
    /// <param name="Seat">Which seat.</param>
    /// <param name="Model">The model's name.</param>
    /// <param name="Prompt">What it was asked.</param>
    /// <param name="Answer">What it answered; empty when nothing came.</param>
    /// <param name="Fault">What was wrong with the answer; null when nothing was.</param>
    public sealed record Asked(int Seat, string Model, string Prompt, string Answer, string? Fault) : TableEvent;

    /// <summary>The table is closed.</summary>
    public sealed record Closed : TableEvent;
}

/// <summary>A lever at a level.</summary>
public readonly record struct LeverAt(int Lever, int Level);

/// <summary>One side of a threat or promise: a lever at a level, or a named outcome.</summary>
/// <param name="Lever">The lever; null for an outcome.</param>
/// <param name="Level">The level; null for an outcome.</param>
/// <param name="Outcome">The outcome; null for a lever.</param>
public readonly record struct PledgeTerm(int? Lever, int? Level, int? Outcome)
{
    /// <summary>A lever at a level.</summary>
    public static PledgeTerm At(int lever, int level) => new(lever, level, null);
}

/// <summary>How long an occasion is talked about and decided; null for as long as it takes.</summary>
public readonly record struct TimeLimits(TimeSpan? Talk, TimeSpan? Decide);

/// <summary>An event in its place in the log of a table.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Command">The command that it came of: one command is taken once, however often it is sent.</param>
/// <param name="At">When.</param>
/// <param name="Event">What.</param>
public sealed record Entry(long Number, string Command, DateTimeOffset At, TableEvent Event);
