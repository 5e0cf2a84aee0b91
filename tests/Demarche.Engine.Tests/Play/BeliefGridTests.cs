using CsCheck;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Grid;
using Demarche.Engine.Play.Tree;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Play;

/// <summary>The grid against the exact answer, on games where both run.</summary>
public class BeliefGridTests
{
    [Fact]
    public void A_finer_grid_comes_nearer_to_the_exact_answer() => Gen.Select(Gen.Int[0, 100_000], Gen.Double[1, 5]).Sample((seed, lambda) =>
    {
        var exact = Solve(seed, lambda);
        double Gap(int cells)
        {
            var (by, value) = Approximate(seed, lambda, cells);
            return Math.Max(Math.Abs(value - exact.Value), by.Zip(exact.By, (x, y) => Math.Abs(x - y)).Max());
        }

        var (coarse, fine) = (Gap(3), Gap(24));
        Assert.InRange(fine, 0, 2e-3);
        Assert.True(fine < 0.5 * coarse + 2e-5, $"{coarse} {fine}");
    }, iter: Math.Min(Samples.Tenth, 60));

    [Fact]
    public void It_comes_near_the_exact_answer_where_parties_are_not_always_ready() => Gen.Select(Gen.Int[0, 100_000], Gen.Double[1, 5], Gen.Double[0.02, 1]).Sample((seed, lambda, ready) =>
    {
        var readiness = Readiness.Of(ready, new int[6, 2]);
        var exact = Solve(seed, lambda, readiness: readiness);
        var (by, value) = Approximate(seed, lambda, 24, readiness: readiness);
        Assert.Equal(exact.Value, value, 2e-3);
        Assert.Equal(exact.By, by, (x, y) => Math.Abs(x - y) < 2e-3);
    }, iter: Math.Min(Samples.Tenth, 60));

    [Fact]
    public void Without_private_information_it_is_exact() => Gen.Select(Gen.Int[0, 100_000], Gen.Double[0, 20]).Sample((seed, lambda) =>
    {
        var (by, value) = Approximate(seed, lambda, 1, types: 1);
        var exact = Solve(seed, lambda, types: 1);
        Assert.Equal(exact.Value, value, 1e-10);
        Assert.Equal(exact.By, by, (x, y) => Math.Abs(x - y) < 1e-10);
    }, iter: Samples.Tenth);

    [Fact]
    public void The_same_bytes_on_any_number_of_threads() => Gen.Select(Gen.Int[0, 100_000], Gen.Double[1, 8]).Sample((seed, lambda) =>
    {
        var tree = Grow(merge: true, 3).BuildPositions();
        var told = new[] { 1, 4 }.Select(threads =>
        {
            var solution = new BeliefGridSolver(tree, 12).Solve(Pay(tree, seed, 3), Priors.Uniform(tree), new QreOptions(lambda) { Threads = threads });
            return (double[])[.. solution.Reach(), solution.Residual, solution.Value(0, 0), solution.Value(1, 2)];
        }).ToArray();
        Assert.Equal(told[0], told[1]);
    }, iter: 3);

    /// <summary>What is believed after a move, over the places it leads to, is Bayes' rule.</summary>
    [Fact]
    public void A_move_keeps_the_mean_of_what_is_believed() => Gen.Int[0, 100_000].Sample(seed =>
    {
        var tree = Grow(merge: true, 3).BuildPositions();
        var grid = new BeliefGridSolver(tree, 6);
        var solution = grid.Solve(Pay(tree, seed, 3), Priors.Uniform(tree), new QreOptions(4));
        foreach (var node in Enumerable.Range(0, tree.Nodes).Where(n => !tree.IsEnd(n)))
        {
            var mover = tree.Mover(node)!.Value;
            for (var point = 0; point < grid.PointsAPosition; point += 5)
            {
                Assert.Equal(1, Enumerable.Range(0, tree.Actions(node)).Sum(a => solution.Mix(node, point, a)), 1e-9);
                for (var a = 0; a < tree.Actions(node); a++)
                {
                    var (mix, next) = (solution.Mix(node, point, a), solution.Next(node, point, a));
                    for (var t = 0; t < 3; t++)
                    {
                        Assert.Equal(solution.Belief(point, mover, t) * solution.Choice(node, point, t, a) / mix, next.Sum(x => x.Weight * solution.Belief(x.Point, mover, t)), 1e-9);
                        Assert.Equal(solution.Belief(point, 1 - mover, t), next.Sum(x => x.Weight * solution.Belief(x.Point, 1 - mover, t)), 1e-9);
                    }
                }
            }
        }
    }, iter: 3);

    [Fact]
    public void A_belief_is_the_mean_of_the_points_around_it() => Gen.Select(Gen.Double[0, 1].Array[2, 6], Gen.Int[1, 9]).Where(c => c.Item1.Sum() > 0).Sample((weights, cells) =>
    {
        double[] belief = [.. weights.Select(w => w / weights.Sum())];
        var grid = new SimplexGrid(belief.Length, cells);
        var (at, part) = (new int[belief.Length], new double[belief.Length]);
        var count = grid.Locate(belief, at, part);
        Assert.Equal(1, part.Take(count).Sum(), 1e-12);
        for (var t = 0; t < belief.Length; t++) Assert.Equal(belief[t], Enumerable.Range(0, count).Sum(k => part[k] * grid.Point(at[k])[t]), 1e-12);
        Assert.All(at.Take(count), k => Assert.True(Enumerable.Range(0, belief.Length).All(t => Math.Abs(grid.Point(k)[t] - belief[t]) <= 1.0 / cells + 1e-12)));
    }, iter: 10 * Samples.Count);

    [Fact]
    public void Each_solver_refuses_what_is_the_others()
    {
        StageTreeBuilder Builder()
        {
            var builder = new StageTreeBuilder(2);
            builder.Add(0, 0);
            return builder;
        }

        Assert.Throws<ArgumentException>(() => new QreSolver(Builder().BuildPositions()));
        Assert.Throws<ArgumentException>(() => new BeliefGridSolver(Builder().Build(), 4));
    }

    private static (double[] By, double Value) Solve(int seed, double lambda, int types = 2, Readiness? readiness = null)
    {
        var tree = Grow(merge: false, types).Build();
        var solution = new QreSolver(tree).Solve(Pay(tree, seed, types), Priors.Uniform(tree), new QreOptions(lambda) { Readiness = readiness });
        Assert.True(solution.IsComplete);
        return ([.. new Forecast(solution, s => s >= 4).By()], solution.Value(0, 0, 0));
    }

    private static (double[] By, double Value) Approximate(int seed, double lambda, int cells, int types = 2, Readiness? readiness = null)
    {
        var tree = Grow(merge: true, types).BuildPositions();
        var solution = new BeliefGridSolver(tree, cells).Solve(Pay(tree, seed, types), Priors.Uniform(tree), new QreOptions(lambda) { Readiness = readiness });
        Assert.InRange(solution.Residual, 0, 1e-9);
        Assert.Equal(1, Enumerable.Range(0, tree.Nodes).Where(tree.IsEnd).Sum(n => solution.Reach()[n]), 1e-9);
        return ([.. solution.Forecast(s => s >= 4).By()], solution.Value(0, 0));
    }

    /// <summary>Six turns; at each the mover may raise the count by 1 or leave it, and at 4 it is over.</summary>
    private static StageTreeBuilder Grow(bool merge, int types)
    {
        var builder = new StageTreeBuilder(types, types);
        var known = new Dictionary<(int, int), int>();
        List<(int Node, int Count)> level = [(builder.Add(0, 0, 0.3), 0)];
        for (var turn = 0; turn < 6; turn++)
        {
            var below = new List<(int Node, int Count)>();
            int At(int count)
            {
                if (merge && known.TryGetValue((turn + 1, count), out var seen)) return seen;
                below.Add((known[(turn + 1, count)] = builder.Add(count, turn + 1, 0.3), count));
                return below[^1].Node;
            }

            foreach (var (n, count) in level) if (count < 4) builder.Decide(n, turn % 2, At(count), At(count + 1));
            level = below;
        }

        return builder;
    }

    private static Payoffs Pay(StageTree tree, int seed, int types)
    {
#pragma warning disable RS0030 // a test's own seed
        var random = new Random(seed);
#pragma warning restore RS0030
        var payoffs = new Payoffs(tree);
        for (var i = 0; i < 2; i++)
        {
            for (var t = 0; t < types; t++)
            {
                for (var s = 0; s < tree.States; s++) payoffs.SetUtility(i, t, s, random.NextDouble());
            }
        }

        return payoffs;
    }
}
