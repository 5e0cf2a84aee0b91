using System.CommandLine;
using System.Globalization;
using Demarche.Engine.RicherPreferences;
using Demarche.Language.Model;

namespace Demarche.Cli;

/// <summary>The options that set the thresholds of fuzzy and of probabilistic preferences.</summary>
internal sealed class ThresholdChoice
{
    private readonly Option<string?> threshold = new("--threshold")
    {
        HelpName = "SHARE",
        Description = "Fuzzy preferences: how much surer a gain must be than a loss before it counts, such as 40%, or Russia=30%,USA=60%; 50% for parties not named",
    };

    private readonly Option<string?> chances = new("--chances")
    {
        HelpName = "α,β,γ",
        Description = "Probabilistic preferences: a move tempts when a gain is more probable than 1−α, an answer deters when a gain is no more probable than 1−β, a step of it is credible when its gain is more probable than γ; 50%,50%,50% when left out",
    };

    /// <summary>Puts the options on a command.</summary>
    public ThresholdChoice(Command command, ModelInput input)
    {
        command.Add(threshold.NeverEmpty(() => "no share: write one such as 40%, or Russia=30%,USA=60%"));
        command.Add(chances);
        threshold.CompletionSources.Add(input.Names(c => c.Parties.Select(p => $"{p.Name}=50%")));
    }

    /// <summary>Reads the options against a model.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="crisis">The model.</param>
    /// <param name="richer">The concepts of richer preferences with these thresholds.</param>
    /// <param name="problem">What is wrong with the options; empty when nothing is.</param>
    public bool TryRead(ParseResult parsed, Crisis crisis, out RicherConcepts richer, out string problem)
    {
        richer = RicherConcepts.Usual;
        if (!TryFuzzy(parsed.GetValue(threshold), crisis, out var fuzzy, out problem)) return false;
        if (!TryChances(parsed.GetValue(chances), out var probability, out problem)) return false;
        richer = new RicherConcepts(fuzzy, probability);
        return true;
    }

    private static bool TryFuzzy(string? text, Crisis crisis, out IReadOnlyList<double> thresholds, out string problem)
    {
        var read = Enumerable.Repeat(FuzzyStability.UsualThreshold, crisis.Parties.Count).ToArray();
        thresholds = read;
        problem = "";
        foreach (var entry in Choices.Entries(text))
        {
            var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
            IReadOnlyList<int> parties = [.. Enumerable.Range(0, read.Length)];
            if (parts.Length == 2 && !PartyNames.TryFind(crisis, parts[0], out parties, out var unknown)) problem = $"--threshold: {unknown}";
            else if (Share(parts[^1]) is not > 0) problem = $"--threshold: '{parts[^1]}' is not a share above 0 and at most 100%";
            if (problem.Length > 0) return false;
            foreach (var party in parties) read[party] = Share(parts[^1])!.Value;
        }

        return true;
    }

    private static bool TryChances(string? text, out ProbabilityThresholds thresholds, out string problem)
    {
        thresholds = ProbabilityThresholds.Usual;
        problem = "";
        if (text is null) return true;
        var shares = Choices.Entries(text).Select(Share).ToArray();
        if (shares is [{ } alpha, { } beta, { } gamma]) thresholds = new(alpha, beta, gamma);
        else problem = $"--chances: '{text}' is not three shares such as 50%,50%,50%";
        return problem.Length == 0;
    }

    /// <summary>A share from 0 to 1, written as such or in per cent; null when it is none.</summary>
    private static double? Share(string text)
    {
        var isPercent = text.EndsWith('%');
        if (!decimal.TryParse(isPercent ? text[..^1].TrimEnd() : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        var share = isPercent ? value / 100 : value;
        return share <= 1 ? (double)share : null;
    }
}
