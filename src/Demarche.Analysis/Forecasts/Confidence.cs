using System.Globalization;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;

namespace Demarche.Analysis.Forecasts;

/// <summary>How far a forecast can be relied on, apart from how likely it says things are.</summary>
/// <param name="Level">low, moderate or high.</param>
/// <param name="Why">On what grounds.</param>
public sealed record Confidence(string Level, string Why)
{
    private const int Enough = 10;
    private const int ManyCases = 100;
    private const double Narrow = 0.15;
    private const double Wide = 0.3;
    private const double MostlyJudged = 0.5;

    /// <summary>
    /// From the width of the band of four fifths of the runs, or how far another cut of the calendar moves the answer, whichever is more: below 15
    /// points high, below 30 moderate, else low; one step lower where more than half of the model's parts rest on judgement, and not high where no other
    /// cut of the calendar was asked.
    /// </summary>
    /// <param name="breaks">The probability of a break over all runs.</param>
    /// <param name="runs">How many they are; below ten their spread says nothing, and confidence is low.</param>
    /// <param name="shareJudged">The share of the model's parts that rest on judgement.</param>
    /// <param name="cuts">The break with other calendars; empty where not asked.</param>
    /// <param name="asItIs">The break with the calendar as it is, asked in the same way.</param>
    public static Confidence Of(Band breaks, int runs, double shareJudged, IReadOnlyList<RefinementFinding> cuts, double asItIs)
    {
        ArgumentNullException.ThrowIfNull(breaks);
        ArgumentNullException.ThrowIfNull(cuts);
        var width = breaks.High80 - breaks.Low80;
        double[] shown = [.. cuts.Select(c => c.Breaks).OfType<double>()];
        double? moved = shown.Length > 1 ? shown.Max(b => Math.Abs(b - asItIs)) : null;
        var step = runs < Enough ? 0 : Math.Min(Step(width), moved is { } by ? Step(by) : 1);
        var isJudged = shareJudged > MostlyJudged;
        var level = new[] { "low", "moderate", "high" }[Math.Max(0, step - (isJudged ? 1 : 0))];
        string[] why =
        [
            runs < Enough ? runs == 1 ? "one run has no spread to go by" : $"{runs} runs are too few to tell a spread by"
                : $"four fifths of the runs lie within {Points(width)}",
            moved is { } most ? $"a calendar with half or twice the occasions moves the answer by up to {Points(most)}"
                : $"no other calendar was asked{(Step(width) == 2 && runs >= Enough ? ", so that it is not called high" : "")}",
            string.Create(CultureInfo.InvariantCulture,
                $"{shareJudged:0%} of the parts of the model rest on judgement{(isJudged && step > 0 ? ", which lowers it by a step" : "")}"),
        ];
        return new Confidence(level, $"{why[0]}, {why[1]}, and {why[2]}");
    }

    /// <summary>
    /// Of an answer held to an outside view: moderate where that rests on a hundred cases or more, else low; not high before a diary of forecasts has shown
    /// what models of this kind are worth.
    /// </summary>
    internal static Confidence Held(OutsideForecast outside, double shareJudged)
    {
        var rate = outside.Class.Rate;
        var cases = rate.Sure is not null ? "the outside view is a share whose number of cases is not said"
            : string.Create(CultureInfo.InvariantCulture, $"the outside view rests on {rate.N:#,0.#} cases");
        return new Confidence(rate.Sure is null && rate.N >= ManyCases
            ? "moderate"
            : "low", string
            .Create(CultureInfo.InvariantCulture,
            $"{cases}, no diary has put models of this kind to the test, and {shareJudged:0%} of the parts of this one rest on judgement"));
    }

    private static string Points(double share) =>
        Math.Round(share * 100) == 1 ? "1 point" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} points");

    private static int Step(double width) => width < Narrow ? 2 : width < Wide ? 1 : 0;
}
