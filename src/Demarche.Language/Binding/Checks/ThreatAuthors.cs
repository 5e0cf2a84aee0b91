using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>What is threatened or promised turns on a lever of the party that says it.</summary>
internal static class ThreatAuthors
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        if (model.Crisis.Graph is not null) return;
        foreach (var threat in model.Crisis.Threats)
        {
            if (threat.Then.Condition.Levers().Any(k => model.Crisis.Levers[k].Owners.Contains(threat.By))) continue;
            diagnostics.Report(ContextRules.ThreatNotOwn, threat.Then.Span, model.Crisis.Parties[threat.By].Name, threat.Then.Text);
        }
    }
}
