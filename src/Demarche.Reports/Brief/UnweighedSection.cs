using System.Globalization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>What the model says that this brief tells but does not weigh: optional and uncertain statements, and what only play uses.</summary>
internal static class UnweighedSection
{
    public static Section? Build(BriefFindings findings)
    {
        Bullet[] said = [.. findings.Unsure.SelectMany(Statements), .. findings.LeftOutOfStability.Select(s => Say.Bullet(new Run(s.InWords())))];
        return said.Length == 0 ? null : new Section("unweighed", "Said in the model, not weighed here", [
            Say.Note("What holds is the same without these parts of the model, or takes them as they stand here; play uses those that have to do with days "
                + "and costs."),
            new Block.Bullets(said),
        ]);
    }

    private static IEnumerable<Bullet> Statements(UnsureFinding unsure)
    {
        if (unsure.IsOptional)
            yield return Say.Bullet(Say.Strong("Unsure: "),
            new Run($"whether {unsure.Party} cares that {unsure.Statement}; it is counted in, except under what would change the answer."));
        if (unsure.Certainty < 1)
            yield return Say.Bullet(Say.Strong("Uncertain: "),
            new Run(string
            .Create(CultureInfo.InvariantCulture,
            $"it is only {unsure.Certainty:0%} certain that {unsure.Party} cares that {unsure.Statement}; it is counted in. “solve --concepts fuzzy” "
            + $"weighs it.")));
    }
}
