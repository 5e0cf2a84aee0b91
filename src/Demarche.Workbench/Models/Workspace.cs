using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Demarche.Language;
using Demarche.Workbench.Hosting;

namespace Demarche.Workbench.Models;

/// <summary>The models that are open, and those that can be opened. One for the whole process; safe for use from any thread.</summary>
public sealed class Workspace(WorkbenchOptions options)
{
    private readonly ConcurrentDictionary<string, Lazy<OpenedModel?>> opened = new(StringComparer.Ordinal);

    /// <summary>Names of the models that come with the program, in ordinal order.</summary>
    public IReadOnlyList<string> Bundled { get; } = !Directory.Exists(options.BundledModels)
        ? []
        : [.. Directory.EnumerateDirectories(options.BundledModels).Where(d => File.Exists(Path.Combine(d, "crisis.yaml"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    /// <summary>The key of the model that is shown when the address names none.</summary>
    public string First => options.Model ?? WorkbenchOptions.FirstModel;

    /// <summary>The model of a key, opened if it is not yet.</summary>
    /// <param name="key">What the address names; null for the first.</param>
    /// <param name="model">The model.</param>
    /// <param name="whyNot">Why it cannot be opened, in words.</param>
    public bool TryOpen(string? key, [NotNullWhen(true)] out OpenedModel? model, [NotNullWhen(false)] out string? whyNot)
    {
        var name = string.IsNullOrEmpty(key) ? First : key;
        model = opened.GetOrAdd(name, n => new Lazy<OpenedModel?>(() => Open(n))).Value;
        whyNot = model is null ? $"There is no model '{name}' that can be opened. Choose one of the examples." : null;
        if (model is null) opened.TryRemove(name, out _);
        return model is not null;
    }

    private OpenedModel? Open(string key)
    {
        var isGiven = string.Equals(key, options.Model, StringComparison.Ordinal);
        if (!isGiven && !Bundled.Contains(key, StringComparer.Ordinal)) return null;
        var (text, file, _) = ModelLoader.ReadText(isGiven ? key : Path.Combine(options.BundledModels, key));
        return text is null ? null : new OpenedModel(key, Path.GetFullPath(file), text);
    }
}
