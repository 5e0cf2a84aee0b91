using System.Numerics;
using Demarche.Engine.Masks;
using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>Which orders of several parties' statements make something true.</summary>
/// <param name="Orders">How many combinations of orders do; null when the count was not finished.</param>
/// <param name="AllOrders">How many combinations there are.</param>
/// <param name="Nearest">For each movable party, in the order asked, a nearest order; null when none does or none was found.</param>
/// <param name="Swaps">The least number of swaps over all of them; when none was found and none is ruled out, all combinations within fewer swaps
/// than this have been tried.</param>
/// <param name="IsProved">Whether it is settled: the nearest is a nearest one, or no combination does.</param>
/// <param name="Judged">How many combinations of rankings were judged.</param>
public sealed record JointAnswer(BigInteger? Orders, BigInteger AllOrders, IReadOnlyList<IReadOnlyList<int>>? Nearest, int Swaps, bool IsProved, long Judged);

/// <summary>
/// The inverse question for one party or several at once: an equilibrium needs every party to stay, and where only answers that pay are
/// feared each party's order matters to the others. Every combination of the different rankings that the parties' orders give is judged, in
/// ascending number of swaps, so that the first that will do is nearest; the orders behind each ranking are counted.
/// </summary>
/// <remarks>
/// O(product of the numbers of rankings) judgements, on rows of bits for the concepts that these know. Where more than the ranking matters to
/// what is asked (how strong, how certain a statement is) every order is judged by itself. Where the orders of a party give too many rankings, only those
/// within some number of swaps are made, and the answer holds up to that number.
/// </remarks>
public sealed class JointInverse
{
    private static readonly int[] Radii = [int.MaxValue, 16, 12, 9, 7, 5, 4, 3, 2, 1];
    private readonly ConflictGraph graph;
    private readonly IReadOnlyList<int> movable;
    private readonly IReadOnlyList<IReadOnlyList<RankingChoice>> choices;
    private readonly int radius;
    private readonly BigInteger all;

    private JointInverse(ConflictGraph graph, IReadOnlyList<int> movable, IReadOnlyList<IReadOnlyList<RankingChoice>> choices, int radius, BigInteger all) =>
        (this.graph, this.movable, this.choices, this.radius, this.all) = (graph, movable, choices, radius, all);

    /// <summary>Asks the question; null when the model has too many states or a party too many statements.</summary>
    /// <param name="graph">The conflict.</param>
    /// <param name="movable">The parties whose orders may change.</param>
    /// <param name="statements">For each of these, where its statements are true, most important first.</param>
    /// <param name="mostRankings">The most rankings of a party that are made.</param>
    /// <param name="apart">Whether orders that give the same ranking are judged apart.</param>
    public static JointInverse? Of(ConflictGraph graph, IReadOnlyList<int> movable, IReadOnlyList<IReadOnlyList<StateSet>> statements,
        int mostRankings = 50_000, bool apart = false)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(movable);
        ArgumentNullException.ThrowIfNull(statements);
        if (graph.States > MaskMoves.MaximumStates || statements.Any(s => s.Count > PriorityConditions.MaximumStatements)) return null;
        var every = statements.SelectMany(s => Enumerable.Range(1, s.Count)).Aggregate(BigInteger.One, (n, k) => n * k);
        foreach (var within in Radii)
        {
            var made = new List<IReadOnlyList<RankingChoice>>();
            foreach (var own in statements)
            {
                if (RankingChoices.Of(graph.States, own, mostRankings, within, apart) is not { } rankings) break;
                made.Add(rankings);
            }

            if (made.Count == statements.Count) return new JointInverse(graph, movable, made, within, every);
        }

        return null;
    }

    /// <summary>Judges combinations, at most so many, and counts all that do unless only the nearest is asked for.</summary>
    /// <param name="moves">The moves of the conflict.</param>
    /// <param name="goal">What is to become true; see <see cref="MaskGoals"/>.</param>
    /// <param name="budget">The most combinations to judge.</param>
    /// <param name="counts">Whether to go on after the nearest has been found, to count.</param>
    /// <param name="cancellation">Stops the work.</param>
    public JointAnswer Answer(MaskMoves moves, Func<MaskSolver, bool> goal, long budget = 200_000, bool counts = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var solver = new MaskSolver(moves);
        for (var party = 0; party < graph.Parties; party++) solver.Order(party).Set(graph.Ranks(party));
        return Answer(combination =>
        {
            for (var k = 0; k < combination.Count; k++) solver.Order(movable[k]).SetPlaces([.. combination[k].Ranks]);
            return goal(solver);
        }, budget, counts, cancellation);
    }

    /// <summary>The same, judged by whatever means.</summary>
    /// <param name="holds">Whether a choice for each movable party, in the order asked, makes it true.</param>
    /// <param name="budget">The most combinations to judge.</param>
    /// <param name="counts">Whether to go on after the nearest has been found, to count.</param>
    /// <param name="cancellation">Stops the work.</param>
    public JointAnswer Answer(Func<IReadOnlyList<RankingChoice>, bool> holds, long budget, bool counts = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(holds);
        var isWhole = radius == int.MaxValue;
        var most = isWhole ? choices.Sum(c => c[^1].Swaps) : radius;
        var count = BigInteger.Zero;
        IReadOnlyList<IReadOnlyList<int>>? nearest = null;
        var (found, judged) = (0, 0L);
        for (var swaps = 0; swaps <= most; swaps++)
        {
            foreach (var combination in Combinations(0, swaps))
            {
                cancellation.ThrowIfCancellationRequested();
                if (++judged > budget) return new JointAnswer(null, all, nearest, nearest is null ? swaps : found, nearest is not null, judged - 1);
                if (!holds(combination)) continue;
                count += combination.Aggregate(BigInteger.One, (n, c) => n * c.Orders);
                if (nearest is not null) continue;
                (nearest, found) = ([.. combination.Select(c => c.Nearest)], swaps);
                if (!counts) return new JointAnswer(null, all, nearest, found, true, judged);
            }
        }

        return new JointAnswer(isWhole ? count : null, all, nearest, nearest is null && !isWhole ? most + 1 : found, isWhole || nearest is not null, judged);
    }

    /// <summary>Every choice of a ranking for each party from a place on that takes just so many swaps in all.</summary>
    private IEnumerable<RankingChoice[]> Combinations(int from, int swaps)
    {
        if (from == choices.Count) return swaps == 0 ? [[]] : [];
        return choices[from].TakeWhile(c => c.Swaps <= swaps)
            .SelectMany(c => Combinations(from + 1, swaps - c.Swaps).Select(rest => (RankingChoice[])[c, .. rest]));
    }
}
