using System.Buffers;
using System.Globalization;
using System.Text;

namespace Demarche.Workbench.Files;

/// <summary>
/// Which names of files a page or a script may give: relative, with <c>/</c> between folders, of model files only. What could mean another
/// place on any system – <c>..</c>, a drive, a share, a device, a stream – is refused by its spelling, before the disk is asked.
/// </summary>
public static class FileName
{
    private const int LongestName = 400;
    private const int LongestPart = 200;

    private static readonly SearchValues<char> Ambiguous = SearchValues.Create("\\:*?\"<>|");

    private static readonly string[] OfModels = [".yaml", ".yml", ".gmcr", ".csv"];

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", .. Enumerable.Range(0, 10)
            .SelectMany(n => new[] { $"COM{n}", $"LPT{n}" }), "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>How names of texts end that are read for events.</summary>
    public static IReadOnlyList<string> OfTexts { get; } = [".txt", ".html", ".htm", ".pdf"];

    /// <summary>Why the name of a model’s file cannot be used, as a sentence; null when it can.</summary>
    public static string? WhyNot(string? name) => WhyNot(name, OfModels);

    /// <summary>Why a name that must have one of some endings cannot be used, as a sentence; null when it can.</summary>
    public static string? WhyNot(string? name, IReadOnlyList<string> endings)
    {
        if (string.IsNullOrEmpty(name)) return "A name is missing.";
        if (name.Length > LongestName) return $"The name is longer than {LongestName} characters.";
        if (name.EnumerateRunes().Any(r => r == Rune.ReplacementChar || Rune.IsControl(r) || Rune.GetUnicodeCategory(r) == UnicodeCategory.Format))
            return "The name holds a character that no file name should hold.";
        if (name.AsSpan().IndexOfAny(Ambiguous) >= 0)
            return "The name holds a character that means something else on some systems; use letters, digits, spaces, dots and dashes, and / between folders.";
        if (name.StartsWith('/')) return "The name must be relative to the opened folder.";
        if (name.Split('/').Select(PartWhyNot).FirstOrDefault(w => w is not null) is { } wrong) return wrong;
        return endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? null
            : $"The name must end in {string.Join(", ", endings.SkipLast(1))} or {endings[^1]}.";
    }

    private static string? PartWhyNot(string part)
    {
        if (part.Length == 0) return "The name holds an empty part.";
        if (part is "." or "..") return "The name must not lead out of the opened folder.";
        if (part.StartsWith('.')) return "Hidden files and folders are left alone.";
        if (part.EndsWith('.') || part.Trim() != part) return "A part of the name ends in a dot or a space.";
        if (Encoding.UTF8.GetByteCount(part) > LongestPart) return $"A part of the name is longer than {LongestPart} bytes.";
        return Devices.Contains(part.Split('.')[0].TrimEnd()) ? $"“{part}” is the name of a device on some systems." : null;
    }
}
