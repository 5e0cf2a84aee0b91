namespace Demarche.Language.Diagnostics;

/// <summary>Problems of statements and of the names in them: DEM0200 to DEM0229.</summary>
internal static class StatementRules
{
    /// <summary>Not a statement.</summary>
    public static Rule Malformed { get; } = new("DEM0200", Severity.Error, "Not a statement",
        "this is not a statement: {problem}",
        "Write `lever is level`, an outcome's name, or such joined by `not`, `and`, `or`, `if`; put names that hold such words in quotes.",
        "parties: { A: { levels: [no, yes] } }\noutcomes: { war: A.strike and or }");

    /// <summary>A name nothing has.</summary>
    public static Rule UnknownName { get; } = new("DEM0201", Severity.Error, "An unknown name",
        "nothing here is called “{name}”",
        "Use the name of a lever, as `lever is level`, or of an outcome.",
        "parties: { A: { levers: { strike: [no, yes] } } }\noutcomes: { war: strke }");

    /// <summary>A comparison of something that is not a lever.</summary>
    public static Rule UnknownLever { get; } = new("DEM0202", Severity.Error, "An unknown lever",
        "there is no lever “{name}”",
        "Name a lever of one of the parties, as `lever` or `Party.lever`.",
        "parties: { A: { levers: { strike: [no, yes] } } }\noutcomes: { war: B.strike is yes }");

    /// <summary>A name several levers have.</summary>
    public static Rule AmbiguousLever { get; } = new("DEM0203", Severity.Error, "An ambiguous lever",
        "“{name}” could mean {candidates}",
        "Write the party before it: `Party.lever`.",
        "parties:\n  A: { levers: { strike: [no, yes] } }\n  B: { levers: { strike: [no, yes] } }\noutcomes: { war: strike }");

    /// <summary>A level the lever does not have.</summary>
    public static Rule UnknownLevel { get; } = new("DEM0204", Severity.Error, "An unknown level",
        "the lever {lever} has no level “{level}”",
        "Use one of the lever's levels.",
        "parties: { A: { levers: { ties: [kept, severed] } } }\noutcomes: { break: ties is severd }");

    /// <summary>A lever with more than two levels that stands alone.</summary>
    public static Rule LevelMissing { get; } = new("DEM0205", Severity.Error, "A lever without its level",
        "“{lever}” is a lever with {count} levels, so it is neither true nor false",
        "Say at which level: `lever is level`. Only a two-level lever may stand alone, for its second level.",
        "parties: { A: { levers: { border: [eased, massed, provoked] } } }\noutcomes: { war: border }");

    /// <summary>Definitions that go round in a circle.</summary>
    public static Rule Cycle { get; } = new("DEM0206", Severity.Error, "A definition that goes round in a circle",
        "“{name}” is defined by way of itself: {cycle}",
        "Define one of them by levers alone.",
        "parties: { A: { levers: { strike: [no, yes] } } }\noutcomes: { war: not peace, peace: not war }");

    /// <summary>A state number out of range.</summary>
    public static Rule NoSuchState { get; } = new("DEM0207", Severity.Error, "No state of that number",
        "there is no state {number}: the states are numbered 1 to {count}",
        "Give a number in that range; `demarche solve` lists the states by number.",
        "parties:\n  A:\n    levers: { strike: [no, yes] }\n    ranking: [1, 2, 3]");

    /// <summary>A state number where states have none.</summary>
    public static Rule NoNumbersHere { get; } = new("DEM0208", Severity.Error, "A state number where states have none yet",
        "states have no numbers here, since this helps to decide which states there are",
        "Say by its levers what is meant.",
        "parties: { A: { levers: { strike: [no, yes] } } }\nimpossible: [state 2]");

    /// <summary>Definitions that unfold into too much.</summary>
    public static Rule UnfoldsTooFar { get; } = new("DEM0209", Severity.Error, "A statement that unfolds too far",
        "with every outcome in it written out, this statement has {size} parts, {depth} deep; at most {limit} parts, {deepest} deep, are handled",
        "Define the outcomes by levers, with fewer layers of outcomes upon outcomes.",
        "outcomes:\n  a: strike\n  b: a iff a   # and so on: each twice as large as the one before");

    /// <summary>Definitions upon definitions.</summary>
    public static Rule TowerTooTall { get; } = new("DEM0211", Severity.Error, "Too many definitions, one upon the other",
        "“{name}” stands on top of {limit} outcomes and merged states, each defined by the next",
        "Define some of them by levers alone.",
        "outcomes: { o1: not o2, o2: not o3, …, o299: not o300, o300: strike }");

    /// <summary>All statements together unfold into too much.</summary>
    public static Rule UnfoldTogether { get; } = new("DEM0212", Severity.Error, "Statements that together unfold too far",
        "with every outcome written out, the statements up to here have more than {limit} parts",
        "Use fewer statements, or outcomes with shorter definitions.",
        "some hundred statements, each with an outcome of a hundred thousand parts");

    /// <summary>A comparison that can never be true.</summary>
    public static Rule NeverTrue { get; } = new("DEM0210", Severity.Warning, "A comparison that is never true",
        "no level of {lever} is {relation} “{level}”",
        "Check the order of the levels; `at most` and `at least` include the level itself.",
        "parties: { A: { levers: { ties: [kept, severed] } } }\noutcomes: { odd: ties below kept }");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Malformed, UnknownName, UnknownLever, AmbiguousLever, UnknownLevel, LevelMissing, Cycle, NoSuchState, NoNumbersHere, UnfoldsTooFar, NeverTrue,
            TowerTooTall, UnfoldTogether,
    ];
}
