using Demarche.Analysis.Asking;
using Demarche.Analysis.Solve;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Solve;
using Demarche.Reports.Words;

namespace Demarche.Reports.Explain;

/// <summary>A state with a party's power over another and without it: what the weaker does there, and why.</summary>
internal static class PowerExplanation
{
    public static IEnumerable<Section> Sections(CompiledCrisis compiled, StateWords words, ExplanationRequest request, IReadOnlyList<SolutionConcept> concepts,
        CancellationToken cancellation)
    {
        var asked = concepts.Where(c => c.RestsOnOrders && c is not MixedForesight).ToArray();
        if (asked.Length == 0) return [];
        var powers = compiled.Crisis.Power.Where(p => request.Parties.Contains(p.Over) || request.Parties.Contains(p.By));
        return powers.Select((p, k) =>
            new Section($"power-{k + 1}", Title(compiled, p), [.. Worded(compiled, words, PowerSolution.Of(compiled, p, asked, cancellation), request.State)]));
    }

    private static string Title(CompiledCrisis compiled, PowerOver power) =>
        $"The power of {compiled.Crisis.Parties[power.By].Words} over {compiled.Crisis.Parties[power.Over].Words}";

    private static IEnumerable<Block> Worded(CompiledCrisis compiled, StateWords words, PowerSolution power, int state)
    {
        if (compiled.Space.Where(power.Power.When.Condition)[state])
        {
            yield return new Block.Paragraph($"It is in use here ({power.Power.When.Words}), so that there is no such state without it.");
            yield break;
        }

        var sentences = new VerdictWords(compiled, words);
        var weaker = compiled.Crisis.Parties[power.Power.Over].Words;
        var shown = power.Results.Where(r => r.Compared is not null).Select(r =>
        {
            var with = r.Concept.Explain(compiled.Graph, power.Power.Over, state);
            var without = r.Concept.Explain(r.Compared!.Weaker.Graph, power.Power.Over, state);
            var said = (with.IsStable, without.IsStable) switch
            {
                (true, true) => $"{weaker} stays, with the power and without.",
                (false, false) => $"{weaker} leaves, with the power and without.",
                (true, false) => $"{weaker} stays because of it. Without the power: {sentences.Reason(without)}",
                _ => $"{weaker} leaves because of it. Without the power: {sentences.Reason(without)}",
            };
            return (r.Concept, IsBent: with.IsStable != without.IsStable, Said: Phrases.Capitalise(said));
        });
        yield return new Block.Bullets([.. shown.GroupBy(t => t.Said, StringComparer.Ordinal).Select(g => new Bullet(new Prose(
            [new Run(string.Join(", ", g.Select(t => ConceptNames.Title(t.Concept))), g.First().IsBent ? Tone.Strong : Tone.Plain), new Run($": {g.Key}")])))]);
        foreach (var group in power.Results.Where(r => r.WhyNot is not null).GroupBy(r => r.WhyNot!, StringComparer.Ordinal))
            yield return new Block.Note($"{string.Join(", ", group.Select(r => ConceptNames.Title(r.Concept)))} cannot be asked here: {group.Key}.");
    }
}
