using Demarche.Engine.Preferences;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>From an order as an author gives it to a rank for every state.</summary>
public static class Orders
{
    /// <summary>Ranks every state, the higher the better, equal ranks tied. Groups of open order are taken in the order written.</summary>
    /// <param name="space">The states.</param>
    /// <param name="preference">The order.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OverflowException">Weights add up beyond 64 bits.</exception>
    public static int[] Rank(StateSpace space, Preference preference, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        cancellation.ThrowIfCancellationRequested();
        return preference switch
        {
            Preference.Indifferent => new int[space.Count],
            Preference.Priorities priorities => PriorityOrder.Rank(space, [.. priorities.Groups.SelectMany(g => g).Select(c => c.Condition)], cancellation),
            Preference.Ranking ranking => RankedGroups.Rank(space.Count, ranking.Groups.Reverse().Select(c => Where(space, c, cancellation))),
            Preference.Weights weights => WeightedLevels.Rank(space, weights.ByLever),
            Preference.Utilities utilities => RankOf(Scores(space, utilities, cancellation)),
            _ => throw new ArgumentException($"Unknown kind of order {preference?.GetType().Name}.", nameof(preference)),
        };
    }

    /// <summary>For each state the sum of the numbers of the statements true in it.</summary>
    public static decimal[] Scores(StateSpace space, Preference.Utilities utilities, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(utilities);
        var scores = new decimal[space.Count];
        foreach (var (clause, value) in utilities.Terms)
        {
            foreach (var state in Where(space, clause, cancellation).Members()) scores[state] += value;
        }

        return scores;
    }

    private static StateSet Where(StateSpace space, Clause clause, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return space.Where(clause.Condition);
    }

    private static int[] RankOf(decimal[] scores)
    {
        var places = scores.Distinct().Order().Select((score, place) => (score, place)).ToDictionary(p => p.score, p => p.place);
        return [.. scores.Select(s => places[s])];
    }
}
