using Demarche.Language.Diagnostics;

namespace Demarche.Record;

/// <summary>Problems of records as files, and of texts to be read: DEM0700 to DEM0749.</summary>
public static class RecordRules
{
    /// <summary>Two rows of one id.</summary>
    public static Rule IdTwice { get; } = new("DEM0700", Severity.Error, "Two rows of one id",
        "the id “{id}” is that of line {line} too",
        "Give one of the rows another id, or leave the id out.",
        "date,by,what,id\n2022-01-01,A,strikes,a1\n2022-01-02,A,strikes,a1");

    /// <summary>A restatement of nothing.</summary>
    public static Rule SameAsNothing { get; } = new("DEM0701", Severity.Warning, "A restatement of a row that is not there",
        "no other row has the id “{id}”",
        "Name in `same-as` the id of the first row that tells of the event, or leave it out.",
        "date,by,what,id,same-as\n2022-01-01,A,strikes,a1,a0");

    /// <summary>Days the wrong way round.</summary>
    public static Rule DaysBackwards { get; } = new("DEM0702", Severity.Error, "Days the wrong way round",
        "{until} lies before {date}",
        "`date` is the first and `until` the last day that the event may have been.",
        "date,by,what,until\n2022-01-02,A,strikes,2022-01-01");

    /// <summary>A mode that the type does not have.</summary>
    public static Rule NotItsMode { get; } = new("DEM0703", Severity.Error, "A mode that the type does not have",
        "“{mode}” is no mode of {type}",
        "docs/reading.md has the modes of each type; the mode may be left out.",
        "date,by,what,type,mode\n2022-01-01,A,strikes,CONSULT,troops");

    /// <summary>More rows than are read.</summary>
    public static Rule TooManyRows { get; } = new("DEM0705", Severity.Error, "A record that is too long",
        "the record has more than {limit} rows",
        "Put them together by day, or take a part of them: `demarche import events` does both.",
        "a record of a million lines");

    /// <summary>JSON that is no record.</summary>
    public static Rule NotARecord { get; } = new("DEM0706", Severity.Error, "JSON that is no record",
        "{reason}",
        "A record in JSON is a list of rows under `events`, as `demarche read --format json` writes it.",
        "{ \"events\": 3 }");

    /// <summary>A text that cannot be had.</summary>
    public static Rule Unreadable { get; } = new("DEM0720", Severity.Error, "A text that cannot be read",
        "{file} cannot be read: {reason}",
        "Name a text, a saved page (.html) or a PDF with text in it; `-` reads standard input.",
        "demarche read no-such-article.txt");

    /// <summary>A text in another language.</summary>
    public static Rule OtherLanguage { get; } = new("DEM0721", Severity.Error, "A text in another language",
        "this text seems to be {language}, and only English is read",
        "Translate it first; a machine translation will do, and the quotes are then those of the translation.",
        "Le ministre a déclaré que la France ne céderait pas.");

    /// <summary>No words to read.</summary>
    public static Rule NothingToRead { get; } = new("DEM0722", Severity.Error, "Nothing to read",
        "{file} holds no sentences",
        "If it is a scanned PDF, its pages are pictures: run a text recognition over it first.",
        "an empty file");

    /// <summary>No event found.</summary>
    public static Rule NoEvents { get; } = new("DEM0723", Severity.Warning, "No events",
        "nothing in this text was read as an event between named parties",
        "Countries, governments, office holders and organisations are known by name; `--into MODEL` makes the model's own parties known too.",
        "It rained all day.");

    /// <summary>A text whose day is not known.</summary>
    public static Rule NoDay { get; } = new("DEM0724", Severity.Warning, "A text whose day is not known",
        "the day on which this text was published is not said, so words such as “yesterday” are counted from {day}",
        "Say it with --published yyyy-MM-dd.",
        "demarche read article.txt");

    /// <summary>A text that is longer than is read.</summary>
    public static Rule TooLong { get; } = new("DEM0725", Severity.Error, "A text that is too long",
        "{file} is longer than {limit} MB",
        "Cut it into parts; an article has a few thousand words.",
        "a file of 100 MB");

    /// <summary>A text that was read in part.</summary>
    public static Rule PartRead { get; } = new("DEM0726", Severity.Warning, "A text that was read in part",
        "{what}",
        "Look at these places yourself.",
        "a sentence of a thousand words without a full stop");

    /// <summary>A model that has no record file.</summary>
    public static Rule RecordInModel { get; } = new("DEM0727", Severity.Error, "A record inside the model",
        "the record of this model is a list in the model itself, and rows can only be added to a file",
        "Write `record: record.csv` in its place, and the rows into that file.",
        "record:\n  - { on: 2022-01-01, by: A, what: strikes }");

    /// <summary>A model without a record.</summary>
    public static Rule NoRecord { get; } = new("DEM0728", Severity.Error, "A model without a record",
        "this model has no record",
        "`demarche read article.txt --into MODEL` makes one from a text; or write `record: record.csv` and the file.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }");

    /// <summary>A sentence encoder that cannot be used.</summary>
    public static Rule NoEncoder { get; } = new("DEM0729", Severity.Warning, "A sentence encoder that cannot be used",
        "this folder's sentence encoder cannot be used: {reason}",
        "`dotnet publish src/Demarche.Vectors -c Release -o vectors` makes such a folder; `--vectors off` reads without.",
        "demarche read article.txt --vectors no-such-folder");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        IdTwice, SameAsNothing, DaysBackwards, NotItsMode, TooManyRows, NotARecord,
        Unreadable, OtherLanguage, NothingToRead, NoEvents, NoDay, TooLong, PartRead, RecordInModel, NoRecord, NoEncoder,
    ];
}
