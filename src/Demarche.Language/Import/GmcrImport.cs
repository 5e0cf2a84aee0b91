using Demarche.Language.Diagnostics;
using Demarche.Language.Formatting;
using Demarche.Language.Syntax;

namespace Demarche.Language.Import;

/// <summary>
/// Turns save files of GMCR+ (<c>.gmcr</c>, JSON) into models. States have the numbers they have there: options vary in the order of the
/// file, the first fastest, and feasible states count from 1.
/// </summary>
/// <remarks>
/// What has no counterpart there is chosen and shown: the present state is state 1. What has none here is left out: payoffs, which
/// follow from the statements, and statements that a ranking by hand overrides.
/// </remarks>
public static class GmcrImport
{
    /// <summary>The model of a save file as canonical YAML. O(length + states × conditions / 64).</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fileName">The file's name, for diagnostics and the title.</param>
    /// <returns>The model, or null and what is wrong, each problem with its path in the file; with a model, what was chosen or changed.</returns>
    public static (string? Yaml, IReadOnlyList<Diagnostic> Diagnostics) Convert(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var diagnostics = new DiagnosticBag();
        var yaml = SourceText.Check(text, fileName, diagnostics) is { } body ? Convert(body, fileName, diagnostics) : null;
        return (diagnostics.HasErrors ? null : yaml, diagnostics.InOrder());
    }

    private static string? Convert(string text, string fileName, DiagnosticBag diagnostics)
    {
        if (JsonTree.Read(text, fileName, diagnostics) is not { } root || GmcrReader.Read(root, diagnostics) is not { } file) return null;
        var owners = Owners(file, diagnostics);
        if (diagnostics.HasErrors) return null;
        var space = GmcrStates.Of(file);
        GmcrStates.CheckRankings(file, space, diagnostics);
        Tell(file, space, root.Span, diagnostics);
        var name = GmcrNames.OnOneLine(Path.GetFileNameWithoutExtension(fileName));
        var version = file.Version is null ? "" : $" {GmcrNames.OnOneLine(file.Version)}";
        var yaml = GmcrWriter.Write(file, owners, space, name.Length == 0 ? "Imported conflict" : name, diagnostics);
        return Formatter.Format($"# Imported from a save file of GMCR+{version}.\n\n{yaml}", fileName).Text;
    }

    private static int[] Owners(GmcrFile file, DiagnosticBag diagnostics)
    {
        var owners = new List<int>[file.Options.Count];
        for (var option = 0; option < owners.Length; option++) owners[option] = [];
        for (var maker = 0; maker < file.DecisionMakers.Count; maker++)
        {
            foreach (var option in file.DecisionMakers[maker].Options.Distinct()) owners[option].Add(maker);
        }

        for (var option = 0; option < owners.Length; option++)
        {
            if (owners[option].Count == 1) continue;
            var whose = owners[option].Count == 0 ? "no decision maker"
                : string.Join(" and ", owners[option].Take(3).Select(m => $"“{GmcrNames.OnOneLine(file.DecisionMakers[m].Name)}”"));
            diagnostics.Report(ImportRules.Ownership, file.Options[option].Span, GmcrNames.OnOneLine(file.Options[option].Name), file.Options[option].Path,
                whose);
        }

        return [.. owners.Select(o => o.FirstOrDefault())];
    }

    private static void Tell(GmcrFile file, Engine.States.StateSpace? space, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (space is { Count: > 0 })
        {
            var pattern = string.Concat(file.Options.Select((_, k) => space.LevelOf(0, k) == 1 ? 'Y' : 'N'));
            diagnostics.Report(ImportRules.NoPresentState, span, pattern);
        }

        var inOrder = file.DecisionMakers.SelectMany(m => m.Options.Distinct()).SequenceEqual(Enumerable.Range(0, file.Options.Count));
        if (!inOrder) diagnostics.Report(ImportRules.OptionOrder, span);
        var unused = file.DecisionMakers.Where(m => m.Ranking is not null && m.Preferences.Count > 0).Select(m => GmcrNames.OnOneLine(m.Name)).ToList();
        if (unused.Count > 0) diagnostics.Report(ImportRules.Unused, span, string.Join(", ", unused.Take(5)) + (unused.Count > 5 ? ", …" : ""));
    }
}
