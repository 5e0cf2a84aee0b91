using static Demarche.Language.Binding.Keys.Shape;

namespace Demarche.Language.Binding.Keys;

/// <summary>Keys of a party and of what stands inside it.</summary>
public static class PartyKeys
{
    /// <summary>The four ways to say what is preferred; at most one of them stands in a mapping.</summary>
    public static IReadOnlyList<Key> Order { get; } =
    [
        new("priorities", new ListOf(new Either(PriorityEntry, new ListOf(PriorityEntry))), "Statements, most important first; a list inside the list is a group whose order is unknown."),
        new("ranking", new ListOf(new Either(RankingEntry, new ListOf(RankingEntry))), "States or statements, best first; a list inside the list is a tie."),
        new("weights", new MapOf("lever", new Either(new Number(), new MapOf("level", new Number()))), "A number for each level of a lever, or for the second level of a two-level lever; the score of a state is their sum."),
        new("utilities", new MapOf("statement", new Number()), "A number for each statement; the score of a state is the sum over those that are true in it. What matters is the differences, in play too."),
    ];

    /// <summary>A lever in its long form.</summary>
    public static KeyTable Lever { get; } = new("lever", "A lever in its long form. The short form is the list of levels.",
    [
        new("levels", new ListOf(new Text(), 2), "Names of the levels, in order.", Required: true),
        new("now", new Name("level"), "The level at present; the first when left out."),
        new("moves", new OneOf("free", "up", "down", "step", "step-up", "step-down"), "How its owner can move it: any way, only up, only down, one level at a time, one level up, one level down at a time."),
        new("words", new ListOf(new Text()), "For each level what the party does there, in the third person: `keeps relations`."),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A hidden type.</summary>
    public static KeyTable Type { get; } = new("type", "A type: what the party may be at heart, hidden from the others.",
    [
        new("prior", PlayKeys.Chance, "The probability the others give it, or two bounds, whose middle counts where one number is needed; types without one share the rest evenly."),
        .. Order,
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A faction.</summary>
    public static KeyTable Faction { get; } = new("faction", "A faction at home.",
    [
        new("voice", new OneOf("cost", "veto"), "What it can do about a move it opposes: make it costly (cost) or stop it (veto); cost when left out."),
        new("cost", PlayKeys.Cost, "What a move it opposes costs the party, in play: none, low (up to 10% of all that the party has to gain or lose), medium (10% to 30%, when left out), high (30% to 60%), a share or two bounds."),
        .. Order,
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A party.</summary>
    public static KeyTable Party { get; } = new("party", "Whoever decides: a state, an alliance, a court.",
    [
        new("words", new Text(), "Its name in running text: `the United States`."),
        new("role", new OneOf("mediator", "arbitrator", "donor"), "What it is to the quarrel of the others, if it is no party to it: a mediator has no stake and works on minds and moves, an arbitrator settles matters by moves of its own, a donor has means that change what others prefer to do."),
        new("levers", new MapOf("lever", new Either(new ListOf(new Text(), 2), new Mapping(Lever))), "What it can do."),
        new("types", new MapOf("type", new Mapping(Type)), "Its hidden types, where the others are unsure of its resolve."),
        .. Order,
        new("factions", new MapOf("faction", new Mapping(Faction)), "Factions at home that can refuse a move or make it costly."),
        new("audience-cost", PlayKeys.Cost, "What it costs the party not to keep a threat or promise that gives no cost of its own: none, low, medium (when left out), high, a share or two bounds."),
        new("precision", PlayKeys.Precision, "How exactly this party acts on what is best for it; as `play:` says when left out."),
        .. StatementKeys.Grounds,
    ]);

    private static Either PriorityEntry => new(new Statement(), new Mapping(StatementKeys.Priority));

    private static Either RankingEntry => new(new Statement(), new Mapping(StatementKeys.Ranked));
}
