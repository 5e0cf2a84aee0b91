using System.Diagnostics.CodeAnalysis;
using Demarche.Language;
using Demarche.Language.Syntax;
using Demarche.Workbench.Files;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Models;

/// <summary>
/// The models that are open, and those that can be opened: the bundled ones and those in the opened folder. One for the whole process; safe for use from any
/// thread. Few are kept open at once: of those that nobody looks at and that are saved, the ones opened longest ago are let go of.
/// </summary>
public sealed class Workspace : IDisposable
{
    private const int MostOpen = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<string, OpenedModel> opened = new(StringComparer.Ordinal);
    private readonly List<string> byAge = [];
    private readonly WorkbenchOptions options;
    private readonly Analyst analyst;
    private readonly WorkFolder? bundled;
    private readonly Lazy<IReadOnlyList<GalleryModel>> gallery;

    /// <summary>Opens the folder; no model yet.</summary>
    public Workspace(WorkbenchOptions options, Analyst analyst)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.options, this.analyst) = (options, analyst);
        bundled = Directory.Exists(options.BundledModels) ? new WorkFolder(options.BundledModels, isReadOnly: true) : null;
        (Folder, Given) = Opened(options);
        Bundled = bundled is null
            ? [] : [.. Directory.EnumerateDirectories(bundled.Root).Where(d => File.Exists(Path.Combine(d, "crisis.yaml"))).Select(d => Path.GetFileName(d))
            .Order(StringComparer.Ordinal)];
        gallery = new(() => [.. Bundled.Select(About)]);
    }

    /// <summary>The opened folder: the only place where models are kept.</summary>
    public WorkFolder Folder { get; }

    /// <summary>The models that come with the program; null when there are none.</summary>
    public WorkFolder? BundledFolder => bundled;

    /// <summary>The name in the folder of the model that the program was started with; null when none was given.</summary>
    public string? Given { get; }

    /// <summary>Whether the program was started with a folder of models, from which one is chosen first.</summary>
    public bool IsFolder => Given is null && options.Model is not null;

    /// <summary>Names of the models that come with the program, in ordinal order.</summary>
    public IReadOnlyList<string> Bundled { get; }

    /// <summary>The same with what each is about; read once.</summary>
    public IReadOnlyList<GalleryModel> Gallery => gallery.Value;

    /// <summary>The key of the model that is shown when the address names none.</summary>
    public string First => Given ?? WorkbenchOptions.FirstModel;

    /// <summary>The model of a key, opened if it is not yet.</summary>
    /// <param name="key">What the address names: a bundled model, or a file in the opened folder; null for the first.</param>
    /// <param name="model">The model.</param>
    /// <param name="whyNot">Why it cannot be opened, in words.</param>
    public bool TryOpen(string? key, [NotNullWhen(true)] out OpenedModel? model, [NotNullWhen(false)] out string? whyNot)
    {
        if (string.IsNullOrEmpty(key) && IsFolder)
        {
            (model, whyNot) = (null, Folder.Models().Count == 0 ? $"There is no model in “{options.Model}” yet: its models would end in crisis.yaml."
                : $"“{options.Model}” is a folder of models. Choose one of them.");
            return false;
        }

        var name = string.IsNullOrEmpty(key) || string.Equals(key, options.Model, StringComparison.Ordinal) ? First : key;
        lock (gate)
        {
            whyNot = null;
            if (opened.TryGetValue(name, out model)) return true;
            (model, whyNot) = Open(name);
            if (model is null) whyNot ??= $"There is no model '{name}' that can be opened. Choose one of the examples.";
            else Keep(name, model);
            return model is not null;
        }
    }

    /// <summary>Writes a new model file into the folder; why not, or null. It is not opened by this.</summary>
    /// <param name="name">Its name in the folder, which is the key it can be opened by.</param>
    /// <param name="text">Its text.</param>
    public string? Create(string name, string text) =>
        name is not null && !name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? "The name of a model ends in .yaml, best in .crisis.yaml."
            : Folder.Write(name, text, isNew: true);

    /// <summary>Saves all that is open and lets go of it.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var model in opened.Values) model.Dispose();
            opened.Clear();
        }
    }

    private (OpenedModel? Model, string? WhyNot) Open(string key)
    {
        var isBundled = Bundled.Contains(key, StringComparer.Ordinal);
        if (key.EndsWith(".gmcr", StringComparison.OrdinalIgnoreCase))
            return (null, $"Save files of GMCR+ are imported first: demarche import {key} -o {Path.GetFileNameWithoutExtension(key)}.crisis.yaml");
        var (folder, name) = isBundled ? (bundled!, $"{key}/crisis.yaml") : (Folder, key);
        try
        {
            return (new OpenedModel(key, folder, new ModelText(folder, name, options.Drafts, options.Time), analyst, options.Time), null);
        }
        catch (IOException unreadable)
        {
            return (null, $"The model '{key}' cannot be opened. {unreadable.Message}");
        }
    }

    private void Keep(string key, OpenedModel model)
    {
        opened.Add(key, model);
        byAge.Add(key);
        foreach (var old in byAge.Take(Math.Max(0, byAge.Count - MostOpen)).Where(k => opened[k] is { IsWatched: false, Saving.IsSaved: true }).ToList())
        {
            opened[old].Dispose();
            opened.Remove(old);
            byAge.Remove(old);
        }
    }

    /// <summary>
    /// The folder to open and the given model's name in it: the folder the program was started in, or, when the model lies elsewhere, its own.
    /// </summary>
    private static (WorkFolder Folder, string? Given) Opened(WorkbenchOptions options)
    {
        var folder = new WorkFolder(options.Folder);
        if (options.Model is null) return (folder, null);
        if (Directory.Exists(options.Model) && !File.Exists(Path.Combine(options.Model, "crisis.yaml")))
            return (new WorkFolder(Path.GetFullPath(options.Model)), null);
        var file = RealPath.Of(Directory.Exists(options.Model) ? Path.Combine(options.Model, "crisis.yaml") : options.Model);
        var name = Path.GetRelativePath(folder.Root, file).Replace('\\', '/');
        return FileName.WhyNot(name) is null ? (folder, name) : (new WorkFolder(Path.GetDirectoryName(file)!), Path.GetFileName(file));
    }

    private GalleryModel About(string name)
    {
        var crisis = ModelLoader.Load(Path.Combine(bundled!.Root, name)).Crisis;
        return new GalleryModel(name, crisis?.Name ?? name, crisis?.Question);
    }
}
