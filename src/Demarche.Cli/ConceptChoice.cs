using System.CommandLine;
using Demarche.Engine;
using Demarche.Engine.Stability;

namespace Demarche.Cli;

/// <summary>Which solution concepts a user asked for.</summary>
/// <param name="Concepts">The concepts, each once, in the order asked for.</param>
/// <param name="ByName">Whether they were named one by one, so that one that does not apply is worth a word.</param>
internal sealed record ConceptChoice(IReadOnlyList<SolutionConcept> Concepts, bool ByName)
{
    private static readonly string[] Usual = ["nash", "gmr", "smr", "seq", "sseq"];

    /// <summary>An option that names concepts.</summary>
    public static Option<string?> Option(string name, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases)
        {
            HelpName = "NAMES",
            Description = $"Which concepts, separated by commas, or all: {string.Join(", ", Names())} or l and any number of moves; {string.Join(",", Usual)} when left out",
        };
        option.CompletionSources.Add(_ => [.. Names(), "all"]);
        option.Validators.Add(result =>
        {
            foreach (var name in Split(result.GetValueOrDefault<string?>()).Where(n => !IsAll(n) && Engine.Stability.Concepts.Find(n) is null))
                result.AddError(Unknown(name));
        });
        return option;
    }

    /// <summary>An option that names one concept.</summary>
    public static Option<string> One(string name, string description, string usual)
    {
        var option = new Option<string>(name) { HelpName = "NAME", Description = description, DefaultValueFactory = _ => usual };
        option.CompletionSources.Add(_ => [.. Names()]);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } given && Engine.Stability.Concepts.Find(given) is null) result.AddError(Unknown(given));
        });
        return option;
    }

    /// <summary>Reads what <see cref="Option"/> has accepted.</summary>
    public static ConceptChoice Read(string? text)
    {
        var names = Split(text);
        if (names.Count == 0) return new([.. Usual.Select(n => Engine.Stability.Concepts.Find(n)!)], ByName: false);
        if (names.Any(IsAll)) return new(Engine.Stability.Concepts.All, ByName: false);
        return new([.. names.Select(n => Engine.Stability.Concepts.Find(n)!).DistinctBy(c => c.Id)], ByName: true);
    }

    /// <summary>Tells, on standard error, which of the concepts that were asked for by name do not apply.</summary>
    public static void WarnOfInapplicable(ConceptChoice asked, ConflictGraph graph, Io io)
    {
        if (!asked.ByName) return;
        foreach (var concept in asked.Concepts)
        {
            if (concept.WhyNot(graph) is { } reason) io.Error.WriteLine($"demarche: {concept.Id} cannot be asked of this model: {reason}");
        }
    }

    /// <summary>What to say of a name that is no concept's.</summary>
    public static string Unknown(string name) => $"there is no concept '{name}'{UsageErrors.DidYouMean(name, Names())} There are: {string.Join(", ", Names())}.";

    private static IEnumerable<string> Names() => Engine.Stability.Concepts.All.Select(c => c.Id);

    private static bool IsAll(string name) => string.Equals(name, "all", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> Split(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
