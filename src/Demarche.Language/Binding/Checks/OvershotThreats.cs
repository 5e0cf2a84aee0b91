using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Binding.Checks;

/// <summary>
/// What is threatened or promised stays true when its author goes further on a one-way lever of its own. Where it is false, then true, then false again on
/// the way up (or down), its author can go past it and never come back to it. O(states × levels of such levers).
/// </summary>
internal static class OvershotThreats
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        if (model.Crisis.Graph is not null) return;
        foreach (var threat in model.Crisis.Threats)
        {
            var levers = threat.Then.Condition.Levers().Distinct()
                .Where(k => model.Crisis.Levers[k] is { IsJoint: false, Rule: not (MoveRule.Free or MoveRule.Step) } l && l.Party == threat.By);
            foreach (var lever in levers)
            {
                var about = model.Crisis.Levers[lever];
                var isUp = about.Rule is MoveRule.Up or MoveRule.StepUp;
                if (LastLevel(model.States.Space, lever, model.Where(threat.Then), isUp) is not { } level) continue;
                diagnostics.ReportWithHelp(
                    ContextRules.ThreatOvershot, threat.Then.Span,
                        $"If going further keeps the word too, write `{about.Name} at {(isUp ? "least" : "most")} {about.Levels[level]}`.",
                    model.Crisis.Parties[threat.By].Name, threat.Then.Text, about.Levels[level], about.Name);
                break;
            }
        }
    }

    /// <summary>A level at which it is true, after one at which it is false and before another; null where there is none.</summary>
    private static int? LastLevel(StateSpace space, int lever, StateSet isTrue, bool isUp)
    {
        var levels = space.Levers[lever].Levels;
        for (var cell = 0; cell < space.Cells; cell++)
        {
            if (space.LevelAt(cell, lever) != 0) continue;
            int? at = null;
            var wasFalse = false;
            for (var k = 0; k < levels; k++)
            {
                var level = isUp ? k : levels - 1 - k;
                if (space.StateOf(cell + (level * space.Stride(lever))) is not (>= 0 and var state)) continue;
                if (isTrue[state]) at = wasFalse ? level : at;
                else if (at is { } passed) return passed;
                else wasFalse = true;
            }
        }

        return null;
    }
}
