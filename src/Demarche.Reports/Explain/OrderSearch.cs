using System.Globalization;
using System.Numerics;
using Demarche.Analysis.Findings;
using Demarche.Engine;
using Demarche.Engine.Inverse;
using Demarche.Engine.Masks;
using Demarche.Engine.Moves;
using Demarche.Engine.Preferences;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Explain;

/// <summary>Which orders of the parties' priorities make a state stable: the nearest, how many, and how far that is proved, in words.</summary>
internal sealed class OrderSearch(CompiledCrisis compiled, int state, CancellationToken cancellation)
{
    private const int MaximumRankings = 10_000;
    private const long MaximumJudged = 30_000;
    private const long MaximumSolved = 10_000;
    private const long FewestSolved = 300;
    private const long MaximumWork = 1L << 31;

    // Who agrees to what several do together turns on the orders that are to change, so that each order has to be solved by itself there.

    /// <summary>
    /// The nearest order of one party's priorities for one of <see cref="StabilityConditions.Concepts"/>, proved so, and how many orders there are that do;
    /// null where its order is not given as priorities.
    /// </summary>
    public Block? OfOne(string concept, int party)
    {
        if (compiled.Graph.Moves is ConsentMoves) return Judged(Concepts.Find(concept)!, [party]);
        if (Exactly(concept, party) is not { } found) return null;
        var count = found.StableOrders is { } orders
            ? $"{Number(orders)} of the {Number(found.AllOrders)} orders of its {compiled.PriorityStatements(party).Count} priorities make it stay."
            : NotCounted;
        if (found.Nearest is { } nearest) return new Block.Bullets([Changes(AdjacentSwaps.To(party, nearest)), new Bullet(count)]);
        return new Block.Paragraph(found.IsProved ? "No order of these priorities does it."
            : $"{AtLeast("order", found.Swaps)} Beyond that it was not searched. {count}");
    }

    /// <summary>
    /// The nearest orders of several parties that make the state stable for every one of them, for one of <see cref="StabilityConditions.Concepts"/>.
    /// </summary>
    public Block Together(string concept, IReadOnlyList<int> parties)
    {
        if (compiled.Graph.Moves is ConsentMoves) return Judged(Concepts.Find(concept)!, parties);
        var movable = Movable(parties);
        if (movable.Count == 0) return new Block.Paragraph("Their orders are not given as priorities, so there are none to swap.");
        var boundBy = PriorityConditions.OwnOrderBound(concept);
        var fixedInLeaving = parties.Except(movable).Where(p => !IsStable(Concepts.Find(boundBy)!, [p], compiled.Graph))
            .Select(p => compiled.Crisis.Parties[p].Words).ToList();
        if (fixedInLeaving.Count > 0)
            return new Block.Paragraph(
                $"No orders of the others' priorities do it: {Phrases.List(fixedInLeaving)} would leave all the same, and "
                + $"{(fixedInLeaving.Count == 1 ? "its order is" : "their orders are")} not given as priorities.");
        var bound = OwnOrders(boundBy, parties);
        if (boundBy == concept) return Worded(movable, bound, whyNoMore: "");
        if (bound is { Nearest: null, IsProved: true })
            return new Block.Paragraph(
            "No orders of these priorities do it: somebody would leave even if it feared every answer there is, at whatever cost to whoever makes it.");
        if (Inverse(movable, apart: false) is not { } joint)
            return new Block.Paragraph($"{AtLeast("orders", bound.Swaps)} The parties' orders are too many to be tried together.");
        var found = joint.Answer(new MaskMoves(compiled.Space.Count, compiled.Graph.Moves), MaskGoals.StableFor(concept, parties, state), MaximumJudged,
            cancellation: cancellation);
        return Worded(movable, found with { Swaps = found.Nearest is null ? Math.Max(found.Swaps, bound.Swaps) : found.Swaps }, Tried(found));
    }

    /// <summary>
    /// The same for any concept under which the question means something: every combination of orders is solved, fewest swaps first, within a budget.
    /// </summary>
    public Block Judged(SolutionConcept concept, IReadOnlyList<int> parties)
    {
        if (IsStable(concept, parties, compiled.Graph)) return new Block.Paragraph("It holds already.");
        var movable = Movable(parties);
        if (movable.Count == 0) return new Block.Paragraph("The order is not given as priorities, so there are none to swap.");
        if (Inverse(movable, apart: !concept.RestsOnOrders) is not { } joint) return new Block.Paragraph("The orders are too many to be tried.");
        var reordered = new Reordered(compiled.Graph, movable, Statements(movable));
        var budget = Math.Clamp(MaximumWork / ((long)compiled.Space.Count * compiled.Space.Count * compiled.Graph.Parties), FewestSolved, MaximumSolved);
        var found = joint.Answer(choice => IsStable(concept, parties, reordered.By(choice)), budget, cancellation: cancellation);
        return Worded(movable, found, Tried(found));
    }

    private bool IsStable(SolutionConcept concept, IReadOnlyList<int> parties, ConflictGraph graph)
    {
        try
        {
            return parties.All(p => concept.Stable(graph, p, cancellation)[state]);
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Where each party's own order alone decides, the nearest orders together are the nearest of each, and the counts multiply.</summary>
    private JointAnswer OwnOrders(string concept, IReadOnlyList<int> parties)
    {
        var found = parties.Select(p => (Party: p, Answer: Exactly(concept, p))).ToList();
        var holds = found.Where(f => f.Answer is null).All(f => Concepts.Find(concept)!.Stable(compiled.Graph, f.Party, cancellation)[state]);
        var asked = found.Where(f => f.Answer is not null).Select(f => f.Answer!).ToList();
        var all = asked.Aggregate(BigInteger.One, (n, a) => n * a.AllOrders);
        if (!holds || asked.Any(a => a is { Nearest: null, IsProved: true })) return new JointAnswer(BigInteger.Zero, all, null, 0, IsProved: true, 0);
        var orders = asked.Aggregate((BigInteger?)BigInteger.One, (n, a) => n * a.StableOrders);
        IReadOnlyList<IReadOnlyList<int>>? nearest = asked.TrueForAll(a => a.Nearest is not null) ? [.. asked.Select(a => a.Nearest!)] : null;
        return new JointAnswer(orders, all, nearest, asked.Sum(a => a.Swaps), nearest is not null, 0);
    }

    private PriorityConditions? Exactly(string concept, int party)
    {
        var statements = compiled.PriorityStatements(party);
        if (statements.Count is 0 or > PriorityConditions.MaximumStatements) return null;
        return PriorityConditions.For(compiled.Graph, party, state, concept, [.. statements.Select(s => s.Where)], cancellation: cancellation);
    }

    private List<int> Movable(IReadOnlyList<int> parties) =>
        [.. parties.Where(p => compiled.PriorityStatements(p).Count is > 0 and <= PriorityConditions.MaximumStatements)];

    private IReadOnlyList<IReadOnlyList<GradedSet>> Statements(IReadOnlyList<int> movable) =>
        [.. movable.Select(p => compiled.PriorityStatements(p).Select(s => new GradedSet(s.Where, s.Clause.Strength, s.Clause.Certainty)).ToArray())];

    private JointInverse? Inverse(IReadOnlyList<int> movable, bool apart) => movable.Count == 0
        ? null
        : JointInverse.Of(compiled.Graph, movable, [.. Statements(movable).Select(own => own.Select(s => s.Where).ToArray())], MaximumRankings, apart);

    private Block Worded(IReadOnlyList<int> movable, JointAnswer found, string whyNoMore)
    {
        var orders = movable.Count == 1 ? "order" : "orders";
        if (found.Nearest is not { } nearest)
            return new Block.Paragraph(found.IsProved ? movable.Count == 1 ? "No order of these priorities does it." : "No orders of these priorities do it."
                : $"{AtLeast(orders, found.Swaps)} {whyNoMore}");
        var of = movable.Count == 1 ? "orders" : "combinations of orders";
        var count = found.Orders is { } stable ? $"{Number(stable)} of the {Number(found.AllOrders)} {of} do it." : $"{NotCounted} {whyNoMore}";
        return new Block.Bullets([Changes([.. movable.Zip(nearest).SelectMany(n => AdjacentSwaps.To(n.First, n.Second))]), new Bullet(count)]);
    }

    private Bullet Changes(IReadOnlyList<PrioritySwap> swaps)
    {
        if (swaps.Count == 0) return new Bullet("Nothing needs to change.");
        var does = swaps.Count == 1 ? "1 swap of neighbouring priorities does it" : $"{swaps.Count} swaps of neighbouring priorities do it";
        return new Bullet($"{does}, and fewer do not:", [.. SwapRef.All(compiled, swaps).Select(c => new Bullet(c.Full()))]);
    }

    private const string NotCounted = "How many do it was not counted to the end.";

    private static string Tried(JointAnswer found) => $"{Number(found.Judged)} combinations were tried; more are not.";

    /// <summary>A lower bound in words.</summary>
    private static string AtLeast(string orders, int swaps) => swaps <= 1
        ? $"The {orders} as {(orders == "order" ? "it is" : "they are")} will not do, and whether any other {(orders == "order" ? "does" : "do")} is not known."
        : $"No {orders} within {(swaps == 2 ? "1 swap" : $"{swaps - 1} swaps")} of neighbouring priorities {(orders == "order" ? "does" : "do")} it: it takes "
            + $"at least {swaps}, if any {orders} {(orders == "order" ? "does" : "do")}.";

    private static string Number(BigInteger number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
