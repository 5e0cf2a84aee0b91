using Demarche.Language;

namespace Demarche.Analysis.Asking;

/// <summary>Where a model is read from: a file, a folder or a text. Immutable.</summary>
public sealed record ModelSource
{
    /// <summary>The file or folder; null where the text is given.</summary>
    public string? Path { get; private init; }

    /// <summary>The text; null where a file is named.</summary>
    public string? Text { get; private init; }

    /// <summary>What problems call it: the path, or the name given to the text.</summary>
    public required string Name { get; init; }

    /// <summary>The folder in which a text's named files are looked for; none are read when it is null.</summary>
    public string? Folder { get; private init; }

    /// <summary>A folder outside of which no file that a text names is read; null for no such bound.</summary>
    public string? Within { get; private init; }

    /// <summary>What it is made from, where it came from elsewhere; null where a file or a text is named.</summary>
    public ModelContent? Content { get; private init; }

    /// <summary>Files laid over the model of a path, one after the other.</summary>
    public IReadOnlyList<string> Overlays { get; private init; } = [];

    /// <summary>A <c>.crisis.yaml</c> file, a folder with <c>crisis.yaml</c>, or a <c>.gmcr</c> file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="overlays">YAML files laid over it.</param>
    public static ModelSource At(string path, IReadOnlyList<string>? overlays = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new ModelSource { Path = path, Name = path, Overlays = overlays ?? [] };
    }

    /// <summary>A text: YAML, or what a <c>.gmcr</c> file holds where the name says so.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name under which problems mention it.</param>
    /// <param name="folder">The folder in which files that it names are looked for; none are read when it is null.</param>
    /// <param name="within">A folder outside of which none of them is read; null for no such bound.</param>
    public static ModelSource Of(string text, string name = "model.crisis.yaml", string? folder = null, string? within = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        return new ModelSource { Text = text, Name = name, Folder = folder, Within = within };
    }

    /// <summary>What another reading was made from: no file is opened.</summary>
    public static ModelSource Of(ModelContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new ModelSource { Content = content, Name = content.Main };
    }

    /// <summary>Reads and checks it; what is wrong is in the result.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public LoadResult Load(CancellationToken cancellation = default) => Content is not null ? ModelLoader.Load(Content, cancellation) :
        Text is null ? ModelLoader.Load(Path!, Overlays, cancellation) : ModelLoader.Parse(Text, Name, Folder, Within, cancellation);
}
