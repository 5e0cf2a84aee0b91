using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking.Meanings;

/// <summary>What a user lets count as open.</summary>
/// <param name="Kinds">Orders, types, optional statements and strengths.</param>
/// <param name="Concepts">Whether how far the parties look ahead is open as well.</param>
internal sealed record OpenMeaning(OpenKinds Kinds, bool Concepts)
{
    /// <summary>The kinds of open things.</summary>
    public static IReadOnlyList<string> Words { get; } = ["orders", "types", "optional", "strengths", "concepts"];

    /// <summary>What is wrong with a list of kinds; null when nothing is.</summary>
    public static string? WhyNot(string text) => Suggestion.Entries(text).FirstOrDefault(w => !Words.Contains(w, StringComparer.Ordinal)) is { } strange
        ? $"nothing called '{strange}' can be left open{Suggestion.KnownAre(strange, [.. Words])}"
        : Suggestion.Entries(text).Length == 0 ? $"it names nothing that can be left open. There are: {string.Join(", ", Words)}." : null;

    /// <summary>Reads the kinds; all when left out.</summary>
    /// <param name="text">The option's value; null when left out.</param>
    /// <param name="typesAreNamed">Whether the user has said which types to take.</param>
    public static Meaning<OpenMeaning> Of(string? text, bool typesAreNamed)
    {
        if (text is not null && WhyNot(text) is { } problem) return Meaning<OpenMeaning>.Not(problem);
        IReadOnlyList<string> asked = text is null ? Words : Suggestion.Entries(text);
        return new OpenMeaning(
            new OpenKinds(asked.Contains("orders"), asked.Contains("types") && !typesAreNamed, asked.Contains("optional"), asked.Contains("strengths")),
            asked.Contains("concepts"));
    }
}
