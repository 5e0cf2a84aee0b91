using Demarche.Engine.Inverse;
using Demarche.Engine.Masks;
using Demarche.Engine.Paths;
using Demarche.Engine.States;

namespace Demarche.Engine.Advice;

/// <summary>
/// Says whether an amended conflict is as wanted: on rows of bits where the concept and the number of states allow, by the general engine
/// otherwise.
/// </summary>
internal abstract class AdviceJudge
{
    /// <summary>A judge; not safe to share.</summary>
    public static AdviceJudge Of(AdviceQuestion question, Amendment amendment) =>
        question.Graph.States <= MaskMoves.MaximumStates && MaskSolver.Concepts.Contains(question.Concept.Id, StringComparer.Ordinal)
            ? new Compact(question, amendment)
            : new Wide(question, amendment);

    /// <summary>Whether a wanted state is an equilibrium and can be reached.</summary>
    /// <param name="chosen">The changes made, as bits.</param>
    /// <param name="orders">Each party's order after changes and swaps; what is there for a party without statements is not read.</param>
    /// <param name="cancellation">Stops the work.</param>
    public abstract bool Holds(ulong chosen, IReadOnlyList<IReadOnlyList<AmendedPriority>> orders, CancellationToken cancellation);

    private sealed class Compact(AdviceQuestion question, Amendment amendment) : AdviceJudge
    {
        private const long MaximumHeld = 1L << 28;
        private readonly Dictionary<ulong, (MaskSolver Solver, Func<MaskSolver, bool> Goal)> known = [];
        private readonly int mostKnown = (int)Math.Clamp(MaximumHeld / ((long)question.Graph.Parties * question.Graph.States * question.Graph.States / 4 + 1),
            1, 1024);

        public override bool Holds(ulong chosen, IReadOnlyList<IReadOnlyList<AmendedPriority>> orders, CancellationToken cancellation)
        {
            var (solver, goal) = With(chosen & amendment.OfMoves);
            for (var party = 0; party < orders.Count; party++)
            {
                if (question.Statements[party] is null) continue;
                var order = solver.Order(party);
                order.Begin();
                foreach (var priority in orders[party]) order.Refine(amendment.Where(party, priority));
                order.End();
            }

            return goal(solver);
        }

        private (MaskSolver Solver, Func<MaskSolver, bool> Goal) With(ulong ofMoves)
        {
            if (known.TryGetValue(ofMoves, out var ready)) return ready;
            if (known.Count >= mostKnown) known.Clear();
            var moves = amendment.Moves(ofMoves);
            var solver = new MaskSolver(new MaskMoves(question.Graph.States, moves));
            for (var party = 0; party < question.Graph.Parties; party++) solver.Order(party).Set(question.Graph.Ranks(party));
            var concept = question.Concept.Id;
            return known[ofMoves] = (solver, question.ByImprovements
                ? MaskGoals.ImprovementsLeadTo(concept, question.Now, question.Wanted)
                : MaskGoals.EquilibriumIn(concept, Reached(question, moves)));
        }
    }

    private sealed class Wide(AdviceQuestion question, Amendment amendment) : AdviceJudge
    {
        private (ulong Bits, Moves.MoveRelation Moves, StateSet Region)? last;

        public override bool Holds(ulong chosen, IReadOnlyList<IReadOnlyList<AmendedPriority>> orders, CancellationToken cancellation)
        {
            var ofMoves = chosen & amendment.OfMoves;
            if (last is not { } at || at.Bits != ofMoves)
            {
                var moves = amendment.Moves(ofMoves);
                last = at = (ofMoves, moves, question.ByImprovements ? question.Wanted : Reached(question, moves));
            }

            var graph = amendment.Graph(at.Moves, orders);
            var left = question.ByImprovements ? at.Region.Intersect(Ways.ByImprovements(graph, question.Now, 0, cancellation).Reached) : at.Region;
            if (question.Concept.WhyNot(graph) is not null) return false;
            try
            {
                for (var party = 0; party < graph.Parties && !left.IsEmpty; party++) left = left.Intersect(question.Concept.Stable(graph, party, cancellation));
                return !left.IsEmpty;
            }
            catch (NotSupportedException)
            {
                return false;
            }
        }
    }

    /// <summary>The wanted states that any moves lead to.</summary>
    private static StateSet Reached(AdviceQuestion question, Moves.MoveRelation moves)
    {
        var graph = new ConflictGraph(question.Graph.Space, moves,
            [.. Enumerable.Range(0, question.Graph.Parties).Select(p => question.Graph.Ranks(p).ToArray())]);
        return question.Wanted.Intersect(Ways.ByAnyMoves(graph, question.Now).Reached);
    }
}
