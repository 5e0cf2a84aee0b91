using Demarche.Analysis.Findings;
using Demarche.Reports.Documents;

namespace Demarche.Reports.ThirdParties;

/// <summary>Mediators, arbitrators and donors, and what they make possible: part of what gives leverage.</summary>
internal static class ThirdPartyBlocks
{
    public static IEnumerable<Block> Of(BriefFindings findings)
    {
        if (findings.ThirdParties is not { Count: > 0 } parties) yield break;
        yield return new Block.Heading("Third parties");
        yield return new Block.Bullets([.. parties.Select(p => new Bullet(
            Say.Of([Say.Strong(ThirdPartySection.Title(p)), .. Say.Text($". {ThirdPartyWords.Sentences(p)[0]}").Runs]),
            [.. ThirdPartyWords.Sentences(p).Skip(1).Select(s => new Bullet(Say.Text(s)))]))]);
        yield return Say.Note(
            "The conflict as it is, set beside the conflict in which the third party makes no move. An arrangement is where the levers of all others stand.");
    }
}
