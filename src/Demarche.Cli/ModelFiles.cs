using System.CommandLine;
using System.CommandLine.Completions;

namespace Demarche.Cli;

/// <summary>Names of model files on a command line.</summary>
internal static class ModelFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".gmcr"];

    /// <summary>Makes an argument complete folders and files that may be models.</summary>
    public static Argument<T> Complete<T>(Argument<T> argument)
    {
        argument.CompletionSources.Add(context => Candidates(context.WordToComplete));
        return argument;
    }

    /// <summary>Makes an option complete folders and files that may be models.</summary>
    public static Option<T> Complete<T>(Option<T> option)
    {
        option.CompletionSources.Add(context => Candidates(context.WordToComplete));
        return option;
    }

    /// <summary>What to tell a user who named a bundled model where a path was wanted; null when that is not the case.</summary>
    public static string? MeantBundled(string path, Io io) =>
        !Path.Exists(path) && new BundledModels(io.BundledModels).Names.Contains(path, StringComparer.Ordinal)
            ? $"demarche: there is no '{path}' here. It is a bundled model: 'demarche new {path}' copies it into a folder of that name."
            : null;

    private static IEnumerable<string> Candidates(string word)
    {
        var typed = word[..(word.LastIndexOf('/') + 1)];
        var folder = typed.Length == 0 ? "." : typed;
        if (!Directory.Exists(folder)) return [];
        var folders = Directory.EnumerateDirectories(folder).Select(d => $"{typed}{Path.GetFileName(d)}/");
        var files = Directory.EnumerateFiles(folder).Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Select(f => typed + Path.GetFileName(f));
        return folders.Concat(files).Where(c => !Path.GetFileName(c.TrimEnd('/')).StartsWith('.')).Order(StringComparer.Ordinal);
    }
}
