using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Asking.Meanings;

/// <summary>The ends of messages about a word that is not known.</summary>
public static class Suggestion
{
    /// <summary>What a list separated by commas names.</summary>
    public static string[] Entries(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The known name that may have been meant, as the end of a message; nothing when none is near.</summary>
    public static string DidYouMean(string name, IEnumerable<string> known) => NearestName.Of(name, known) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>The same, with all known names after it.</summary>
    public static string KnownAre(string name, IReadOnlyCollection<string> known, string? all = null) =>
        $"{(DidYouMean(name, known) is { Length: > 0 } meant ? meant : ".")} There are: {all ?? string.Join(", ", known)}.";
}
