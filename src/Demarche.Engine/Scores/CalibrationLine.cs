using Demarche.Engine.Outside;

namespace Demarche.Engine.Scores;

/// <summary>
/// The line of calibration (Cox 1958): P(yes) = σ(intercept + slope · log-odds of what was said). Slope 1 and intercept 0 are perfect; a slope below 1 means
/// that the forecasts were too bold, an intercept below 0 that they were too high.
/// </summary>
/// <param name="Slope">The slope.</param>
/// <param name="SlopeError">Its standard error.</param>
/// <param name="Intercept">The intercept with that slope.</param>
/// <param name="InterceptError">Its standard error.</param>
public sealed record CalibrationLine(double Slope, double SlopeError, double Intercept, double InterceptError)
{
    /// <summary>Null where all came out alike or all forecasts are the same: then there is no line.</summary>
    public static CalibrationLine? Of(IReadOnlyCollection<ScoredForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        if (forecasts.Select(f => f.Came).Distinct().Count() < 2 || forecasts.Select(f => f.Probability).Distinct().Count() < 2) return null;
        var fit = LogitFit.Of([.. forecasts.Select(f => (double[])[Logistic.Odds(f.Probability)])], [.. forecasts.Select(f => f.Came)]);
        return new CalibrationLine(fit.Coefficients[1], fit.Errors[1], fit.Coefficients[0], fit.Errors[0]);
    }
}
