namespace Demarche.Diagnostics;

/// <summary>Problems of any file that is read, whatever it holds: DEM0001, DEM0002 and DEM0013.</summary>
public static class FileRules
{
    /// <summary>The file cannot be opened, is missing or too large.</summary>
    public static Rule Unreadable { get; } = new("DEM0001", Severity.Error, "The file cannot be read",
        "{file} cannot be read: {reason}",
        "Check its name and that you may read it. A model is a .crisis.yaml file, a folder with a crisis.yaml in it, or a .gmcr file.",
        "demarche check no-such-file.crisis.yaml");

    /// <summary>Not UTF-8, or control characters.</summary>
    public static Rule NotText { get; } = new("DEM0002", Severity.Error, "The file is not text",
        "this is not a text in UTF-8: {reason}",
        "Save the file as plain text in UTF-8.",
        "crisis: \"caf\\xE9\"   # a Latin-1 byte");

    /// <summary>More problems than are shown.</summary>
    public static Rule MoreProblems { get; } = new("DEM0013", Severity.Note, "More problems than are shown",
        "{count} more problems are not shown",
        "Mend the first ones and check again.",
        "a model with more than 200 problems");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [Unreadable, NotText, MoreProblems];
}
