namespace Demarche.Language.Diagnostics;

/// <summary>Problems of diaries of forecasts: DEM0941 to DEM0949.</summary>
public static class DiaryRules
{
    private const string InWords = "a diary, one JSON object a line";

    /// <summary>A diary that cannot be read or written.</summary>
    public static Rule Unreadable { get; } = new("DEM0941", Severity.Error, "A diary that cannot be read or written",
        "the diary {file} cannot be read or written: {reason}",
        "A diary is a file of lines that `freeze` begins and `resolve` goes on with.",
        InWords);

    /// <summary>A line that is not as it was written.</summary>
    public static Rule Line { get; } = new("DEM0942", Severity.Error, "A diary whose lines are not as they were written",
        "line {number} of the diary {problem}",
        "Nothing in a diary is edited. Take the file from a copy that is in order, or begin a new one.",
        InWords);

    /// <summary>A piece of a line at the end.</summary>
    public static Rule Torn { get; } = new("DEM0943", Severity.Warning, "A diary that ends in a piece of a line",
        "the diary ends in a piece of a line, whose writer was stopped half way; it is left out",
        "The next line that is written takes its place.",
        InWords);

    /// <summary>A line that must not be written.</summary>
    public static Rule Refused { get; } = new("DEM0944", Severity.Error, "A line that is not written into a diary",
        "nothing was written: {why}",
        "`demarche score DIARY` lists the forecasts with their days.",
        InWords);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [Unreadable, Line, Torn, Refused];
}
