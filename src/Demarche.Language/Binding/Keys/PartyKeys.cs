using static Demarche.Language.Binding.Keys.Shape;

namespace Demarche.Language.Binding.Keys;

/// <summary>Keys of a party and of what stands inside it.</summary>
public static class PartyKeys
{
    /// <summary>The four ways to say what is preferred; at most one of them stands in a mapping.</summary>
    public static IReadOnlyList<Key> Order { get; } =
    [
        new("priorities", new ListOf(new Either(PriorityEntry, new ListOf(PriorityEntry))),
            "Statements, most important first; a list inside the list is a group whose order is unknown."),
        new("ranking", new ListOf(new Either(RankingEntry, new ListOf(RankingEntry))), "States or statements, best first; a list inside the list is a tie."),
        new("weights", new MapOf("lever", new Either(new Number(), new MapOf("level", new Number()))),
            "A number for each level of a lever, or for the second level of a two-level lever; the score of a state is their sum."),
        new("utilities", new MapOf("statement", new Number()),
            "A number for each statement; the score of a state is the sum over those that are true in it. What matters is the differences, in play too."),
    ];

    /// <summary>A lever in its long form.</summary>
    public static KeyTable Lever { get; } = new("lever", "A lever in its long form. The short form is the list of levels.",
    [
        new("levels", new ListOf(new Text(), 2), "Names of the levels, in order.", Required: true),
        new("now", new Name("level"), "The level at present; the first when left out."),
        new("moves", new OneOf("free", "up", "down", "step", "step-up", "step-down"),
            "How its owner can move it: any way, only up, only down, one level at a time, one level up, one level down at a time."),
        new("words", new ListOf(new Text()), "For each level what the party does there, in the third person: `keeps relations`."),
        .. Pace,
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A lever that several parties hold together.</summary>
    public static KeyTable JointLever { get; } =
        new("joint-lever", "A lever that several parties hold together: it goes up when all of them agree, and down when any one of them leaves.",
    [
        new("of", new ListOf(new Name("party"), 2), "The parties that hold it.", Required: true),
        new("levels", new ListOf(new Text(), 2), "Names of the levels, in order: the first is that nothing is agreed.", Required: true),
        new("now", new Name("level"), "The level at present; the first when left out."),
        new("moves", new OneOf("free", "up", "down", "step", "step-up", "step-down"),
            "How it can be moved, as with any lever: up by all of them together, down by any one."),
        new("words", new ListOf(new Text()), "For each level what the parties then do, in the plural: `hold no talks`, `hold talks`."),
        new("takes", new Whole(1), "How many days pass from the agreement to the fact, in play; none when left out."),
        new("holds", new Whole(1), "For how many days it cannot be changed again once it has been, in play; none when left out."),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A change to the order that a type is like.</summary>
    public static KeyTable TypeChange { get; } =
        new("type-change", "What a type wants otherwise than the one it is like: one of the first four keys, and where it goes.",
    [
        new("add", new Statement(), "It also wants this: at the top unless `place`, `above` or `below` says otherwise."),
        new("move", new Statement(), "This, which is one of the priorities, goes where `place`, `above` or `below` says."),
        new("drop", new Statement(), "It does not care about this, which is one of the priorities."),
        new("negate", new Statement(), "It wants the opposite of this, which is one of the priorities."),
        new("place", new Whole(1), "The place it takes in the list as it then is, 1 the most important."),
        new("above", new Statement(), "The priority it goes above."),
        new("below", new Statement(), "The priority it goes below."),
        new("words", new Text(), "What is added, in plain English, for reports."),
        new("strength", StatementKeys.Strength, "How strong a preference is that an added statement decides, as in `priorities`."),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A hidden type.</summary>
    public static KeyTable Type { get; } = new("type", "A type: what the party may be at heart, hidden from the others.",
    [
        new("prior", PlayKeys.Chance,
            "The probability the others give it, or two bounds, whose middle counts where one number is needed; types without one share the rest evenly."),
        new("words", new Text(), "What the party is then, after “is”, for reports: `bent on a break`; the type's name when left out."),
        new("like", new Name("type"),
            "The type of the same party whose priorities it has, but for `changes`; with `changes` and without this, the party's own."),
        new("changes", new ListOf(new Mapping(TypeChange), 1), "What it wants otherwise, one change after another."),
        .. Order,
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A faction.</summary>
    public static KeyTable Faction { get; } = new("faction", "A faction at home.",
    [
        new("voice", new OneOf("cost", "press", "veto"),
            "What it can do: make a move costly that it likes less than staying (cost), make everything costly that it likes less than another move at hand, "
            + "staying included (press), or stop a move that it likes less than staying (veto); cost when left out."),
        new("cost", PlayKeys.Cost,
            "What it costs the party to go against it, in play: none, low (up to 10% of all that the party has to gain or lose), medium (10% to 30%, when "
            + "left out), high (30% to 60%), a share or two bounds."),
        new("in-return", new Statement(), "What it gets for its consent: where this is true after a move, it neither stops the move nor makes it costly."),
        .. Order,
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A party.</summary>
    public static KeyTable Party { get; } = new("party", "Whoever decides: a state, an alliance, a court.",
    [
        new("words", new Text(), "Its name in running text: `the United States`."),
        new("role", new OneOf("mediator", "arbitrator", "donor"),
            "What it is to the quarrel of the others, if it is no party to it: a mediator has no stake and works on minds and moves, an arbitrator settles "
            + "matters by moves of its own, a donor has means that change what others prefer to do."),
        new("levers", new MapOf("lever", new Either(new ListOf(new Text(), 2), new Mapping(Lever))), "What it can do."),
        new("types", new MapOf("type", new Mapping(Type)), "Its hidden types, where the others are unsure of its resolve."),
        .. Order,
        new("factions", new MapOf("faction", new Mapping(Faction)), "Factions at home that can refuse a move or make it costly."),
        new("audience-cost", PlayKeys.Cost,
            "What it costs the party not to keep a threat or promise that gives no cost of its own: none, low, medium (when left out), high, a share or "
            + "two bounds."),
        new("precision", PlayKeys.Precision, "How exactly this party acts on what is best for it; as `play:` says when left out."),
        .. StatementKeys.Grounds,
    ]);

    private static IReadOnlyList<Key> Pace =>
    [
        new("takes", new Whole(1), "How many days pass from the decision to the fact, in play; none when left out."),
        new("holds", new Whole(1), "For how many days it cannot be changed again once it has been, in play; none when left out."),
        new("seen", new YesNo(),
            "Whether the others can tell what it is set to. With `no`, its owner has settled on what it would go to, and the others learn it only when it is "
            + "used; yes when left out."),
        new("chances", new MapOf("level", new Share()),
            "With `seen: no`: how likely the others hold each level to be the one it is set to; evenly when left out, and those not named share the rest."),
    ];

    private static Either PriorityEntry => new(new Statement(), new Mapping(StatementKeys.Priority));

    private static Either RankingEntry => new(new Statement(), new Mapping(StatementKeys.Ranked));
}
