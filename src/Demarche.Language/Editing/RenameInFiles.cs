using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>A file beside the model.</summary>
/// <param name="Path">Its full path, links followed.</param>
/// <param name="Text">Its text.</param>
public sealed record NeighbourFile(string Path, string Text);

/// <summary>What a rename came to.</summary>
/// <param name="Text">The model's text afterwards; null when it cannot be renamed.</param>
/// <param name="Problem">Why it cannot, as a sentence; null when it can.</param>
/// <param name="Others">The other files that must change, as they are afterwards.</param>
/// <param name="Left">Full paths of files that extend the model and are left as they are, since they have mistakes, with the first mistake of each; they
/// may still use the old name.</param>
public sealed record RenameResult(string? Text, string? Problem, IReadOnlyList<NeighbourFile> Others, IReadOnlyList<(string Path, string Why)> Left);

/// <summary>
/// Gives a party, a lever, one of its levels, an outcome, a type or a source another name in a model, in the record beside it, and in the files that are laid
/// over it. Nothing is written. The model and every file that was sound must be sound with all the new texts together; so either all of it
/// can be done, or the file that stands in the way is left and shown.
/// </summary>
public static class RenameInFiles
{
    /// <summary>Finds all that must change.</summary>
    /// <param name="text">The model's text.</param>
    /// <param name="path">The model's full path, links followed.</param>
    /// <param name="rename">The rename.</param>
    /// <param name="extending">The files that are laid over the model, or over one that is.</param>
    /// <param name="within">A folder outside of which nothing is read; null for no such bound.</param>
    public static RenameResult Find(string text, string path, ModelEdit.Rename rename, IReadOnlyList<NeighbourFile> extending, string? within)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(rename);
        ArgumentNullException.ThrowIfNull(extending);
        var before = new Dictionary<string, string>(StringComparer.Ordinal) { [path] = text };
        var after = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = new List<(string, string)>();
        if (Load(path, text, within, before).Crisis is { } crisis) Record(path, text, DeclaredNames.Of(crisis), rename, after);
        foreach (var file in extending)
        {
            var loaded = Load(file.Path, file.Text, within, before);
            if (loaded.Crisis is not { } variant)
            {
                left.Add((file.Path, FirstError(loaded)));
                continue;
            }

            var names = DeclaredNames.Of(variant);
            var edited = ModelEditor.Apply(file.Text, session => session.RenameOver(names, rename.What, rename.To));
            if (edited.Text is null) left.Add((file.Path, edited.Problem!));
            else if (edited.Text != file.Text) after[file.Path] = edited.Text;
            Record(file.Path, file.Text, names, rename, after);
        }

        var main = ModelEditor.Apply(text, session => ModelEditor.Make(session, rename, Path.GetFileName(path), Path.GetDirectoryName(path), after));
        if (main.Text is null) return new RenameResult(null, main.Problem, [], []);
        var all = new Dictionary<string, string>(after, StringComparer.Ordinal) { [path] = main.Text };
        foreach (var file in extending.Where(f => !left.Any(l => l.Item1 == f.Path)))
        {
            if (Load(file.Path, all.GetValueOrDefault(file.Path, file.Text), within, all) is { HasErrors: true } broken)
                left.Add((file.Path, FirstError(broken)));
        }

        return new RenameResult(main.Text, null, [.. after.Where(a => !left.Any(l => l.Item1 == a.Key)).Select(a => new NeighbourFile(a.Key, a.Value))], left);
    }

    private static void Record(string model, string text, DeclaredNames names, ModelEdit.Rename rename, Dictionary<string, string> after)
    {
        if (YamlReader.Read(text, model, new DiagnosticBag()) is not YamlMapping tree || tree["record"] is not YamlScalar { IsNull: false } name) return;
        var path = RealPath.Of(Path.Combine(Path.GetDirectoryName(model)!, name.Text));
        if (after.ContainsKey(path) || SourceTextOf(path) is not { } record) return;
        var renamed = RecordRename.Of(record, names, rename.What, rename.To);
        if (renamed != record) after[path] = renamed;
    }

    private static string? SourceTextOf(string path) => File.Exists(path) ? ModelLoader.ReadText(path).Text : null;

    private static LoadResult Load(string path, string text, string? within, IReadOnlyDictionary<string, string> instead) =>
        ModelLoader.Parse(text, Path.GetFileName(path), Path.GetDirectoryName(path), within, instead, default);

    private static string FirstError(LoadResult loaded) => loaded.Diagnostics.First(d => d.Severity == Severity.Error).Message;
}
