namespace Demarche.Analysis.Asking;

/// <summary>The parts in which a brief can be shown. The names are stable.</summary>
public static class BriefPart
{
    /// <summary>One page.</summary>
    public const string Page = "page";

    /// <summary>All of it.</summary>
    public const string Full = "full";

    /// <summary>The sections of the whole, in order. One that a model gives no cause for is left out of the whole.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        ["question", "answer", "holds", "views", "leverage", "road", "record", "unweighed", "change", "assumptions"];
}
