using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;

namespace Demarche.Workbench.Files;

/// <summary>The files of a folder that are laid over a model by <c>extends:</c>, directly or by way of one another.</summary>
public static class Extending
{
    /// <summary>Finds them, in ordinal order of their names, each read whole.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="path">The model's full path, links followed.</param>
    public static IReadOnlyList<NeighbourFile> Of(WorkFolder folder, string path)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var below = new Dictionary<string, (NeighbourFile File, string Extends)>(StringComparer.Ordinal);
        foreach (var name in folder.Models())
        {
            if (folder.Locate(name).Path is not { } at || folder.Read(name).Text is not { } text || Named(text) is not { } extends) continue;
            below[at] = (new NeighbourFile(at, text), RealPath.Of(Path.Combine(Path.GetDirectoryName(at)!, extends)));
        }

        var found = new HashSet<string>(StringComparer.Ordinal) { path };
        while (below.Values.Any(b => found.Contains(b.Extends) && found.Add(b.File.Path)))
        {
        }

        return [.. below.Values.Select(b => b.File).Where(f => f.Path != path && found.Contains(f.Path))];
    }

    private static string? Named(string text)
    {
        if (!text.Contains("extends", StringComparison.Ordinal)) return null;
        return YamlReader.Read(text, "", new DiagnosticBag()) is YamlMapping tree && tree["extends"] is YamlScalar { Text.Length: > 0 } name
            && !name.Text.Contains('\0', StringComparison.Ordinal) ? name.Text : null;
    }
}
