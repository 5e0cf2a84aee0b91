using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Vary;

/// <summary>Robustness, and two models side by side, as a document.</summary>
public static class VaryDocument
{
    private const int MaximumStates = 12;

    /// <summary>Puts the report together.</summary>
    public static Document Of(VaryFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var sections = new List<Section>();
        if (findings.NotReached is { } unreached)
            sections.Add(new Section("not-reached", "What was not come to", [new Block.Lead([NotReached(unreached, findings.Comparison is not null)])]));
        if (findings.Comparison is { } comparison)
        {
            sections.Add(Changed(comparison));
            sections.Add(new Section("side-by-side", "Side by side", [Facts(comparison)]));
            if (findings.Other is { } other)
                sections.Add(
                new Section("robustness-both", "Over everything left open",
                [Shares(findings.Robustness, other, comparison), new Block.Note(RobustnessSections.NotLikely)]));
        }

        sections.AddRange(RobustnessSections.Of(findings.Other ?? findings.Robustness));
        var subtitle = findings.Comparison is { } c ? $"{c.Second}, beside {c.First}" : "What is left open, and what hangs on it";
        return new Document(findings.Model, subtitle, sections);
    }

    private static string NotReached(string other, bool isCompared) => isCompared
        ? $"The run was stopped before “{other}” was looked at over everything left open; what follows of that is of the model beside it."
        : $"The run was stopped before “{other}” was looked at and set beside it; what follows is of the model by itself, as far as it was looked at.";

    private static Section Changed(ComparisonFinding comparison)
    {
        var changed = comparison.Facts.Where(f => f.Differs).ToList();
        var blocks = new List<Block>
        {
            new Block.Lead([changed.Count == 0
                ? $"Nothing that was asked comes out differently in “{comparison.Second}”."
                : $"{changed.Count} of {comparison.Facts.Count} answers {(changed.Count == 1 ? "comes" : "come")} out differently in “{comparison.Second}”."]),
        };
        if (changed.Count > 0)
            blocks.Add(new Block.Bullets(
                [.. changed.Select(f => new Bullet(new Prose([new Run(f.What, Tone.Strong), new Run($": {f.First} → {f.Second}")])))]));
        blocks.AddRange(Only(comparison.OnlySecond, $"Holds in “{comparison.Second}” only"));
        blocks.AddRange(Only(comparison.OnlyFirst, $"Holds in “{comparison.First}” only"));
        blocks.Add(new Block.Paragraph(
            $"In both, {Phrases.Digits(comparison.Both, "state")} {(comparison.Both == 1 ? "holds" : "hold")} (sequential stability)."));
        return new Section("changed", "What changed", blocks);
    }

    private static IEnumerable<Block> Only(IReadOnlyList<StateRef> states, string heading)
    {
        if (states.Count == 0) yield break;
        yield return new Block.Heading(heading);
        yield return new Block.Bullets([.. states.Take(MaximumStates).Select(s => new Bullet(new Prose(
            [new Run($"{s.Number}", Tone.Strong), new Run($": {Phrases.Capitalise(s.Words)}"),
                new Run(s.Outcomes.Count > 0 ? $" ({string.Join("; ", s.Outcomes)})" : "", Tone.Quiet)])))]);
        if (states.Count > MaximumStates) yield return new Block.Note($"And {Phrases.Count(states.Count - MaximumStates, "more state")}.");
    }

    private static Block.Table Facts(ComparisonFinding comparison) => new(
        "What was asked of both; what differs is marked",
        [new("Question"), new(comparison.First), new(comparison.Second), new("")],
        [.. comparison.Facts.Select(f => (IReadOnlyList<Prose>)[f.What, f.First, f.Second, f.Differs ? new Prose([new Run("changed", Tone.Strong)]) : ""])]);

    private static Block.Table Shares(RobustnessFinding first, RobustnessFinding second, ComparisonFinding comparison) => new(
        "In what share of completions each answer comes out",
        [new("Answer"), new(comparison.First, true), new(comparison.Second, true)],
        [.. first.Results.Select(r => r.What).Concat(second.Results.Select(r => r.What)).Distinct(StringComparer.Ordinal).Select(what => (IReadOnlyList<Prose>)
            [Phrases.Capitalise(what), Share(first, what), Share(second, what)])]);

    private static string Share(RobustnessFinding finding, string what) =>
        finding.Results.FirstOrDefault(r => string.Equals(r.What, what, StringComparison.Ordinal)) is { } result ? ShareWords.Of(result.Share) : "–";
}
