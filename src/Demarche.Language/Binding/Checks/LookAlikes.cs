using System.Globalization;
using System.Text;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding.Checks;

/// <summary>
/// Two names of one kind that look the same, and names with a letter that looks like another or with something that cannot be seen. O(names).
/// </summary>
internal static class LookAlikes
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        var crisis = model.Crisis;
        Alike(crisis.Parties.Select(p => (p.Name, p.Span)), diagnostics);
        Alike(crisis.Outcomes.Select(o => (o.Name, o.Clause.Span)), diagnostics);
        Alike(crisis.Sources.Select(s => (s.Id, s.Span)), diagnostics);
        for (var party = 0; party < crisis.Parties.Count; party++)
        {
            Alike(crisis.Levers.Where(l => l.Owners[0] == party).Select(l => (l.Name, l.Span)), diagnostics);
            Alike(crisis.Parties[party].Types.Select(t => (t.Name, t.Span)), diagnostics);
        }

        foreach (var lever in crisis.Levers) Alike(lever.Levels.Select(level => (level, lever.Span)), diagnostics);
    }

    private static void Alike(IEnumerable<(string Name, SourceSpan Span)> names, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, span) in names)
        {
            var misleading = Spelling.Misleading(name);
            if (!seen.TryAdd(Spelling.Seen(name), name) && seen[Spelling.Seen(name)] != name)
                diagnostics.Report(ModelRules.LookAlike, span, name,
                    string.Create(CultureInfo.InvariantCulture, $"looks like “{seen[Spelling.Seen(name)]}” and is another name{Which(misleading)}"));
            else if (misleading is { } rune)
                diagnostics.Report(ModelRules.LookAlike, span, name, $"holds {Named(rune)}, which a reader takes for another character or does not see");
        }
    }

    private static string Which(Rune? misleading) => misleading is { } rune ? $", for it holds {Named(rune)}" : "";

    private static string Named(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"the character U+{rune.Value:X4}");
}
