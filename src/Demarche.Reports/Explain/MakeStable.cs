using System.Globalization;
using System.Numerics;
using Demarche.Engine.Inverse;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Solve;

namespace Demarche.Reports.Explain;

/// <summary>The inverse question: what would make a state hold, in swaps of priorities and as conditions on a party's order.</summary>
internal static class MakeStable
{
    private const int MaximumStates = 2048;
    private const int MaximumOrders = 20_000;
    private const int MaximumConditions = 6;

    public static Section Section(
        CompiledCrisis compiled, StateWords words, ExplanationRequest request, IReadOnlyList<SolutionConcept> concepts, CancellationToken cancellation)
    {
        var blocks = new List<Block>();
        var concept = concepts.FirstOrDefault(c => c.Id == "seq") ?? concepts.FirstOrDefault(c => c.RestsOnOrders);
        if (concept is null && concepts.Count > 0) blocks.Add(new Block.Paragraph("Which orders would make a state hold is asked of concepts that rest on the order alone, such as SEQ."));
        else if (concept is null) blocks.Add(new Block.Paragraph("None of the concepts asked for applies to this model."));
        else if (compiled.Space.Count > MaximumStates) blocks.Add(new Block.Note($"Orders are compared one by one up to {MaximumStates} states; this model has {compiled.Space.Count}."));
        else blocks.AddRange(Blocks(compiled, words, request, concept, cancellation));
        return new Section("make-stable", concept is null ? "What would make it hold" : $"What would make it hold ({SolutionDocument.ColumnTitle(concept)})", blocks);
    }

    private static IEnumerable<Block> Blocks(CompiledCrisis compiled, StateWords words, ExplanationRequest request, SolutionConcept concept, CancellationToken cancellation)
    {
        var unstable = request.Parties.Where(p => !concept.Stable(compiled.Graph, p, cancellation)[request.State]).ToList();
        if (unstable.Count == 0)
        {
            yield return new Block.Paragraph(new Prose([new Run("It holds already", Tone.Holds), new Run(" for the parties asked about.")]));
            yield break;
        }

        foreach (var party in unstable)
        {
            yield return new Block.Heading(Phrases.Capitalise(compiled.Crisis.Parties[party].Words));
            yield return Swaps(compiled, [party], Goals.StableFor(concept, party, request.State), cancellation);
            var own = concept is MixedForesight mixed ? mixed.Of(party) : concept;
            if (StabilityConditions.Concepts.Contains(own.Id, StringComparer.Ordinal))
                foreach (var block in Conditions(compiled, words, StabilityConditions.For(compiled.Graph, party, request.State, own.Id))) yield return block;
        }

        if (unstable.Count > 1)
        {
            yield return new Block.Heading("All of them together");
            yield return Swaps(compiled, unstable, Goals.EquilibriumIn(concept, StateSet.Of(compiled.Space.Count, [request.State])), cancellation);
        }
    }

    private static Block Swaps(CompiledCrisis compiled, IReadOnlyList<int> parties, Func<Engine.ConflictGraph, bool> goal, CancellationToken cancellation)
    {
        var movable = parties.Where(p => compiled.PreferenceOf(p) is Preference.Priorities).ToList();
        if (movable.Count == 0) return new Block.Paragraph("Its order is not given as priorities, so there are none to swap.");
        var statements = Enumerable.Range(0, compiled.Graph.Parties).Select(p => (IReadOnlyList<StateSet>)[.. compiled.PriorityStatements(p).Select(s => s.Where)]).ToArray();
        var answer = new SwapDistance(compiled.Graph, statements, movable, goal).Search(MaximumOrders, cancellation);
        var changes = SwapWords.Of(compiled, answer).Select(c => c.Full).ToArray();
        if (answer.Swaps is not null) return new Block.Bullets([new Bullet(Count(changes.Length), [.. changes.Select(c => new Bullet(c))])]);
        return new Block.Paragraph(answer.IsExhausted
            ? "No order of these priorities does it."
            : $"No order within {answer.SearchedTo} swaps of neighbouring priorities does it; beyond that it was not searched.");
    }

    private static string Count(int swaps) => swaps == 1 ? "1 swap of neighbouring priorities does it:" : $"{swaps} swaps of neighbouring priorities do it:";

    private static IEnumerable<Block> Conditions(CompiledCrisis compiled, StateWords words, StabilityConditions conditions)
    {
        var party = compiled.Crisis.Parties[conditions.Party].Words;
        var listed = conditions.Enough.Take(MaximumConditions).Select(set => new Bullet(Condition(party, words, set))).ToList();
        yield return listed.Count == 0
            ? new Block.Paragraph($"Whatever {party} preferred, it would not stay.")
            : new Block.Bullets([new Bullet(listed.Count == 1 ? "Whatever else it prefers, it stays exactly if:" : "Whatever else it prefers, it stays if one of these is so:", listed)]);
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
            return $"{stable.ToString("#,0", CultureInfo.InvariantCulture)} of {all.ToString("#,0", CultureInfo.InvariantCulture)} strict rankings of all states make it stay.";
        var percent = stable.IsZero ? 0 : 100 * Math.Exp(BigInteger.Log(stable) - BigInteger.Log(all));
        return string.Create(CultureInfo.InvariantCulture, $"{percent:0.###}% of all strict rankings of the states make it stay.");
    }
}
