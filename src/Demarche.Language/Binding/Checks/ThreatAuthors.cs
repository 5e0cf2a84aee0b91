using Demarche.Engine.States;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>What is threatened or promised turns on a lever of the party that says it.</summary>
internal static class ThreatAuthors
{
    public static void Check(CheckedModel model, DiagnosticBag diagnostics)
    {
        if (model.Crisis.Graph is not null) return;
        foreach (var threat in model.Crisis.Threats)
        {
            if (Levers(threat.Then.Condition).Any(k => model.Crisis.Levers[k].Party == threat.By)) continue;
            diagnostics.Report(ContextRules.ThreatNotOwn, threat.Then.Span, model.Crisis.Parties[threat.By].Name, threat.Then.Text);
        }
    }

    private static IEnumerable<int> Levers(Condition condition) => condition switch
    {
        Condition.LevelIn level => [level.Lever],
        Condition.Not not => Levers(not.Operand),
        Condition.And and => Levers(and.Left).Concat(Levers(and.Right)),
        Condition.Or or => Levers(or.Left).Concat(Levers(or.Right)),
        Condition.If then => Levers(then.Consequent).Concat(Levers(then.Antecedent)),
        Condition.Iff iff => Levers(iff.Left).Concat(Levers(iff.Right)),
        _ => [],
    };
}
