using CsCheck;
using Demarche.Engine.Play.Numerics;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Play;

/// <summary>What Anderson acceleration must do, from its definition.</summary>
public class AndersonAccelerationTests
{
    /// <summary>Walker and Ni (2011): on x = Ax + b it is GMRES, so n + 1 steps suffice when nothing is forgotten.</summary>
    [Fact]
    public void A_linear_fixed_point_of_n_unknowns_takes_n_plus_one_steps() =>
        Gen.Select(Gen.Int[1, 8], Gen.Double[-0.9, 0.9].Array[64], Gen.Double[-5, 5].Array[8]).Sample((n, a, b) =>
        {
            void Map(double[] x, double[] image)
            {
                for (var r = 0; r < n; r++) image[r] = b[r] + Enumerable.Range(0, n).Sum(c => a[r * 8 + c] / n * x[c]);
            }

            var (point, next) = (new double[n], new double[n]);
            var acceleration = new AndersonAcceleration(n, 20);
            for (var k = 0; k < n + 3; k++)
            {
                Map(point, next);
                acceleration.Next(point, next, point);
            }

            Map(point, next);
            return AndersonAcceleration.Residual(point, next) < 1e-9;
        }, iter: Samples.Count);

    /// <summary>
    /// The definition: weights that make the combined residual shortest, by the normal equations in full. Each residual has a long side
    /// of its own, since weights are not settled where one nearly follows from the others.
    /// </summary>
    [Fact]
    public void A_step_is_the_combination_with_the_shortest_residual() =>
        Gen.Select(Gen.Int[1, 3], Gen.Double[-1, 1].Array[40], Gen.Double[0.1, 1]).Sample((memory, numbers, damping) =>
        {
            const int n = 5;
            var acceleration = new AndersonAcceleration(n, memory, damping);
            var xs = Enumerable.Range(0, 4).Select(k => numbers.AsSpan(k * n, n).ToArray()).ToArray();
            var images = xs.Select((x, k) => x.Select((value, r) => value + numbers[20 + k * n + r] + (r == k ? 4 : 0)).ToArray()).ToArray();
            var next = new double[n];
            for (var k = 0; k < 4; k++) acceleration.Next(xs[k], images[k], next);
            double[] Combined(double[] weights, double[][] of) => [.. Enumerable.Range(0, n).Select(r => weights.Select((w, k) => w * of[k][r]).Sum())];
            var residuals = xs.Zip(images, (x, g) => g.Zip(x, (a, b) => a - b).ToArray()).ToArray();
            var best = Shortest(residuals, memory);
            var (image, residual) = (Combined(best, images), Combined(best, residuals));
            return next.Select((value, k) => Math.Abs(value - (image[k] - (1 - damping) * residual[k]))).Max() < 1e-10;
        }, iter: Samples.Count);

    [Fact]
    public void A_map_whose_plain_iteration_cycles_is_solved()
    {
        var (point, next) = (new[] { 0.9, 0.2 }, new double[2]);
        var acceleration = new AndersonAcceleration(2, 4);
        for (var k = 0; k < 60; k++)
        {
            (next[0], next[1]) = (1 / (1 + Math.Exp(-8 * (1 - 2 * point[1]))), 1 / (1 + Math.Exp(8 * (1 - 2 * point[0]))));
            acceleration.Next(point, next, point);
        }

        Assert.Equal(0.5, point[0], 1e-12);
        Assert.Equal(0.5, point[1], 1e-12);
    }

    [Fact]
    public void Pairs_that_repeat_do_no_harm()
    {
        var (point, image) = (new[] { 1.0, 2.0 }, new[] { 1.5, 2.5 });
        var acceleration = new AndersonAcceleration(2);
        var next = new double[2];
        for (var k = 0; k < 5; k++) acceleration.Next(point, image, next);
        Assert.Equal(image, next);
    }

    [Fact]
    public void A_restart_forgets()
    {
        var acceleration = new AndersonAcceleration(1);
        var next = new double[1];
        acceleration.Next([0], [1], next);
        acceleration.Next([1], [1.5], next);
        Assert.NotEqual(1.5, next[0]);
        acceleration.Restart();
        acceleration.Next([1], [1.5], next);
        Assert.Equal(1.5, next[0]);
    }

    [Fact]
    public void The_loop_allocates_nothing()
    {
        var acceleration = new AndersonAcceleration(1000, 5);
        var (point, image) = (new double[1000], new double[1000]);
        void Steps()
        {
            for (var k = 0; k < 50; k++)
            {
                for (var j = 0; j < point.Length; j++) image[j] = Math.Cos(point[j] + j);
                if (AndersonAcceleration.Residual(point, image) < 0) return;
                acceleration.Next(point, image, point);
            }
        }

        Steps();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Steps();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_residual_that_is_not_a_number_is_not_lost()
    {
        Assert.True(double.IsNaN(AndersonAcceleration.Residual([0, 1], [double.NaN, 3])));
        Assert.True(double.IsNaN(AndersonAcceleration.Residual([0, 1], [5, double.NaN])));
        Assert.Equal(2, AndersonAcceleration.Residual([0, 1], [-1, 3]));
    }

    /// <summary>Weights that sum to 1, over the last memory + 1 residuals, for which their combination is shortest: Gauss on the bordered normal equations.</summary>
    private static double[] Shortest(double[][] residuals, int memory)
    {
        var first = Math.Max(0, residuals.Length - memory - 1);
        var count = residuals.Length - first;
        var system = new double[count + 1, count + 2];
        for (var r = 0; r < count; r++)
        {
            for (var c = 0; c < count; c++) system[r, c] = residuals[first + r].Zip(residuals[first + c], (a, b) => a * b).Sum();
            system[r, count] = system[count, r] = 1;
        }

        system[count, count + 1] = 1;
        for (var pivot = 0; pivot <= count; pivot++)
        {
            var best = Enumerable.Range(pivot, count + 1 - pivot).MaxBy(r => Math.Abs(system[r, pivot]));
            for (var c = 0; c <= count + 1; c++) (system[pivot, c], system[best, c]) = (system[best, c], system[pivot, c]);
            for (var r = 0; r <= count; r++)
            {
                if (r == pivot) continue;
                var share = system[r, pivot] / system[pivot, pivot];
                for (var c = pivot; c <= count + 1; c++) system[r, c] -= share * system[pivot, c];
            }
        }

        var weights = new double[residuals.Length];
        for (var r = 0; r < count; r++) weights[first + r] = system[r, count + 1] / system[r, r];
        return weights;
    }
}
