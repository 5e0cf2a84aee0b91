using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Game;
using Demarche.Analysis.Play;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Language.Model;
using Demarche.Record.Classifying;

namespace Demarche.Analysis.Asking;

/// <summary>The options that several questions have, each written once.</summary>
internal static class CommonOptions
{
    public static OptionInfo Types { get; } =
        new("types", OptionKind.Text, "The hidden types to take as given, such as Russia=bluffing; the likeliest when left out")
    {
        ValueName = "PARTY=TYPE,…",
        Example = "Russia=bluffing",
        WhyNot = text => Suggestion.Entries(text).Length == 0 ? "it names no party: write its name and a type, such as Russia=bluffing" : null,
        Of = c => c.Parties.SelectMany(p => p.Types.Select(t => $"{p.Name}={t.Name}")),
    };

    public static OptionInfo Foresight { get; } =
        new("foresight", OptionKind.Text, $"A concept for each party, such as Russia=seq,USA=nash; {ForesightMeaning.Usual} for parties not named")
    {
        ValueName = "PARTY=CONCEPT,…",
        Example = "Russia=seq,USA=nash",
        WhyNot = text => Suggestion.Entries(text).Length == 0 ? "it names no party: write its name and a concept, such as Russia=seq,USA=nash" : null,
        Of = c => c.Parties.SelectMany(p => Concepts.All.Select(k => $"{p.Name}={k.Id}")),
    };

    public static OptionInfo Threshold { get; } =
        new("threshold", OptionKind.Text,
        "Fuzzy preferences: how much surer a gain must be than a loss before it counts, such as 40%, or Russia=30%,USA=60%; 50% for parties not named")
    {
        ValueName = "SHARE",
        Example = "40%",
        WhyNot = text => Suggestion.Entries(text).Length == 0 ? "it names no share: write one such as 40%, or Russia=30%,USA=60%" : null,
        Of = c => c.Parties.Select(p => $"{p.Name}=50%"),
    };

    public static OptionInfo Chances { get; } =
        new("chances", OptionKind.Text,
        "Probabilistic preferences: a move tempts when a gain is more probable than 1−α, an answer deters when a gain is no more probable than 1−β, a step of "
        + "it is credible when its gain is more probable than γ; 50%,50%,50% when left out")
    {
        ValueName = "α,β,γ",
        Example = "50%,50%,50%",
    };

    public static OptionInfo Coalitions { get; } =
        new("coalitions", OptionKind.Text, "Which coalitions to ask about, such as Russia+USA,USA+Ukraine; all, or none; those the model names when left out")
    {
        ValueName = "A+B,…",
        Example = "Russia+USA",
        Of = c => c.Coalitions.Select(h => string.Join('+', h.Select(p => c.Parties[p].Name))).Append(CoalitionMeaning.Every).Append(CoalitionMeaning.None),
    };

    public static OptionInfo Partition { get; } =
        new("partition", OptionKind.Text, "Take these blocks of parties as the players, each acting as one; parties not named stand alone")
    {
        ValueName = "A+B,…",
        Example = "Russia+USA",
    };

    public static OptionInfo Seed { get; } =
        new("seed", OptionKind.Number, "The seed of all that is drawn; the same seed gives the same answer (1 when left out)")
    {
        ValueName = "SEED",
        Example = "7",
        Default = 1L,
        Most = int.MaxValue,
    };

    public static OptionInfo Lambda { get; } =
        new("lambda", OptionKind.Text, "How exactly parties choose: low, medium, high, a number, or two as in 4..16; as the model says when left out")
    {
        ValueName = "L",
        Example = "4..16",
        TakesNumbers = true,
        WhyNot = PlayMeaning.WhyNotPrecision,
        Known = ["low", "medium", "high"],
    };

    public static OptionInfo Utilities { get; } =
        new("utilities", OptionKind.Text, "drawn from all that agree with the orders, or midpoint, their centre; as the model says when left out")
    {
        ValueName = "HOW",
        Example = "midpoint",
        Words = ["drawn", "midpoint"],
    };

    public static OptionInfo Horizon { get; } = new("horizon", OptionKind.Text, "The day to end on, yyyy-MM-dd; the model's when left out")
    {
        ValueName = "DAY",
        Example = "2022-01-31",
        WhyNot = PlayMeaning.WhyNotDay,
    };

    public static OptionInfo Mode { get; } =
        new("mode", OptionKind.Text,
        "exact, every history; grid, positions with beliefs on a grid; or auto, exact while that is not too large (auto when left out)")
    {
        ValueName = "MODE",
        Example = "grid",
        Default = "auto",
        Words = ["auto", "exact", "grid"],
    };

    public static OptionInfo Inside { get; } =
        Flag("inside", "Only what the game itself says, held to no outside view: what parties that err would do, and no forecast");

    public static OptionInfo Diary { get; } =
        new("diary", OptionKind.Text, "A diary of forecasts, from which is learnt how far models are trusted (when left out as far as before any diary)")
    {
        ValueName = "FILE",
        Example = "diary.jsonl",
        IsLocal = true,
    };

    /// <summary>A list of concepts.</summary>
    public static OptionInfo ConceptList(string name, params string[] aliases) =>
        new(name, OptionKind.Text, $"Which concepts, separated by commas, or all: {ConceptChoice.Known}; {ConceptChoice.WhenLeftOut} when left out")
        {
            ValueName = "NAMES",
            Example = "nash,seq",
            Aliases = aliases,
            WhyNot = ConceptChoice.WhyNotList,
            Known = ConceptChoice.ListNames,
        };

    /// <summary>The one concept that says what holds.</summary>
    public static OptionInfo Concept { get; } = new("concept", OptionKind.Text, "Which concept says what holds (seq when left out)")
    {
        ValueName = "NAME",
        Example = "gmr",
        Default = "seq",
        WhyNot = ConceptChoice.WhyNotOne,
        Known = ConceptChoice.Names,
    };

    /// <summary>A state or an outcome, by its place on the command line.</summary>
    public static OptionInfo State(string name, string help) => new(name, OptionKind.Text, help)
    {
        ValueName = name.ToUpperInvariant(),
        Example = "now",
        IsRequired = true,
        IsArgument = true,
        TakesNumbers = true,
        WhyNot = text => string.IsNullOrWhiteSpace(text) ? "say which state is meant: a number, now, an outcome, or levels such as ties=severed" : null,
        Of = StatesOf,
    };

    /// <summary>The states that a model has names for.</summary>
    public static IEnumerable<string> StatesOf(Crisis crisis) => crisis.Outcomes.Select(o => o.Name).Concat(crisis.Graph?.States ?? []).Prepend("now");

    /// <summary>A number within bounds.</summary>
    public static OptionInfo Number(string name, string help, long least, long most, string valueName = "N") =>
        new(name, OptionKind.Number, help) { ValueName = valueName, Least = least, Most = most, Example = $"{Math.Max(least, 1)}" };

    /// <summary>A flag.</summary>
    public static OptionInfo Flag(string name, string help) => new(name, OptionKind.Flag, help);

    /// <summary>What was asked of play by the options that all who play share.</summary>
    public static PlayRequest Play(string? lambda, string? utilities, string? horizon, string? mode, int seed) => new()
    {
        Seed = seed,
        Choices = new PlayChoices(lambda is null ? null : PlayMeaning.Precision(lambda), PlayMeaning.Utilities(utilities)),
        Mode = PlayMeaning.Mode(mode),
        Horizon = horizon is null ? null : PlayMeaning.Day(horizon),
    };
}
