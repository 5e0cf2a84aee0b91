using Demarche.Engine.Outside;

namespace Demarche.Engine.Scores;

/// <summary>A plain logistic regression: P(yes) = σ(offset + b₀ + Σ bⱼxⱼ), fitted by maximum likelihood.</summary>
/// <remarks>
/// Newton's method with halved steps where the likelihood falls, over standardised inputs. A small ridge (.001 cases' worth) on all but b₀ keeps coefficients
/// finite where yes and no can be distinguished without error. O(cases × inputs²) a step.
/// </remarks>
public sealed class LogitFit
{
    private const double Ridge = 1e-3;

    private LogitFit(double[] coefficients, double[] errors) => (Coefficients, Errors) = (coefficients, errors);

    /// <summary>b₀ (the intercept) first, then one for each input.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>The standard error of each.</summary>
    public IReadOnlyList<double> Errors { get; }

    /// <summary>Fits.</summary>
    /// <param name="inputs">A row for each case, all of one length.</param>
    /// <param name="came">The outcome of each case.</param>
    /// <param name="offsets">What is added to the log-odds of each case with coefficient 1; nothing when null.</param>
    /// <exception cref="ArgumentException">Lengths differ, there is no case, or a number is not finite.</exception>
    public static LogitFit Of(IReadOnlyList<IReadOnlyList<double>> inputs, IReadOnlyList<bool> came, IReadOnlyList<double>? offsets = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(came);
        if (inputs.Count == 0 || inputs.Count != came.Count || (offsets is not null && offsets.Count != came.Count))
            throw new ArgumentException("There is an outcome for each case.", nameof(came));
        var width = inputs[0].Count;
        if (inputs.Any(r => r.Count != width || r.Any(x => !double.IsFinite(x))))
            throw new ArgumentException("Rows are of one length and finite.", nameof(inputs));
        var (mean, scale) = Standard(inputs, width);
        double[][] rows = [.. inputs.Select(r => (double[])[1, .. r.Select((x, j) => (x - mean[j]) / scale[j])])];
        var (b, covariance) = Newton(rows, came, offsets ?? new double[came.Count]);
        return Unscaled(b, covariance, mean, scale);
    }

    /// <summary>The probability for a case.</summary>
    public double Probability(IReadOnlyList<double> inputs, double offset = 0)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var sum = offset + Coefficients[0];
        for (var j = 0; j < inputs.Count; j++) sum += Coefficients[j + 1] * inputs[j];
        return Logistic.Of(sum);
    }

    private static (double[] Mean, double[] Scale) Standard(IReadOnlyList<IReadOnlyList<double>> inputs, int width)
    {
        var (mean, scale) = (new double[width], new double[width]);
        for (var j = 0; j < width; j++)
        {
            mean[j] = inputs.Average(r => r[j]);
            scale[j] = Math.Sqrt(inputs.Average(r => (r[j] - mean[j]) * (r[j] - mean[j])));
            if (!(scale[j] > 1e-12)) scale[j] = 1;
        }

        return (mean, scale);
    }

    private static (double[] B, double[,] Covariance) Newton(double[][] rows, IReadOnlyList<bool> came, IReadOnlyList<double> offsets)
    {
        var width = rows[0].Length;
        var b = new double[width];
        var value = Likelihood(rows, came, offsets, b);
        double[,] inverse = new double[width, width];
        for (var step = 0; step < 200; step++)
        {
            var (gradient, hessian) = Slopes(rows, came, offsets, b);
            inverse = Inverse(hessian);
            double[] move = [.. Enumerable.Range(0, width).Select(i => Enumerable.Range(0, width).Sum(j => inverse[i, j] * gradient[j]))];
            var (share, next, reached) = (1.0, b, value);
            do
            {
                next = [.. b.Select((x, i) => x + share * move[i])];
                reached = Likelihood(rows, came, offsets, next);
                share /= 2;
            }
            while (!(reached >= value) && share > 1e-10);

            var moved = b.Select((x, i) => Math.Abs(x - next[i])).Max();
            if (reached >= value) (b, value) = (next, reached);
            if (moved < 1e-12) break;
        }

        return (b, inverse);
    }

    private static double Likelihood(double[][] rows, IReadOnlyList<bool> came, IReadOnlyList<double> offsets, double[] b)
    {
        var sum = 0.0;
        for (var k = 0; k < rows.Length; k++)
        {
            var x = offsets[k] + Dot(rows[k], b);
            sum -= Softplus(came[k] ? -x : x);
        }

        for (var j = 1; j < b.Length; j++) sum -= 0.5 * Ridge * b[j] * b[j];
        return sum;
    }

    private static double Softplus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    private static (double[] Gradient, double[,] Hessian) Slopes(double[][] rows, IReadOnlyList<bool> came, IReadOnlyList<double> offsets, double[] b)
    {
        var width = b.Length;
        var (gradient, hessian) = (new double[width], new double[width, width]);
        for (var k = 0; k < rows.Length; k++)
        {
            var p = Logistic.Of(offsets[k] + Dot(rows[k], b));
            for (var i = 0; i < width; i++)
            {
                gradient[i] += ((came[k] ? 1 : 0) - p) * rows[k][i];
                for (var j = 0; j < width; j++) hessian[i, j] += p * (1 - p) * rows[k][i] * rows[k][j];
            }
        }

        hessian[0, 0] += 1e-10;
        for (var j = 1; j < width; j++)
        {
            gradient[j] -= Ridge * b[j];
            hessian[j, j] += Ridge;
        }

        return (gradient, hessian);
    }

    private static double Dot(double[] x, double[] b)
    {
        var sum = 0.0;
        for (var j = 0; j < b.Length; j++) sum += x[j] * b[j];
        return sum;
    }

    /// <summary>Gauss and Jordan, with the largest pivot of each column.</summary>
    private static double[,] Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var work = (double[,])matrix.Clone();
        var inverse = new double[n, n];
        for (var i = 0; i < n; i++) inverse[i, i] = 1;
        for (var c = 0; c < n; c++)
        {
            var pivot = Enumerable.Range(c, n - c).MaxBy(r => Math.Abs(work[r, c]));
            for (var j = 0; j < n; j++)
            {
                (work[c, j], work[pivot, j]) = (work[pivot, j], work[c, j]);
                (inverse[c, j], inverse[pivot, j]) = (inverse[pivot, j], inverse[c, j]);
            }

            var by = work[c, c];
            for (var j = 0; j < n; j++) (work[c, j], inverse[c, j]) = (work[c, j] / by, inverse[c, j] / by);
            for (var r = 0; r < n; r++)
            {
                if (r == c) continue;
                var factor = work[r, c];
                for (var j = 0; j < n; j++)
                {
                    work[r, j] -= factor * work[c, j];
                    inverse[r, j] -= factor * inverse[c, j];
                }
            }
        }

        return inverse;
    }

    /// <summary>Back from standardised inputs: bⱼ/sⱼ, and the intercept less Σ bⱼmⱼ/sⱼ.</summary>
    private static LogitFit Unscaled(double[] b, double[,] covariance, double[] mean, double[] scale)
    {
        var coefficients = new double[b.Length];
        var errors = new double[b.Length];
        coefficients[0] = b[0];
        double[] contrast = [1, .. mean.Select((m, j) => -m / scale[j])];
        for (var j = 1; j < b.Length; j++)
        {
            coefficients[j] = b[j] / scale[j - 1];
            coefficients[0] += contrast[j] * b[j];
            errors[j] = Math.Sqrt(covariance[j, j]) / scale[j - 1];
        }

        var variance = 0.0;
        for (var i = 0; i < b.Length; i++) for (var j = 0; j < b.Length; j++) variance += contrast[i] * covariance[i, j] * contrast[j];
        errors[0] = Math.Sqrt(variance);
        return new LogitFit(coefficients, errors);
    }
}
