using static Demarche.Language.Binding.Keys.Shape;

namespace Demarche.Language.Binding.Keys;

/// <summary>Keys of the outside view, and of tables of classes.</summary>
internal static class OutsideKeys
{
    /// <summary>What kind of thing a break is.</summary>
    public static Shape Kind { get; } = new OneOf(
        "break of relations", "serious violence", "violent answer", "full-scale war", "use of force", "sanctions", "agreement", "concession",
            "concession under sanctions");

    private static readonly Key[] Common =
    [
        new("trigger", new OneOf("peaceful", "threat of force", "show of force", "violence"), "What set the crisis off: `peaceful` where no military act did."),
        new("long-war", new YesNo(), "Whether it lies within a long war between the same parties."),
        new("between", new OneOf("states", "major powers"), "Between whom."),
    ];

    private static readonly Key[] Counts =
    [
        new("k", new Number(0, 1_000_000_000), "In how many cases it came about."),
        new("n", new Number(0, 1_000_000_000), "How many cases there were."),
        new("per-day", new Share(), "How likely it was on an average day, if it had not come about before."),
        new("bounds", new ListOf(new Share(), 2, 2), "Between which bounds `per-day` lies with 95%."),
        new("shape", new Number(0.1m, 5),
            "How that changes as a case grows older (the shape of a Weibull distribution): 1 not at all, when left out; less than 1 where it falls."),
        new("days", new Number(1, 100_000), "Over how many days a case was watched, on average; when left out, the share holds for any horizon."),
        new("years", new Text(), "Over which years they were counted."),
    ];

    /// <summary>A class of cases in a table.</summary>
    public static KeyTable Class { get; } = new("class", "A class of past cases in a table of classes.",
    [
        new("id", new Text(), "Its short name.", Required: true),
        new("kind", Kind, "What kind of thing comes about.", Required: true),
        new("what", new Text(), "What comes about, as a clause: `there is full-scale war`.", Required: true),
        new("of", new Text(), "The cases, in the plural: `international crises`.", Required: true),
        .. Common,
        new("setting", new Text(), "What else the cases have in common, which no model says: the class is then taken only where it is named."),
        new("part-of", new Text(), "The class of which these are some of the years."),
        .. Counts,
        new("source", new Text(), "Who counted them."),
        new("caveat", new Text(), "What to bear in mind."),
    ]);

    /// <summary>A table of classes.</summary>
    public static KeyTable Table { get; } =
        new("table of classes", "Classes of past cases, as `import classes` writes them.",
        [new("classes", new ListOf(new Mapping(Class)), "The classes.", Required: true)]);

    /// <summary>The outside view of a model.</summary>
    public static KeyTable Outside { get; } =
        new("outside", "How often crises like this one went the way of the break: a class by name, counts of your own, or what to find a class by.",
    [
        new("class", new Text(),
            "A class by its short name, from the bundled table or from `table`: `break/icb-all`. `demarche outside` lists those that fit."),
        new("table", new Text(), "A table of classes in the model's folder, instead of the bundled one."),
        new("of", new Text(), "For counts of your own: of what cases they are, in the plural."),
        new("share", new Share(), "For counts of your own: the share of cases, taken as known without error. Better give `k` and `n`."),
        .. Counts,
        new("kind", Kind, "What kind of thing the break is; judged by its words when left out."),
        .. Common,
        new("since", new Date(),
            "The day the crisis began; `asof` when left out. Where a hazard falls with age, an older crisis is less likely to turn on a given day."),
        new("typical", new Text(),
            "A model file that is typical of the class, with a break and a calendar: readiness is set so that it comes to the rate of the class over as many "
            + "days. Left out: models drawn at random from the statements of this one."),
        .. StatementKeys.Grounds,
    ]);
}
