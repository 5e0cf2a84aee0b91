using static Demarche.Language.Binding.Keys.Shape;

namespace Demarche.Language.Binding.Keys;

/// <summary>Keys of what only the play lens reads: the settings of the game, and what may happen by itself.</summary>
internal static class PlayKeys
{
    /// <summary>A cost: a word, a share of all that a party has to gain or lose, or two bounds.</summary>
    public static Shape Cost { get; } = new Either(new OneOf("none", "low", "medium", "high"), new Share(), new ListOf(new Share(), 2, 2));

    /// <summary>A probability or a share, or two bounds.</summary>
    public static Shape Chance { get; } = new Either(new Share(), new ListOf(new Share(), 2, 2));

    /// <summary>How exactly somebody acts on what is best: a word, a number, or two bounds.</summary>
    public static Shape Precision { get; } = new Either(new OneOf("low", "medium", "high"), new Number(0, 1000), new ListOf(new Number(0, 1000), 2, 2));

    /// <summary>Who acts first.</summary>
    public static Shape Order { get; } = new OneOf("listed", "simultaneous", "random");

    /// <summary>A risk.</summary>
    public static KeyTable Risk { get; } = new("risk", "Something that may happen by itself while a state lasts, without anybody choosing it.",
    [
        new("while", new Statement(), "Where it may happen.", Required: true),
        new("then", new Statement(), "What is true once it has happened; of the states in which it is, the one that differs in the fewest levers comes about.",
            Required: true),
        new("chance", Chance, "How likely it is, or two bounds: `2%`, `[1%, 5%]`.", Required: true),
        new("per", new OneOf("day", "occasion"), "Whether that is for each day or for each occasion; a day when left out."),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>A base rate.</summary>
    public static KeyTable BaseRate { get; } = new("base-rate", "How often crises like this one broke: an older way to write `outside`.",
    [
        new("share", new Share(), "The share of them that did.", Required: true),
        new("of", new Text(), "Of what it is the share: `rounds of talks under a public threat`.", Required: true),
        .. StatementKeys.Grounds,
    ]);

    /// <summary>The settings.</summary>
    public static KeyTable Play { get; } = new("play", "How the crisis is played forward through its calendar. Every key has a default.",
    [
        new("horizon", new Date(), "The day the forecast ends; the last occasion when left out. Later occasions are left out."),
        new("order", Order, "Who acts first at an occasion: the parties as listed there, each seeing what those before it did (`listed`, when left out), all "
            + "at once (`simultaneous`), or as chance will have it (`random`)."),
        new("precision", Precision,
            "How exactly parties act on what is best for them: low (2 to 4), medium (4 to 8), high (8 to 16), a number (0: at random) or two bounds; high "
            + "when left out."),
        new("discount", Chance, "What a day's delay takes off what is gained or lost, or two bounds; 1% when left out."),
        new("stake", Chance,
            "What one point of stake in a linked issue is worth, as a share of all that a party has to gain or lose, or two bounds; 0% to 5% when left out."),
        new("strong-step", new Number(1, 100),
            "How many mild steps a strong one is worth at least, where numbers are drawn; 3 when left out. A step of strength 2 is worth as many strong ones, "
            + "and so on."),
        new("utilities", new OneOf("drawn", "midpoint"),
            "Whether the numbers behind an order are drawn from all that agree with it (when left out) or are the centre of these."),
        new("after-break", new OneOf("goes-on", "ends"),
            "What follows once the break has come about: all that could before, so that it may be undone or made worse (`goes-on`, when left out), or "
            + "nothing, since it cannot be taken back (`ends`)."),
        new("readiness", new Either(new OneOf("calibrated"), Chance),
            "How likely a party is to be ready to decide on a given day; if it is not, it stays where it is. `calibrated`, when left out: such that typical "
            + "models of the class in `outside` average its rate; 100% where no class is known. Or a probability, or two bounds."),
        new("base-rate", new Mapping(BaseRate), "An older way to write `outside: { share: …, of: … }`."),
        .. StatementKeys.Grounds,
    ]);
}
