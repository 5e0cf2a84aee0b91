using System.Globalization;
using System.Numerics;
using Demarche.Engine.Inverse;
using Demarche.Engine.Masks;
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
    private const int MaximumRankings = 10_000;
    private const long MaximumJudged = 30_000;

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
            var own = concept is MixedForesight mixed ? mixed.Of(party) : concept;
            if (!StabilityConditions.Concepts.Contains(own.Id, StringComparer.Ordinal))
            {
                yield return Swaps(compiled, [party], Goals.StableFor(concept, party, request.State), cancellation);
                continue;
            }

            yield return Orders(compiled, party, request.State, own.Id, cancellation);
            foreach (var block in Conditions(compiled, words, StabilityConditions.For(compiled.Graph, party, request.State, own.Id))) yield return block;
        }

        if (unstable.Count > 1 || request.Parties.Count > 1)
        {
            yield return new Block.Heading("All of them together");
            yield return MaskSolver.Concepts.Contains(concept.Id, StringComparer.Ordinal)
                ? Together(compiled, request, concept.Id, cancellation)
                : Swaps(compiled, unstable, Goals.EquilibriumIn(concept, StateSet.Of(compiled.Space.Count, [request.State])), cancellation);
        }
    }

    /// <summary>The nearest order of one party's priorities, proved so, and how many orders there are that do.</summary>
    private static Block Orders(CompiledCrisis compiled, int party, int state, string concept, CancellationToken cancellation)
    {
        var statements = compiled.PriorityStatements(party);
        if (statements.Count is 0 or > PriorityConditions.MaximumStatements) return new Block.Paragraph("Its order is not given as priorities, so there are none to swap.");
        var found = PriorityConditions.For(compiled.Graph, party, state, concept, [.. statements.Select(s => s.Where)], cancellation: cancellation);
        var count = found.StableOrders is { } orders ? $"{Number(orders)} of the {Number(found.AllOrders)} orders of its {statements.Count} priorities make it stay." : "";
        if (found.Nearest is { } nearest) return new Block.Bullets([Changes(compiled, AdjacentSwaps.To(party, nearest)), .. count.Length > 0 ? new[] { new Bullet(count) } : []]);
        return new Block.Paragraph(found.IsProved ? "No order of these priorities does it." : $"No order within {found.Swaps - 1} swaps of neighbouring priorities does it; beyond that it was not searched. {count}");
    }

    /// <summary>The nearest orders of all parties asked about that make the state stable for every one of them, and how many do.</summary>
    private static Block Together(CompiledCrisis compiled, ExplanationRequest request, string concept, CancellationToken cancellation)
    {
        var movable = request.Parties.Where(p => compiled.PriorityStatements(p).Count > 0).ToList();
        IReadOnlyList<IReadOnlyList<StateSet>> statements = [.. movable.Select(p => (IReadOnlyList<StateSet>)[.. compiled.PriorityStatements(p).Select(s => s.Where)])];
        if (movable.Count == 0 || JointInverse.Of(compiled.Graph, movable, statements, MaximumRankings) is not { } joint)
            return new Block.Paragraph("The parties' orders cannot be tried together.");
        var found = joint.Answer(new MaskMoves(compiled.Space.Count, compiled.Graph.Moves), MaskGoals.StableFor(concept, request.Parties, request.State), MaximumJudged, cancellation: cancellation);
        if (found.Nearest is not { } nearest)
            return new Block.Paragraph(found.IsProved ? "No orders of these priorities do it." : $"No orders within {found.Swaps - 1} swaps of neighbouring priorities do it; beyond that it was not searched.");
        var bullets = new List<Bullet> { Changes(compiled, [.. movable.Zip(nearest).SelectMany(n => AdjacentSwaps.To(n.First, n.Second))]) };
        if (found.Orders is { } orders) bullets.Add(new Bullet($"{Number(orders)} of the {Number(found.AllOrders)} combinations of orders do it."));
        return new Block.Bullets(bullets);
    }

    private static Bullet Changes(CompiledCrisis compiled, IReadOnlyList<PrioritySwap> swaps)
    {
        if (swaps.Count == 0) return new Bullet("Nothing needs to change.");
        return new Bullet($"{Count(swaps.Count)[..^1]}, and fewer do not:", [.. SwapWords.Of(compiled, swaps).Select(c => new Bullet(c.Full))]);
    }

    private static Block Swaps(CompiledCrisis compiled, IReadOnlyList<int> parties, Func<Engine.ConflictGraph, bool> goal, CancellationToken cancellation)
    {
        var movable = parties.Where(p => compiled.PreferenceOf(p) is Preference.Priorities).ToList();
        if (movable.Count == 0) return new Block.Paragraph("Its order is not given as priorities, so there are none to swap.");
        var statements = Enumerable.Range(0, compiled.Graph.Parties).Select(p => (IReadOnlyList<StateSet>)[.. compiled.PriorityStatements(p).Select(s => s.Where)]).ToArray();
        var answer = new SwapDistance(compiled.Graph, statements, movable, goal).Search(MaximumOrders, cancellation);
        var changes = SwapWords.Of(compiled, answer.Swaps ?? []).Select(c => c.Full).ToArray();
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

    private static string Number(BigInteger number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Share(BigInteger stable, BigInteger all)
    {
        if (all < 1_000_000_000)
            return $"{stable.ToString("#,0", CultureInfo.InvariantCulture)} of {all.ToString("#,0", CultureInfo.InvariantCulture)} strict rankings of all states make it stay.";
        var percent = stable.IsZero ? 0 : 100 * Math.Exp(BigInteger.Log(stable) - BigInteger.Log(all));
        return string.Create(CultureInfo.InvariantCulture, $"{percent:0.###}% of all strict rankings of the states make it stay.");
    }
}
