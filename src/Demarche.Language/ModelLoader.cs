using Demarche.Language.Binding;
using Demarche.Language.Diagnostics;
using Demarche.Language.Import;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language;

/// <summary>What loading a model gave.</summary>
/// <param name="Crisis">The crisis; null exactly when there is an error.</param>
/// <param name="Diagnostics">What is wrong or doubtful, by place; at most 200, and a note when there are more.</param>
public sealed record LoadResult(Crisis? Crisis, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>
    /// The files that were read, by full path with links followed, in the order in which they were come to: the model where it is no text, what it extends,
    /// overlays, its record.
    /// </summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>
    /// What was read, apart from where it lies, to be read again elsewhere by <see cref="ModelLoader.Load(ModelContent, CancellationToken)"/>; null where
    /// the model's own file could not be read.
    /// </summary>
    public ModelContent? Content { get; init; }

    /// <summary>Whether the model cannot be answered.</summary>
    public bool HasErrors => Crisis is null;
}

/// <summary>
/// Loads models from files and texts. Never throws for what a file holds or for a file that cannot be read: those are diagnostics.
/// </summary>
public static class ModelLoader
{
    private const int LongestChain = 16;
    private const string Gmcr = ".gmcr";

    /// <summary>The keys under which a model names other files.</summary>
    private static readonly string[] FileKeys = ["extends", "record", "table", "typical"];

    /// <summary>Loads a <c>.crisis.yaml</c> or other YAML file, the <c>crisis.yaml</c> of a folder, or a <c>.gmcr</c> save file of GMCR+.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="overlays">YAML files laid over the model one after the other; see <see cref="YamlOverlay"/>.</param>
    /// <param name="cancellation">Stops the checks that look at every state.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LoadResult Load(string path, IReadOnlyList<string>? overlays = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        var files = new ModelFiles(diagnostics);
        var file = FileOf(path, diagnostics);
        return Finish(file is null ? null : Laid(file, overlays ?? [], files, diagnostics), file ?? path, files, diagnostics, cancellation);
    }

    /// <summary>Loads a model from what another reading of it was made from. No file is opened, whatever the model names.</summary>
    /// <param name="content">What it is made from.</param>
    /// <param name="cancellation">Stops the checks that look at every state.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LoadResult Load(ModelContent content, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var diagnostics = new DiagnosticBag();
        var files = new ModelFiles(diagnostics, only: content);
        return Finish(Laid(content.Main, content.Overlays, files, diagnostics), content.Main, files, diagnostics, cancellation);
    }

    private static YamlNode? Laid(string file, IReadOnlyList<string> overlays, ModelFiles files, DiagnosticBag diagnostics)
    {
        var root = ReadGiven(file, files, diagnostics);
        if (root is not null) root = Extended(root, [file], files, diagnostics);
        foreach (var overlay in overlays)
        {
            var top = ReadGiven(overlay, files, diagnostics);
            root = top is null || root is null ? null : YamlOverlay.Lay(top is YamlMapping mapping ? YamlOverlay.Without(mapping, "extends") : top, root);
        }

        return root;
    }

    /// <summary>Loads a model from a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="fileName">The name under which diagnostics mention it.</param>
    /// <param name="folder">The folder in which files that the model names are looked for; none are read when it is null.</param>
    /// <param name="within">A folder outside of which none of them is read, whatever the model says; null for no such bound.</param>
    /// <param name="cancellation">Stops the checks that look at every state.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LoadResult Parse(string text, string fileName, string? folder = null, string? within = null, CancellationToken cancellation = default) =>
        Parse(text, fileName, folder, within, null, cancellation);

    /// <summary>Loads a model from a text while other files are about to be changed too.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="fileName">The name under which diagnostics mention it.</param>
    /// <param name="folder">The folder in which files that the model names are looked for; none are read when it is null.</param>
    /// <param name="within">A folder outside of which none of them is read, whatever the model says; null for no such bound.</param>
    /// <param name="instead">Texts that count instead of those on the disk, by full path with links followed.</param>
    /// <param name="cancellation">Stops the checks that look at every state.</param>
    internal static LoadResult Parse(string text, string fileName, string? folder, string? within, IReadOnlyDictionary<string, string>? instead,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var diagnostics = new DiagnosticBag();
        var files = new ModelFiles(diagnostics, within, instead);
        files.Know(fileName, folder);
        files.Given(fileName, text);
        var root = fileName.EndsWith(Gmcr, StringComparison.OrdinalIgnoreCase) ? ReadImported(text, fileName, diagnostics)
            : YamlReader.Read(text, fileName, diagnostics);
        if (root is not null) root = Extended(root, [fileName], files, diagnostics);
        return Finish(root, fileName, files, diagnostics, cancellation);
    }

    /// <summary>The tree of a model as a whole: its own laid over those that it extends. Nothing is checked.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="fileName">The name under which its places mention it.</param>
    /// <param name="folder">The folder in which files that it names are looked for; none are read when it is null.</param>
    /// <param name="within">A folder outside of which none of them is read; null for no such bound.</param>
    /// <returns>The tree, and that of the model it is laid over, null when it stands alone; no tree when one of the files cannot be read.</returns>
    public static (YamlMapping? Whole, YamlMapping? Below) ReadTree(string text, string fileName, string? folder, string? within)
    {
        var diagnostics = new DiagnosticBag();
        var files = new ModelFiles(diagnostics, within);
        files.Know(fileName, folder);
        if (YamlReader.Read(text, fileName, diagnostics) is not YamlMapping own) return (null, null);
        if (own["extends"].Scalar() is null) return (own, null);
        var below = new YamlMapping(own.Entries.Where(e => e.Name == "extends"), false, own.Span);
        return (Extended(own, [fileName], files, diagnostics) as YamlMapping, Extended(below, [fileName], files, diagnostics) as YamlMapping);
    }

    /// <summary>
    /// The files that a text names and that loading it would read, with what they extend in turn, by full path with links followed. Nothing is checked; a
    /// file that cannot be read ends the search.
    /// </summary>
    /// <param name="text">YAML.</param>
    /// <param name="fileName">The name under which its places mention it.</param>
    /// <param name="folder">The folder in which files that it names are looked for.</param>
    /// <param name="within">A folder outside of which none of them is read; null for no such bound.</param>
    public static IReadOnlyList<string> NamedFiles(string text, string fileName, string folder, string? within = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        if (!FileKeys.Any(key => text.Contains(key, StringComparison.Ordinal))) return [];
        var diagnostics = new DiagnosticBag();
        var files = new ModelFiles(diagnostics, within);
        files.Know(fileName, folder);
        if (YamlReader.Read(text, fileName, diagnostics) is not { } own || Extended(own, [fileName], files, diagnostics) is not YamlMapping whole)
            return files.Opened;
        if (whole["record"] is YamlScalar { IsNull: false } record) files.ReadNamed(record, false, out _);
        var outside = whole["outside"] as YamlMapping;
        if (outside?["table"].Scalar() is { } table) files.ReadNamed(table, false, out _);
        if (outside?["typical"].Scalar() is { } typical) NamedModel(typical, files, diagnostics, out _);
        return files.Opened;
    }

    /// <summary>Reads the text of a model file, or of the <c>crisis.yaml</c> of a folder, as it stands; nothing is checked but that it is text.</summary>
    /// <param name="path">The file or folder.</param>
    /// <returns>The text and the path of the file it was read from; or, without a text, why it cannot be read.</returns>
    public static (string? Text, string File, IReadOnlyList<Diagnostic> Diagnostics) ReadText(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        var file = FileOf(path, diagnostics);
        var text = file is null ? null : new ModelFiles(diagnostics).Read(file);
        return (text, file ?? path, diagnostics.InOrder());
    }

    private static LoadResult Finish(YamlNode? root, string file, ModelFiles files, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var binder = new CrisisBinder(file, files, diagnostics, cancellation) { LoadTypical = name => Typical(name, files, diagnostics, cancellation) };
        var crisis = root is null ? null : binder.Bind(root);
        return new LoadResult(diagnostics.HasErrors ? null : crisis, diagnostics.InOrder()) { Files = files.Opened, Content = files.Content };
    }

    /// <summary>The model that another names as typical of its kind.</summary>
    private static Crisis? Typical(YamlScalar name, ModelFiles files, DiagnosticBag diagnostics, CancellationToken cancellation) =>
        NamedModel(name, files, diagnostics, out var file) is { } root ? new CrisisBinder(file, files, diagnostics, cancellation).Bind(root) : null;

    private static YamlNode? NamedModel(YamlScalar name, ModelFiles files, DiagnosticBag diagnostics, out string file)
    {
        var root = files.ReadNamed(name, true, out file) is { } text ? YamlReader.Read(text, file, diagnostics) : null;
        return root is null ? null : Extended(root, [file], files, diagnostics);
    }

    private static string? FileOf(string path, DiagnosticBag diagnostics)
    {
        if (!Directory.Exists(path)) return path;
        var file = Path.Combine(path, "crisis.yaml");
        if (File.Exists(file)) return file;
        diagnostics.Report(FileRules.Unreadable, new SourceSpan(path, 1, 1, 1, 2), path, "the folder holds no crisis.yaml");
        return null;
    }

    private static YamlNode? ReadGiven(string file, ModelFiles files, DiagnosticBag diagnostics)
    {
        if (files.Read(file) is not { } text) return null;
        if (file.EndsWith(Gmcr, StringComparison.OrdinalIgnoreCase)) return ReadImported(text, file, diagnostics);
        files.Know(file, Path.GetDirectoryName(Path.GetFullPath(file)));
        return YamlReader.Read(text, file, diagnostics);
    }

    /// <summary>The tree of a save file of GMCR+ as a model; places are those in the model that <c>demarche import</c> would write.</summary>
    private static YamlNode? ReadImported(string text, string file, DiagnosticBag diagnostics)
    {
        var (yaml, found) = GmcrImport.Convert(text, file);
        diagnostics.AddRange(found);
        return yaml is null ? null : YamlReader.Read(yaml, $"{file} (as imported)", diagnostics);
    }

    /// <summary>The tree laid over the model it extends, if it does; null when that cannot be read.</summary>
    private static YamlNode? Extended(YamlNode root, IReadOnlyList<string> chain, ModelFiles files, DiagnosticBag diagnostics)
    {
        if (root is not YamlMapping model || model["extends"].Scalar() is not { } name) return root;
        if (files.ReadNamed(name, true, out var file) is not { } text) return null;
        var isCircle = chain.Any(c => Path.GetFullPath(c) == Path.GetFullPath(file));
        if (chain.Count >= LongestChain && !isCircle)
        {
            diagnostics.Report(ContextRules.ExtendsTooFar, name.Span, file, LongestChain);
            return null;
        }

        if (isCircle)
        {
            diagnostics.Report(ContextRules.ExtendsCircle, name.Span, string.Join(" → ", chain.Append(file)));
            return null;
        }

        var below = YamlReader.Read(text, file, diagnostics);
        if (below is not null) below = Extended(below, [.. chain, file], files, diagnostics);
        return below is null ? null : YamlOverlay.Lay(YamlOverlay.Without(model, "extends"), below);
    }
}
