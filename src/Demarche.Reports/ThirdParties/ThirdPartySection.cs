using Demarche.Analysis.Findings;
using Demarche.Analysis.Solve;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Solve;
using Demarche.Reports.Words;

namespace Demarche.Reports.ThirdParties;

/// <summary>The part of a solution that is about a third party: what holds within reach with it and where it stands still.</summary>
internal static class ThirdPartySection
{
    public static Section Of(ThirdPartySolution solution, int number)
    {
        var finding = ThirdPartyFinding.Of(solution);
        var blocks = new List<Block>();
        if (finding.CanMove && solution.Main is { } main)
            blocks.Add(new Block.Paragraph(
            $"The conflict as it is, beside the conflict in which {finding.Party} makes no move, under {ConceptNames.Title(main.Concept)}. An arrangement is "
            + $"where the levers of all others stand."));
        blocks.Add(new Block.Bullets([.. ThirdPartyWords.Sentences(finding).Select(s => new Bullet(Say.Text(s)))]));
        var asked = solution.Results.Where(r => r.Compared is not null).ToArray();
        if (asked.Length > 0 && finding.CanMove) blocks.Add(Table(solution, asked));
        foreach (var group in solution.Results.Where(r => r.WhyNot is not null).GroupBy(r => r.WhyNot!, StringComparer.Ordinal))
            blocks.Add(new Block.Note($"{string.Join(", ", group.Select(r => ConceptNames.Title(r.Concept)))} cannot be asked here: {group.Key}."));
        return new Section($"third-party-{number}", Title(finding), blocks);
    }

    /// <summary>"Qatar, the mediator".</summary>
    public static string Title(ThirdPartyFinding finding) =>
        $"{Phrases.Capitalise(finding.Party)}, {(finding.Role.StartsWith('a') ? "an" : "a")} {finding.Role}";

    private static Block.Table Table(ThirdPartySolution solution, IReadOnlyList<ThirdPartyResult> asked) => new(
        "States that hold and can be reached from now, with the third party and where it makes no move",
        [new("Concept"), new("With it", true), new("Without its moves", true), new("Now, with it"), new("Now, without its moves")],
        [.. asked.Select(r => (IReadOnlyList<Prose>)
        [
            ConceptNames.Title(r.Concept),
            $"{r.Compared!.Within.Count}",
            $"{r.Compared.WithinWithout.Count}",
            Holds(r.Compared.Holding[solution.Compiled.Now]),
            Holds(r.Compared.HoldingWithout[solution.Compiled.Now]),
        ])]);

    private static Prose Holds(bool holds) => new([new Run(holds ? "holds" : "does not hold", holds ? Tone.Holds : Tone.Fails)]);
}
