namespace Demarche.Language.Diagnostics;

/// <summary>Problems of the outside view and of tables of classes: DEM0590 to DEM0599, and DEM0940 of files of crises.</summary>
public static class OutsideRules
{
    private const string Model = "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\n";

    /// <summary>A class that is not there.</summary>
    public static Rule UnknownClass { get; } = new("DEM0590", Severity.Error, "A class of cases that is not known",
        "no class of cases is called “{name}”",
        "`demarche outside MODEL` lists the classes that fit; `outside: { of: …, k: …, n: … }` gives counts of your own.",
        Model + "outside: violence/all-crises");

    /// <summary>Counts that cannot be.</summary>
    public static Rule Counts { get; } = new("DEM0591", Severity.Error, "Counts that cannot be",
        "{k} of {n} cases is not possible",
        "`n` is how many cases there were, and at least 1; `k` is how many of them went that way, and at most `n`.",
        Model + "outside: { of: crises, k: 8, n: 5 }");

    /// <summary>Neither a class nor counts nor anything to find one by.</summary>
    public static Rule Incomplete { get; } = new("DEM0592", Severity.Error, "An outside view that says too little",
        "these counts lack {what}",
        "Counts of your own are `of`, `k` and `n`, or `of` and `share`; `class` names a class instead.",
        Model + "outside: { of: crises, k: 8 }");

    /// <summary>The outside view is given twice.</summary>
    public static Rule Twice { get; } = new("DEM0593", Severity.Error, "An outside view given twice",
        "the outside view is given here and by {other}",
        "Keep one of them: a class by name, counts of your own, or `base-rate`, which is an older way to write `outside`.",
        Model + "outside: { class: violence/icb-all, of: crises, k: 8, n: 50 }");

    /// <summary>Bounds that do not hold the hazard.</summary>
    public static Rule Bounds { get; } = new("DEM0594", Severity.Error, "Bounds that do not hold what they are bounds of",
        "{share} a day does not lie between {low} and {high}",
        "Write the lower bound first; `per-day` lies between the two.",
        Model + "outside: { of: crises, k: 8, n: 50, per-day: 1%, bounds: [2%, 3%] }");

    /// <summary>A crisis that begins after the day of the analysis.</summary>
    public static Rule SinceLater { get; } = new("DEM0595", Severity.Error, "A crisis that began after the day of the analysis",
        "the crisis began on {since}, after the day of the analysis, {asof}",
        "`since` is the day on which the crisis began; leave it out if that is not known.",
        Model + "asof: 2022-01-05\noutside: { class: violence/icb-all, since: 2022-02-01 }");

    /// <summary>A class twice in a table.</summary>
    public static Rule ClassTwice { get; } = new("DEM0596", Severity.Error, "A class twice in one table",
        "the class “{name}” stands in this table already",
        "Give each class a name of its own.",
        Model + "outside: { class: mine, table: classes.yaml }   # in classes.yaml two classes have the id mine");

    /// <summary>A model that is named as typical of the class and cannot be.</summary>
    public static Rule NotTypical { get; } = new("DEM0597", Severity.Error, "A model that cannot stand for typical ones",
        "“{name}” cannot stand for typical models: {why}",
        "Name a model with a `break` and a `calendar`; or leave `typical` out, and models drawn at random from this one's own statements stand for it.",
        Model + "outside: { class: violence/icb-all, typical: usual.crisis.yaml }   # and usual.crisis.yaml names no break");

    /// <summary>A file of crises that lacks columns.</summary>
    public static Rule IcbColumns { get; } = new("DEM0940", Severity.Error, "A file of crises that lacks columns",
        "this file lacks the columns {columns}",
        "`import classes` counts from the files of International Crisis Behavior: one crisis a line (icb1v14.csv), or one state in a crisis a line "
            + "(icb2v14.csv); `backtest` reads both. Column names stand in the first line.",
        "a CSV file whose first line is `crisno,crisname`, and nothing else");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [UnknownClass, Counts, Incomplete, Twice, Bounds, SinceLater, ClassTwice, NotTypical, IcbColumns];
}
