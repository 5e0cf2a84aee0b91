namespace Demarche.Engine.Outside;

/// <summary>
/// The outside view and a model's figure as one probability, with the spread that comes from not knowing the class's rate, from not knowing how far such
/// models are to be trusted, and from the model's own draws.
/// </summary>
/// <remarks>The spread is that of some two thousand points laid evenly over the three (an additive recurrence, Roberts 2018), so it is the same in
/// every run.</remarks>
public sealed class JoinedForecast
{
    private const int Points = 2048;
    private const int Rates = 256;
    private const double First = 0.8191725133961645, Second = 0.6710436067037893, Third = 0.5497004779019703;

    private readonly double[] sorted;

    /// <param name="rate">The class's rate over the horizon.</param>
    /// <param name="typical">The log-odds that typical models give.</param>
    /// <param name="logOdds">The log-odds of this model: of the mean of its draws.</param>
    /// <param name="draws">The log-odds of each of its draws; none is as good as <paramref name="logOdds"/> alone.</param>
    /// <param name="trust">How far such models are to be trusted.</param>
    public JoinedForecast(HorizonRate rate, IReadOnlyList<double> typical, double logOdds, IReadOnlyList<double> draws, Trust trust)
    {
        ArgumentNullException.ThrowIfNull(rate);
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(trust);
        (Rate, Anchor, LogOdds) = (rate, new Anchor(rate.Mean, typical), logOdds);
        Probability = trust.Joined(Anchor, logOdds);
        AtMeanTrust = Anchor.Joined(trust.Mean, logOdds);
        double[] own = draws.Count == 0 ? [logOdds] : [.. draws.Order()];
        double[] rates = [.. Enumerable.Range(0, Rates).Select(k => rate.At((k + 0.5) / Rates))];
        sorted = new double[Points];
        for (var k = 0; k < Points; k++)
        {
            var (r, w, z) = (rates[(int)(Part(k, First) * Rates)], trust.Quantile(Part(k, Second)), own[(int)(Part(k, Third) * own.Length)]);
            sorted[k] = Anchor.At(r).Joined(w, z);
        }

        Array.Sort(sorted);
    }

    /// <summary>The class's rate over the horizon.</summary>
    public HorizonRate Rate { get; }

    /// <summary>What the model is held to.</summary>
    public Anchor Anchor { get; }

    /// <summary>The model's own figure in log-odds.</summary>
    public double LogOdds { get; }

    /// <summary>The joined probability over the horizon.</summary>
    public double Probability { get; }

    /// <summary>The same if the trust were its mean for sure.</summary>
    public double AtMeanTrust { get; }

    /// <summary>The probability that is not exceeded with a probability from 0 to 1, over all that is not known.</summary>
    public double Quantile(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * Points) - 1, 0, Points - 1)];

    /// <summary>The joined probability by a day of the horizon.</summary>
    public double By(double day) => Rate.By(Probability, day);

    private static double Part(int k, double step)
    {
        var x = 0.5 + (k + 1) * step;
        return x - Math.Floor(x);
    }
}
