namespace Demarche.Engine.Play;

/// <summary>
/// Anderson acceleration of x = G(x): from the last few pairs (x, G(x)) the combination whose residuals cancel best. Anderson (1965);
/// Walker and Ni (2011), type II with a sliding window.
/// </summary>
internal sealed class BeliefMixing(int length, int depth)
{
    private readonly double[][] points = [.. Enumerable.Range(0, depth).Select(_ => new double[length])];
    private readonly double[][] residuals = [.. Enumerable.Range(0, depth).Select(_ => new double[length])];
    private readonly double[] lastImage = new double[length];
    private readonly double[] lastResidual = new double[length];
    private readonly double[,] gram = new double[depth, depth];
    private int count;
    private bool any;

    public void Restart() => (count, any) = (0, false);

    /// <summary>From a point and its image to the next point to try.</summary>
    public void Next(ReadOnlySpan<double> x, ReadOnlySpan<double> image, Span<double> next)
    {
        if (any)
        {
            var place = count++ % depth;
            for (var k = 0; k < length; k++)
            {
                points[place][k] = image[k] - lastImage[k];
                residuals[place][k] = image[k] - x[k] - lastResidual[k];
            }

            var held = Math.Min(count, depth);
            for (var j = 0; j < held; j++) gram[place, j] = gram[j, place] = Dot(residuals[place], residuals[j]);
        }

        any = true;
        for (var k = 0; k < length; k++) (lastImage[k], lastResidual[k]) = (image[k], image[k] - x[k]);
        image.CopyTo(next);
        var weights = Weights(Math.Min(count, depth));
        for (var j = 0; j < weights.Length; j++)
        {
            for (var k = 0; k < length; k++) next[k] -= weights[j] * points[j][k];
        }
    }

    /// <summary>Least squares by the normal equations, a little regularised: residuals of late steps are nearly parallel.</summary>
    private double[] Weights(int held)
    {
        var a = new double[held, held];
        var b = new double[held];
        for (var i = 0; i < held; i++)
        {
            for (var j = 0; j < held; j++) a[i, j] = gram[i, j];
            a[i, i] *= 1 + 1e-12;
            b[i] = Dot(residuals[i], lastResidual);
        }

        for (var i = 0; i < held; i++)
        {
            var pivot = a[i, i];
            for (var r = i + 1; r < held && pivot > 0; r++)
            {
                var factor = a[r, i] / pivot;
                for (var c = i; c < held; c++) a[r, c] -= factor * a[i, c];
                b[r] -= factor * b[i];
            }
        }

        for (var i = held - 1; i >= 0; i--)
        {
            for (var c = i + 1; c < held; c++) b[i] -= a[i, c] * b[c];
            b[i] = a[i, i] > 1e-13 * gram[i, i] && a[i, i] > 0 ? b[i] / a[i, i] : 0;
        }

        return b;
    }

    private static double Dot(double[] x, double[] y)
    {
        var sum = 0.0;
        for (var k = 0; k < x.Length; k++) sum += x[k] * y[k];
        return sum;
    }
}
