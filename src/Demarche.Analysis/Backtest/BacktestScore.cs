using Demarche.Engine.Scores;

namespace Demarche.Analysis.Backtest;

/// <summary>A way to forecast, and how it did over the crises of the past.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="Brier">The Brier score.</param>
/// <param name="Log">The log score.</param>
/// <param name="Auc">How often what came about was given more than what did not; null for a constant.</param>
/// <param name="Skill">The share of the base rate's Brier score that is saved.</param>
/// <param name="SkillLow">The lower end of its band of 95%, crises drawn again.</param>
/// <param name="SkillHigh">Its upper end.</param>
public sealed record BacktestScore(string Id, string What, double Brier, double Log, double? Auc, double Skill, double? SkillLow, double? SkillHigh)
{
    /// <summary>What was said against what came about.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>The line of calibration; null where there is none.</summary>
    public CalibrationLine? Calibration { get; init; }
}
