using System.Globalization;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Reports.Words;

namespace Demarche.Reports.Play;

/// <summary>The sentences that tell where a probability comes from: the outside view, the model beside it, and how far it is trusted.</summary>
public static class OutsideSentences
{
    /// <summary>Models of this kind are called neither above nor below a typical one within this factor.</summary>
    private const double Alike = 1.25;

    /// <summary>The answer in one sentence: how likely, as a percentage and as a natural frequency, with its spread.</summary>
    internal static string Answer(string horizon, JoinedFinding joined) =>
        $"The chance of a break by {PlaySentences.Day(horizon)} is {Frequency(joined.Probability)} ({ProbabilityWords.Percent(joined.Probability)}): "
            + $"{Likelihood.Word(joined.Probability)}. "
        + $"{Spread(joined)}";

    private static string Spread(JoinedFinding joined)
    {
        var (low, high) = (ProbabilityWords.Percent(joined.Spread.Low80), ProbabilityWords.Percent(joined.Spread.High80));
        return low == high ? $"With all that is not known it stays at {low} in four cases out of five."
            : $"With all that is not known it lies between {low} and {high} in four cases out of five.";
    }

    /// <summary>Where it comes from, in one sentence each: the outside view, then what the model does to it.</summary>
    internal static string Grounds(OutsideFinding outside, JoinedFinding joined)
    {
        var days = outside.Days == 1 ? "one day" : string.Create(CultureInfo.InvariantCulture, $"{outside.Days:0} days");
        return $"The outside view says {ProbabilityWords.Percent(outside.Rate)} for {days}, by "
            + $"{outside.Counts}{(outside.PerDay is { } perDay ? $", or {PerDay(perDay)} on an average day" : "")}. {Model(joined)}";
    }

    /// <summary>What the model says beside typical ones, and what comes of it at the trust that such models have earned.</summary>
    private static string Model(JoinedFinding joined)
    {
        var (inside, outside) = (ProbabilityWords.Percent(joined.Inside), joined.Outside);
        if (joined.Inside < outside * Alike && joined.Inside > outside / Alike)
            return "In this model things look as they do in a typical one of its kind, so that the number stays there.";
        var (looks, moves) = joined.Inside > outside ? ("worse", "up") : ("better", "down");
        return string.Create(CultureInfo.InvariantCulture,
            $"In this model things look {looks} than in a typical one of its kind: it says {inside}. At the trust "
            + $"{(joined.IsTested ? "that such models have earned so far" : "that such models get before a diary has tested them")} ({joined.Trust:0%}) that "
            + $"moves the number {moves} to {ProbabilityWords.Percent(joined.Probability)}.");
    }

    /// <summary>What stands behind the outside view, and what has not been shown.</summary>
    internal static string Behind(OutsideFinding outside)
    {
        var source = outside.Source is { } s ? $"The cases are those of {s}{(outside.Class is { } id ? $" (class {id})" : "")}."
            : "The cases are the modeller’s own count.";
        var caveat = outside.Caveat is { } c ? $" {c}" : "";
        return $"{source}{caveat} The rate itself lies between {ProbabilityWords.Percent(outside.Low)} and {ProbabilityWords.Percent(outside.High)} (95%). "
            + $"Models of this kind have not been shown to improve on it; a diary of forecasts would show it.";
    }

    /// <summary>The game's own figure, in words that do not make a forecast of it.</summary>
    internal static string Inside(string horizon, Band band, int draws)
    {
        var (low, high) = (ProbabilityWords.Percent(band.Low80), ProbabilityWords.Percent(band.High80));
        var runs = draws == 1 ? "in one run" : $"in the median of {draws} runs{(low == high ? " and" : $", {low} to {high}")} in four fifths of them";
        return $"Inside the model, parties that err as much as is assumed come to a break by {PlaySentences.Day(horizon)} in "
            + $"{ProbabilityWords.Percent(band.Median)} of the ways that play can take ({runs}). "
            + "That is what such parties would do under this model, and not a forecast.";
    }

    /// <summary>Why no probability is given.</summary>
    internal static string Unknown =>
        "No probability of a break is given: the model names no class of past crises, so no outside view is known. `demarche outside` lists classes that may "
        + "fit; name one under outside:.";

    /// <summary>A probability as a natural frequency: "about 1 in 180", "about 3 in 10".</summary>
    public static string Frequency(double p) => p switch
    {
        <= 0 => "never",
        >= 1 => "always",
        < 1e-5 => "less than 1 in 100,000",
        < 0.15 => string.Create(CultureInfo.InvariantCulture, $"about 1 in {Rounded(1 / p):#,0}"),
        > 0.95 => string.Create(CultureInfo.InvariantCulture, $"all but about 1 in {Rounded(1 / (1 - p)):#,0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(10 * p):0} in 10"),
    };

    private static string PerDay(double p) => p < 0.001 ? string.Create(CultureInfo.InvariantCulture, $"{p:0.###%}") : ProbabilityWords.Percent(p);

    /// <summary>To two digits.</summary>
    private static double Rounded(double x)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(x)) - 1));
        return Math.Round(x / unit, MidpointRounding.AwayFromZero) * unit;
    }
}
