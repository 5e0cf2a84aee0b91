using Demarche.Engine.Preferences;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>From what an author says of preferences beyond their order to the engine's structure of them.</summary>
internal static class Structures
{
    /// <summary>
    /// The structure under a profile of types; null when the model says nothing beyond orders. Statements are not evaluated before they are needed.
    /// </summary>
    /// <param name="space">The states.</param>
    /// <param name="crisis">The crisis.</param>
    /// <param name="profile">The types in force.</param>
    /// <param name="ranks">The ranks in force.</param>
    public static PreferenceStructure? Of(StateSpace space, Crisis crisis, TypeProfile profile, IReadOnlyList<int[]> ranks)
    {
        var inForce = crisis.Parties.Select((_, party) => profile.PreferenceOf(crisis, party)).ToArray();
        if (crisis.Parties.All(p => p.Types.Count < 2) && !inForce.Any(SaysMore)) return null;
        PairwisePreference[] known = [.. inForce.Select((preference, party) => Of(space, preference, () => ranks[party]))];
        return new PreferenceStructure(known, [.. crisis.Parties.Select((party, p) => Possible(space, party, profile.Types[p], known[p]))]);
    }

    private static bool SaysMore(Preference preference) => preference switch
    {
        Preference.Priorities priorities => priorities.Groups.Any(g => g.Count > 1 || g.Any(c => c.Strengths[^1] > 0 || c.Certainty < 1)),
        Preference.Ranking ranking => ranking.Groups.Any(c => c.Strengths[^1] > 0),
        _ => false,
    };

    private static IReadOnlyList<PossiblePreference> Possible(StateSpace space, Party party, int inForce, PairwisePreference known) => party.Types.Count < 2
        ? []
        : [.. party.Types.Select((type, t) =>
            new PossiblePreference(type.Prior, t == inForce ? known : Of(space, type.Preference, () => Orders.Rank(space, type.Preference))))];

    private static PairwisePreference Of(StateSpace space, Preference preference, Func<int[]> ranks) => preference switch
    {
        Preference.Priorities priorities => new StatementPreference(space, [.. priorities.Groups.Select(Graded)]),
        Preference.Ranking ranking => new RankedPreference(ranks(), Marks(ranking)),
        _ => new RankedPreference(ranks()),
    };

    private static IReadOnlyList<GradedStatement> Graded(IReadOnlyList<Clause> group) =>
        [.. group.Select(c => new GradedStatement(c.Condition, c.Strength, c.Certainty))];

    /// <summary>Ranks of a ranking count its groups from below.</summary>
    private static Dictionary<int, int> Marks(Preference.Ranking ranking) =>
        ranking.Groups.Select((clause, k) => (Rank: ranking.Groups.Count - k, clause.Strength)).ToDictionary(m => m.Rank, m => m.Strength);
}
