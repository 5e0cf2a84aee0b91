namespace Demarche.Workbench.Panels;

/// <summary>Names for files that the reader saves.</summary>
public static class DownloadName
{
    private const int Longest = 60;

    /// <summary>A title as a name that every system takes: lower-case letters and digits with dashes between, and an ending.</summary>
    public static string Of(string title, string ending)
    {
        ArgumentNullException.ThrowIfNull(title);
        var letters = title.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-').Take(Longest);
        var words = string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries);
        return $"{(words.Length == 0 ? "demarche" : string.Join('-', words))}.{ending}";
    }
}
