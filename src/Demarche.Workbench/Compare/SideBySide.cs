using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;
using Demarche.Reports.Words;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Compare;

/// <summary>Two answers beside one another, question by question.</summary>
public static class SideBySide
{
    /// <summary>The table; where the answers differ, the second is set apart.</summary>
    /// <param name="first">Name of the one.</param>
    /// <param name="a">Its answer.</param>
    /// <param name="second">Name of the other.</param>
    /// <param name="b">Its answer.</param>
    public static Block.Table Of(string first, BriefAnswer a, string second, BriefAnswer b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (before, after) = (Facts(a.Findings), Facts(b.Findings));
        return new Block.Table("The two side by side", [new("Question"), new(first), new(second)],
        [
            .. before.Zip(after).Select(p => (IReadOnlyList<Prose>)
            [
                p.First.Question,
                p.First.Answer,
                p.First.Answer == p.Second.Answer ? p.Second.Answer : new Prose([new Run(p.Second.Answer, Tone.Strong), new Run(" (differs)", Tone.Quiet)]),
            ]),
        ]);
    }

    /// <summary>One answer, question by question.</summary>
    public static Block.Table Of(BriefAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new Block.Table("The model’s answers", [new("Question"), new("The model")],
            [.. Facts(answer.Findings).Select(f => (IReadOnlyList<Prose>)[f.Question, f.Answer])]);
    }

    private static IReadOnlyList<(string Question, string Answer)> Facts(BriefFindings findings)
    {
        var main = findings.Profiles.First(p => p.IsMain);
        return
        [
            ("Chance of a break", findings.Play?.Joined is { } joined ? ProbabilityWords.WithWord(joined) : "not worked out here"),
            ("Assuming", findings.Types.Length == 0 ? "no hidden types" : findings.Types),
            ("States", $"{findings.States:N0}"),
            ("Moves to the break", Away(findings.Distance, findings.Distance?.ByAnyMoves)),
            ("Moves to the break that each pay", Away(findings.Distance, findings.Distance?.ByImprovements)),
            ("The present state holds", YesNo(main.NowHolds)),
            ("A break could hold", YesNo(main.Break?.Holds)),
            ("Moves that pay settle in a break", YesNo(main.Break?.Settles)),
            ("Mutual aggravation could hold", YesNo(main.Aggravation?.Holds)),
            ("Moves that pay settle in mutual aggravation", YesNo(main.Aggravation?.Settles)),
            ("Outcomes that hold", main.Holding.Count == 0 ? "none that is named" : string.Join(", ", main.Holding)),
            ("Fewest swaps of priorities that change an answer", findings.Distance?.Swaps.Where(s => s.Swaps > 0).Min(s => s.Swaps) is { } least ? $"{least}"
                : "none found"),
        ];
    }

    private static string Away(DistanceFinding? distance, WayRef? way) =>
        distance is null ? "no break is named" : distance.IsBroken ? "it is there" : way is null ? "out of reach" : $"{way.Moves.Count}";

    private static string YesNo(bool? value) => value switch { true => "yes", false => "no", null => "not asked" };
}
