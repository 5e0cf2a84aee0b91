namespace Demarche.Engine.Scores;

/// <summary>A forecast and what came of it.</summary>
/// <param name="Probability">What was said, 0 to 1.</param>
/// <param name="Came">Whether it came about.</param>
/// <param name="Cluster">Which crisis it belongs to: forecasts of one crisis stand or fall together.</param>
public readonly record struct ScoredForecast(double Probability, bool Came, int Cluster = 0)
{
    /// <summary>1 or 0.</summary>
    public double Outcome => Came ? 1 : 0;
}
