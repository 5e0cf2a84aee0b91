namespace Demarche.Analysis.Asking;

/// <summary>A second model beside that of a question.</summary>
/// <param name="Other">The second.</param>
/// <param name="FirstPath">Where the first comes from, as the user named it.</param>
/// <param name="SecondPath">Where the second comes from, as the user named it.</param>
public sealed record ModelPair(ModelSource Other, string FirstPath, string SecondPath)
{
    /// <summary>The files laid over the first.</summary>
    public IReadOnlyList<string> FirstOverlays { get; init; } = [];

    /// <summary>
    /// What each of two models is called beside the other: by its overlays, by its title where nothing is laid over it, by its path where those are the
    /// same.
    /// </summary>
    internal static (string First, string? Second) Names(ModelPair? pair, string title, string? otherTitle)
    {
        var first = Called(pair?.FirstOverlays ?? [], title);
        if (pair is null) return (first, null);
        var second = Called(pair.Other.Overlays, otherTitle!);
        if (first == second) (first, second) = (Short(pair.FirstPath), Short(pair.SecondPath));
        return first == second ? (pair.FirstPath, pair.SecondPath) : (first, second);
    }

    private static string Called(IReadOnlyList<string> overlays, string title) => overlays.Count > 0 ? string.Join(" + ", overlays.Select(Short)) : title;

    private static string Short(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
}
