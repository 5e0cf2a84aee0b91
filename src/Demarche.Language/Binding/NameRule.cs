using System.Globalization;

namespace Demarche.Language.Binding;

/// <summary>What a name may be: short, on one line, seen as it is.</summary>
internal static class NameRule
{
    private const int Longest = 100;

    /// <summary>Why a text cannot be a name; null when it can.</summary>
    public static string? WhyNot(string name)
    {
        if (name.Length == 0) return "it is empty";
        if (name.Length > Longest) return $"it is longer than {Longest} characters";
        if (string.IsNullOrWhiteSpace(name)) return "it is blank";
        if (name.Trim() != name) return "it begins or ends with a space";
        if (name.Any(c => c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085')) return "it holds a line break";
        if (name.Contains('\t', StringComparison.Ordinal)) return "it holds a tab";
        return name.Any(char.IsControl) ? string.Create(CultureInfo.InvariantCulture, $"it holds the control character U+{(int)name.First(char.IsControl):X4}")
            : null;
    }
}
