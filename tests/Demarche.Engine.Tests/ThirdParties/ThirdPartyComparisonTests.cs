using CsCheck;
using Demarche.Engine.Stability;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;
using Demarche.Engine.ThirdParties;

namespace Demarche.Engine.Tests.ThirdParties;

/// <summary>A party that makes no move is one none of whose moves is there.</summary>
public class ThirdPartyComparisonTests
{
    private static readonly string[] Ids = ["nash", "gmr", "smr", "seq", "sseq"];

    [Fact]
    public void Without_it_its_moves_are_gone_and_all_else_is_as_it_was() =>
        Gen.Select(ModelGen.Any(cells: 32, parties: 4), Gen.Int[0, Ids.Length - 1], Gen.Int[0, 100], Gen.Int[0, 1000]).Sample((d, k, pick, start) =>
        {
            var all = new NaiveModel(d);
            int party = pick % d.Parties, now = start % all.States;
            var still = new NaiveModel(new Description
            {
                Parties = d.Parties,
                NamedStates = all.States,
                Arcs = [.. Enumerable.Range(0, d.Parties).Select(p => p == party ? [] : Enumerable.Range(0, all.States).SelectMany(s => all.Moves(p, s).Select(t => (s, t))).ToArray())],
                Orders = [.. Enumerable.Range(0, d.Parties).Select(p => new Order.Ranking([.. all.Ranks[p].Select(r => all.States - r)]))],
            });
            var compared = ThirdPartyComparison.Of(EngineModel.Graph(d), party, now, Concepts.Find(Ids[k])!, TestContext.Current.CancellationToken);
            var (reached, without) = (NaivePaths.Lengths(all, now, null), NaivePaths.Lengths(still, now, null));
            bool Holds(NaiveModel m, int s) => Enumerable.Range(0, m.Parties).All(i => NaiveConcepts.ById[Ids[k]](m, i, s));
            for (var s = 0; s < all.States; s++)
            {
                Assert.Equal((Holds(all, s), Holds(still, s)), (compared.Holding[s], compared.HoldingWithout[s]));
                Assert.Equal(Holds(all, s) && reached.ContainsKey(s), compared.Within[s]);
                Assert.Equal(Holds(still, s) && without.ContainsKey(s), compared.WithinWithout[s]);
            }
        }, iter: Samples.Count, print: x => ModelGen.Print(x.Item1));
}
