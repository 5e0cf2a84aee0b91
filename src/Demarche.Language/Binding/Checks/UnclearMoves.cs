using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding.Checks;

/// <summary>
/// A recorded move without <c>before</c> is read as leaving things as they were. Where it names a level above the first, to which something must
/// have taken the lever, and nothing recorded before it did, its author is asked which of the two is meant.
/// </summary>
internal static class UnclearMoves
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        var crisis = model.Crisis;
        var shown = new HashSet<(int Lever, int Level)>();
        foreach (var recorded in crisis.Record.Where(e => e.Does is not null))
        {
            var levels = Levels(recorded.Does!.Condition).ToArray();
            if (recorded.Before is null && Array.FindIndex(levels, l => l.Level > 0 && !shown.Contains(l)) is >= 0 and var at)
                Ask(crisis, recorded, levels[at].Lever, levels[at].Level, diagnostics);
            shown.UnionWith(levels);
        }
    }

    private static void Ask(Crisis crisis, RecordedEvent recorded, int lever, int level, DiagnosticBag diagnostics)
    {
        var (name, levels) = (crisis.Levers[lever].Name, crisis.Levers[lever].Levels);
        var help = $"If it brought this about, say what was true before it: `before: {name} is {levels[level - 1]}`. If it left things so, say `before: "
            + $"{name} is {levels[level]}`.";
        diagnostics.ReportWithHelp(PlayRules.UnclearMove, recorded.Does!.Span, help, Spelling.Shortened(recorded.What), recorded.Does.Words);
    }

    private static IEnumerable<(int Lever, int Level)> Levels(Condition condition) => condition switch
    {
        Condition.LevelIn { Lowest: var low, Highest: var high } at when low == high => [(at.Lever, low)],
        Condition.And and => Levels(and.Left).Concat(Levels(and.Right)),
        _ => [],
    };
}
