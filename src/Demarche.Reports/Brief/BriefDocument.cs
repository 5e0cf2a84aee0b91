using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Brief;

/// <summary>Puts findings into words and pictures, in the order a reader needs them.</summary>
public static class BriefDocument
{
    /// <summary>The whole brief, or the one section that was asked for, as a document for any renderer.</summary>
    public static Document Of(BriefAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var whole = Of(answer.Findings, answer.Assessment);
        if (!BriefPart.Sections.Contains(answer.Part)) return whole;
        Section[] part = [.. whole.Sections.Where(s => s.Id == answer.Part)];
        return whole with { Sections = part.Length > 0 ? part
            : [new Section(answer.Part, "Nothing to show", [Say.Note($"This model gives no cause for the section “{answer.Part}”.")])] };
    }

    /// <summary>What would change the answer, but for what decides it, which is shown by <see cref="Vary.RobustnessSections"/>.</summary>
    public static IEnumerable<Block> BesideWhatDecides(BriefAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ChangeSection.BesideWhatDecides(answer.Findings, answer.Assessment);
    }

    /// <summary>The brief as a document for any renderer.</summary>
    public static Document Of(BriefFindings findings, Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(assessment);
        Section?[] sections =
        [
            SituationSection.Build(findings),
            AnswerSection.Build(findings, assessment),
            HoldingSection.Build(findings, assessment),
            ViewsSection.Build(findings),
            LeverageSection.Build(findings),
            RoadSection.Build(findings),
            RecordSection.Build(findings),
            UnweighedSection.Build(findings),
            ChangeSection.Build(findings, assessment),
            AssumptionsSection.Build(findings),
        ];
        return new Document(findings.Model, findings.AsOf is { } date ? $"Brief as of {Say.Day(date)}" : "Brief", [.. sections.OfType<Section>()]);
    }
}
