using System.Collections.Frozen;

namespace Demarche.Record.Reading.Names;

/// <summary>Names that stand with an article in a sentence: "the United States".</summary>
internal static class Articles
{
    private static readonly FrozenSet<string> Definite = new[]
    {
        "United States", "United Kingdom", "Netherlands", "Philippines", "Soviet Union", "United Arab Emirates", "EU", "UN", "Vatican", "West",
            "Czech Republic",
        "Democratic Republic of the Congo", "Republic of the Congo", "Maldives", "Bahamas", "Gambia", "Arab League", "African Union", "OSCE", "Houthis",
            "Taliban", "UN Security Council", "UN General Assembly",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the name takes "the".</summary>
    public static bool IsDefinite(string name) => Definite.Contains(name);

    /// <summary>The name as it stands within a sentence.</summary>
    public static string Inside(string name) => IsDefinite(name) ? $"the {name}" : name;

    /// <summary>The name as it opens a sentence.</summary>
    public static string Opening(string name) => IsDefinite(name) ? $"The {name}" : name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
