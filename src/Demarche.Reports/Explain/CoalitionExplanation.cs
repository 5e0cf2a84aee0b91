using Demarche.Analysis.Assessing;
using Demarche.Engine.Coalitions;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Solve;
using Demarche.Reports.Words;

namespace Demarche.Reports.Explain;

/// <summary>Why coalitions would stay in a state or leave it together: which joint move pays, and what answers it.</summary>
internal static class CoalitionExplanation
{
    public static IEnumerable<Section> Sections(CompiledCrisis compiled, StateWords words, CoalitionQuestion question, int state,
        CancellationToken cancellation)
    {
        var (graph, asked, whyNot) = question.Of(compiled.Graph);
        if (graph is null) return [new Section("coalitions", "Coalitions", [new Block.Note($"Coalitions cannot be asked about here: {whyNot}.")])];
        var sentences = new CoalitionWords(compiled, words);
        return asked.Select((h, k) => new Section($"coalition-{k + 1}", Title(sentences, h), [Verdicts(graph, sentences, h, state, cancellation)]));
    }

    private static string Title(CoalitionWords sentences, Coalition coalition) =>
        Phrases.Capitalise(sentences.Names(coalition)) + (coalition.Count == 1 ? " alone" : " together");

    private static Block.Bullets Verdicts(CoalitionGraph graph, CoalitionWords sentences, Coalition coalition, int state, CancellationToken cancellation)
    {
        var shown = CoalitionConcepts.All.Select(concept =>
        {
            var verdict = concept.Explain(graph, coalition, state, cancellation);
            return (Concept: concept, verdict.IsStable, Summary: sentences.Summary(verdict), Details: sentences.Details(verdict));
        });
        var groups = shown.GroupBy(t => string.Join('\n', t.Details.Prepend(t.Summary)), StringComparer.Ordinal);
        return new Block.Bullets([.. groups.Select(group =>
        {
            var mark = new Run(string.Join(", ", group.Select(t => ConceptNames.Title(t.Concept))), group.First().IsStable ? Tone.Holds : Tone.Fails);
            return new Bullet(new Prose([mark, new Run($": {group.First().Summary}")]),
                ExplanationDocument.Shown(group.First().Details, "more end", "to gain by"));
        })]);
    }
}
