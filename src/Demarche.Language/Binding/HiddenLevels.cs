using Demarche.Engine;
using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>
/// Binds what the others hold a hidden lever to be set to. It can be set to any level that its rule lets it go to from where it stands; the
/// chances of those that are named must leave room for the others, which share the rest evenly.
/// </summary>
internal sealed class HiddenLevels(DiagnosticBag diagnostics)
{
    private const decimal Tolerance = 0.000001m;

    /// <summary>A chance for each level; none for a lever that all can see.</summary>
    public IReadOnlyList<double> Of(YamlMapping? about, LeverDeclaration lever, int now, string fullName)
    {
        var isHidden = about?["seen"].YesNo() == false;
        if (!isHidden && about?.Entry("chances") is { } idle) diagnostics.Report(ModelRules.IdleChances, idle.Key.Span);
        if (!isHidden || lever.Levels.Count < 2) return [];
        var rule = new Lever(lever.Party, lever.Levels.Count, lever.Rule);
        int[] open = [.. Enumerable.Range(0, lever.Levels.Count).Where(level => level != now && rule.Allows(now, level))];
        if (open.Length < 2)
        {
            diagnostics.Report(ModelRules.NothingToHide, about!.Entry("seen")!.Key.Span, fullName, open.Length == 0 ? "nowhere"
                : $"only to “{lever.Levels[open[0]]}”", lever.Levels[now]);
            return [];
        }

        return Chances(about!, lever, now, open, fullName);
    }

    private IReadOnlyList<double> Chances(YamlMapping about, LeverDeclaration lever, int now, int[] open, string fullName)
    {
        var given = new decimal?[lever.Levels.Count];
        foreach (var entry in about["chances"].Entries())
        {
            var level = open.FirstOrDefault(k => lever.Levels[k] == entry.Name, -1);
            if (level >= 0) given[level] = entry.Value.Share();
            else diagnostics.ReportWithHelp(ModelRules.NotAChance, entry.Key.Span,
                $"It can go to {string.Join(", ", open.Select(k => $"“{lever.Levels[k]}”"))}.", entry.Name, fullName, lever.Levels[now]);
        }

        var sum = given.Sum(c => c ?? 0);
        int[] rest = [.. open.Where(k => given[k] is null)];
        var isWrong = rest.Length == 0 ? Math.Abs(sum - 1) > Tolerance : sum > 1 + Tolerance;
        if (isWrong) diagnostics.Report(ModelRules.Chances, about.Entry("chances")!.Key.Span, fullName, $"{Numerals.Of(sum * 100, "0.######")}%");
        return [.. given.Select((chance, k) => (double)(chance ?? (rest.Contains(k) ? Math.Max(0, 1 - sum) / rest.Length : 0)))];
    }
}
