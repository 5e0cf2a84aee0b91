using CsCheck;
using Demarche.Engine.Attitudes;
using Demarche.Engine.Preferences;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Attitudes;

/// <summary>The search over attitudes finds what going through every matrix by counting finds.</summary>
public class DominatingAttitudesTests
{
    private static readonly RelationalConcept[] Asked = [new RelationalNash(), new RelationalGeneralMetarationality(), new RelationalSymmetricMetarationality(), new RelationalSequentialStability()];

    [Fact]
    public void All_matrices_are_gone_through_and_the_nearest_told() =>
        Gen.Select(AttitudeTests.Models(cells: 8, parties: 3), Gen.Int[0, 3], Gen.Int[0, 1000]).Sample((x, c, pick) =>
        {
            var (naive, graph, concept) = (new NaiveModel(x.Description), AttitudeTests.Graph(x), Asked[c]);
            var state = pick % naive.States;
            var answer = DominatingAttitudes.For(graph, state, concept, cancellation: TestContext.Current.CancellationToken);
            var holding = Every(x.Stance).Where(e => Holds(new NaiveAttitudes(naive, e), concept.Id, naive, state)).ToArray();
            Assert.Equal(answer.Matrices, answer.Tried);
            Assert.Equal(holding.Length, answer.Equilibria);
            Assert.Equal(holding.Length == 0, answer.Nearest is null);
            if (answer.Nearest is not { } nearest) return;
            var least = holding.Min(e => Distance(e, x.Stance));
            Assert.Equal(Math.Min(DominatingAttitudes.MaximumListed, holding.Count(e => Distance(e, x.Stance) == least)), nearest.Count);
            Assert.All(nearest, changes => Assert.Equal(least, changes.Count));
            Assert.All(nearest, changes => Assert.True(Holds(new NaiveAttitudes(naive, Changed(x.Stance, changes)), concept.Id, naive, state)));
            foreach (var (party, toward, stance) in answer.Always) Assert.All(holding, e => Assert.Equal(stance, Stances(e[party][toward])));
        }, iter: Samples.Tenth / 2 + 1, print: x => AttitudeTests.Print(x.Item1));

    [Fact]
    public void A_limit_is_kept_and_told()
    {
        var d = new Description { Parties = 5, NamedStates = 1, Arcs = [[], [], [], [], []], Orders = [.. Enumerable.Repeat(new Order.Ranking([0]), 5)] };
        var answer = DominatingAttitudes.For(EngineModel.Graph(d), 0, new RelationalNash(), 100, TestContext.Current.CancellationToken);
        Assert.Equal((Math.Pow(3, 20), 100, 100), (answer.Matrices, answer.Tried, answer.Equilibria));
        Assert.Empty(Assert.Single(answer.Nearest!));
    }

    private static bool Holds(NaiveAttitudes oracle, string concept, NaiveModel naive, int state) => Enumerable.Range(0, naive.Parties).All(i => oracle.IsStable(concept, i, state));

    private static IEnumerable<int[][]> Every(int[][] present)
    {
        var places = Places(present.Length).ToArray();
        for (var code = 0; code < (int)Math.Pow(3, places.Length); code++)
        {
            int[][] matrix = [.. present.Select(row => (int[])row.Clone())];
            var rest = code;
            foreach (var (i, j) in places)
            {
                matrix[i][j] = rest % 3 - 1;
                rest /= 3;
            }

            yield return matrix;
        }
    }

    private static IEnumerable<(int I, int J)> Places(int parties) => from i in Enumerable.Range(0, parties) from j in Enumerable.Range(0, parties) where i != j select (i, j);

    private static int Distance(int[][] a, int[][] b) => Places(a.Length).Count(p => a[p.I][p.J] != b[p.I][p.J]);

    private static Stance Stances(int sign) => sign switch { > 0 => Stance.For, < 0 => Stance.Against, _ => Stance.Neutral };

    private static int[][] Changed(int[][] present, IReadOnlyList<AttitudeChange> changes)
    {
        int[][] matrix = [.. present.Select(row => (int[])row.Clone())];
        foreach (var change in changes)
        {
            Assert.Equal(Stances(matrix[change.Party][change.Toward]), change.From);
            matrix[change.Party][change.Toward] = change.To switch { Stance.For => 1, Stance.Against => -1, _ => 0 };
        }

        return matrix;
    }
}
