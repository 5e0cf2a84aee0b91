using Demarche.Language.Diagnostics;

namespace Demarche.Language.Import;

/// <summary>Problems of files of other programs: DEM0901 to DEM0919.</summary>
internal static class ImportRules
{
    /// <summary>Not JSON.</summary>
    public static Rule NotJson { get; } = new("DEM0901", Severity.Error, "The save file is not JSON",
        "this is not well-formed JSON: {reason}",
        "A .gmcr file is the JSON that GMCR+ saves; open it there and save it again.",
        "{ \"options\": [");

    /// <summary>JSON, but something else.</summary>
    public static Rule NotGmcr { get; } = new("DEM0902", Severity.Error, "Not a save file of GMCR+",
        "this is not a save file of GMCR+: {reason}",
        "Such a file is one JSON object with `options`, `decisionMakers` and `infeasibles`.",
        "{ \"nodes\": [] }");

    /// <summary>A value of the wrong kind.</summary>
    public static Rule WrongKind { get; } = new("DEM0903", Severity.Error, "A value of the wrong kind in a save file",
        "{path} should be {expected} and is {actual}",
        "Open the file in GMCR+ and save it again, or mend it there by hand.",
        "{ \"options\": [{ \"name\": 7 }], \"decisionMakers\": [], \"infeasibles\": [] }");

    /// <summary>A key that must be there is not.</summary>
    public static Rule Missing { get; } = new("DEM0904", Severity.Error, "A part of a save file is missing",
        "{path} has no “{key}”",
        "Open the file in GMCR+ and save it again, or mend it there by hand.",
        "{ \"options\": [{}], \"decisionMakers\": [], \"infeasibles\": [] }");

    /// <summary>An index out of range.</summary>
    public static Rule NoSuchIndex { get; } = new("DEM0905", Severity.Error, "An index to nothing in a save file",
        "{path} is {index}, and {range}",
        "Correct the index.",
        "{ \"options\": [], \"decisionMakers\": [{ \"name\": \"A\", \"options\": [0], \"preferences\": [] }], \"infeasibles\": [] }");

    /// <summary>An option of nobody or of several.</summary>
    public static Rule Ownership { get; } = new("DEM0906", Severity.Error, "An option without a single owner",
        "the option “{name}” ({path}) belongs to {owners}",
        "Give every option to exactly one decision maker in GMCR+, and take out those that nobody controls.",
        "{ \"options\": [{ \"name\": \"Attack\", \"permittedDirection\": \"both\" }], \"decisionMakers\": [{ \"name\": \"A\", \"options\": [], "
            + "\"preferences\": [] }], \"infeasibles\": [] }");

    /// <summary>A condition that says nothing or contradicts itself.</summary>
    public static Rule BadCondition { get; } = new("DEM0907", Severity.Error, "A condition that makes no sense",
        "{path} {problem}",
        "Each condition lists pairs of an option's index and \"Y\" or \"N\", every option at most once.",
        "\"infeasibles\": [[]]");

    /// <summary>A state number that is none, or comes twice.</summary>
    public static Rule BadRank { get; } = new("DEM0908", Severity.Error, "A ranking that does not fit the states",
        "{path} {problem}",
        "A ranking by hand holds the number of every feasible state once; make it anew in GMCR+, or switch to prioritised statements.",
        "\"preferenceRanking\": [1, 9]");

    /// <summary>A name that could not be kept as it is.</summary>
    public static Rule Renamed { get; } = new("DEM0909", Severity.Warning, "A name was changed",
        "the {thing} “{old}” ({path}) is called “{new}” here: {reason}",
        "Rename it in the imported model as you like.",
        "two options of one decision maker with the same name");

    /// <summary>Something older files lack.</summary>
    public static Rule Assumed { get; } = new("DEM0910", Severity.Warning, "An older save file leaves something open",
        "{path} {problem}; {assumption}",
        "Check it in the imported model.",
        "an option without `permittedDirection`");

    /// <summary>No present state.</summary>
    public static Rule NoPresentState { get; } = new("DEM0911", Severity.Note, "The present state was chosen",
        "a save file of GMCR+ has no present state; state 1 ({pattern}) is taken",
        "Set `now` of the levers in the imported model.",
        "any .gmcr file");

    /// <summary>Options out of their owners' order.</summary>
    public static Rule OptionOrder { get; } = new("DEM0912", Severity.Note, "Options are not grouped by decision maker",
        "the options are not grouped by decision maker; states are numbered in the order of `options`",
        "GMCR+ itself regroups the options of such a file when it opens it, and then numbers the states anew.",
        "\"decisionMakers\": [{ \"options\": [0, 2] }, { \"options\": [1] }]");

    /// <summary>Statements that the file does not use.</summary>
    public static Rule Unused { get; } = new("DEM0913", Severity.Note, "Statements that are not used",
        "the statements of {names} are left out, since the file ranks states by hand",
        "To use the statements, switch the ranking by hand off in GMCR+ and save again.",
        "\"useManualPreferenceRanking\": true");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        NotJson, NotGmcr, WrongKind, Missing, NoSuchIndex, Ownership, BadCondition, BadRank, Renamed, Assumed, NoPresentState, OptionOrder, Unused,
    ];
}
