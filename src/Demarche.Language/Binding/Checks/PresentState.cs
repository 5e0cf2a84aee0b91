using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding.Checks;

/// <summary>Something must be possible, and the present state must be among it.</summary>
internal static class PresentState
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        var (crisis, space) = (model.Crisis, model.States.Space);
        if (space.Count == 0)
        {
            diagnostics.Report(ModelRules.NoStates, crisis.Impossible[0].Span);
            return;
        }

        if (crisis.Graph is not null || space.StateOf(space.CellAt(crisis.NowLevels)) >= 0) return;
        foreach (var rule in crisis.Impossible.Where(rule => Holds(rule.Condition, crisis.NowLevels)))
        {
            diagnostics.Report(ModelRules.NowImpossible, rule.Span, Spelling.Shortened(rule.Text, 80));
        }
    }

    /// <summary>Whether a condition is true at one combination of levels.</summary>
    private static bool Holds(Condition condition, IReadOnlyList<int> levels) => condition switch
    {
        Condition.Constant constant => constant.Value,
        Condition.LevelIn level => levels[level.Lever] >= level.Lowest && levels[level.Lever] <= level.Highest,
        Condition.Not not => !Holds(not.Operand, levels),
        Condition.And and => Holds(and.Left, levels) && Holds(and.Right, levels),
        Condition.Or or => Holds(or.Left, levels) || Holds(or.Right, levels),
        Condition.If then => Holds(then.Consequent, levels) || !Holds(then.Antecedent, levels),
        Condition.Iff iff => Holds(iff.Left, levels) == Holds(iff.Right, levels),
        _ => throw new InvalidOperationException($"Unknown condition {condition.GetType().Name}."),
    };
}
