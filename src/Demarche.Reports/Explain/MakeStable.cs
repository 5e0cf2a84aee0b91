using System.Globalization;
using System.Numerics;
using Demarche.Analysis.Asking;
using Demarche.Engine;
using Demarche.Engine.Coalitions;
using Demarche.Engine.Inverse;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Solve;
using Demarche.Reports.Words;

namespace Demarche.Reports.Explain;

/// <summary>The inverse question: what would make a state hold, in swaps of priorities and as conditions on a party's order.</summary>
internal static class MakeStable
{
    private const int MaximumStates = 2048;
    private const int MaximumConditions = 6;

    public static Section Section(
        CompiledCrisis compiled, StateWords words, ExplanationRequest request, IReadOnlyList<SolutionConcept> concepts, CancellationToken cancellation)
    {
        var blocks = new List<Block>();
        var concept = concepts.FirstOrDefault(c => c.Id == "seq") ?? concepts.FirstOrDefault(c => c.WhyNoInverse is null);
        if (concept is null && concepts.Count > 0)
            blocks.Add(new Block.Paragraph(
                $"Which orders would make a state hold means nothing under {Phrases.List(concepts.Select(ConceptNames.Title))}: {concepts[0].WhyNoInverse}."));
        else if (concept is null) blocks.Add(new Block.Paragraph("None of the concepts asked for applies to this model."));
        else if (compiled.Space.Count > MaximumStates)
            blocks.Add(new Block.Note($"Orders are compared one by one up to {MaximumStates} states; this model has {compiled.Space.Count}."));
        else blocks.AddRange(Blocks(compiled, words, request, concept, cancellation));
        return new Section("make-stable", concept is null ? "What would make it hold" : $"What would make it hold ({ConceptNames.Title(concept)})", blocks);
    }

    private static IEnumerable<Block> Blocks(CompiledCrisis compiled, StateWords words, ExplanationRequest request, SolutionConcept concept,
        CancellationToken cancellation)
    {
        var unstable = request.Parties.Where(p => !concept.Stable(compiled.Graph, p, cancellation)[request.State]).ToList();
        var search = new OrderSearch(compiled, request.State, cancellation);
        if (unstable.Count == 0)
            yield return new Block.Paragraph(new Prose([new Run("It holds already", Tone.Holds), new Run(" for the parties asked about.")]));
        foreach (var party in unstable)
        {
            yield return new Block.Heading(Phrases.Capitalise(compiled.Crisis.Parties[party].Words));
            var own = concept is MixedForesight mixed ? mixed.Of(party) : concept;
            if (!StabilityConditions.Concepts.Contains(own.Id, StringComparer.Ordinal))
            {
                yield return search.Judged(own, [party]);
                continue;
            }

            var conditions = StabilityConditions.For(compiled.Graph, party, request.State, own.Id);
            if ((search.OfOne(own.Id, party) ?? Nearest(compiled, words, conditions, cancellation)) is { } nearest) yield return nearest;
            foreach (var block in Conditions(compiled, words, conditions)) yield return block;
        }

        if (unstable.Count > 0 && request.Parties.Count > 1)
        {
            yield return new Block.Heading("All of them together");
            yield return StabilityConditions.Concepts.Contains(concept.Id, StringComparer.Ordinal) ? search.Together(concept.Id, request.Parties)
                : search.Judged(concept, request.Parties);
        }

        if (request.Coalitions is { } question && CoalitionConcepts.Find($"c{concept.Id}") is { } joint)
        {
            yield return new Block.Heading($"So that no coalition asked about would leave ({joint.Id.ToUpperInvariant()})");
            yield return search.Judged(new CoalitionalStability(joint, question.Named, question.ArePlayers), [.. Enumerable.Range(0, compiled.Graph.Parties)]);
        }
    }

    private static Block.Bullets? Nearest(CompiledCrisis compiled, StateWords words, StabilityConditions conditions, CancellationToken cancellation)
    {
        var ranks = compiled.Graph.Ranks(conditions.Party);
        if (NearestRanking.Of(conditions, ranks, cancellation) is not { } nearest) return null;
        var does = nearest.Swaps == 1 ? "one exchange of neighbouring states does it" : $"{nearest.Swaps} exchanges of neighbouring states do it";
        var proved = nearest.IsProved ? "and fewer do not" : "and whether fewer do is not known";
        var ties = new HashSet<int>(ranks.ToArray()).Count < ranks.Length ? " (states that are tied may be put either way round at no cost)" : "";
        var below = nearest.Below.Take(MaximumConditions).Select(s => new Bullet($"“{words.Short(s)}” ({s + 1}) comes to stand below this state")).ToList();
        if (nearest.Below.Count > below.Count) below.Add(new Bullet($"and so do {nearest.Below.Count - below.Count} more"));
        return new Block.Bullets([new Bullet($"In its ranking of the states {does}, {proved}{ties}:", below)]);
    }

    private static IEnumerable<Block> Conditions(CompiledCrisis compiled, StateWords words, StabilityConditions conditions)
    {
        var party = compiled.Crisis.Parties[conditions.Party].Words;
        var listed = conditions.Enough.Take(MaximumConditions).Select(set => new Bullet(Condition(party, words, set))).ToList();
        yield return listed.Count == 0
            ? new Block.Paragraph($"Whatever {party} preferred, it would not stay.")
            : new Block.Bullets([new Bullet(listed.Count == 1 ? "Whatever else it prefers, it stays exactly if:"
                : "Whatever else it prefers, it stays if one of these is so:", listed)]);
        var more = conditions.Enough.Count - listed.Count;
        if (more > 0 || !conditions.EnoughIsComplete) yield return new Block.Note(More(more, conditions.EnoughIsComplete));
        if (conditions.StableRankings is { } stable) yield return new Block.Paragraph(Share(stable, conditions.AllRankings));
    }

    private static string More(int more, bool isComplete) =>
        !isComplete ? "There are many more such conditions." : more == 1 ? "There is one more such condition." : $"There are {more} more such conditions.";

    private static string Condition(string party, StateWords words, StateSet held)
    {
        var states = held.Members().Select(s => $"“{words.Short(s)}” ({s + 1})").ToList();
        return states.Count == 0 ? "in any case" : $"{party} holds {Phrases.List(states)} no better than this state";
    }

    private static string Share(BigInteger stable, BigInteger all)
    {
        if (all < 1_000_000_000)
            return $"{stable.ToString("#,0", CultureInfo.InvariantCulture)} of {all.ToString("#,0", CultureInfo.InvariantCulture)} strict rankings of all "
                + $"states make it stay.";
        var percent = stable.IsZero ? 0 : 100 * Math.Exp(BigInteger.Log(stable) - BigInteger.Log(all));
        return string.Create(CultureInfo.InvariantCulture, $"{percent:0.###}% of all strict rankings of the states make it stay.");
    }
}
