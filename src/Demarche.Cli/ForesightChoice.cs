using System.CommandLine;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Language.Model;

namespace Demarche.Cli;

/// <summary>The option that gives each party a concept of its own.</summary>
internal sealed class ForesightChoice
{
    private const string Usual = "seq";

    private readonly Option<string?> foresight = new("--foresight")
    {
        HelpName = "PARTY=CONCEPT,…",
        Description = $"A concept for each party, such as Russia=seq,USA=nash; {Usual} for parties not named",
    };

    /// <summary>Puts the option on a command.</summary>
    public ForesightChoice(Command command, ModelInput input)
    {
        command.Add(foresight.NeverEmpty(() => "no party: write its name and a concept, such as Russia=seq,USA=nash"));
        foresight.CompletionSources.Add(input.Names(c => c.Parties.SelectMany(p => Concepts.All.Select(k => $"{p.Name}={k.Id}"))));
    }

    /// <summary>Reads the option against a model: the concept it comes to is null when it was not given.</summary>
    public bool TryRead(ParseResult parsed, Crisis crisis, out MixedForesight? mixed, out string problem)
    {
        (mixed, problem) = (null, "");
        if (parsed.GetValue(foresight) is not { } text) return true;
        var concepts = new SolutionConcept?[crisis.Parties.Count];
        foreach (var entry in Choices.Entries(text))
        {
            problem = Take(entry, crisis, concepts);
            if (problem.Length > 0) return false;
        }

        mixed = new MixedForesight([.. concepts.Select(c => c ?? Concepts.Find(Usual)!)]);
        return true;
    }

    /// <summary>The concepts to show in one table: mixed foresight after those asked for, or, when none were, after those it is mixed from.</summary>
    public static ConceptChoice Beside(string? asked, MixedForesight? mixed, int parties)
    {
        var choice = ConceptChoice.Read(asked);
        if (mixed is null) return choice;
        var beside = asked is not null ? choice.Concepts : [.. Enumerable.Range(0, parties).Select(mixed.Of).DistinctBy(c => c.Id)];
        return new ConceptChoice([.. beside, mixed], ByName: true);
    }

    /// <summary>The concepts to explain with: those asked for, else each party's own.</summary>
    public static ConceptChoice InsteadOf(string? asked, MixedForesight? mixed) =>
        mixed is null ? ConceptChoice.Read(asked) : new ConceptChoice(asked is null ? [mixed] : [mixed, .. ConceptChoice.Read(asked).Concepts], ByName: true);

    private static string Take(string entry, Crisis crisis, SolutionConcept?[] concepts)
    {
        var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2) return $"--foresight: '{entry}' is not of the form PARTY=CONCEPT";
        if (!PartyNames.TryFind(crisis, parts[0], out var party, out var unknown)) return $"--foresight: {unknown}";
        if (Concepts.Find(parts[1]) is not { } concept) return $"--foresight: {ConceptChoice.Unknown(parts[1])}";
        if (concepts[party[0]] is not null) return $"--foresight names {crisis.Parties[party[0]].Name} twice";
        concepts[party[0]] = concept;
        return "";
    }
}
