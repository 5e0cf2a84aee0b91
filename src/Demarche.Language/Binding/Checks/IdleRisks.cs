using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>A risk begins and ends in some state.</summary>
internal static class IdleRisks
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        foreach (var risk in model.Crisis.Risks)
        {
            if (model.Where(risk.While).IsEmpty) diagnostics.Report(PlayRules.RiskOfNothing, risk.While.Span, "`while`");
            if (model.Where(risk.Then).IsEmpty) diagnostics.Report(PlayRules.RiskOfNothing, risk.Then.Span, "`then`");
        }
    }
}
