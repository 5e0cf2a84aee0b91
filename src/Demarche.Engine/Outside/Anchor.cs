namespace Demarche.Engine.Outside;

/// <summary>
/// Holds a model's figure to a rate: c(w) is such that typical models, whose log-odds are z_g, average the rate: mean σ(c + w·z_g) = r.
/// </summary>
/// <remarks>So w = 0 gives the rate whatever the model says. c is unique, since the mean rises in it; found by Newton's method within a bracket, to
/// 1e-13. O(typical models) a step.</remarks>
public sealed class Anchor
{
    private const double LeastRate = 1e-12;

    private readonly double[] typical;

    /// <param name="rate">The rate r, 0 to 1; a rate of exactly 0 or 1 stays what it is.</param>
    /// <param name="typical">The log-odds of typical models; none is as good as one at 0.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the rate is no probability.</exception>
    public Anchor(double rate, IReadOnlyList<double> typical)
    {
        ArgumentNullException.ThrowIfNull(typical);
        if (!(rate >= 0 && rate <= 1)) throw new ArgumentException("A rate lies from 0 to 1.", nameof(rate));
        if (typical.Any(z => !double.IsFinite(z))) throw new ArgumentException("Log-odds are finite.", nameof(typical));
        (Rate, this.typical) = (rate, typical.Count == 0 ? [0] : [.. typical]);
    }

    /// <summary>The rate that typical models average.</summary>
    public double Rate { get; }

    /// <summary>The log-odds of the typical models.</summary>
    public IReadOnlyList<double> Typical => typical;

    /// <summary>The same typical models held to another rate.</summary>
    public Anchor At(double rate) => new(rate, typical);

    /// <summary>c(w).</summary>
    public double Shift(double trust)
    {
        var odds = Odds();
        var (low, high) = (odds - Math.Abs(trust) * Farthest() - 1, odds + Math.Abs(trust) * Farthest() + 1);
        var c = odds - trust * Mean();
        for (var k = 0; k < 200; k++)
        {
            var (sum, slope) = (0.0, 0.0);
            foreach (var z in typical)
            {
                var p = Logistic.Of(c + trust * z);
                sum += p;
                slope += p * (1 - p);
            }

            var gap = sum / typical.Length - Rate;
            if (gap > 0) high = c;
            else low = c;
            if (Math.Abs(gap) <= 1e-13 * Rate || high - low < 1e-14) break;
            var next = c - gap * typical.Length / slope;
            c = next > low && next < high ? next : (low + high) / 2;
        }

        return c;
    }

    /// <summary>A model's probability at a trust: σ(c(w) + w·z).</summary>
    public double Joined(double trust, double logOdds) => Joined(trust, ShiftWhereNeeded(trust), logOdds);

    /// <summary>The same with c(w) at hand, for many figures at one trust.</summary>
    internal double Joined(double trust, double shift, double logOdds) => IsRateAlone(trust) ? Rate : Logistic.Of(shift + trust * logOdds);

    /// <summary>c(w), or 0 where the rate stands whatever a model says.</summary>
    internal double ShiftWhereNeeded(double trust) => IsRateAlone(trust) ? 0 : Shift(trust);

    private bool IsRateAlone(double trust) => trust == 0 || Rate is 0 or 1;

    private double Odds()
    {
        var r = Math.Clamp(Rate, LeastRate, 1 - LeastRate);
        return Math.Log(r) - Math.Log(1 - r);
    }

    private double Mean() => typical.Sum() / typical.Length;

    private double Farthest() => typical.Max(Math.Abs);
}
