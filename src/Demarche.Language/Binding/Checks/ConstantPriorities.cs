using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>A priority statement is true in some states and false in others.</summary>
internal static class ConstantPriorities
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        if (model.States.Space.Count < 2) return;
        foreach (var clause in ModelChecks.Priorities(model.Crisis))
        {
            var count = model.Where(clause).Count;
            if (count == 0 || count == model.States.Space.Count) diagnostics.Report(PreferenceRules.DecidesNothing, clause.Span, count == 0 ? "false" : "true");
        }
    }
}
