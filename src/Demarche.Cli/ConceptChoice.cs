using System.CommandLine;
using Demarche.Analysis.Assessing;
using Demarche.Engine;
using Demarche.Engine.Coalitions;
using Demarche.Engine.RicherPreferences;
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
            Description = $"Which concepts, separated by commas, or all: {Known}; {string.Join(",", Usual)} when left out",
        };
        option.CompletionSources.Add(_ => [.. Names(), .. Families().Select(f => f.Name), "all"]);
        option.Validators.Add(result =>
        {
            foreach (var name in Choices.Entries(result.GetValueOrDefault<string?>()).Where(n => !IsAll(n) && Find(n).Count == 0))
                result.AddError(Unknown(name));
        });
        return option.NeverEmpty(() => $"no concept. There are: {Known}.");
    }

    /// <summary>An option that names one concept.</summary>
    public static Option<string> One(string name, string description, string usual)
    {
        var option = new Option<string>(name) { HelpName = "NAME", Description = description, DefaultValueFactory = _ => usual };
        option.CompletionSources.Add(_ => [.. Names()]);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } given && Engine.Concepts.Find(given) is null) result.AddError(Unknown(given, KnownOnes));
        });
        return option;
    }

    /// <summary>Reads what <see cref="Option"/> has accepted.</summary>
    public static ConceptChoice Read(string? text)
    {
        var names = Choices.Entries(text);
        if (names.Length == 0) return new([.. Usual.Select(n => Engine.Concepts.Find(n)!)], ByName: false);
        if (names.Any(IsAll)) return new(Engine.Concepts.All, ByName: false);
        return new([.. names.SelectMany(Find).DistinctBy(c => c.Id)], ByName: true);
    }

    /// <summary>The same with the thresholds of richer preferences.</summary>
    public ConceptChoice With(RicherConcepts richer, int parties) => this with { Concepts = [.. Concepts.Select(c => With(c, richer, parties))] };

    /// <summary>The same concepts for coalitions; a concept that has no form for them is left out where all were asked for, and a problem where it was named.</summary>
    public bool TryForCoalitions(CoalitionQuestion question, out ConceptChoice coalitional, out string problem)
    {
        var forms = Concepts.Select(c => (Plain: c, Form: CoalitionConcepts.Find($"c{c.Id}"))).ToList();
        coalitional = this with { Concepts = [.. forms.Where(f => f.Form is not null).Select(f => new CoalitionalStability(f.Form!, question.Named, question.ArePlayers))] };
        problem = ByName && forms.Find(f => f.Form is null).Plain is { } without ? $"{without.Id} has no form for coalitions; nash, gmr, smr and seq have" : "";
        return problem.Length == 0;
    }

    /// <summary>Tells, on standard error, which of the concepts that were asked for by name do not apply.</summary>
    public static void WarnOfInapplicable(ConceptChoice asked, ConflictGraph graph, Io io) =>
        WarnOfInapplicable(asked, asked.Concepts.Select(c => (c, c.WhyNot(graph))).Where(c => c.Item2 is not null).Select(c => (c.c, c.Item2!)), io);

    /// <summary>The same with the reasons known; concepts that do not apply for one reason are told together.</summary>
    public static void WarnOfInapplicable(ConceptChoice asked, IEnumerable<(SolutionConcept Concept, string Reason)> left, Io io)
    {
        if (!asked.ByName) return;
        foreach (var group in left.GroupBy(l => l.Reason, l => l.Concept.Id, StringComparer.Ordinal))
            io.Error.WriteLine($"demarche: {string.Join(", ", group)} cannot be asked of this model: {group.Key}");
    }

    /// <summary>What to say of a name that is no concept's.</summary>
    public static string Unknown(string name) => Unknown(name, Known);

    private static string Unknown(string name, string known) => $"there is no concept '{name}'{UsageErrors.KnownAre(name, [.. Names()], known)}";

    /// <summary>The concepts in words: those of orders one by one, the others by family.</summary>
    private static string Known =>
        $"{OfOrders}; for richer preferences {string.Join(", ", Families().Select(f => f.Name))}, or one of theirs such as {Families()[0].Concepts[0].Id}";

    /// <summary>The same where one is to be named, so that a family will not do.</summary>
    private static string KnownOnes => $"{OfOrders}; for richer preferences {string.Join(", ", Families().Select(f => f.Concepts[0].Id))} and those beside them";

    private static string OfOrders => $"{string.Join(", ", Engine.Concepts.OfOrders.Select(c => c.Id))}, and any other number of moves";

    private static IEnumerable<string> Names() => Engine.Concepts.All.Select(c => c.Id);

    private static IReadOnlyList<(string Name, IReadOnlyList<SolutionConcept> Concepts)> Families() => RicherConcepts.Usual.Families;

    /// <summary>The concept of a name, or those of a family; empty when there is none.</summary>
    private static IReadOnlyList<SolutionConcept> Find(string name)
    {
        if (Families().FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)).Concepts is { } family) return family;
        return Engine.Concepts.Find(name) is { } one ? [one] : [];
    }

    private static SolutionConcept With(SolutionConcept concept, RicherConcepts richer, int parties) => concept is MixedForesight mixed
        ? new MixedForesight([.. Enumerable.Range(0, parties).Select(p => With(mixed.Of(p), richer, parties))])
        : richer.Find(concept.Id) ?? concept;

    private static bool IsAll(string name) => string.Equals(name, "all", StringComparison.OrdinalIgnoreCase);
}
