using static Demarche.Language.Binding.Keys.Shape;

namespace Demarche.Language.Binding.Keys;

/// <summary>Keys of the mappings that tell what surrounds the moves: sources, threats, issues, dates, views of one another.</summary>
internal static class ContextKeys
{
    /// <summary>A source.</summary>
    public static KeyTable Source { get; } = new("source", "A source in its long form. The short form is its title.",
    [
        new("title", new Text(), "Title.", Required: true),
        new("publisher", new Text(), "Who published it."),
        new("published", new Date(), "When."),
        new("url", new Text(), "Where it can be read."),
    ]);

    /// <summary>A threat or promise.</summary>
    public static KeyTable Threat { get; } = new("threat", "A conditional threat, or a promise.",
    [
        new("by", new Name("party"), "Who made it.", Required: true),
        new("against", new Name("party"), "To whom it is addressed.", Required: true),
        new("if", new Statement(), "What it is meant to prevent; in a promise, what it is meant to bring about."),
        new("unless", new Statement(),
            "In an ultimatum, in place of `if`: what must be true by the `deadline`. It is called in when that day has passed and this is not true."),
        new("deadline", new Date(),
            "The day by which, that day included: with `unless`, the day an ultimatum runs out; with `if`, the last day on which the threat or "
            + "promise stands."),
        new("then", new Statement(), "What would follow.", Required: true),
        new("said", new Date(), "When it was made."),
        new("promise", new YesNo(), "Whether it is a promise."),
        new("audience-cost", PlayKeys.Cost,
            "What it costs its author at home and abroad not to keep it: none, low (up to 10% of all that it has to gain or lose), medium (10% to 30%), high "
            + "(30% to 60%), a share or two bounds; the author's own when left out."),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A linked issue.</summary>
    public static KeyTable Issue { get; } = new("issue", "An issue elsewhere that an outcome puts at risk.",
    [
        new("at-stake-in", new Statement(), "The outcome or statement in which it suffers.", Required: true),
        new("stakes", new MapOf("party", new Either(new OneOf("low", "medium", "high"), new Number(0, 3))),
            "How much each party has at stake: low (1), medium (2), high (3), or a number from 0 to 3."),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>An occasion.</summary>
    public static KeyTable Occasion { get; } = new("occasion", "An occasion at which moves can be made.",
    [
        new("on", new Date(), "The day.", Required: true),
        new("what", new Text(), "What it is.", Required: true),
        new("parties", new ListOf(new Name("party"), 1), "Who can move then, the first to act first; all, in the order of their names, when left out."),
        new("levers", new ListOf(new Name("lever"), 1), "What can be moved then (`call`, `USA.sanctions`); everything when left out."),
        new("order", PlayKeys.Order, "Who of them acts first; as `play:` says when left out."),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>An event.</summary>
    public static KeyTable Event { get; } = new("event", "Something said or done.",
    [
        new("on", new Date(), "The day.", Required: true),
        new("by", new Text(), "Who: a party or anybody else.", Required: true),
        new("toward", new Text(), "To whom."),
        new("what", new Text(), "What was said or done.", Required: true),
        new("tone", new Number(-10, 10), "From -10, most hostile, to 10, most friendly."),
        new("source", new Text(), "Where it is taken from."),
        new("does", new Statement(), "Where the event is a move by a party: what is true of its levers after it (`list is withheld`)."),
        new("before", new Statement(), "What was true of them before; left out where the move was to leave things as they were."),
    ]);

    /// <summary>A precedent.</summary>
    public static KeyTable Precedent { get; } = new("precedent", "An earlier crisis held to be like this one.",
    [
        new("name", new Text(), "Its name.", Required: true),
        new("when", new Text(), "When it was, as one would say it: `2008`, `November 2015`."),
        new("what", new Text(), "What happened.", Required: true),
        new("ended", new Text(), "How it ended."),
        new("recovery", new Text(), "How long it took until things were as before, and by what way."),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>Power of one party over another.</summary>
    public static KeyTable Power { get; } = new("power", "Power of one party over another: means by which it bends what the other prefers to do.",
    [
        new("by", new Name("party"), "Whose it is.", Required: true),
        new("over", new Name("party"), "Over whom.", Required: true),
        new("when", new Statement(), "Where it is used.", Required: true),
        new("kind", new OneOf("positive", "negative", "indirect"), "How it works: by reward, by penalty, by way of others."),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>How a party sees the others.</summary>
    public static KeyTable Perception { get; } =
        new("perception", "How a party sees the others: for each party it is mistaken about, the order it believes that one to have.",
    [
        new("hidden", new ListOf(new Statement()), "States of which it does not know that they are possible."),
    ],
    new MapOf("party", new Mapping(Seen)));

    private static KeyTable BelievedPerception => new("believed perception", "How a party is believed to see the others, itself not among them.",
    [
        new("hidden", new ListOf(new Statement()), "States of which it is believed not to know that they are possible."),
    ],
    new MapOf("party", new Mapping(new KeyTable("believed order", "The order that a party is believed to be seen with.", PartyKeys.Order))));

    private static KeyTable Seen => new("seen", "How one party is seen by another.",
    [
        .. PartyKeys.Order,
        new("sees", new Mapping(BelievedPerception), "How it is believed to see the others; as the one who believes sees them, when left out."),
    ]);
}
