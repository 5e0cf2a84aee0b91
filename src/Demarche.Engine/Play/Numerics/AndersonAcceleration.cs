namespace Demarche.Engine.Play.Numerics;

/// <summary>
/// Speeds up the search for a fixed point x = G(x): from the last few pairs (x, G(x)) it takes the combination whose residuals G(x) − x
/// cancel best, in the least-squares sense, and goes on from the same combination of the images. Anderson (1965); "type II" in
/// Fang and Saad (2009) and Walker and Ni (2011).
/// </summary>
/// <remarks>
/// For linear G it does as well as GMRES; for others it has no guarantee, so the caller watches <see cref="Residual"/> and goes back
/// where that grows. Coefficients sum to 1: what is true of every pair and affine (probabilities that sum to 1) stays true, what is not
/// affine (probabilities that are not negative) need not. All memory is taken at the start; a step costs O(size × memory) and
/// allocates nothing. Sums run in a fixed order, so the same pairs give the same bits. One instance serves one search at a time.
/// </remarks>
public sealed class AndersonAcceleration
{
    /// <summary>Residual differences shorter than this share of what earlier ones leave unexplained add noise and no direction.</summary>
    private const double LeastShare = 1e-14;

    private readonly int memory;
    private readonly double damping;
    private readonly double[] lastImage;
    private readonly double[] lastResidual;
    private readonly double[] residual;
    private readonly double[][] images;
    private readonly double[][] residuals;
    private readonly double[] products;
    private readonly double[] factor;
    private readonly double[] weights;
    private int steps;

    /// <summary>Makes room for vectors of a size.</summary>
    /// <param name="size">Unknowns, at least 1.</param>
    /// <param name="memory">How many differences are kept, 1 to 50; 4 to 10 is usual.</param>
    /// <param name="damping">The share of the residual that is added, above 0 and at most 1; 1 is no damping.</param>
    public AndersonAcceleration(int size, int memory = 8, double damping = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(memory, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(memory, 50);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(damping);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(damping, 1);
        (this.memory, this.damping) = (memory, damping);
        (lastImage, lastResidual, residual) = (new double[size], new double[size], new double[size]);
        images = [.. Enumerable.Range(0, memory).Select(_ => new double[size])];
        residuals = [.. Enumerable.Range(0, memory).Select(_ => new double[size])];
        (products, factor, weights) = (new double[memory * memory], new double[memory * memory], new double[memory]);
    }

    /// <summary>The number of unknowns.</summary>
    public int Size => residual.Length;

    /// <summary>Forgets all pairs: the next step is a plain one.</summary>
    public void Restart() => steps = 0;

    /// <summary>The largest |G(x) − x|; not a number when any is not.</summary>
    public static double Residual(ReadOnlySpan<double> x, ReadOnlySpan<double> image)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Length, x.Length);
        var worst = 0.0;
        for (var k = 0; k < x.Length; k++)
        {
            var gap = Math.Abs(image[k] - x[k]);
            if (!(gap <= worst)) worst = gap;
            if (double.IsNaN(worst)) return worst;
        }

        return worst;
    }

    /// <summary>Takes in a pair and gives the next x to try.</summary>
    /// <param name="x">The present x.</param>
    /// <param name="image">G(x).</param>
    /// <param name="next">The next x; may be <paramref name="x"/> itself.</param>
    public void Next(ReadOnlySpan<double> x, ReadOnlySpan<double> image, Span<double> next)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, Size);
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Length, Size);
        ArgumentOutOfRangeException.ThrowIfNotEqual(next.Length, Size);
        Vectors.Difference(image, x, residual);
        if (steps > 0) Remember(image);
        image.CopyTo(lastImage);
        residual.CopyTo(lastResidual, 0);
        var kept = Math.Min(steps, memory);
        steps++;
        image.CopyTo(next);
        if (damping < 1) Vectors.Add(damping - 1, residual, next);
        Solve(kept);
        for (var j = 0; j < kept; j++)
        {
            if (weights[j] == 0) continue;
            Vectors.Add(-weights[j], images[j], next);
            if (damping < 1) Vectors.Add((1 - damping) * weights[j], residuals[j], next);
        }
    }

    /// <summary>Keeps the differences to the last pair in place of the oldest ones, and their inner products with the others.</summary>
    private void Remember(ReadOnlySpan<double> image)
    {
        var slot = (steps - 1) % memory;
        Vectors.Difference(image, lastImage, images[slot]);
        Vectors.Difference(residual, lastResidual, residuals[slot]);
        for (var j = 0; j < Math.Min(steps, memory); j++)
        {
            var product = Vectors.Dot(residuals[slot], residuals[j]);
            products[slot * memory + j] = products[j * memory + slot] = product;
        }
    }

    /// <summary>
    /// The least-squares weights by Cholesky's factorisation of the inner products, newest difference first; a difference that the newer
    /// ones already explain gets no weight.
    /// </summary>
    private void Solve(int kept)
    {
        var newest = steps - 2;
        for (var row = 0; row < kept; row++)
        {
            var r = Slot(newest, row);
            for (var column = 0; column <= row; column++)
            {
                var c = Slot(newest, column);
                var sum = products[r * memory + c];
                for (var k = 0; k < column; k++) sum -= factor[row * memory + k] * factor[column * memory + k];
                var pivot = factor[column * memory + column];
                if (column < row) factor[row * memory + column] = pivot > 0 ? sum / pivot : 0;
                else factor[row * memory + row] = sum > LeastShare * products[r * memory + r] ? Math.Sqrt(sum) : 0;
            }
        }

        Substitute(kept, newest);
    }

    private void Substitute(int kept, int newest)
    {
        for (var row = 0; row < kept; row++)
        {
            var slot = Slot(newest, row);
            var pivot = factor[row * memory + row];
            weights[slot] = 0;
            if (pivot == 0) continue;
            var sum = Vectors.Dot(residuals[slot], residual);
            for (var k = 0; k < row; k++) sum -= factor[row * memory + k] * weights[Slot(newest, k)];
            weights[slot] = sum / pivot;
        }

        for (var row = kept - 1; row >= 0; row--)
        {
            var slot = Slot(newest, row);
            var pivot = factor[row * memory + row];
            if (pivot == 0) continue;
            var sum = weights[slot];
            for (var k = row + 1; k < kept; k++) sum -= factor[k * memory + row] * weights[Slot(newest, k)];
            weights[slot] = sum / pivot;
        }
    }

    private int Slot(int newest, int age) => (newest - age) % memory;
}
