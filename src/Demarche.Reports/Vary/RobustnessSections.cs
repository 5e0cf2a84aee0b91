using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Words;

namespace Demarche.Reports.Vary;

/// <summary>Robustness in words and pictures: what is open, how often each answer comes out, what decides it.</summary>
internal static class RobustnessSections
{
    private const int MaximumQuestions = 12;
    private const int MaximumTornados = 3;
    private const int MaximumStates = 12;

    /// <summary>What every reader of a share must know.</summary>
    public const string NotLikely =
        "A share of completions is not a probability: each answer to each open question is counted alike, and nobody has said that they are equally likely. "
        + "Only the column “by priors” weighs hidden types by the modeller's priors; everything else counts alike there too.";

    /// <summary>The sentences that answer: how many completions, what is robust, what decides.</summary>
    public static IReadOnlyList<Prose> Lead(RobustnessFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Questions.Count == 0)
            return ["Nothing is left open: no type, no order within a group, no optional statement, no strength that counts, no choice of concept. The answer "
            + "is that of 'solve'."];
        return [Looked(finding), Fixed(finding), Deciding(finding)];
    }

    /// <summary>The sections.</summary>
    public static IEnumerable<Section> Of(RobustnessFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        yield return new Section("robustness", "How robust the answer is",
            [new Block.Lead(Lead(finding)), Results(finding), new Block.Note(NotLikely), .. Unasked(finding)]);
        if (finding.Questions.Count == 0) yield break;
        yield return new Section("decides", "What decides it", [.. Tornados(finding), Questions(finding), new Block.Note(Measure(finding))]);
        yield return new Section("states", "State by state", [States(finding)]);
    }

    private static IEnumerable<Block> Unasked(RobustnessFinding finding)
    {
        if (finding.UnaskedStrengths == 0) yield break;
        var left = finding.UnaskedStrengths == 1 ? "The strength of one preference is left open too. It was not asked"
            : $"The strengths of {finding.UnaskedStrengths} preferences are left open too. They were not asked";
        yield return new Block.Note($"{left}, since none of the concepts looked at goes by strength; “vary --concepts strength” does.");
    }

    /// <summary>In how many completions each result comes out.</summary>
    public static Block.Table Results(RobustnessFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var weighs = finding.Results.Any(r => r.ByPriors is not null);
        return new Block.Table(
            finding.OutcomesLeftOut == 0
                ? "In what share of completions each answer comes out"
                : $"In what share of completions each answer comes out; {Phrases.Count(finding.OutcomesLeftOut, "further outcome")} "
                + $"{(finding.OutcomesLeftOut == 1 ? "was" : "were")} not counted",
            [new("Answer"), new("Share of completions", true), .. weighs ? new Column[] { new("By priors of types", true) } : []],
            [.. finding.Results.Select(r =>
                (IReadOnlyList<Prose>)[Phrases.Capitalise(r.What), Share(r.Share), .. weighs ? new Prose[] { ShareWords.Percent(r.ByPriors!.Value) } : []])]);
    }

    /// <summary>A picture for each headline that is not the same throughout, the one that swings most first; headlines that move alike share one.</summary>
    public static IEnumerable<Block> Tornados(RobustnessFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var varying = Enumerable.Range(0, finding.Results.Count)
            .Where(r => finding.Results[r].IsHeadline && finding.Questions.Any(q => q.Swing(r) > 0))
            .OrderByDescending(r => finding.Questions.Max(q => q.Swing(r)))
            .Select(r => (Result: r, Rows: Rows(finding, r)));
        foreach (var alike in varying.GroupBy(v => string.Join('\n', v.Rows)).Take(MaximumTornados))
        {
            var (first, rows) = alike.First();
            var share = finding.Results[first].Share.Value;
            var caption = Phrases.Capitalise(string.Join("; ", alike.Select(v => finding.Results[v.Result].What)));
            yield return TornadoFigure.Draw($"tornado-{first + 1}", caption, share, $"Over all completions {ShareWords.Percent(share)}", rows);
        }
    }

    /// <summary>The sentence that names the deciding question and its flip.</summary>
    public static string Deciding(RobustnessFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Questions.All(q => q.FlipsAny is null)) return "Which question decides most was not worked out, since it was stopped early.";
        if (finding.Deciding is not { } deciding)
            return finding.IsExact
                ? "No single open question changes any of the headlines."
                : $"Another answer to one question alone changed none of the headlines in the "
                + $"{finding.FlipCases.ToString("#,0", CultureInfo.InvariantCulture)} cases tried.";
        var r = Enumerable.Range(0, finding.Results.Count).Where(k => finding.Results[k].IsHeadline).MaxBy(deciding.Swing);
        AnswerFinding low = deciding.Answers.MinBy(a => a.Shares[r].Value)!, high = deciding.Answers.MaxBy(a => a.Shares[r].Value)!;
        return $"What decides most is {deciding.Question.InWords()}: another answer to that alone changes a headline in "
            + $"{ShareWords.Percent(deciding.FlipsAny!.Value)} of cases; "
            + $"{finding.Results[r].What}: {ShareWords.Of(high.Shares[r])} with “{high.Answer.InWords()}”, {ShareWords.Of(low.Shares[r])} with "
                + $"“{low.Answer.InWords()}”.";
    }

    private static IReadOnlyList<TornadoRow> Rows(RobustnessFinding finding, int r) =>
        [.. finding.Questions.Where(q => q.Answers.Count > 1 && q.Swing(r) > 0).OrderByDescending(q => q.Swing(r)).Take(MaximumQuestions).Select(q =>
        {
            AnswerFinding low = q.Answers.MinBy(a => a.Shares[r].Value)!, high = q.Answers.MaxBy(a => a.Shares[r].Value)!;
            return new TornadoRow(Phrases.Capitalise(q.Question.InWords()), low.Shares[r].Value, Answered(low, r), high.Shares[r].Value, Answered(high, r));
        })];

    private static string Looked(RobustnessFinding finding)
    {
        var completions = $"{Number(finding.Completions)} completions of what is left open";
        var looked = finding.Looked.ToString("#,0", CultureInfo.InvariantCulture);
        if (finding.IsExact) return $"All {completions} were looked at.";
        var which = finding.Seed is { } seed
            ? $"{looked} drawn from {completions} were looked at, with seed {seed}, each answer to each question as likely as any other"
            : $"{looked} of {completions} were looked at, spread evenly over them";
        return $"{(finding.WasStopped ? "Stopped early: " : "")}{which}; intervals are 95% (Wilson).";
    }

    private static string Fixed(RobustnessFinding finding)
    {
        var always = finding.Results.Where(r => r.IsHeadline && r.Share.Low >= 1).Select(r => r.What).ToList();
        var never = finding.Results.Where(r => r.IsHeadline && r.Share.High <= 0).Select(r => r.What).ToList();
        var some = finding.Results.Where(r => r.IsHeadline && r.Share is { High: > 0, Low: < 1 }).Select(r => $"{r.What} in {ShareWords.Of(r.Share)}").ToList();
        var parts = new List<string>();
        if (always.Count > 0) parts.Add($"In every one: {Phrases.List(always)}.");
        if (never.Count > 0) parts.Add($"In none: {Phrases.List(never)}.");
        if (some.Count > 0) parts.Add($"{Phrases.Capitalise(string.Join(", ", some))}.");
        return string.Join(' ', parts);
    }

    private static Block.Table Questions(RobustnessFinding finding) => new(
        "Every open question, the one that decides most first",
        [new("Question"), new("Another answer changes a headline", true), new("Most moved"), new("Under its answers")],
        [.. finding.Questions.Take(MaximumQuestions).Select(q =>
        {
            var r = Enumerable.Range(0, finding.Results.Count).MaxBy(q.Swing);
            var moved = q.Swing(r) > 0;
            return (IReadOnlyList<Prose>)
            [
                Phrases.Capitalise(q.Question.InWords()),
                q.FlipsAny is { } flips ? flips == 0 ? "never" : $"in {ShareWords.Percent(flips)} of cases" : "–",
                moved ? Phrases.Capitalise(finding.Results[r].What) : "nothing",
                moved ? string.Join("; ", q.Answers.OrderByDescending(a => a.Shares[r].Value).Take(6)
                    .Select(a => $"{a.Answer.InWords()} {ShareWords.Of(a.Shares[r])}")) : "–",
            ];
        })]);

    private static string Measure(RobustnessFinding finding) => finding.IsExact
        ? "How it is measured: every completion is compared with every completion that differs in the answer to that one question alone; of a type, also in "
            + "what is open under it. What does not arise under a completion's types cannot change it."
        : finding.FlipCases == 0
        ? "What another answer to one question alone would change was not worked out: that takes every completion, and the run was stopped before. The "
            + "questions stand in the order of how far apart the shares under their answers lie."
        : $"How it is measured: in {finding.FlipCases.ToString("#,0", CultureInfo.InvariantCulture)} of the completions drawn, each question that arises is "
            + $"given another answer at random, all else being left alone.";

    private static Block.Table States(RobustnessFinding finding) => new(
        finding.StatesInAll > MaximumStates
            ? $"The {MaximumStates} states that hold most often, of {Phrases.Number(finding.StatesInAll)} that hold in some completion"
            : "The states that hold in some completion, and the present one",
        [new("State", true), new("In words"), new("Holds", true), new("… and can be reached", true), new("… by moves that pay", true)],
        [.. finding.States.Take(MaximumStates)
            .Select(s =>
            (IReadOnlyList<Prose>)[$"{s.State.Number}", Phrases.Capitalise(s.State.Words), Share(s.Holds), Share(s.Reachable), Share(s.Settles)])]);

    private static Prose Share(ShareFinding share) => ShareWords.Of(share);

    private static string Answered(AnswerFinding answer, int result) => $"{answer.Answer.InWords()}: {ShareWords.Of(answer.Shares[result])}";

    private static string Number(string digits) =>
        digits.Length > 15 ? $"some 10^{digits.Length - 1}" : long.Parse(digits, CultureInfo.InvariantCulture).ToString("#,0", CultureInfo.InvariantCulture);
}
