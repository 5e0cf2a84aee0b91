using System.CommandLine;
using System.CommandLine.Completions;

namespace Demarche.Cli;

/// <summary>Names of model files on a command line.</summary>
internal static class ModelPaths
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

    /// <summary>Where a model is read from: the path as given, or, where nothing is there, the bundled model of that name, which is shown.</summary>
    public static string Find(string path, Io io)
    {
        if (Bundled(path, io) is not { } found) return path;
        io.Error.WriteLine($"demarche: '{path}' is read from the bundled models; 'demarche new {path}' copies it into a folder of that name.");
        return found;
    }

    /// <summary>Whether a path is that of a model by itself and not of an overlay: a folder, a model file, or the name of a bundled model.</summary>
    public static bool IsModel(string path, Io io) =>
        Directory.Exists(path) || path.EndsWith(".gmcr", StringComparison.OrdinalIgnoreCase) || path.EndsWith("crisis.yaml", StringComparison.OrdinalIgnoreCase)
            || Bundled(path, io) is not null;

    /// <summary>Where the bundled model of a name is; null where there is none, or something else goes by that name here.</summary>
    private static string? Bundled(string path, Io io)
    {
        var bundled = new BundledModels(io.BundledModels);
        return !Path.Exists(path) && bundled.Names.Contains(path, StringComparer.Ordinal) ? bundled.PathOf(path) : null;
    }

    private static IEnumerable<string> Candidates(string word)
    {
        var typed = word[..(word.LastIndexOf('/') + 1)];
        var folder = typed.Length == 0 ? "." : typed;
        if (!Directory.Exists(folder)) return [];
        var folders = Directory.EnumerateDirectories(folder).Select(d => $"{typed}{Path.GetFileName(d)}/");
        var files = Directory.EnumerateFiles(folder).Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
            .Select(f => typed + Path.GetFileName(f));
        return folders.Concat(files).Where(c => !Path.GetFileName(c.TrimEnd('/')).StartsWith('.')).Order(StringComparer.Ordinal);
    }
}
