using System.Numerics;
using Demarche.Engine.Moves;
using Demarche.Engine.States;

namespace Demarche.Engine.Stability;

/// <summary>
/// Simultaneous stability: every improvement meets some combination of the opponents' own improvements from the same state, carried out
/// at the same time, whose feasible result is no better for the party than where it stands. Each opponent may stay, not all of them.
/// </summary>
/// <remarks>
/// Source: Fraser and Hipel (1984). Asked in option form only, where simultaneous moves have a result. Cost per state: the product of
/// the parties' numbers of improvements; refused beyond <see cref="MaximumCombinations"/> in all.
/// </remarks>
public sealed class SimultaneousStability : SolutionConcept
{
    /// <summary>The most combinations of moves, over all states, that are tried.</summary>
    public static readonly BigInteger MaximumCombinations = BigInteger.One << 34;

    /// <inheritdoc/>
    public override string Id => "sim";

    /// <inheritdoc/>
    public override string Name => "Simultaneous stability";

    /// <inheritdoc/>
    public override string InWords =>
        "stays if, should the others make improvements of their own at the same moment, each of its improvements could end no better for it";

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.Space.Levers.Count == 0) return "the model lists states and moves one by one, so two moves made at once have no defined result";
        if (graph.Moves is ConsentMoves)
            return "some levers are held by several parties, and what they do together has no defined result beside other moves made at once";
        var combinations = BigInteger.Multiply(graph.States, graph.Space.Levers.Aggregate(BigInteger.One, (n, l) => n * l.Levels));
        return combinations > MaximumCombinations ? $"up to {combinations} combinations of moves would have to be tried" : null;
    }

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (WhyNot(graph) is { } reason) throw new NotSupportedException(reason);
        var stable = new StateSet(graph.States);
        var combinations = new Combinations(graph, party);
        var targets = new List<int>();
        for (var s = 0; s < graph.States; s++)
        {
            if ((s & 0xFF) == 0) cancellation.ThrowIfCancellationRequested();
            graph.Moves.Targets(party, s, targets);
            stable[s] = targets.TrueForAll(t => !graph.Prefers(party, t, s) || combinations.Sanction(s, t) is not null);
        }

        return stable;
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.Space.Levers.Count == 0 || graph.Moves is ConsentMoves) throw new NotSupportedException(WhyNot(graph));
        var combinations = new Combinations(graph, party);
        return Deviations.Judge(Id, graph, party, state, target =>
        {
            var sanction = combinations.Sanction(state, target);
            return new Deviation(new Step(party, state, target), sanction?.Steps, Together: true, sanction?.Result ?? target);
        });
    }

    /// <summary>Looks through what opponents may do at the moment the focal party moves. In cells, moves of different parties add up.</summary>
    private sealed class Combinations
    {
        private readonly ConflictGraph graph;
        private readonly int focal;
        private readonly LeverMoves levers;
        private readonly List<int>[] improvements;
        private readonly List<int> cells = [];
        private readonly Stack<Step> chosen = new();

        public Combinations(ConflictGraph graph, int focal)
        {
            this.graph = graph;
            this.focal = focal;
            levers = graph.Moves as LeverMoves ?? new LeverMoves(graph.Space, graph.Parties);
            improvements = [.. Enumerable.Range(0, graph.Parties).Select(_ => new List<int>())];
        }

        public (IReadOnlyList<Step> Steps, int Result)? Sanction(int state, int target)
        {
            foreach (var cell in graph.Space.CellsOf(state))
            {
                foreach (var own in OwnCells(cell, target))
                {
                    for (var j = 0; j < graph.Parties; j++) if (j != focal) LoadImprovements(j, state, cell);
                    chosen.Clear();
                    if (Search(0, state, cell, own) is { } result) return ([.. chosen.Reverse()], result);
                }
            }

            return null;
        }

        /// <summary>From a cell of the present state, the cells of a state that the focal party can move to.</summary>
        private int[] OwnCells(int cell, int target)
        {
            levers.TargetCells(focal, cell, cells);
            return [.. cells.Where(c => graph.Space.StateOf(c) == target)];
        }

        private void LoadImprovements(int party, int state, int cell)
        {
            improvements[party].Clear();
            levers.TargetCells(party, cell, cells);
            foreach (var to in cells)
            {
                var reached = graph.Space.StateOf(to);
                if (reached >= 0 && graph.Prefers(party, reached, state) && graph.Moves.CanMove(party, state, reached)) improvements[party].Add(to);
            }
        }

        /// <summary>Tries every choice for the parties from <paramref name="party"/> on; a cell the choices so far lead to is carried along.</summary>
        private int? Search(int party, int state, int cell, int at)
        {
            if (party == graph.Parties)
            {
                var result = graph.Space.StateOf(at);
                return chosen.Count > 0 && result >= 0 && !graph.Prefers(focal, result, state) ? result : null;
            }

            if (party != focal)
            {
                foreach (var to in improvements[party])
                {
                    chosen.Push(new Step(party, state, graph.Space.StateOf(to)));
                    if (Search(party + 1, state, cell, at + to - cell) is { } found) return found;
                    chosen.Pop();
                }
            }

            return Search(party + 1, state, cell, at);
        }
    }
}
