namespace Demarche.Engine.Play.Numerics;

/// <summary>
/// Solves A x = b for a matrix known only by what it makes of vectors: the generalised minimal residual method of Saad and Schultz (1986),
/// without restarts. O(steps² × size) beside the products; memory (steps + 1) × size.
/// </summary>
internal sealed class Gmres(int size, int mostSteps)
{
    private readonly double[][] basis = [.. Enumerable.Range(0, mostSteps + 1).Select(_ => new double[size])];
    private readonly double[,] hessenberg = new double[mostSteps + 1, mostSteps];
    private readonly double[] cosine = new double[mostSteps];
    private readonly double[] sine = new double[mostSteps];
    private readonly double[] rest = new double[mostSteps + 1];

    /// <summary>From x = 0, until the residual is <paramref name="share"/> of what it was or the steps are spent.</summary>
    /// <param name="product">Writes A times its first argument to its second.</param>
    /// <param name="b">The right-hand side.</param>
    /// <param name="x">The solution.</param>
    /// <param name="share">How much smaller the residual is to become.</param>
    public void Solve(Action<double[], double[]> product, ReadOnlySpan<double> b, Span<double> x, double share)
    {
        x.Clear();
        Array.Clear(rest);
        var norm = Math.Sqrt(Vectors.Dot(b, b));
        if (norm == 0) return;
        for (var k = 0; k < size; k++) basis[0][k] = b[k] / norm;
        rest[0] = norm;
        var steps = 0;
        while (steps < mostSteps && Math.Abs(rest[steps]) > share * norm)
        {
            product(basis[steps], basis[steps + 1]);
            var length = Orthogonalise(steps);
            Rotate(steps);
            steps++;
            if (length == 0) break;
        }

        Combine(steps, x);
    }

    private double Orthogonalise(int step)
    {
        var fresh = basis[step + 1];
        for (var j = 0; j <= step; j++)
        {
            hessenberg[j, step] = Vectors.Dot(fresh, basis[j]);
            Vectors.Add(-hessenberg[j, step], basis[j], fresh);
        }

        var length = Math.Sqrt(Vectors.Dot(fresh, fresh));
        hessenberg[step + 1, step] = length;
        if (length > 0) for (var k = 0; k < size; k++) fresh[k] /= length;
        return length;
    }

    private void Rotate(int step)
    {
        for (var j = 0; j < step; j++)
        {
            var upper = cosine[j] * hessenberg[j, step] + sine[j] * hessenberg[j + 1, step];
            hessenberg[j + 1, step] = cosine[j] * hessenberg[j + 1, step] - sine[j] * hessenberg[j, step];
            hessenberg[j, step] = upper;
        }

        var (a, b) = (hessenberg[step, step], hessenberg[step + 1, step]);
        var radius = Math.Sqrt(a * a + b * b);
        (cosine[step], sine[step]) = radius > 0 ? (a / radius, b / radius) : (1, 0);
        hessenberg[step, step] = radius;
        rest[step + 1] = -sine[step] * rest[step];
        rest[step] *= cosine[step];
    }

    private void Combine(int steps, Span<double> x)
    {
        var weight = new double[steps];
        for (var i = steps - 1; i >= 0; i--)
        {
            var sum = rest[i];
            for (var j = i + 1; j < steps; j++) sum -= hessenberg[i, j] * weight[j];
            weight[i] = hessenberg[i, i] != 0 ? sum / hessenberg[i, i] : 0;
        }

        for (var j = 0; j < steps; j++) Vectors.Add(weight[j], basis[j], x);
    }
}
