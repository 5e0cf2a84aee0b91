using Demarche.Engine.States;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>A priority statement, and an outcome, has one truth in all the states that are merged into one.</summary>
internal static class DividedMerges
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        if (model.States.Claims.Count == 0) return;
        var whole = StateSpace.OfLevers(model.States.Space.Levers);
        foreach (var clause in ModelChecks.Priorities(model.Crisis).Concat(model.Crisis.Outcomes.Select(o => o.Clause)))
        {
            var isTrue = whole.Where(clause.Condition);
            foreach (var (merge, _, claimed) in model.States.Claims)
            {
                var inside = claimed.Intersect(isTrue).Count;
                if (inside > 0 && inside < claimed.Count) diagnostics.Report(PreferenceRules.DividesMerged, clause.Span, merge.Name);
            }
        }
    }
}
