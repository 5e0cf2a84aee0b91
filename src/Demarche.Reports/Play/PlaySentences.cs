using System.Globalization;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Play;

/// <summary>The sentences that the play report and the brief share.</summary>
public static class PlaySentences
{
    private const double ShownUndone = 0.05;

    /// <summary>
    /// The answer: how likely a break is and where that comes from. Where no outside view is known, that it is not, and what the game says, which is no
    /// forecast. Null where the model names no break.
    /// </summary>
    public static string? Likely(PlayFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Break is not { } about) return null;
        var leftOut = findings.Basis.LeftOut is { } said ? $"{said} " : "";
        if (findings is { Joined: { } joined, Outside: { } outside })
            return $"{leftOut}{OutsideSentences.Answer(findings.Horizon, joined)} {OutsideSentences.Grounds(outside, joined)}";
        return $"{leftOut}{(findings.InsideOnly ? "" : $"{OutsideSentences.Unknown} ")}"
            + $"{OutsideSentences.Inside(findings.Horizon, about.Probability, findings.Basis.Draws)}";
    }

    /// <summary>What is shown after how likely a break is: how much of it does not last, what decides it, what stands beside it.</summary>
    internal static IEnumerable<string> Next(PlayFindings findings) =>
        new[] { Undone(findings), Pivotal(findings), Beside(findings) }.OfType<string>().Where(s => s.Length > 0);

    /// <summary>What share of the ways to a break is undone by the horizon, and what to say if it should not be; null where that is little.</summary>
    public static string? Undone(PlayFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.Break is not { UndoneShare: >= ShownUndone } about ? null
            : $"Of the breaks that come about in play, {ProbabilityWords.Percent(about.UndoneShare)} are undone by {Day(findings.Horizon)}: the model lets a "
                + $"break be undone, and a break of a few days costs little. "
                + "If a break cannot be undone, say so in the model (play: after-break: ends).";
    }

    /// <summary>Which occasion and party settle most; null where nothing is settled.</summary>
    public static string? Pivotal(PlayFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Pivots.Count == 0 || findings.Break is null) return null;
        var first = findings.Pivots[0];
        var byDay = findings.Pivots.GroupBy(p => (p.On, p.What)).Select(g => (g.Key.What, g.Key.On, Share: g.Sum(p => p.Share))).MaxBy(d => d.Share);
        var byParty = findings.Pivots.Where(p => p.By is not null).GroupBy(p => p.By).Select(g => (By: g.Key!, Share: g.Sum(p => p.Share)))
            .OrderByDescending(p => p.Share).FirstOrDefault();
        var actor = first.By is null ? "what happens by itself" : $"what {first.By} does";
        var party = byParty.By is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; over all occasions {byParty.By} settles {byParty.Share:0%}");
        return string.Create(CultureInfo.InvariantCulture,
            $"What decides it most is {actor} on {Day(first.On)} ({first.What}), which settles {first.Share:0%} of what is open ({first.FirstIn:0%} of the "
            + $"runs have it first); that day as a whole settles "
            + $"{(byDay.On == first.On ? byDay.Share : findings.Pivots.Where(p => p.On == first.On && p.What == first.What).Sum(p => p.Share)):0%}{party}.");
    }

    /// <summary>What stands behind the outside view, and how sure the answer is.</summary>
    public static string Beside(PlayFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Break is not { } about) return "";
        return $"Confidence in this is {about.Confidence.Level}: "
            + $"{about.Confidence.Why}.{(findings.Outside is { } outside ? $" {OutsideSentences.Behind(outside)}" : "")}";
    }

    /// <summary>A day in words.</summary>
    public static string Day(string on) =>
        DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    internal static Prose Range(Band band, Func<double, string> say) => say(band.Low80) == say(band.High80)
        ? (Prose)say(band.Median)
        : new Prose([new Run($"{say(band.Median)} "), new Run($"({ProbabilityWords.Between(band.Low80, band.High80, say)})", Tone.Quiet)]);

    internal static string Capital(string text) => Phrases.Capitalise(text);

    /// <summary>How much the grid of beliefs may be off; null where there is none.</summary>
    internal static string? GridError(PlayBasis basis) => basis.GridError is { } error
        ? string.Create(CultureInfo.InvariantCulture,
            $"How far off the grid may be: with half its steps the break at the centre of all bounds moves by {100 * error:0.##} points.")
        : null;
}
