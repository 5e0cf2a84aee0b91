using Demarche.Analysis.Asking;
using Demarche.Analysis.Solve;
using Demarche.Engine.Perception;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Solve;
using Demarche.Reports.Words;

namespace Demarche.Reports.Explain;

/// <summary>A state in the game of each party that does not see the conflict as it is: what it would do there, and what it expects the others to do.</summary>
internal static class PerceptionExplanation
{
    public static IEnumerable<Section> Sections(CompiledCrisis compiled, StateWords words, ExplanationRequest request, IReadOnlyList<SolutionConcept> concepts,
        CancellationToken cancellation)
    {
        if (compiled.Crisis.Perceptions.Count == 0 || concepts.Count == 0) return [];
        var concept = concepts.FirstOrDefault(c => c.Id == "seq") ?? concepts[0];
        var perceptions = PerceptionSolution.Of(compiled, concept, new StateSet(compiled.Space.Count), cancellation);
        if (perceptions?.Result is not { } result)
            return [new Section("perceptions", "As each party sees it",
            [new Block.Note($"What the parties see cannot be asked about here: {perceptions?.WhyNot}.")])];
        var mistaken = request.Parties.Where(i => compiled.Crisis.Perceptions.Any(p => p.By == i));
        return [.. mistaken.Select(i => AsSeenBy(compiled, words, perceptions.Hypergame!, concept, i, request.State)),
            Outcome(compiled, result, perceptions.Hypergame!, request.State)];
    }

    private static Section AsSeenBy(CompiledCrisis compiled, StateWords words, Hypergame hypergame, SolutionConcept concept, int party, int state)
    {
        var name = compiled.Crisis.Parties[party].Words;
        var block = hypergame.Own(party).Known[state]
            ? (Block)new Block.Bullets(
                [.. Enumerable.Range(0, hypergame.Parties).OrderBy(j => j != party).Select(j => Of(compiled, words, hypergame, concept, party, j, state))])
            : new Block.Paragraph($"{Phrases.Capitalise(name)} does not know that this state is possible.");
        return new Section($"seen-by-{party + 1}", $"As {name} sees it", [block]);
    }

    private static Bullet Of(CompiledCrisis compiled, StateWords words, Hypergame hypergame, SolutionConcept concept, int party, int other, int state)
    {
        var (game, who) = (hypergame.AsSeenBy(party, other), compiled.Crisis.Parties[other].Words);
        if (!game.Known[state]) return new Bullet(new Prose([new Run($"{Phrases.Capitalise(who)} is taken not to know of this state.")]));
        var sentences = new VerdictWords(compiled, words);
        var verdict = concept.Explain(game.Graph, other, state);
        var mark = new Run(ConceptNames.Title(concept), verdict.IsStable ? Tone.Holds : Tone.Fails);
        return new Bullet(new Prose([mark, new Run($": {sentences.Summary(verdict)}")]),
            ExplanationDocument.Shown(sentences.Details(verdict), "more move", "it would gain by"));
    }

    private static Section Outcome(CompiledCrisis compiled, HypergameSolution result, Hypergame hypergame, int state)
    {
        string Names(IEnumerable<int> parties) => Phrases.List(parties.Select(p => compiled.Crisis.Parties[p].Words));
        var all = Enumerable.Range(0, hypergame.Parties).ToArray();
        int[] unaware = [.. all.Where(p => !hypergame.Own(p).Known[state])], leaving = [.. all.Except(unaware).Where(p => !result.Stable[p][state])];
        int[] surprised = [.. all.Except(unaware).Where(p => result.Surprises(p)[state])], hopeful = [.. all.Where(p => result.FalseHopes(p)[state])];
        var sentences = new List<string>
        {
            leaving.Length > 0 ? $"It does not hold: by the game that each sees, {Names(leaving)} would leave."
                : "It holds: by the game that each sees, nobody who knows of the state would leave.",
        };
        if (unaware.Length > 0)
            sentences.Add(
            $"{Phrases.Capitalise(Names(unaware))} {(unaware.Length == 1 ? "does" : "do")} not know of "
            + $"it{(leaving.Length == 0 ? ", so that it would come as a surprise" : "")}.");
        if (surprised.Length > 0)
            sentences.Add($"That comes as a surprise to {Names(surprised)}, who {(surprised.Length == 1 ? "does" : "do")} not expect it to hold.");
        if (hopeful.Length > 0) sentences.Add($"{Phrases.Capitalise(Names(hopeful))} {(hopeful.Length == 1 ? "counts" : "count")} on its holding, in vain.");
        return new Section("seen-by-outsider", "As an outsider sees it who knows every game", [new Block.Paragraph(string.Join(" ", sentences))]);
    }
}
