namespace Demarche.Language.Diagnostics;

/// <summary>Problems of keys and of the shapes of their values: DEM0100 to DEM0129.</summary>
internal static class StructureRules
{
    /// <summary>A key the language does not have there.</summary>
    public static Rule UnknownKey { get; } = new("DEM0100", Severity.Error, "An unknown key",
        "“{key}” is not a key of {table}",
        "docs/keys.md lists the keys.",
        "parties: { A: { lever: { strike: [no, yes] } } }");

    /// <summary>A key that must be there is not.</summary>
    public static Rule MissingKey { get; } = new("DEM0101", Severity.Error, "A missing key",
        "“{key}” is missing from this {table}",
        "Add it.",
        "crisis: A week of talks");

    /// <summary>A list where a text belongs, and the like.</summary>
    public static Rule WrongShape { get; } = new("DEM0102", Severity.Error, "A value of the wrong shape",
        "{what} must be {expected}, and this is {kind}",
        "Compare the example in docs/language.md.",
        "parties: [Russia, USA]");

    /// <summary>A text that does not say what it must.</summary>
    public static Rule BadValue { get; } = new("DEM0103", Severity.Error, "A value that cannot be read",
        "“{value}” is not {expected}",
        "docs/keys.md says what each key may hold.",
        "asof: 5 January 2022\nparties: { A: {} }");

    /// <summary>A list too short or too long.</summary>
    public static Rule ListLength { get; } = new("DEM0104", Severity.Error, "A list of the wrong length",
        "{what} must have {expected}, and has {count}",
        "Add or remove items.",
        "parties: { A: { levers: { strike: [no] } } }");

    /// <summary>A key with nothing after it.</summary>
    public static Rule NoValue { get; } = new("DEM0105", Severity.Warning, "A key without a value",
        "“{key}” is followed by nothing and is taken as left out",
        "Give it a value or remove the line.",
        "question:\nparties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }");

    /// <summary>A name that cannot be one.</summary>
    public static Rule BadName { get; } = new("DEM0106", Severity.Error, "A name that cannot be one",
        "“{name}” cannot be a name: {reason}",
        "Choose a short name on one line.",
        "parties: { ' Russia': {} }");

    /// <summary>A comma inside a text that has no quotes.</summary>
    public static Rule CutText { get; } = new("DEM0107", Severity.Error, "A text that a comma has cut in two",
        "quotes are missing: a comma has cut the text before it in two, so that “{rest}” stands here as a key",
        "Put the whole text in quotes.",
        "sources: { bbc: { title: Reports, 1 to 6 December } }\nparties: { A: {} }");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [UnknownKey, MissingKey, WrongShape, BadValue, ListLength, NoValue, BadName, CutText];
}
