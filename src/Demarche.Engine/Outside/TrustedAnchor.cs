namespace Demarche.Engine.Outside;

/// <summary>What a model's figure makes of a rate, over all that is believed of the trust, with c(w) found once: for many figures against one rate.</summary>
public sealed class TrustedAnchor
{
    private readonly Anchor anchor;
    private readonly (double Trust, double Shift, double Weight)[] points;

    /// <summary>Finds c(w) at every point of the trust. O(points × typical models).</summary>
    public TrustedAnchor(Anchor anchor, Trust trust)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(trust);
        this.anchor = anchor;
        points = [.. trust.Points.Select(x => (x.Trust, anchor.ShiftWhereNeeded(x.Trust), x.Weight))];
    }

    /// <summary>∫ σ(c(w) + w·z) π(w) dw. O(points).</summary>
    public double Joined(double logOdds)
    {
        if (anchor.Rate is 0 or 1) return anchor.Rate;
        var sum = 0.0;
        foreach (var (trust, shift, weight) in points) sum += weight * anchor.Joined(trust, shift, logOdds);
        return sum;
    }
}
