using Demarche.Engine.Preferences;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;

namespace Demarche.Engine.Tests.RicherPreferences;

/// <summary>A party's preference by going through every way of settling what is open and every set of statements that may count.</summary>
public sealed class NaivePreference
{
    private readonly int states;
    private readonly int[][][] completions;
    private readonly bool[][] truth;
    private readonly int[]? places;
    private readonly Richness richness;

    public NaivePreference(NaiveModel model, Order order, Richness richness, int[] ranks)
    {
        this.richness = richness;
        states = model.States;
        var statements = order is Order.Priorities p ? p.Statements : [];
        truth = [.. statements.Select(c => Enumerable.Range(0, states).Select(s => model.HoldsIn(c, s)).ToArray())];
        completions = order is Order.Priorities ? [[.. Completions(statements.Count).Select(c => c.ToArray())]] : [];
        places = order is Order.Priorities ? null : order is Order.Ranking r ? [.. Enumerable.Range(0, states).Select(s => r.PlaceOfCell[Array.IndexOf(model.AllCells, model.CellsOf[s][0])])] : [.. ranks.Select(x => -x)];
        IsRanking = order is Order.Ranking;
    }

    private bool IsRanking { get; }

    /// <summary>How a state compares with another when all completions agree; unknown when they do not.</summary>
    public Comparison Compare(int s, int t)
    {
        if (places is not null) return Of(places[t].CompareTo(places[s]));
        var signs = completions[0].Select(c => Sign(c, s, t)).Distinct().ToArray();
        return signs.Length > 1 ? Comparison.Unknown : Of(signs[0]);
    }

    /// <summary>Whether s is preferred to t, in the order as written, to at least a degree.</summary>
    public bool Strongly(int s, int t, int degree) => places is null
        ? First(completions[0][0], s, t) is { } k && truth[k][s] && richness.Degrees[k] >= degree
        : places[s] < places[t] && IsRanking && Enumerable.Range(0, states).Any(x => places[x] >= places[s] && places[x] < places[t] && richness.Degrees[places[x]] >= degree);

    /// <summary>Whether s is preferred to t to at least a degree in every completion.</summary>
    public bool KnownStrongly(int s, int t, int degree) => places is not null
        ? Strongly(s, t, degree)
        : completions[0].All(c => First(c, s, t) is { } k && truth[k][s] && richness.Degrees[k] >= degree);

    /// <summary>The probability that s is preferred to t, over every set of statements that may count.</summary>
    public double Chance(int s, int t)
    {
        if (places is not null) return places[s] < places[t] ? 1 : 0;
        var chance = 0.0;
        for (var set = 0; set < 1 << truth.Length; set++)
        {
            var probability = Enumerable.Range(0, truth.Length).Aggregate(1.0, (p, k) => p * ((set >> k & 1) != 0 ? richness.Certainties[k] : 1 - richness.Certainties[k]));
            int[] counting = [.. completions[0][0].Where(k => (set >> k & 1) != 0)];
            if (Sign(counting, s, t) > 0) chance += probability;
        }

        return chance;
    }

    private static Comparison Of(int sign) => sign > 0 ? Comparison.Better : sign < 0 ? Comparison.Worse : Comparison.Equal;

    private int Sign(int[] order, int s, int t) => First(order, s, t) is { } k ? truth[k][s] ? 1 : -1 : 0;

    private int? First(int[] order, int s, int t) => order.Where(k => truth[k][s] != truth[k][t]).Select(k => (int?)k).FirstOrDefault();

    /// <summary>Every order of the statements that keeps the groups in turn, the one written first.</summary>
    private IEnumerable<IEnumerable<int>> Completions(int count)
    {
        IEnumerable<IEnumerable<int>> all = [[]];
        for (int g = 0, first = 0; first < count; first += richness.Groups[g++])
        {
            int[] group = [.. Enumerable.Range(first, Math.Min(richness.Groups[g], count - first))];
            all = all.SelectMany(before => NaiveSwaps.Permutations(group).Select(before.Concat)).ToList();
        }

        return all;
    }
}
