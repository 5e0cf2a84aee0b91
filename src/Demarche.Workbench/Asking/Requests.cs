using System.ComponentModel;

namespace Demarche.Workbench.Asking;

/// <summary>Which model a question is about: its text, or a file.</summary>
public abstract record ModelRequest
{
    /// <summary>The model's text, YAML.</summary>
    [Description("The text of the model, in the YAML of .crisis.yaml files. Give this or `file`.")]
    public string? Model { get; init; }

    /// <summary>A bundled model or a file in the opened folder.</summary>
    [Description("A bundled model, such as geneva-2022, or a file in the opened folder, such as my.crisis.yaml.")]
    public string? File { get; init; }

    internal abstract Question ToQuestion();

    private protected Question Ask(string command, string? state, params IEnumerable<(string Name, string? Value)> options) =>
        new(command, Model, File, [.. options.Where(o => o.Value is not null).Select(o => (o.Name, o.Value!))], state);
}

/// <summary>What is wrong with a model, and how big it is.</summary>
public sealed record CheckRequest : ModelRequest
{
    internal override Question ToQuestion() => Ask("check", null);
}

/// <summary>Which states hold.</summary>
public sealed record SolveRequest : ModelRequest
{
    /// <summary>Solution concepts.</summary>
    [Description("Solution concepts separated by commas, such as nash,seq, or all; the usual five when left out.")]
    public string? Concepts { get; init; }

    /// <summary>Hidden types taken as given.</summary>
    [Description("Hidden types to take as given, such as Russia=bluffing; the likeliest when left out.")]
    public string? Types { get; init; }

    /// <summary>A concept for each party.</summary>
    [Description("A concept for each party, such as Russia=seq,USA=nash.")]
    public string? Foresight { get; init; }

    /// <summary>Coalitions to ask about.</summary>
    [Description("Coalitions to ask about, such as Russia+USA; all, or none; those the model names when left out.")]
    public string? Coalitions { get; init; }

    /// <summary>Blocks of parties as the players.</summary>
    [Description("Blocks of parties that act as one, such as Russia+USA.")]
    public string? Partition { get; init; }

    /// <summary>The most states in a list.</summary>
    [Description("The most states in a list; 1000 when left out, 0 for all of them.")]
    public int? Limit { get; init; }

    internal override Question ToQuestion() => Ask("solve", null, ("concepts", Concepts), ("types", Types), ("foresight", Foresight), ("coalitions", Coalitions), ("partition", Partition), ("limit", (Limit ?? 1000).ToString()));
}

/// <summary>Why a state holds or fails.</summary>
public sealed record ExplainRequest : ModelRequest
{
    /// <summary>The state.</summary>
    [Description("The state: a number from 1, now, an outcome, a pattern such as NYN, or levels such as ties=severed,border=eased.")]
    public required string State { get; init; }

    /// <summary>For one party only.</summary>
    [Description("For one party only.")]
    public string? For { get; init; }

    /// <summary>Solution concepts.</summary>
    [Description("Solution concepts separated by commas; the usual five when left out.")]
    public string? Concept { get; init; }

    /// <summary>Hidden types taken as given.</summary>
    [Description("Hidden types to take as given, such as Russia=bluffing.")]
    public string? Types { get; init; }

    /// <summary>Whether to say what would make the state hold.</summary>
    [Description("Whether to say which preferences would make the state hold.")]
    public bool MakeStable { get; init; }

    internal override Question ToQuestion() => Ask("explain", State, ("for", For), ("concept", Concept), ("types", Types), ("make-stable", MakeStable ? "" : null));
}

/// <summary>The cheapest changes that would make a state hold.</summary>
public sealed record AdviseRequest : ModelRequest
{
    private const int MostSets = 100_000;

    /// <summary>What is wanted.</summary>
    [Description("The outcome or state that is to hold: an outcome, a number from 1, now, or levels such as ties=kept,border=eased.")]
    public required string Wanted { get; init; }

    /// <summary>The solution concept.</summary>
    [Description("The solution concept that says what holds; seq when left out.")]
    public string? Concept { get; init; }

    /// <summary>Hidden types taken as given.</summary>
    [Description("Hidden types to take as given, such as Russia=bluffing; the likeliest when left out.")]
    public string? Types { get; init; }

    /// <summary>Whether moves that pay must lead there.</summary>
    [Description("Whether moves that each pay for their mover must lead there from now; true when left out. False lets any moves lead there.")]
    public bool Pays { get; init; } = true;

    /// <summary>The most sets of changes to make.</summary>
    [Description("The most sets of changes to make, at most 100000.")]
    public int? Budget { get; init; }

    internal override Question ToQuestion() => Ask("advise", Wanted, ("concept", Concept), ("types", Types), ("any-moves", Pays ? null : ""), ("budget", Math.Clamp(Budget ?? MostSets, 1, MostSets).ToString()));
}

/// <summary>The answer in sentences with its grounds.</summary>
public sealed record BriefRequest : ModelRequest
{
    /// <summary>Hidden types taken as given.</summary>
    [Description("Hidden types to take as given, such as Russia=bluffing; the likeliest when left out.")]
    public string? Types { get; init; }

    internal override Question ToQuestion() => Ask("brief", null, ("types", Types));
}

/// <summary>The probability of the break over the calendar.</summary>
public sealed record PlayRequest : ModelRequest
{
    /// <summary>How many runs are drawn.</summary>
    [Description("How many runs are drawn, at most 100000.")]
    public int? Draws { get; init; }

    /// <summary>Seed of all that is drawn.</summary>
    [Description("The seed of all that is drawn; the same seed gives the same answer. 1 when left out.")]
    public int? Seed { get; init; }

    /// <summary>How exactly parties choose.</summary>
    [Description("How exactly parties choose: low, medium, high, a number, or two as in 4..16.")]
    public string? Lambda { get; init; }

    /// <summary>The day to end on.</summary>
    [Description("The day to end on, yyyy-MM-dd; the model's when left out.")]
    public string? Horizon { get; init; }

    internal override Question ToQuestion() => Ask("play", null, ("draws", Draws is { } n ? Math.Clamp(n, 1, 100_000).ToString() : null), ("seed", Seed?.ToString()), ("lambda", Lambda), ("horizon", Horizon));
}
