namespace Demarche.Reports.Play;

/// <summary>How far a forecast can be relied on, apart from how likely it says things are.</summary>
/// <param name="Level">low, moderate or high.</param>
/// <param name="Why">On what grounds.</param>
public sealed record Confidence(string Level, string Why)
{
    private const double Narrow = 0.15;
    private const double Wide = 0.3;
    private const double MostlyJudged = 0.5;

    /// <summary>
    /// From the width of the band of four fifths of the runs (below 15 points high, below 30 moderate, else low), one step lower where more
    /// than half of the model's parts rest on judgement.
    /// </summary>
    public static Confidence Of(Band breaks, double shareJudged)
    {
        ArgumentNullException.ThrowIfNull(breaks);
        var width = breaks.High80 - breaks.Low80;
        var step = width < Narrow ? 2 : width < Wide ? 1 : 0;
        var isJudged = shareJudged > MostlyJudged;
        var level = new[] { "low", "moderate", "high" }[Math.Max(0, step - (isJudged ? 1 : 0))];
        return new Confidence(level, $"four fifths of the runs lie within {width * 100:0} points, and {shareJudged:0%} of the parts of the model rest on judgement{(isJudged && step > 0 ? ", which lowers it by a step" : "")}");
    }
}
