using System.Globalization;
using Demarche.Engine.RicherPreferences;
using Demarche.Language.Model;

namespace Demarche.Analysis.Asking.Meanings;

/// <summary>The thresholds of fuzzy and of probabilistic preferences.</summary>
internal static class ThresholdMeaning
{
    /// <summary>The concepts of richer preferences with these thresholds.</summary>
    public static Meaning<RicherConcepts> Of(string? threshold, string? chances, Crisis crisis)
    {
        var fuzzy = Fuzzy(threshold, crisis);
        if (fuzzy.Problem is { } wrong) return Meaning<RicherConcepts>.Not(wrong, "threshold");
        var probability = Chances(chances);
        return probability.Problem is { } problem ? Meaning<RicherConcepts>.Not(problem, "chances") : new RicherConcepts(fuzzy.Value!, probability.Value!);
    }

    private static Meaning<double[]> Fuzzy(string? text, Crisis crisis)
    {
        var read = Enumerable.Repeat(FuzzyStability.UsualThreshold, crisis.Parties.Count).ToArray();
        if (text is not null && Suggestion.Entries(text).Length == 0)
            return Meaning<double[]>.Not("it names no share: write one such as 40%, or Russia=30%,USA=60%");
        foreach (var entry in Suggestion.Entries(text))
        {
            var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
            var parties = PartyMeaning.Of(crisis, parts.Length == 2 ? parts[0] : null);
            if (parties.Problem is { } unknown) return Meaning<double[]>.Not(unknown);
            if (Share(parts[^1]) is not > 0) return Meaning<double[]>.Not($"'{parts[^1]}' is not a share above 0 and at most 100%");
            foreach (var party in parties.Value!) read[party] = Share(parts[^1])!.Value;
        }

        return read;
    }

    private static Meaning<ProbabilityThresholds> Chances(string? text)
    {
        if (text is null) return ProbabilityThresholds.Usual;
        return Suggestion.Entries(text).Select(Share).ToArray() is [{ } alpha, { } beta, { } gamma]
            ? new ProbabilityThresholds(alpha, beta, gamma)
            : Meaning<ProbabilityThresholds>.Not($"'{text}' is not three shares such as 50%,50%,50%");
    }

    /// <summary>A share from 0 to 1, written as such or in per cent; null when it is none.</summary>
    private static double? Share(string text)
    {
        var isPercent = text.EndsWith('%');
        if (!decimal.TryParse(isPercent ? text[..^1].TrimEnd() : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        var share = isPercent ? value / 100 : value;
        return share <= 1 ? (double)share : null;
    }
}
