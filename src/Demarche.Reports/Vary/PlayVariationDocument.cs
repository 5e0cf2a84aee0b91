using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Reports.Vary;

/// <summary>How robust the probability of a break is, and two models' side by side, as a document.</summary>
internal static class PlayVariationDocument
{
    private const int MostQuestions = 20;
    private const double Least = 0.005;

    /// <summary>Puts the report together.</summary>
    public static Document Of(VaryPlayFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var sections = new List<Section>();
        if (findings.Comparison is { } comparison) sections.Add(SideBySide(comparison));
        foreach (var finding in new[] { findings.First, findings.Second }.OfType<PlayVariationFinding>())
            sections.Add(Robustness(finding, findings.Second is not null));
        return new Document(findings.Model, findings.Comparison is { } c ? $"Played forward: {c.Second}, beside {c.First}"
            : "Played forward, over everything left open", sections);
    }

    private static Section SideBySide(PlayComparisonFinding comparison)
    {
        var more = comparison.More;
        var lead = new List<Prose>
        {
            Math.Abs(more.Median) < 0.005
                ? $"In the median run a break is as likely in “{comparison.Second}” as in “{comparison.First}”; the difference is {Spread(more)} points in "
                    + $"four fifths of the runs."
                : $"In “{comparison.Second}” a break is {(more.Median > 0 ? "likelier" : "less likely")} than in “{comparison.First}”: by "
                    + $"{ProbabilityWords.Points(more.Median)} points in the median of {comparison.Draws} runs, {Spread(more)} in four fifths of them.",
            $"It is likelier in “{comparison.Second}” in {ProbabilityWords.Percent(comparison.ShareMore)} of the runs. Both models are given the same "
                + $"numbers, run by run, as far as they leave the same things open.",
        };
        var blocks = new List<Block> { new Block.Lead(lead),
            Table("The break by each day that both have", "Day", comparison, [.. comparison.Dates.Select(d => d with { What = PlaySentences.Day(d.What) })]) };
        if (comparison.Outcomes.Count > 0) blocks.Add(Table("The named outcomes at the horizon", "Outcome", comparison, comparison.Outcomes));
        return new Section("side-by-side", "Side by side", blocks);
    }

    private static Block.Table Table(string caption, string of, PlayComparisonFinding comparison, IReadOnlyList<PlayComparedFinding> rows) => new(
        $"{caption}; in brackets four fifths of the runs",
        [new(of), new(comparison.First, true), new(comparison.Second, true), new("Points more", true)],
        [.. rows.Select(r =>
            (IReadOnlyList<Prose>)[r.What, PlaySentences.Range(r.First, ProbabilityWords.Percent), PlaySentences.Range(r.Second, ProbabilityWords.Percent),
            PlaySentences.Range(r.More, ProbabilityWords.Points)])]);

    private static Section Robustness(PlayVariationFinding finding, bool isNamed)
    {
        var blocks = new List<Block> { new Block.Lead(Lead(finding)) };
        var (moving, still) =
            (finding.Questions.Where(q => q.Swing >= LeastOf(finding)).Take(MostQuestions).ToArray(), finding.Questions.Where(q => q.Swing < LeastOf(finding))
            .ToArray());
        if (moving.Length > 0)
        {
            var median = ProbabilityWords.Percent(finding.Breaks.Median);
            blocks.Add(TornadoFigure.Draw(
                isNamed ? $"tornado-{Slug(finding.Name)}"
                    : "tornado", finding.Joined is null
                    ? "Inside the model, and no forecast: the median share of breaks with one thing settled at a time"
                    : "The median probability of a break with one thing settled at a time, held to the outside view", finding.Breaks.Median,
                    $"With everything drawn {median}",
                [.. moving.Select(Row)], PlayChanges.TopOf([finding.Breaks.Median, .. moving.SelectMany(q => q.Answers).Select(a => a.Breaks.Median)])));
            blocks.Add(Questions(moving));
        }

        var further = finding.Questions.Count - moving.Length - still.Length;
        if (further > 0) blocks.Add(new Block.Note($"{further} that move it less are left out here; JSON and CSV have them."));
        if (still.Length > 0)
            blocks.Add(new Block.Note(
            $"What moves the median by less than {ProbabilityWords.Points(LeastOf(finding)).TrimStart('+')} points: "
            + $"{string.Join("; ", still.Select(q => q.Question.InWords()))}."));

        blocks.Add(new Block.Note(
            $"How it is measured: {finding.Draws} runs with seed {finding.Seed}, drawn as play draws them; then the same runs again with one thing settled, "
            + $"all else as it was. A number is put at its lower and at its upper bound; priors without bounds are moved by 20 points, and so is what a break "
            + $"is worth. A type is taken as known to all."));
        blocks.AddRange(finding.Notes.Append(RunReader.Skill).Select(n => new Block.Note(n)));
        return new Section(isNamed ? $"robustness-{Slug(finding.Name)}" : "robustness", isNamed ? $"What moves it: {finding.Name}"
            : "What moves the probability of a break", blocks);
    }

    private static IReadOnlyList<Prose> Lead(PlayVariationFinding finding)
    {
        var band = finding.Breaks;
        var sentences = new List<Prose>
        {
            finding is { Joined: { } joined, Outside: { } outside }
                ? $"{OutsideSentences.Answer(finding.Horizon, joined)} {OutsideSentences.Grounds(outside, joined)} Below, each answer is held to the outside "
                    + $"view in the same way."
                : $"{(finding.InsideOnly ? "" : $"{OutsideSentences.Unknown} ")}{OutsideSentences.Inside(finding.Horizon, band, finding.Draws)}",
        };
        if (finding.Questions.Count > 0)
        {
            var (first, flips) = (finding.Questions[0], finding.Questions.Where(q => q.Flips).ToArray());
            PlayAnswerFinding low = first.Answers.MinBy(a => a.Breaks.Median)!, high = first.Answers.MaxBy(a => a.Breaks.Median)!;
            sentences.Add($"What moves it most is {first.Question.InWords()}: {ProbabilityWords.Percent(low.Breaks.Median)} with “{low.Answer.InWords()}”, "
                + $"{ProbabilityWords.Percent(high.Breaks.Median)} with “{high.Answer.InWords()}”.");
            sentences.Add(flips.Length == 0
                ? $"None of the {finding.Questions.Count} open things, settled alone, changes the likelihood word."
                : $"{flips.Length} of {finding.Questions.Count} open things, settled alone, {(flips.Length == 1 ? "changes" : "change")} the likelihood word.");
        }

        if (finding.WasStopped)
            sentences.Add($"Stopped early: {finding.Draws} of {finding.Asked} runs are done, and {finding.Left} open things were not asked about.");
        return sentences;
    }

    private static TornadoRow Row(PlayQuestionFinding question)
    {
        PlayAnswerFinding low = question.Answers.MinBy(a => a.Breaks.Median)!, high = question.Answers.MaxBy(a => a.Breaks.Median)!;
        return new TornadoRow(Phrases.Capitalise(question.Question.InWords()), low.Breaks.Median, Said(low), high.Breaks.Median,
            $"{Said(high)}{(question.Flips ? "; flips" : "")}");
    }

    private static string Said(PlayAnswerFinding answer) => $"{answer.Answer.InWords()}: {ProbabilityWords.Percent(answer.Breaks.Median)}";

    private static Block.Table Questions(IReadOnlyList<PlayQuestionFinding> questions) => new(
        "Each open thing, the one that moves most first; in brackets four fifths of the runs",
        [new("What is open"), new("Settled so"), new("Break", true), new("Points more than drawn", true), new("In a word")],
        [.. questions.SelectMany(q => q.Answers.Select((a, k) => (IReadOnlyList<Prose>)
        [
            k == 0 ? Phrases.Capitalise(q.Question.InWords())
                : "", a.Answer.InWords(), PlaySentences.Range(a.Breaks, ProbabilityWords.Percent), PlaySentences.Range(a.More, ProbabilityWords.Points),
            q.Flips ? new Prose([new Run(Likelihood.Word(a.Breaks.Median), Tone.Strong)]) : Likelihood.Word(a.Breaks.Median),
        ]))]);

    /// <summary>Half a point, or less where the answer itself is small.</summary>
    private static double LeastOf(PlayVariationFinding finding) => finding.Joined is { } joined ? Math.Min(Least, joined.Probability / 50) : Least;

    private static string Spread(Band band) => $"{ProbabilityWords.Points(band.Low80)} to {ProbabilityWords.Points(band.High80)}";

    private static string Slug(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
}
