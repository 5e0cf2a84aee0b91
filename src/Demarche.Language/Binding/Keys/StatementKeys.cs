using static Demarche.Language.Binding.Keys.Shape;

namespace Demarche.Language.Binding.Keys;

/// <summary>Keys of the mappings that hold statements about states and moves.</summary>
public static class StatementKeys
{
    /// <summary>The most statements in an "at most one of" and the like.</summary>
    public const int MostCounted = 64;

    private const int MostStrengths = 8;

    /// <summary>What a part of the model rests on.</summary>
    public static IReadOnlyList<Key> Grounds { get; } =
    [
        new("source", new Text(),
            "Where it is taken from: the id of a source, then the place in it (`article ¶4`). Without it, it is the modeller's judgement."),
        new("because", new Text(), "The reason for it."),
        new("draft", new YesNo(),
            "Whether it was proposed by a reader of texts and nobody has looked at it yet. It counts as judgement; while an order is a draft, no "
            + "probability is given."),
    ];

    /// <summary>How strong a preference is.</summary>
    public static Shape Strength { get; } = new Either(
        new OneOf("mild", "strong", "unknown"), new Whole(0), new ListOf(new Either(new OneOf("mild", "strong"), new Whole(0)), 2, MostStrengths));

    /// <summary>An entry of priorities.</summary>
    public static KeyTable Priority { get; } = new("priority", "An entry of `priorities` in its long form.",
    [
        new("say", new Statement(), "The statement.", Required: true),
        new("words", new Text(), "The statement in plain English, for reports."),
        new("strength", Strength,
            "How strong a preference is that this statement decides: `strong` or 1, or 2 and up for stronger still; mild when left out. `unknown` or a list "
            + "(`[mild, strong, 2]`) leaves it open."),
        new("certainty", new Share(), "How probable it is that the party cares about it at all: 100% when left out."),
        new("optional", new YesNo(), "Whether it is open that the statement belongs here."),
        .. Grounds,
    ]);

    /// <summary>An entry of a ranking.</summary>
    public static KeyTable Ranked { get; } = new("ranked", "An entry of `ranking` in its long form.",
    [
        new("say", new Statement(), "The state or statement.", Required: true),
        new("words", new Text(), "The same in plain English, for reports."),
        new("strength", Strength,
            "How much better it is than what follows: `strong` or 1, or 2 and up for more still. `unknown` or a list (`[mild, strong, 2]`) leaves it open."),
        .. Grounds,
    ]);

    /// <summary>An outcome.</summary>
    public static KeyTable Outcome { get; } = new("outcome", "An outcome in its long form. The short form is the statement.",
    [
        new("say", new Statement(), "Where the outcome holds.", Required: true),
        new("words", new Text(), "The outcome as a clause of plain English, for reports: `relations break off`."),
        .. Grounds,
    ]);

    /// <summary>An entry of impossible.</summary>
    public static KeyTable Impossible { get; } = new("impossible", "An entry of `impossible` in its long form: one of the first four keys, and the grounds.",
    [
        new("say", new Statement(), "No state is possible in which this is true."),
        new("at most one of", new ListOf(new Statement(), 2, MostCounted), "No state is possible in which two of these are true."),
        new("at least one of", new ListOf(new Statement(), 1, MostCounted), "No state is possible in which none of these is true."),
        new("exactly one of", new ListOf(new Statement(), 2, MostCounted), "No state is possible in which none or several of these are true."),
        .. Grounds,
    ]);

    /// <summary>States taken as one.</summary>
    public static KeyTable Merge { get; } = new("merge", "States that are taken as one.",
    [
        new("name", new Text(), "What the merged state is called.", Required: true),
        new("when", new Statement(), "The states.", Required: true),
        .. Grounds,
    ]);

    /// <summary>A move taken away.</summary>
    public static KeyTable ForbiddenMove { get; } = new("forbidden-move", "A move that a party may not make.",
    [
        new("by", new Name("party"), "The party.", Required: true),
        new("from", new Statement(), "Where the move would begin.", Required: true),
        new("to", new Statement(), "Where it would end.", Required: true),
        .. Grounds,
    ]);
}
