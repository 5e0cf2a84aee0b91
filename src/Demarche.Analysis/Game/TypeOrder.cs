using Demarche.Engine.Preferences;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>The order of one type over the states of a game, ready to be given numbers.</summary>
internal sealed class TypeOrder
{
    /// <summary>Of the orders that an author left open, at most so many are distinguished.</summary>
    private const int MostCompletions = 120;

    private readonly double[]? given;
    private readonly (int[] Level, int[] Degrees)[] orders = [];
    private readonly double strongStep;

    public TypeOrder(CompiledCrisis compiled, Preference preference, IReadOnlyList<int> states)
    {
        given = preference switch
        {
            Preference.Indifferent => new double[states.Count],
            Preference.Weights weights => Scaled([.. states.Select(s => (double)Score(compiled, weights, s))]),
            Preference.Utilities utilities => Scaled([.. Pick(Orders.Scores(compiled.Space, utilities), states).Select(v => (double)v)]),
            _ => null,
        };
        strongStep = compiled.Crisis.Play.StrongStep;
        if (given is null) orders = [.. Graded(compiled, preference, states)];
    }

    /// <summary>Whether an order leaves numbers open, so that they are drawn.</summary>
    public static bool IsOpen(Preference preference) => preference is not (Preference.Indifferent or Preference.Weights or Preference.Utilities);

    /// <summary>Numbers drawn from all that agree with the order, one a state; what was left open is settled at random too.</summary>
    public double[] Draw(Random random)
    {
        if (given is not null) return given;
        var (level, degrees) = orders[(int)(random.NextDouble() * orders.Length)];
        var values = IsEven(degrees) ? UtilityLevels.Drawn(degrees.Length + 1, random) : GradedSteps.Drawn(degrees, strongStep, random);
        return [.. level.Select(k => values[k])];
    }

    /// <summary>The centre of these numbers: means over orders left open.</summary>
    public double[] Middle()
    {
        if (given is not null) return given;
        var sum = new double[orders[0].Level.Length];
        foreach (var (level, degrees) in orders)
        {
            var values = IsEven(degrees) ? UtilityLevels.Midpoint(degrees.Length + 1) : GradedSteps.Means(degrees, strongStep);
            for (var s = 0; s < sum.Length; s++) sum[s] += values[level[s]] / orders.Length;
        }

        return sum;
    }

    /// <summary>Numbers scaled so that the least is 0 and the greatest 1; all 0 where they are equal.</summary>
    public static double[] Scaled(double[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        return [.. values.Select(v => high > low ? (v - low) / (high - low) : 0)];
    }

    private static bool IsEven(int[] degrees) => !degrees.Any(d => d != degrees[0]);

    /// <summary>
    /// By order of what was left open: the level of each state, and how strong each step from one level to the next is. Statements of open order are gone
    /// through by their text, so that it does not matter in which order they are written.
    /// </summary>
    private static IEnumerable<(int[] Level, int[] Degrees)> Graded(CompiledCrisis compiled, Preference preference, IReadOnlyList<int> states)
    {
        if (preference is Preference.Ranking ranking)
        {
            var ranks = Orders.Rank(compiled.Space, preference);
            return [Levels(Pick(ranks, states), (_, worse, _, better) => Degree(ranking, worse, better), states)];
        }

        var groups = ((Preference.Priorities)preference).Groups;
        var sorted = new Preference.Priorities([.. groups.Select(g => (IReadOnlyList<Clause>)[.. g.OrderBy(c => c.Text, StringComparer.Ordinal)])]);
        return Completions.Of(sorted).Take(MostCompletions).Select(order =>
        {
            var where = order.Select(c => compiled.Space.Where(c.Condition)).ToArray();
            var ranks = PriorityOrder.Rank(compiled.Space.Count, where);
            int Decides(int worse, int better) => order[Array.FindIndex(where, w => w[worse] != w[better])].Strength;
            return Levels(Pick(ranks, states), (worse, _, better, _) => Decides(worse, better), states);
        });
    }

    /// <summary>The greatest strength of the groups from the better one down to just above the worse; ranks of a ranking count its groups from below.</summary>
    private static int Degree(Preference.Ranking ranking, int worse, int better) =>
        Enumerable.Range(worse + 1, better - worse).Max(rank => ranking.Groups[ranking.Groups.Count - rank].Strength);

    /// <param name="ranks">The rank of each state.</param>
    /// <param name="degree">How strong a step is, shown a state and the rank of the worse and of the better level.</param>
    /// <param name="states">The states.</param>
    private static (int[] Level, int[] Degrees) Levels(int[] ranks, Func<int, int, int, int, int> degree, IReadOnlyList<int> states)
    {
        int[] distinct = [.. ranks.Distinct().Order()];
        int[] of = [.. distinct.Select(rank => states[Array.IndexOf(ranks, rank)])];
        return ([.. ranks.Select(r => Array.BinarySearch(distinct, r))],
            [.. Enumerable.Range(0, Math.Max(0, distinct.Length - 1)).Select(k => degree(of[k], distinct[k], of[k + 1], distinct[k + 1]))]);
    }

    private static T[] Pick<T>(T[] all, IReadOnlyList<int> states) => [.. states.Select(s => all[s])];

    private static long Score(CompiledCrisis compiled, Preference.Weights weights, int state)
    {
        var cell = compiled.Space.CellOf(state);
        return weights.ByLever.Select((w, lever) => w[compiled.Space.LevelAt(cell, lever)]).Sum();
    }
}
