using System.CommandLine;
using Demarche.Language.Compiling;

namespace Demarche.Cli;

/// <summary>What a user lets count as open.</summary>
/// <param name="Kinds">Orders, types, optional statements and strengths.</param>
/// <param name="Concepts">Whether how far the parties look ahead is open as well.</param>
internal sealed record OpenChoice(OpenKinds Kinds, bool Concepts)
{
    private static readonly string[] Words = ["orders", "types", "optional", "strengths", "concepts"];

    /// <summary>The option that names kinds of open things.</summary>
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--over")
        {
            HelpName = "KINDS",
            Description = $"What counts as open, separated by commas: {string.Join(", ", Words)}; all of them when left out, but no types that --types names",
        };
        option.CompletionSources.Add(_ => [.. Words]);
        option.Validators.Add(result =>
        {
            foreach (var word in Choices.Entries(result.GetValueOrDefault<string?>()).Where(w => !Words.Contains(w, StringComparer.Ordinal)))
                result.AddError($"nothing called '{word}' can be left open{UsageErrors.KnownAre(word, Words)}");
        });
        return option.NeverEmpty(() => $"nothing that can be left open. There are: {string.Join(", ", Words)}.");
    }

    /// <summary>Reads what <see cref="Option"/> has accepted.</summary>
    /// <param name="text">The option's value; null when left out.</param>
    /// <param name="typesAreNamed">Whether the user has said which types to take.</param>
    public static OpenChoice Read(string? text, bool typesAreNamed)
    {
        IReadOnlyList<string> asked = text is null ? Words : Choices.Entries(text);
        return new OpenChoice(new OpenKinds(asked.Contains("orders"), asked.Contains("types") && !typesAreNamed, asked.Contains("optional"), asked.Contains("strengths")), asked.Contains("concepts"));
    }
}
