using System.Globalization;
using Demarche.Analysis.Forecasts;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Words;

namespace Demarche.Reports.Play;

/// <summary>Puts a forecast into words and pictures.</summary>
public static class PlayDocument
{
    /// <summary>The report as a document for any renderer.</summary>
    public static Document Of(PlayFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Section?[] sections =
        [
            Answer(findings),
            PlayWatch.Section(findings),
            PlayRoad.Section(findings),
            PlayMoves.Section(findings),
            PlayChanges.Section(findings),
            Basis(findings),
        ];
        return new Document(findings.Model, $"Played forward from {PlaySentences.Day(findings.AsOf)} to {PlaySentences.Day(findings.Horizon)}",
            [.. sections.OfType<Section>()]);
    }

    private static Section Answer(PlayFindings findings)
    {
        var blocks = new List<Block>();
        if (PlaySentences.Likely(findings) is not { } likely)
            blocks.Add(Say.Note("The model names no break, so that there is no probability to give; add break: with an outcome’s name."));
        else blocks.Add(new Block.Lead([likely, .. PlaySentences.Next(findings)]));
        if (Fan(findings) is { } fan) blocks.Add(fan);
        blocks.Add(Say.Note(findings.Skill));
        return new Section("answer", "How likely, and by when", blocks);
    }

    /// <summary>The fan chart of the break; null where the model names none.</summary>
    internal static Block.Figure? Fan(PlayFindings findings) => findings.Break is null ? null : FanFigure.Draw(
        "fan", findings.Joined is null ? "Inside the model, and no forecast: in what share of the ways of play the break has come about by each day"
            : "The probability that the break has come about by each day, beside the outside view",
        DateOnly.ParseExact(findings.AsOf, "yyyy-MM-dd"),
            [.. findings.Dates
            .Select(d =>
            new FanPoint(DateOnly.ParseExact(d.On, "yyyy-MM-dd"), d.What, d.Joined is { } joined ? joined with { Median = joined.Mean }
            : d.BreakBy) { Beside = d.Outside })]);

    private static Section Basis(PlayFindings findings)
    {
        var basis = findings.Basis;
        var blocks = new List<Block>
        {
            new Block.Facts(
            [
                new Fact("Runs", basis.Draws == basis.Asked ? $"{basis.Draws}, seed {basis.Seed}{Enough(findings)}"
                    : $"{basis.Draws} of {basis.Asked} asked for, seed {basis.Seed}"),
                new Fact("Game", string
                    .Create(CultureInfo.InvariantCulture,
                    $"{basis.Histories:N0} {(basis.Mode == "grid" ? "positions" : "public histories")}, {basis.InformationSets:N0} "
                    + $"{(basis.InformationSets == 1 ? "point" : "points")} of choice; {basis.Method}")),
                new Fact("Choice", $"{basis.Precision}; utilities {basis.Utilities}"),
                new Fact("Solved to", SolvedTo(basis)),
            ]),
        };
        blocks.AddRange(basis.Notes.Select(Say.Note));
        if (PlaySentences.GridError(basis) is { } error) blocks.Add(Say.Note(error));
        return new Section("basis", "How it was computed", blocks);
    }

    private static string Enough(PlayFindings findings) => findings.Break is not { } about || findings.Basis.WantedError <= 0 ? ""
        : about.Error <= findings.Basis.WantedError ? $"; enough for a standard error of {ProbabilityWords.PointsOf(findings.Basis.WantedError)} in the median"
        : $"; as many as are made of a game of this size, which leaves the median a standard error of {ProbabilityWords.PointsOf(about.Error)}";

    private static string SolvedTo(PlayBasis basis)
    {
        var settled = basis.Residual > 0 ? string.Create(CultureInfo.InvariantCulture, $"a change of {basis.Residual:0e+0} at most in any belief")
            : "the last digit: no learning feeds back on what is chosen";
        return basis.Incomplete == 0 ? settled : $"{settled}; {basis.Incomplete} of {basis.Draws} runs did not reach the precision asked for";
    }
}
