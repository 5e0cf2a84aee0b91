using Demarche.Analysis.Findings;
using Demarche.Analysis.Solve;
using Demarche.Engine.Stability;
using Demarche.Engine.ThirdParties;
using Demarche.Language.Compiling;
using Demarche.Reports.Documents;
using Demarche.Reports.Explain;
using Demarche.Reports.Solve;
using Demarche.Reports.Words;

namespace Demarche.Reports.ThirdParties;

/// <summary>A state with a third party and where that party makes no move: whether it holds and can be reached, and who would leave.</summary>
internal static class ThirdPartyExplanation
{
    public static IEnumerable<Section> Sections(CompiledCrisis compiled, StateWords words, int state, IReadOnlyList<SolutionConcept> concepts,
        CancellationToken cancellation) =>
        ThirdPartySolution.All(compiled, concepts, cancellation).Where(s => s.Results.Count > 0 && ThirdPartyFinding.CanMoveAt(compiled, s.Party))
            .Select((s, k) => new Section(
            $"third-party-{k + 1}", $"If {compiled.Crisis.Parties[s.Party].Words} made no move", [.. Worded(words, s, state)]));

    private static IEnumerable<Block> Worded(StateWords words, ThirdPartySolution solution, int state)
    {
        var sentences = new VerdictWords(solution.Compiled, words);
        if (state != solution.Compiled.Now && solution.Main?.Compared is { } main) yield return new Block.Paragraph(Reach(main, state));
        var shown = solution.Results.Where(r => r.Compared is not null)
            .Select(r => (r.Concept, Said: Said(solution, r.Concept, r.Compared!, sentences, state)));
        yield return new Block.Bullets(
            [.. shown.GroupBy(t => t.Said, StringComparer.Ordinal)
            .Select(g => new Bullet($"{string.Join(", ", g.Select(t => ConceptNames.Title(t.Concept)))}: {g.Key}"))]);
        foreach (var group in solution.Results.Where(r => r.WhyNot is not null).GroupBy(r => r.WhyNot!, StringComparer.Ordinal))
            yield return new Block.Note($"{string.Join(", ", group.Select(r => ConceptNames.Title(r.Concept)))} cannot be asked here: {group.Key}.");
    }

    private static string Reach(ThirdPartyComparison compared, int state) => (compared.Reached[state], compared.ReachedWithout[state]) switch
    {
        (true, true) => "The state could be reached from now all the same.",
        (true, false) => "The state could not be reached from now.",
        _ => "The state cannot be reached from now in any case.",
    };

    private static string Said(ThirdPartySolution solution, SolutionConcept concept, ThirdPartyComparison compared, VerdictWords sentences, int state)
    {
        string Leaving(string when, Engine.ConflictGraph graph)
        {
            var who = Enumerable.Range(0, graph.Parties).First(p => !concept.Explain(graph, p, state).IsStable);
            var leaves = when.Length > 0 ? "would not stay" : "does not stay";
            return $"{when} {solution.Compiled.Crisis.Parties[who].Words} {leaves}. {sentences.Reason(concept.Explain(graph, who, state))}".TrimStart();
        }

        return (compared.Holding[state], compared.HoldingWithout[state]) switch
        {
            (true, true) => "it holds, and would all the same.",
            (false, false) => "it does not hold, nor would it then.",
            (true, false) => $"it holds only because of it. {Leaving("Otherwise", compared.Still)}",
            _ => $"it would hold then, and as things are does not: {Leaving("", solution.Compiled.Graph)}",
        };
    }
}
