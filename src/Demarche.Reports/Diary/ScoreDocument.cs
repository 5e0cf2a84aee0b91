using System.Globalization;
using Demarche.Analysis.Diary;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Words;

namespace Demarche.Reports.Diary;

/// <summary>How the forecasts of a diary have done, in words, tables and a picture.</summary>
public static class ScoreDocument
{
    /// <summary>The report.</summary>
    public static Document Of(DiaryScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new Document("A diary of forecasts", $"{scores.Frozen} {(scores.Frozen == 1 ? "forecast" : "forecasts")}, {scores.Resolved} resolved",
            [.. new[] { Answer(scores), Numbers(scores), Entries(scores) }.OfType<Section>()]);
    }

    private static Section Answer(DiaryScores scores)
    {
        var blocks = new List<Block> { new Block.Lead([Verdict(scores), Trust(scores)]) };
        if (scores.Bins.Count > 0)
            blocks.Add(ReliabilityFigure.Draw("reliability", "What was said against what came about; bars hold the true share with 95%", scores.Bins));
        return new Section("answer", "What the forecasts have been worth", blocks);
    }

    private static string Verdict(DiaryScores scores)
    {
        if (scores.Resolved == 0) return "Nothing is resolved yet, so that nothing is known of how good these forecasts are.";
        var skill = scores.Skill is { } s
            ? $"Compared with the rates of their classes alone they {(s >= 0 ? "save" : "lose")} {ProbabilityWords.Percent(Math.Abs(s))} of the Brier score"
            : "Their classes' rates were right without error, so that no skill can be said";
        var band = scores is { SkillLow: { } low, SkillHigh: { } high }
            ? string.Create(CultureInfo.InvariantCulture, $" (95%: {low:0.00} to {high:0.00}, crises drawn again whole)") : "";
        return scores.TooFew
            ? $"{Phrases.Digits(scores.Resolved, "resolved forecast")} of {scores.Crises} {(scores.Crises == 1 ? "crisis" : "crises")} "
                + $"{(scores.Resolved == 1 ? "is" : "are")} too few to tell skill from "
                + $"luck{(scores.Needed is { } needed ? $"; it would take some {Math.Ceiling(needed):#,0} to tell a skill of this size" : "")}. {skill}{band}."
            : $"{skill}{band}, over {scores.Resolved} resolved forecasts of {scores.Crises} crises.";
    }

    private static string Trust(DiaryScores scores) =>
        string.Create(CultureInfo.InvariantCulture,
            $"The trust in models of this kind is {scores.Trust:0%} ({scores.TrustLow:0%} to {scores.TrustHigh:0%} in four "
            + $"fifths){(scores.Resolved == 0 ? ", as before any diary" : "")}.");

    private static Section? Numbers(DiaryScores scores)
    {
        if (scores is not { Brier: { } brier, Murphy: { } murphy }) return null;
        var facts = new List<Fact>
        {
            new("Brier score", string.Create(CultureInfo.InvariantCulture, $"{brier:0.0000}; of the class rates alone {scores.BrierOfClass:0.0000}")),
            new("Log score", string.Create(CultureInfo.InvariantCulture, $"{scores.Log:0.000}; of the class rates alone {scores.LogOfClass:0.000}")),
        };
        if (scores.Auc is { } auc)
            facts.Add(new Fact("Order",
            string.Create(CultureInfo.InvariantCulture, $"what came about was given more than what did not in {auc:0%} of the pairs (AUC {auc:0.00})")));
        if (scores.Calibration is { } line)
            facts.Add(new Fact("Line of calibration",
            string.Create(CultureInfo.InvariantCulture,
            $"slope {line.Slope:0.00} ± {line.SlopeError:0.00}, intercept {line.Intercept:0.00} ± {line.InterceptError:0.00}; 1 and 0 are perfect")));
        facts.AddRange(scores.Methods
            .Select(m =>
            new Fact(m.Method == "table"
            ? "Tables that were played"
            : "Models played forward",
            string.Create(CultureInfo.InvariantCulture,
            $"{m.Resolved} resolved, Brier score {m.Brier:0.0000}; of their class rates alone {m.BrierOfClass:0.0000}"))));
        return new Section("numbers", "The scores",
        [
            new Block.Facts(facts),
            new Block.Table("The Brier score taken apart (Murphy 1973; within bins Stephenson, Coelho and Jolliffe 2008): uncertainty − resolution + "
                + "reliability + variance − covariance",
                [new("Uncertainty", true), new("Resolution", true), new("Reliability", true), new("Variance within bins", true),
                    new("Covariance within bins", true), new("Brier", true)],
                [[string.Create(CultureInfo.InvariantCulture, $"{murphy.Uncertainty:0.0000}"),
                    string.Create(CultureInfo.InvariantCulture, $"{murphy.Resolution:0.0000}"),
                    string.Create(CultureInfo.InvariantCulture, $"{murphy.Reliability:0.0000}"),
                    string.Create(CultureInfo.InvariantCulture, $"{murphy.WithinVariance:0.0000}"),
                    string.Create(CultureInfo.InvariantCulture, $"{murphy.WithinCovariance:0.0000}"),
                    string.Create(CultureInfo.InvariantCulture, $"{murphy.Brier:0.0000}")]]),
        ]);
    }

    private static Section? Entries(DiaryScores scores) => scores.Entries.Count == 0 ? null : new Section("entries", "The forecasts",
    [
        new Block.Table("In the order in which they were frozen",
            [new("Id"), new("Made"), new("By"), new("Crisis"), new("That"), new("Class", true), new("Joined", true), new("Came")],
            [.. scores.Entries.Select(e =>
                (IReadOnlyList<Prose>)[e.Id, e.AsOf, e.Horizon, e.Crisis, e.Statement, ProbabilityWords.Percent(e.Rate), ProbabilityWords.Percent(e.Joined),
                e.Outcome is { } outcome ? $"{outcome} ({e.On})" : "open"])]),
    ]);
}
