using System.Globalization;
using Demarche.Analysis.Backtest;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Words;

namespace Demarche.Reports.Backtest;

/// <summary>How play did on crises of the past: the verdict, a table, two pictures, and what none of it shows.</summary>
public static class BacktestDocument
{
    /// <summary>The report.</summary>
    public static Document Of(BacktestAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new Document("Crises of the past, forecast by rule", $"{answer.Crises} crises, {answer.Years}; serious violence in {answer.Came}",
            [Verdict(answer), Table(answer), Picture(answer), Limits(answer)]);
    }

    private static BacktestScore Score(BacktestAnswer answer, string id) => answer.Scores.First(s => s.Id == id);

    private static Section Verdict(BacktestAnswer answer)
    {
        var (table, play, joined, without) = (Score(answer, "table"), Score(answer, "play"), Score(answer, "joined"), Score(answer, "joined-without-gravity"));
        return new Section("answer", "What it was worth",
        [
            new Block.Lead(
            [
                $"Held to the class table, play {Saves(joined)} of the base rate's Brier score ({Interval(joined)}); the table alone {Saves(table)}.",
                $"Taken as it is, play {Saves(play)}: "
                    + $"{(play.Auc is { } auc ? $"it ranks crises (AUC {auc:0.00}), and its level is {Level(play)}" : "it ranks nothing")}.",
                $"Without the gravity of the threat, which may be coded with hindsight, play {Adds(table.Brier - without.Brier)}.",
            ]),
        ]);
    }

    private static string Level(BacktestScore score) => score.Skill < 0 ? "far off" : "no better than that";

    private static string Saves(BacktestScore score) => $"{(score.Skill >= 0 ? "saves" : "loses")} {ProbabilityWords.Percent(Math.Abs(score.Skill))}";

    private static string Interval(BacktestScore score) =>
        score is { SkillLow: { } low, SkillHigh: { } high } ? $"95%: {ProbabilityWords.Percent(low)} to {ProbabilityWords.Percent(high)}" : "no interval";

    private static string Adds(double saved) => Math.Round(saved, 3) switch
    {
        > 0 => $"still takes {Number(saved, "0.000")} off the table's Brier score",
        < 0 => $"adds {Number(-saved, "0.000")} to the table's Brier score, so that the table alone does better",
        _ => "adds nothing to the table",
    };

    private static Section Table(BacktestAnswer answer) => new("scores", "The scores",
    [
        new Block.Table("Each crisis is forecast by what the other decades teach. Skill is the share of the base rate's Brier score that is saved, with "
            + "95%, crises drawn again",
            [new("Forecast"), new("Brier", true), new("Log score", true), new("AUC", true), new("Skill", true), new("from", true), new("to", true)],
            [
                .. answer.Scores.Select(s => (IReadOnlyList<Prose>)
                [
                    s.What, Number(s.Brier, "0.0000"), Number(s.Log, "0.000"), s.Auc is { } auc ? Number(auc, "0.00") : "–", s.Id == "base" ? "0"
                        : Signed(s.Skill),
                    s.SkillLow is { } low ? Signed(low) : "–", s.SkillHigh is { } high ? Signed(high) : "–",
                ]),
            ]),
        Say.Note($"{answer.Models} different models, {answer.Draws} runs each, seed "
            + $"{answer.Seed}{(answer.Precision is { } λ ? $", λ {λ}" : "")}."
            + $"{(answer.LeftOut == 0 ? "" : $" {answer.LeftOut} {(answer.LeftOut == 1 ? "crisis is" : "crises are")} left out: "
                + $"what came of {(answer.LeftOut == 1 ? "it" : "them")}, when it began or whom it struck first is not coded.")}"),
    ]);

    private static Section Picture(BacktestAnswer answer)
    {
        var blocks = new List<Block>();
        foreach (var (id, what) in new[] { ("play", "play as it is"), ("joined", "the table moved by play") })
        {
            var score = Score(answer, id);
            blocks.Add(ReliabilityFigure.Draw($"reliability-{id}", $"What {what} said, against what came about; bars hold the true share with 95%",
                score.Bins));
            if (score.Calibration is { } line)
                blocks.Add(Say.Paragraph(
                    new Run($"Line of calibration of {what}: slope {Number(line.Slope, "0.00")} ± {Number(line.SlopeError, "0.00")}, intercept "
                    + $"{Signed(line.Intercept)} ± {Number(line.InterceptError, "0.00")}. A slope of 1 and an intercept of 0 are perfect.")));
        }

        return new Section("calibration", "What was said, and what came about", blocks);
    }

    private static Section Limits(BacktestAnswer answer) => new("limits", "What this does not show",
    [
        new Block.Bullets(
        [
            new Bullet("The models are made by one rule that looks at four codes of a crisis. Whether models made by hand do better is not tested here; a "
                + "diary of forecasts tests it."),
            new Bullet("The files hold crises in which somebody saw a risk of violence. Their rates do not carry over to ordinary disputes."),
            new Bullet("The codes were written down afterwards, by people who knew how each crisis ended."),
        ]),
    ]);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Signed(double value) => $"{(value < 0 ? "−" : "+")}{Number(Math.Abs(value), "0.000")}";
}
