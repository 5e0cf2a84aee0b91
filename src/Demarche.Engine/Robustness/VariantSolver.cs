using Demarche.Engine.Masks;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Robustness;

/// <summary>
/// Finds the equilibria of completions, one after another: on rows of bits where the concepts and the number of states allow, by the
/// general engine otherwise; and where only some of the concepts allow, each in its way. Only parties whose answers changed are ordered anew. Not
/// safe to share.
/// </summary>
internal abstract class VariantSolver
{
    protected VariantSolver(OpenConflict conflict)
    {
        Conflict = conflict;
        Equilibria = new StateSet(conflict.Graph.States);
        Improving = new StateSet(conflict.Graph.States);
    }

    protected OpenConflict Conflict { get; }

    /// <summary>The states stable for every party in the completion last solved.</summary>
    public StateSet Equilibria { get; }

    /// <summary>What improvements reach from the present state in the completion last solved.</summary>
    public StateSet Improving { get; }

    /// <summary>Whether rows of bits will do for a concept.</summary>
    public static bool IsCompact(OpenConflict conflict, SolutionConcept concept) =>
        conflict.Graph.States <= MaskMoves.MaximumStates && conflict.Graph.Moves is not Moves.ConsentMoves
            && MaskSolver.Concepts.Contains(concept.Id, StringComparer.Ordinal);

    /// <summary>A solver for one worker.</summary>
    /// <param name="conflict">The conflict.</param>
    /// <param name="moves">Its moves as rows of bits; null where those will not do.</param>
    public static VariantSolver For(OpenConflict conflict, MaskMoves? moves) => moves is null ? new Wide(conflict) : new Compact(conflict, moves);

    /// <summary>Solves a completion.</summary>
    public void Solve(Completion completion, CancellationToken cancellation)
    {
        var changed = false;
        for (var party = 0; party < completion.Changed.Length; party++)
        {
            if (!completion.Changed[party]) continue;
            completion.Changed[party] = false;
            changed = true;
            Load(party, completion);
        }

        if (changed) FindImproving(cancellation);
        FindEquilibria(completion, cancellation);
    }

    protected abstract void Load(int party, Completion completion);

    protected abstract void FindImproving(CancellationToken cancellation);

    protected abstract void FindEquilibria(Completion completion, CancellationToken cancellation);

    private sealed class Compact : VariantSolver
    {
        private readonly MaskSolver solver;
        private readonly MaskOrder?[][] known;
        private readonly ulong[] stable;
        private readonly bool[] isCompact;
        private readonly bool[] stale;
        private readonly Wide? rest;

        public Compact(OpenConflict conflict, MaskMoves moves)
            : base(conflict)
        {
            solver = new MaskSolver(moves);
            stable = new ulong[moves.Words];
            isCompact = [.. conflict.Concepts.Select(c => IsCompact(conflict, c))];
            stale = new bool[conflict.Types.Count];
            rest = Array.TrueForAll(isCompact, c => c) ? null : new Wide(conflict);
            known = [.. conflict.Types.Select(own => own.Select(o => o.Ranks is { } ranks ? Ready(ranks) : null).ToArray())];
        }

        protected override void Load(int party, Completion completion)
        {
            stale[party] = true;
            var type = completion.TypeOf(party);
            var order = solver.Order(party);
            if (known[party][type] is { } ready)
            {
                order.Set(ready);
                return;
            }

            order.Begin();
            var groups = Conflict.Types[party][type].Groups;
            for (var group = 0; group < groups.Count; group++)
            {
                foreach (var statement in completion.Places(party, group))
                {
                    if (!completion.IsLeftOut(party, group, statement)) order.Refine(groups[group][statement].Where);
                }
            }

            order.End();
        }

        protected override void FindImproving(CancellationToken cancellation) => solver.Improving(Conflict.Now, Improving.Bits);

        protected override void FindEquilibria(Completion completion, CancellationToken cancellation)
        {
            if (!isCompact[completion.Concept])
            {
                FindByRest(completion, cancellation);
                return;
            }

            var id = Conflict.Concepts[completion.Concept].Id;
            var left = Equilibria.Bits;
            left.Fill(ulong.MaxValue);
            for (var party = 0; party < Conflict.Types.Count; party++)
            {
                solver.Stable(id, party, stable);
                for (var w = 0; w < left.Length; w++) left[w] &= stable[w];
            }
        }

        /// <summary>The rest takes in only now what has changed since it was last asked.</summary>
        private void FindByRest(Completion completion, CancellationToken cancellation)
        {
            for (var party = 0; party < stale.Length; party++)
            {
                if (!stale[party]) continue;
                stale[party] = false;
                rest!.Load(party, completion);
            }

            rest!.FindEquilibria(completion, cancellation);
            rest.Equilibria.Words.CopyTo(Equilibria.Bits);
        }

        private MaskOrder Ready(IReadOnlyList<int> ranks)
        {
            var order = new MaskOrder(Conflict.Graph.States);
            order.Set([.. ranks]);
            return order;
        }
    }

    private sealed class Wide : VariantSolver
    {
        private readonly bool withStructure;
        private ConflictGraph graph;

        public Wide(OpenConflict conflict)
            : base(conflict) => (graph, withStructure) = (conflict.Graph, conflict.Concepts.Any(c => !c.RestsOnOrders));

        protected override void Load(int party, Completion completion) => graph = CompletedOrder.Of(Conflict, completion, party).In(graph, withStructure);

        protected override void FindImproving(CancellationToken cancellation) =>
            Copy(Ways.ByImprovements(graph, Conflict.Now, 0, cancellation).Reached, Improving);

        protected override void FindEquilibria(Completion completion, CancellationToken cancellation)
        {
            var left = StateSet.All(graph.States);
            try
            {
                for (var party = 0; party < graph.Parties && !left.IsEmpty; party++)
                    left = left.Intersect(Conflict.Concepts[completion.Concept].Stable(graph, party, cancellation));
            }
            catch (NotSupportedException)
            {
                left = new StateSet(graph.States);
            }

            Copy(left, Equilibria);
        }

        private static void Copy(StateSet from, StateSet to) => from.Words.CopyTo(to.Bits);
    }
}
