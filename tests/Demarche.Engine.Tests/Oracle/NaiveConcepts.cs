namespace Demarche.Engine.Tests.Oracle;

/// <summary>The sanction concepts as the literature states them.</summary>
public static class NaiveConcepts
{
    /// <summary>The oracles by the concepts' short names.</summary>
    public static IReadOnlyDictionary<string, Func<NaiveModel, int, int, bool>> ById { get; } = new Dictionary<string, Func<NaiveModel, int, int, bool>>
    {
        ["nash"] = Nash,
        ["gmr"] = GeneralMetarational,
        ["smr"] = SymmetricMetarational,
        ["seq"] = Sequential,
        ["sseq"] = SymmetricSequential,
    };

    public static bool Nash(NaiveModel m, int i, int s) => m.Improvements(i, s).Length == 0;

    public static bool GeneralMetarational(NaiveModel m, int i, int s) =>
        m.Improvements(i, s).All(s1 => Answers(m, i, s1, false).Any(s2 => !m.Prefers(i, s2, s)));

    public static bool SymmetricMetarational(NaiveModel m, int i, int s) =>
        m.Improvements(i, s).All(s1 => Answers(m, i, s1, false).Any(s2 => !m.Prefers(i, s2, s) && NoWayOut(m, i, s, s2)));

    public static bool Sequential(NaiveModel m, int i, int s) =>
        m.Improvements(i, s).All(s1 => Answers(m, i, s1, true).Any(s2 => !m.Prefers(i, s2, s)));

    public static bool SymmetricSequential(NaiveModel m, int i, int s) =>
        m.Improvements(i, s).All(s1 => Answers(m, i, s1, true).Any(s2 => !m.Prefers(i, s2, s) && NoWayOut(m, i, s, s2)));

    /// <summary>No s₃ that i can move to from s₂ is better than s.</summary>
    public static bool NoWayOut(NaiveModel m, int i, int s, int s2) => m.Moves(i, s2).All(s3 => !m.Prefers(i, s3, s));

    private static IEnumerable<int> Answers(NaiveModel m, int i, int s1, bool improvementsOnly) =>
        LegalSequence.Reached(m, LegalSequence.Opponents(m, i), s1, improvementsOnly).Keys;
}
