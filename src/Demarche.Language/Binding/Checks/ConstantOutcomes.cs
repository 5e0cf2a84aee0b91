using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>An outcome holds in some states and not in others.</summary>
internal static class ConstantOutcomes
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        if (model.States.Space.Count < 2) return;
        foreach (var outcome in model.Crisis.Outcomes)
        {
            var count = model.Where(outcome.Clause).Count;
            if (count == 0) diagnostics.Report(ContextRules.OutcomeConstant, outcome.Clause.Span, outcome.Name, "no possible state");
            else if (count == model.States.Space.Count)
                diagnostics.Report(ContextRules.OutcomeConstant, outcome.Clause.Span, outcome.Name, "every possible state");
        }
    }
}
