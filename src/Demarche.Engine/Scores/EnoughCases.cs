namespace Demarche.Engine.Scores;

/// <summary>How many resolved forecasts it takes to tell skill from luck.</summary>
public static class EnoughCases
{
    private const double Needed = 31;

    /// <summary>
    /// At least this many: 31 / BSS. Where forecasts are calibrated, the skill BSS of n of them has a standard error of about √(4·BSS/n), so that
    /// n = (1.96 + .84)² · 4 / BSS of them show it four times out of five. Unbounded where there is no skill to show.
    /// </summary>
    public static double For(double skill) => skill > 0 ? Needed / skill : double.PositiveInfinity;

    /// <summary>Whether so many forecasts can tell a skill of that size.</summary>
    public static bool Tell(int forecasts, double skill) => forecasts >= For(Math.Abs(skill));
}
