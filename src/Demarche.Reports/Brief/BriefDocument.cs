using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Brief;

/// <summary>Puts findings into words and pictures, in the order a reader needs them.</summary>
public static class BriefDocument
{
    /// <summary>The brief as a document for any renderer.</summary>
    public static Document Of(BriefAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Of(answer.Findings, answer.Assessment);
    }

    /// <summary>What would change the answer, but for what decides it, which is told by <see cref="Vary.RobustnessSections"/>.</summary>
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
        ];
        return new Document(findings.Model, findings.AsOf is { } date ? $"Brief as of {Say.Day(date)}" : "Brief", [.. sections.OfType<Section>()]);
    }
}
