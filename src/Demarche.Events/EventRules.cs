namespace Demarche.Events;

/// <summary>Problems of event data and of the maps that say what its columns mean: DEM0750 to DEM0769.</summary>
public static class EventRules
{
    /// <summary>A file that cannot be had.</summary>
    public static Rule Unreadable { get; } = new("DEM0750", Severity.Error, "Event data that cannot be read",
        "{file} cannot be read: {reason}",
        "Name files of text (also .gz and .zip) or Parquet; a pattern such as `data/2022*.csv` may stand for many.",
        "demarche import events no-such-file.csv --map gdelt2 --between RUS USA");

    /// <summary>Bytes that are no table.</summary>
    public static Rule NotATable { get; } = new("DEM0751", Severity.Error, "Event data that is no table",
        "{file} is no table of text: {reason}",
        "Name the file with the rows, as text in UTF-8, packed by gzip or zip or not, or as Parquet.",
        "a picture by the name of events.csv");

    /// <summary>Rows of another shape than the map says.</summary>
    public static Rule OtherShape { get; } = new("DEM0752", Severity.Error, "Event data of another shape",
        "this line has {found} where {map} has {expected}",
        "Look at the first line: `--map` may name another data set, or the file may be separated by something else.",
        "a file of GDELT 1.0 read with --map gdelt2");

    /// <summary>A header without a column that the map names.</summary>
    public static Rule NoColumn { get; } = new("DEM0753", Severity.Error, "Event data without a column that is needed",
        "there is no column “{column}”, from which the {field} would be taken",
        "The columns are named in the first line. Write a map of your own where they go by other names: see docs/reading.md, “From event data”.",
        "a file whose first line says day, actor, target, code, read with --map icews");

    /// <summary>Nothing between those asked for.</summary>
    public static Rule NothingBetween { get; } = new("DEM0754", Severity.Warning, "No events between those asked for",
        "no row is between {actors}; the column {field} holds {values}",
        "See whether `--map` reads the right columns, and whether the files hold these days and these states.",
        "--between RUS USA on a file of events in Chile");

    /// <summary>Somebody whom nobody knows.</summary>
    public static Rule UnknownActor { get; } = new("DEM0755", Severity.Error, "A state that is not known",
        "“{name}” is no code and no name of a state",
        "Give a code of three letters (RUS) or a name (“South Korea”). With a map of your own it may be any text that stands in the columns.",
        "demarche import events data.csv --map gdelt2 --between RSU USA");

    /// <summary>Rows that were refused.</summary>
    public static Rule Refused { get; } = new("DEM0756", Severity.Warning, "Rows of event data that are refused",
        "{count}: {reason}. First: {examples}",
        "All other rows are counted. Look at the lines named; a file that was cut off or pasted together can be fetched again.",
        "20220105\tRUS\tUSA    (a line of 3 columns in a file of 61)");

    /// <summary>DuckDB is not there.</summary>
    public static Rule NoDuckDb { get; } = new("DEM0757", Severity.Error, "A package without DuckDB",
        "{file} is Parquet, which DuckDB reads, and DuckDB is not in this package of Demarche",
        "Install the package for your kind of machine, or turn the file into CSV.",
        "a Parquet file, read by the package for any machine");

    /// <summary>More sums than are kept.</summary>
    public static Rule TooManyCounts { get; } = new("DEM0758", Severity.Error, "Too many days and kinds to count",
        "there are more than {limit} pairs of actors, days and kinds",
        "Name fewer states, or fewer days with --from and --to.",
        "dates from the year 1 to the year 9999");

    /// <summary>A map that is no map.</summary>
    public static Rule MapShape { get; } = new("DEM0759", Severity.Error, "A map of columns that says something else",
        "{what}",
        "A map has `columns:` with date, by, toward and kind, and `kinds: cameo` or `kinds: plover`; docs/reading.md, “From event data”, has the rest.",
        "columns: [Date, Actor]");

    /// <summary>A key of a map that nobody knows.</summary>
    public static Rule MapKey { get; } = new("DEM0760", Severity.Error, "An unknown key in a map of columns",
        "there is no key “{key}” here",
        "Under `columns:` known are date, by, toward, kind, mode, count, tone, url; beside it kinds, header, separator, quotes, dates.",
        "columns: { day: Date }");

    /// <summary>A key that a map lacks.</summary>
    public static Rule MapLacks { get; } = new("DEM0761", Severity.Error, "A map of columns that is not complete",
        "the map does not say {key}",
        "Under `columns:` it needs date, by, toward and kind, each with a column's name or number; `kinds:` says whether they are cameo or plover.",
        "columns: { date: Date }");

    /// <summary>A scale that the data cannot be measured by.</summary>
    public static Rule NoGoldstein { get; } = new("DEM0762", Severity.Error, "A scale for codes of another kind",
        "{map} has types of PLOVER, and Goldstein's scale has values for codes of CAMEO",
        "Leave out `--scores goldstein`; PLOVER's own scores are used then.",
        "demarche import events data.csv --map polecat --scores goldstein");

    /// <summary>One state by two names.</summary>
    public static Rule OneActor { get; } = new("DEM0763", Severity.Error, "One state by two names",
        "all that is named is {name}, and events are counted between two or more",
        "Name somebody else beside it.",
        "--between RUS Russia");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Unreadable, NotATable, OtherShape, NoColumn, NothingBetween, UnknownActor, Refused, NoDuckDb, TooManyCounts,
        MapShape, MapKey, MapLacks, NoGoldstein, OneActor,
    ];
}
