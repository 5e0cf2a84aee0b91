using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Brief;

/// <summary>Puts findings into words and pictures, in the order a reader needs them.</summary>
public static class BriefDocument
{
    /// <summary>The brief as a document for any renderer.</summary>
    public static Document Of(BriefFindings findings, Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(assessment);
        Section?[] sections =
        [
            SituationSection.Build(findings, assessment),
            AnswerSection.Build(findings, assessment),
            HoldingSection.Build(findings, assessment),
            ViewsSection.Build(findings),
            LeverageSection.Build(findings, assessment),
            RoadSection.Build(findings, assessment),
            RecordSection.Build(assessment),
            UnweighedSection.Build(assessment),
            ChangeSection.Build(findings, assessment),
        ];
        return new Document(findings.Model, findings.AsOf is { } date ? $"Brief as of {date}" : "Brief", [.. sections.OfType<Section>()]);
    }
}
