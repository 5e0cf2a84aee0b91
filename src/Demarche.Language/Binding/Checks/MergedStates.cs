using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>Merged states hold something, and no two claim the same.</summary>
internal static class MergedStates
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        var claims = model.States.Claims;
        for (var k = 0; k < claims.Count; k++)
        {
            var (merge, isTrue, claimed) = claims[k];
            if (isTrue.IsEmpty) diagnostics.Report(ModelRules.MergeEmpty, merge.When.Span, merge.Name);
            else if (isTrue.Count > claimed.Count)
            {
                var other = claims.Take(k).First(c => !c.Claimed.Intersect(isTrue).IsEmpty);
                diagnostics.Report(ModelRules.MergesOverlap, merge.When.Span, merge.Name, other.Merge.Name);
            }
        }
    }
}
