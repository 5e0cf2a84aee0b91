using Demarche.Engine.Outside;

namespace Demarche.Engine.Scores;

/// <summary>Several analysts' figures for one statement as one: their shifts from the outside view averaged in log-odds, with one trust for the pool.</summary>
public static class Pooled
{
    /// <summary>The pool's probability: each analyst's σ(c(w) + w·z) in log-odds, averaged, at each w, over the trust in the pool.</summary>
    public static double Probability(IReadOnlyList<(Anchor Anchor, double LogOdds)> analysts, Trust trust)
    {
        ArgumentNullException.ThrowIfNull(analysts);
        ArgumentNullException.ThrowIfNull(trust);
        if (analysts.Count == 0) throw new ArgumentException("There is at least one analyst.", nameof(analysts));
        return trust.Points.Sum(x => x.Weight * Logistic.Of(analysts.Sum(a => Logistic.Odds(a.Anchor.Joined(x.Trust, a.LogOdds))) / analysts.Count));
    }
}
