using CsCheck;
using Demarche.Engine.Attitudes;
using Demarche.Engine.Preferences;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;
using Demarche.Engine.Tests.Stability;

namespace Demarche.Engine.Tests.Attitudes;

/// <summary>The relational concepts agree with their oracle, are the plain ones under discrete attitudes, and tell the truth in their witnesses.</summary>
public class AttitudeTests
{
    public static TheoryData<string> Ids() => ["rnash", "rgmr", "rsmr", "rseq"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Agree(string id) => Models().Sample(x =>
    {
        var naive = new NaiveModel(x.Description);
        var oracle = new NaiveAttitudes(naive, x.Stance);
        Agreement.On(Concepts.Find(id)!, Graph(x), naive, (_, i, s) => oracle.IsStable(id, i, s));
    }, iter: Samples.Count, print: Print);

    [Theory]
    [MemberData(nameof(Ids))]
    public void For_oneself_and_neutral_to_others_it_is_the_plain_concept(string id) => ModelGen.Any(cells: 64).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        var discrete = graph.With(AttitudeMatrix.Discrete(graph.Parties));
        for (var i = 0; i < graph.Parties; i++) Assert.Equal(Stable(id[1..], graph, i), Stable(id, discrete, i));
    }, iter: Samples.Count, print: ModelGen.Print);

    [Theory]
    [InlineData("rnash", "rsmr")]
    [InlineData("rnash", "rseq")]
    [InlineData("rsmr", "rgmr")]
    [InlineData("rseq", "rgmr")]
    public void One_relational_concept_implies_another(string stronger, string weaker) => Models().Sample(x =>
    {
        var graph = Graph(x);
        for (var i = 0; i < graph.Parties; i++) Assert.Empty(Stable(stronger, graph, i).Except(Stable(weaker, graph, i)).Members());
    }, iter: Samples.Tenth * 3, print: Print);

    [Fact]
    public void Against_oneself_is_for_the_opposite_order() => ModelGen.Any(cells: 48).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        var spiteful = graph.With(AttitudeMatrix.Discrete(graph.Parties).With(0, 0, Stance.Against));
        var turned = graph.With(0, [.. graph.Ranks(0).ToArray().Select(r => -r)]);
        foreach (var id in Ids().Select(row => row.Data)) Assert.Equal(Stable(id[1..], turned, 0), Stable(id, spiteful, 0));
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Witnesses_stand_up(string id) => Models().Sample(x =>
    {
        var (naive, graph) = (new NaiveModel(x.Description), Graph(x));
        var oracle = new NaiveAttitudes(naive, x.Stance);
        for (var i = 0; i < naive.Parties; i++)
        {
            for (var s = 0; s < naive.States; s++)
            {
                var verdict = Concepts.Find(id)!.Explain(graph, i, s);
                Assert.Equal(oracle.IsStable(id, i, s), verdict.IsStable);
                Assert.Equal(oracle.Replies(i, s), verdict.Deviations.Select(d => d.Improvement.To).Order());
                Assert.Equal(naive.Moves(i, s).Length == 0, verdict.Ground == Ground.NoMove);
                foreach (var deviation in verdict.Deviations) Recheck(naive, oracle, deviation, i, s, id);
            }
        }
    }, iter: Samples.Tenth, print: Print);

    [Fact]
    public void Nothing_is_asked_where_nothing_is_said_of_attitudes_nor_of_models_too_large()
    {
        var space = StateSpace.OfNames(9000);
        var graph = new ConflictGraph(space, new Engine.Moves.ArcMoves(9000, [[], []]), [new int[9000], new int[9000]]);
        Assert.Contains("nothing of attitudes", new RelationalNash().WhyNot(graph));
        Assert.Contains("9,000 states", new RelationalNash().WhyNot(graph.With(AttitudeMatrix.Discrete(2))));
        Assert.Throws<ArgumentException>(() => graph.With(AttitudeMatrix.Discrete(3)));
    }

    internal static Gen<(Description Description, int[][] Stance)> Models(int cells = 32, int parties = 4) =>
        from d in ModelGen.Any(cells, parties)
        from stance in Gen.Frequency((3, Gen.Const(0)), (2, Gen.Const(1)), (2, Gen.Const(-1))).Array[d.Parties].Array[d.Parties]
        from own in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
        select (d, own ? [.. stance.Select((row, i) => row.Select((x, j) => i == j ? 1 : x).ToArray())] : stance);

    internal static ConflictGraph Graph((Description Description, int[][] Stance) x) => EngineModel.Graph(x.Description).With(Matrix(x.Stance));

    internal static AttitudeMatrix Matrix(int[][] stance)
    {
        var matrix = AttitudeMatrix.Discrete(stance.Length);
        for (var i = 0; i < stance.Length; i++)
        {
            for (var j = 0; j < stance.Length; j++) matrix = matrix.With(i, j, stance[i][j] switch { > 0 => Stance.For, < 0 => Stance.Against, _ => Stance.Neutral });
        }

        return matrix;
    }

    internal static string Print((Description Description, int[][] Stance) x) =>
        $"{string.Join(" | ", x.Stance.Select(row => string.Join(' ', row)))} in {ModelGen.Print(x.Description)}";

    private static void Recheck(NaiveModel naive, NaiveAttitudes oracle, Deviation deviation, int i, int s, string id)
    {
        if (deviation.WayOut is { } way)
        {
            Assert.Equal("rsmr", id);
            Assert.Contains(way.To, naive.Moves(i, way.From));
            Assert.True(oracle.Gains(i, way.To, s));
        }

        var (at, last) = (deviation.Improvement.To, -1);
        foreach (var step in deviation.Sanction ?? [])
        {
            Assert.Equal(at, step.From);
            Assert.True(step.Party != i && step.Party != last);
            Assert.Contains(step.To, id == "rseq" ? oracle.Replies(step.Party, at) : naive.Moves(step.Party, at));
            (at, last) = (step.To, step.Party);
        }

        Assert.Equal(deviation.Result, at);
        if (deviation.IsSanctioned) Assert.False(oracle.Gains(i, at, s));
    }

    private static StateSet Stable(string id, ConflictGraph graph, int party) => Concepts.Find(id)!.Stable(graph, party, TestContext.Current.CancellationToken);
}
