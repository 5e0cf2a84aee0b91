namespace Demarche.Language.Diagnostics;

/// <summary>Problems of what parties prefer: DEM0400 to DEM0429.</summary>
internal static class PreferenceRules
{
    /// <summary>A party that prefers nothing.</summary>
    public static Rule Indifferent { get; } = new("DEM0400", Severity.Warning, "A party without preferences",
        "{who} has no preferences and is taken to find every state as good as any other",
        "Give it `priorities:`, a `ranking:` or `weights:`.",
        "parties: { A: { levers: { strike: [no, yes] } } }");

    /// <summary>More than one order.</summary>
    public static Rule SeveralOrders { get; } = new("DEM0401", Severity.Error, "More than one order",
        "{who} has both {first} and {second}",
        "Keep one of them.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike], ranking: [strike] } }");

    /// <summary>A statement that is true or false everywhere.</summary>
    public static Rule DecidesNothing { get; } = new("DEM0402", Severity.Warning, "A statement that decides nothing",
        "this is {truth} in every possible state, so it decides nothing",
        "Check it against `impossible:`, or remove it.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike or not strike, strike] } }");

    /// <summary>A statement that those before it leave nothing to decide.</summary>
    public static Rule DecidedBefore { get; } = new("DEM0420", Severity.Note, "A priority that comes too late",
        "this never makes a difference here: {why}",
        "Remove it, or move it up.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike, not strike] } }");

    /// <summary>States a ranking leaves out.</summary>
    public static Rule RankingIncomplete { get; } = new("DEM0403", Severity.Warning, "A ranking that leaves states out",
        "this ranking leaves {count} of {all} states out; they are tied as the worst",
        "Add them, or end the ranking with `always`.",
        "parties: { A: { levers: { strike: [no, yes], talk: [no, yes] }, ranking: [strike] } }");

    /// <summary>An entry whose states are all ranked already.</summary>
    public static Rule RankedBefore { get; } = new("DEM0404", Severity.Warning, "A ranking entry that adds nothing",
        "every state of this entry is already ranked further up",
        "Remove it or move it up: a state counts where it is first named.",
        "parties: { A: { levers: { strike: [no, yes] }, ranking: [strike, A.strike is yes, always] } }");

    /// <summary>Priors that cannot be.</summary>
    public static Rule Priors { get; } = new("DEM0405", Severity.Error, "Priors that do not add up",
        "the priors of the types of {party} add up to {sum}, not to 100%",
        "Change them so that they add up, or leave one out: it gets the rest.",
        "parties:\n  A:\n    levers: { strike: [no, yes] }\n    types:\n      firm: { prior: 50%, priorities: [strike] }\n      soft: { prior: 60%, "
            + "priorities: [not strike] }");

    /// <summary>Weights too large.</summary>
    public static Rule WeightsTooLarge { get; } = new("DEM0406", Severity.Error, "Weights too large or too fine",
        "the weights of {who} are too large or too fine to be added exactly",
        "Use fewer digits: what matters is their order of magnitude to one another.",
        "parties: { A: { levers: { strike: [no, yes], talk: [no, yes] }, weights: { strike: 9999999999, talk: 0.000000000001 } } }");

    /// <summary>A bare weight on a lever with many levels.</summary>
    public static Rule WeightNeedsLevel { get; } = new("DEM0407", Severity.Error, "A weight without its level",
        "the lever {lever} has {count} levels, so a single number does not say which it weights",
        "Give a number for each level: `{ level: number, … }`.",
        "parties: { A: { levers: { border: [eased, massed, provoked] }, weights: { border: -2 } } }");

    /// <summary>Weights without levers.</summary>
    public static Rule WeightsNeedLevers { get; } = new("DEM0408", Severity.Error, "Weights in a model without levers",
        "weights belong to levels of levers, and this model lists its states",
        "Use `ranking:` or `priorities:`.",
        "parties: { A: { weights: { war: 1 } } }\nstates: [peace, war]\nmoves: { A: [[peace, war]] }");

    /// <summary>A statement undecided on a merged state.</summary>
    public static Rule DividesMerged { get; } = new("DEM0409", Severity.Warning, "A statement that divides a merged state",
        "this is true in some and false in others of the states merged into “{name}”; what counts is the first of them",
        "Word it so that it has one truth there, or do not merge them.",
        "parties: { A: { levers: { strike: [no, yes], talk: [no, yes] }, priorities: [talk] } }\nmerge: { name: war, when: strike }");

    /// <summary>An order of a party all of whose types have their own.</summary>
    public static Rule UnusedOrder { get; } = new("DEM0410", Severity.Warning, "An order that no type of the party has",
        "nothing goes by this order: every type of {party} has its own",
        "Change the orders of the types instead, or leave a type without one: it then has this order.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike], types: { firm: { priorities: [strike] }, soft: { priorities: [not "
            + "strike] } } } }");

    /// <summary>A type like one that is not there.</summary>
    public static Rule UnknownType { get; } = new("DEM0411", Severity.Error, "A type like one that is not there",
        "{party} has no type “{name}” to be like",
        "Name another type of the same party.",
        "parties:\n  A:\n    levers: { strike: [no, yes] }\n    types:\n      firm: { priorities: [strike] }\n      soft: { like: frim }");

    /// <summary>Types that are like one another in a circle.</summary>
    public static Rule TypeCircle { get; } = new("DEM0412", Severity.Error, "Types like one another in a circle",
        "the type {type} of {party} is like itself: {chain}",
        "Give one of them `priorities:` of its own.",
        "parties:\n  A:\n    levers: { strike: [no, yes] }\n    types:\n      firm: { like: soft }\n      soft: { like: firm }");

    /// <summary>A change of a type that does not say where it goes, or says so twice.</summary>
    public static Rule WhereItGoes { get; } = new("DEM0413", Severity.Error, "A change of a type without one place",
        "to `{kind}` a priority it takes one of `place`, `above` and `below`; this has {count}",
        "Say where it goes once: `place: 1`, `above: …` or `below: …`.",
        "parties:\n  A:\n    levers: { strike: [no, yes], talk: [no, yes] }\n    types:\n      firm: { priorities: [strike, talk] }\n      soft: { like: "
            + "firm, changes: [{ move: talk }] }");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Indifferent, SeveralOrders, DecidesNothing, RankingIncomplete, RankedBefore, Priors, WeightsTooLarge, WeightNeedsLevel, WeightsNeedLevers,
            DividesMerged, UnusedOrder,
        UnknownType, TypeCircle, WhereItGoes, DecidedBefore,
    ];
}
