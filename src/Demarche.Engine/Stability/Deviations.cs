namespace Demarche.Engine.Stability;

/// <summary>Goes through a party's improvements from a state, the way every concept does.</summary>
internal static class Deviations
{
    /// <summary>The verdict, given what becomes of each improvement.</summary>
    public static Verdict Judge(string concept, ConflictGraph graph, int party, int state, Func<int, Deviation> answer) =>
        Judge(concept, graph, party, state, t => graph.Prefers(party, t, state), answer);

    /// <summary>The verdict, given which moves tempt the party and what becomes of each.</summary>
    public static Verdict Judge(string concept, ConflictGraph graph, int party, int state, Func<int, bool> tempts, Func<int, Deviation> answer)
    {
        var targets = new List<int>();
        graph.Moves.Targets(party, state, targets);
        if (targets.Count == 0) return new Verdict(concept, party, state, Ground.NoMove, []);
        var deviations = targets.Where(tempts)
            .OrderByDescending(t => graph.Ranks(party)[t])
            .Select(answer)
            .OrderBy(d => d.IsSanctioned)
            .ToArray();
        var ground = deviations.Length == 0 ? Ground.NoImprovement
            : deviations.All(d => d.IsSanctioned) ? Ground.Sanctioned
            : Ground.Unsanctioned;
        return new Verdict(concept, party, state, ground, deviations);
    }
}
