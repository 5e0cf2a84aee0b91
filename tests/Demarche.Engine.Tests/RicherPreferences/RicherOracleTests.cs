using CsCheck;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Stability;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.RicherPreferences;

/// <summary>Every concept for richer preferences agrees with its oracle at every state for every party.</summary>
public class RicherOracleTests
{
    private static readonly Foresight[] Answered = [Foresight.AnyAnswer, Foresight.AnyAnswerAndWayOut, Foresight.CredibleAnswer];

    private static readonly double[] Thresholds = [0.05, 0.25, 0.4, 0.5, 0.8, 1];

    private static Gen<double> Threshold => Gen.Int[0, Thresholds.Length - 1].Select(k => Thresholds[k]);

    [Fact]
    public void Strong_and_weak_forms() => Agree(RicherGen.Any(), StrengthAgrees, Samples.Count);

    [Fact]
    public void Strong_and_weak_forms_by_sweeps() => Agree(RicherGen.Ordered(), StrengthAgrees, Samples.Count);

    [Fact]
    public void Unknown_preference() => Agree(RicherGen.Any(), UnknownAgrees, Samples.Count);

    [Fact]
    public void Hybrid_preference() => Agree(RicherGen.Any(), HybridAgrees, Samples.Count);

    [Fact]
    public void Fuzzy_preference() =>
        (from d in RicherGen.Any(cells: 12, parties: 3) from t in Threshold.Array[d.Base.Parties] select new Case(d, t))
        .Sample(c => FuzzyAgrees(c.Model, c.Thresholds), iter: Samples.Count, print: Print);

    [Fact]
    public void Probabilistic_preference() =>
        (from d in RicherGen.Any(cells: 12, parties: 3) from t in Threshold.Array[3] select new Case(d, t))
        .Sample(c => ProbabilityAgrees(c.Model, new(c.Thresholds[0], c.Thresholds[1], c.Thresholds[2])), iter: Samples.Count, print: Print);

    private static void StrengthAgrees(RicherDescription d)
    {
        var (oracle, graph) = (new RicherOracle(d), d.Graph());
        foreach (var f in Answered)
        {
            for (var degree = 1; degree <= 3; degree++)
            {
                var k = degree;
                bool Plain(int i, int s) => oracle.Stable(f, i, s, oracle.Model.Prefers, oracle.Model.Prefers, (p, end, from) => !oracle.Model.Prefers(p, end, from));
                On(new StrengthStability(f, k, isWeak: false), graph, oracle, (i, s) => oracle.Strong(f, k, i, s));
                On(new StrengthStability(f, k, isWeak: true), graph, oracle, (i, s) => Plain(i, s) && !oracle.Strong(f, k, i, s));
            }
        }
    }

    private static void UnknownAgrees(RicherDescription d)
    {
        var (oracle, graph) = (new RicherOracle(d), d.Graph());
        foreach (var f in Enum.GetValues<Foresight>())
        {
            foreach (var a in Enum.GetValues<UnknownAttitude>()) On(new UnknownStability(f, a), graph, oracle, (i, s) => oracle.Unknown(f, a, i, s));
        }
    }

    private static void HybridAgrees(RicherDescription d)
    {
        var (oracle, graph) = (new RicherOracle(d), d.Graph());
        foreach (var f in Answered)
        {
            foreach (var a in Enum.GetValues<UnknownAttitude>())
            {
                On(new HybridStability(f, a, 1, isWeak: false), graph, oracle, (i, s) => oracle.HybridStrong(f, a, 1, i, s));
                On(new HybridStability(f, a, 2, isWeak: true), graph, oracle, (i, s) => oracle.Unknown(f, a, i, s) && !oracle.HybridStrong(f, a, 2, i, s));
            }
        }
    }

    private static void FuzzyAgrees(RicherDescription d, double[] thresholds)
    {
        var (oracle, graph) = (new RicherOracle(d), d.Graph());
        foreach (var f in Enum.GetValues<Foresight>()) On(new FuzzyStability(f, thresholds), graph, oracle, (i, s) => oracle.Fuzzy(f, thresholds, i, s));
    }

    private static void ProbabilityAgrees(RicherDescription d, ProbabilityThresholds thresholds)
    {
        var (oracle, graph) = (new RicherOracle(d), d.Graph());
        foreach (var f in Enum.GetValues<Foresight>()) On(new ProbabilisticStability(f, thresholds), graph, oracle, (i, s) => oracle.Probable(f, thresholds, i, s));
    }

    private static void Agree(Gen<RicherDescription> models, Action<RicherDescription> agrees, long samples) => models.Sample(agrees, iter: samples, print: RicherGen.Print);

    private static string Print(Case c) => $"{RicherGen.Print(c.Model)}; thresholds {string.Join(' ', c.Thresholds)}";

    private static void On(SolutionConcept concept, ConflictGraph graph, RicherOracle oracle, Func<int, int, bool> stable) =>
        Stability.Agreement.On(concept, graph, oracle.Model, (_, i, s) => stable(i, s));

    private sealed record Case(RicherDescription Model, double[] Thresholds);
}
