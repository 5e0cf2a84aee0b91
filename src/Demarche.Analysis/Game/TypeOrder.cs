using Demarche.Engine.Preferences;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>The order of one type over the states of a game, ready to be given numbers.</summary>
internal sealed class TypeOrder
{
    /// <summary>Of the orders that an author left open, at most so many are told apart.</summary>
    private const int MostCompletions = 120;

    private readonly double[]? given;
    private readonly (int[] Level, int Levels)[] orders = [];

    public TypeOrder(CompiledCrisis compiled, Preference preference, IReadOnlyList<int> states)
    {
        given = preference switch
        {
            Preference.Indifferent => new double[states.Count],
            Preference.Weights weights => Scaled([.. states.Select(s => (double)Score(compiled, weights, s))]),
            Preference.Utilities utilities => Scaled([.. Pick(Orders.Scores(compiled.Space, utilities), states).Select(v => (double)v)]),
            _ => null,
        };
        if (given is null) orders = [.. Ranks(compiled, preference).Select(ranks => Levels(Pick(ranks, states)))];
    }

    /// <summary>Whether an order leaves numbers open, so that they are drawn.</summary>
    public static bool IsOpen(Preference preference) => preference is not (Preference.Indifferent or Preference.Weights or Preference.Utilities);

    /// <summary>Numbers drawn from all that agree with the order, one a state; what was left open is settled at random too.</summary>
    public double[] Draw(Random random)
    {
        if (given is not null) return given;
        var (level, levels) = orders[(int)(random.NextDouble() * orders.Length)];
        var values = UtilityLevels.Drawn(levels, random);
        return [.. level.Select(k => values[k])];
    }

    /// <summary>The centre of these numbers: means over orders left open.</summary>
    public double[] Middle()
    {
        if (given is not null) return given;
        var sum = new double[orders[0].Level.Length];
        foreach (var (level, levels) in orders)
        {
            var values = UtilityLevels.Midpoint(levels);
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

    /// <summary>Statements of open order are gone through by their text, so that it does not matter in which order they are written.</summary>
    private static IEnumerable<int[]> Ranks(CompiledCrisis compiled, Preference preference)
    {
        if (preference is not Preference.Priorities priorities) return [Orders.Rank(compiled.Space, preference)];
        var sorted = new Preference.Priorities([.. priorities.Groups.Select(g => (IReadOnlyList<Clause>)[.. g.OrderBy(c => c.Text, StringComparer.Ordinal)])]);
        return Completions.Of(sorted).Take(MostCompletions).Select(order => PriorityOrder.Rank(compiled.Space, [.. order.Select(c => c.Condition)]));
    }

    private static (int[] Level, int Levels) Levels(int[] ranks)
    {
        int[] distinct = [.. ranks.Distinct().Order()];
        return ([.. ranks.Select(r => Array.BinarySearch(distinct, r))], distinct.Length);
    }

    private static T[] Pick<T>(T[] all, IReadOnlyList<int> states) => [.. states.Select(s => all[s])];

    private static long Score(CompiledCrisis compiled, Preference.Weights weights, int state)
    {
        var cell = compiled.Space.CellOf(state);
        return weights.ByLever.Select((w, lever) => w[compiled.Space.LevelAt(cell, lever)]).Sum();
    }
}
