using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Assessing;
using Demarche.Engine;
using Demarche.Engine.Coalitions;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Stability;
using Demarche.Record.Classifying;

namespace Demarche.Analysis.Asking.Meanings;

/// <summary>Which solution concepts a user asked for.</summary>
/// <param name="Concepts">The concepts, each once, in the order asked for.</param>
/// <param name="ByName">Whether they were named one by one, so that one that does not apply is worth a word.</param>
internal sealed record ConceptChoice(IReadOnlyList<SolutionConcept> Concepts, bool ByName)
{
    private static readonly string[] Usual = ["nash", "gmr", "smr", "seq", "sseq"];

    /// <summary>The concepts in words: those of orders one by one, the others by family.</summary>
    public static string Known =>
        $"{OfOrders}; for richer preferences {string.Join(", ", Families.Select(f => f.Name))}, or one of theirs such as {Families[0].Concepts[0].Id}";

    /// <summary>The concepts that are meant when none is named.</summary>
    public static string WhenLeftOut => string.Join(",", Usual);

    /// <summary>The names of all concepts, one by one.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Engine.Concepts.All.Select(c => c.Id)];

    /// <summary>All that a list of concepts may name.</summary>
    public static IReadOnlyList<string> ListNames => [.. Names, .. Families.Select(f => f.Name), "all"];

    private static string OfOrders => $"{string.Join(", ", Engine.Concepts.OfOrders.Select(c => c.Id))}, and any other number of moves";

    private static IReadOnlyList<(string Name, IReadOnlyList<SolutionConcept> Concepts)> Families => RicherConcepts.Usual.Families;

    /// <summary>What is wrong with a list of concepts; null when nothing is.</summary>
    public static string? WhyNotList(string text) =>
        Suggestion.Entries(text).FirstOrDefault(n => !IsAll(n) && Find(n).Count == 0) is { } unknown ? Unknown(unknown)
        : Suggestion.Entries(text).Length == 0 ? $"it names no concept. There are: {Known}." : null;

    /// <summary>What is wrong with the name of one concept; null when nothing is.</summary>
    public static string? WhyNotOne(string text) => Engine.Concepts.Find(text) is null
        ? $"there is no concept '{text}'{Suggestion.KnownAre(text, Names, $"{OfOrders}; for richer preferences {Richer} and those beside them")}"
        : null;

    private static string Richer => string.Join(", ", Families.Select(f => f.Concepts[0].Id));

    /// <summary>Reads a list of concepts; those usually asked when it is left out.</summary>
    public static Meaning<ConceptChoice> Of(string? text)
    {
        var names = Suggestion.Entries(text);
        if (text is not null && WhyNotList(text) is { } problem) return Meaning<ConceptChoice>.Not(problem);
        if (names.Length == 0) return new ConceptChoice([.. Usual.Select(n => Engine.Concepts.Find(n)!)], ByName: false);
        if (names.Any(IsAll)) return new ConceptChoice(Engine.Concepts.All, ByName: false);
        return new ConceptChoice([.. names.SelectMany(Find).DistinctBy(c => c.Id)], ByName: true);
    }

    /// <summary>Reads one concept.</summary>
    public static Meaning<SolutionConcept> One(string text) =>
        WhyNotOne(text) is { } problem ? Meaning<SolutionConcept>.Not(problem) : Engine.Concepts.Find(text)!;

    /// <summary>The same with the thresholds of richer preferences.</summary>
    public ConceptChoice With(RicherConcepts richer, int parties) => this with { Concepts = [.. Concepts.Select(c => With(c, richer, parties))] };

    /// <summary>
    /// The same concepts for coalitions; a concept that has no form for them is left out where all were asked for, and a problem where it was named.
    /// </summary>
    public Meaning<ConceptChoice> ForCoalitions(CoalitionQuestion question)
    {
        var forms = Concepts.Select(c => (Plain: c, Form: CoalitionConcepts.Find($"c{c.Id}"))).ToList();
        if (ByName && forms.Find(f => f.Form is null).Plain is { } without)
            return Meaning<ConceptChoice>.Not($"{without.Id} has no form for coalitions; nash, gmr, smr and seq have");
        return this with { Concepts =
            [.. forms.Where(f => f.Form is not null).Select(f => new CoalitionalStability(f.Form!, question.Named, question.ArePlayers))] };
    }

    /// <summary>Remarks on the concepts that were asked for by name and do not apply.</summary>
    public IEnumerable<string> Inapplicable(ConflictGraph graph) =>
        Inapplicable(Concepts.Select(c => (c, c.WhyNot(graph))).Where(c => c.Item2 is not null).Select(c => (c.c, c.Item2!)));

    /// <summary>The same with the reasons known; concepts that do not apply for one reason are shown together.</summary>
    public IEnumerable<string> Inapplicable(IEnumerable<(SolutionConcept Concept, string Reason)> left) => ByName
        ? left.GroupBy(l => l.Reason, l => l.Concept.Id, StringComparer.Ordinal)
            .Select(group => $"{string.Join(", ", group)} cannot be asked of this model: {group.Key}")
        : [];

    /// <summary>What to say of a name that is no concept's.</summary>
    public static string Unknown(string name) => $"there is no concept '{name}'{Suggestion.KnownAre(name, Names, Known)}";

    /// <summary>The concept of a name, or those of a family; empty when there is none.</summary>
    private static IReadOnlyList<SolutionConcept> Find(string name)
    {
        if (Families.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)).Concepts is { } family) return family;
        return Engine.Concepts.Find(name) is { } one ? [one] : [];
    }

    private static SolutionConcept With(SolutionConcept concept, RicherConcepts richer, int parties) => concept is MixedForesight mixed
        ? new MixedForesight([.. Enumerable.Range(0, parties).Select(p => With(mixed.Of(p), richer, parties))])
        : richer.Find(concept.Id) ?? concept;

    private static bool IsAll(string name) => string.Equals(name, "all", StringComparison.OrdinalIgnoreCase);
}
