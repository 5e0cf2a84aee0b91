namespace Demarche.Events.Files;

/// <summary>How a file names kinds of events.</summary>
public enum KindScheme
{
    /// <summary>By codes of CAMEO.</summary>
    Cameo,

    /// <summary>By types and modes of PLOVER.</summary>
    Plover,
}

/// <summary>Which column of a file is meant: by the names it may have in the first line, or by its number.</summary>
/// <param name="Names">The names, the likeliest first; empty where only the number is known.</param>
/// <param name="Number">The number, from 1, in a file without names; 0 where only names are known.</param>
/// <param name="Span">Where the map says so; null for a map that ships.</param>
public sealed record ColumnOf(IReadOnlyList<string> Names, int Number, SourceSpan? Span = null);

/// <summary>What the columns of a data set mean.</summary>
/// <param name="Name">The map's name, as in ids of rows.</param>
/// <param name="Title">The data set's name.</param>
/// <param name="Kinds">How it names kinds.</param>
/// <param name="Columns">Its columns by what they hold (<see cref="Fields"/>).</param>
public sealed record EventMap(string Name, string Title, KindScheme Kinds, IReadOnlyDictionary<string, ColumnOf> Columns)
{
    /// <summary>What columns may hold, those first that no map can do without.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["date", "by", "toward", "kind", "mode", "count", "tone", "url"];

    /// <summary>How many of <see cref="Fields"/> every map has.</summary>
    public const int Needed = 4;

    /// <summary>Whether the first line names columns; null where a look at it tells.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>What stands between cells; null where a look at the first line tells.</summary>
    public char? Separator { get; init; }

    /// <summary>Whether cells may stand in quotation marks; null where they may unless tabs separate.</summary>
    public bool? Quotes { get; init; }

    /// <summary>How many columns a file without names has; the first is that of most files. Empty where any number will do.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [];

    /// <summary>How days are written.</summary>
    public IReadOnlyList<string> Days { get; init; } = ["yyyyMMdd", "yyyy-MM-dd"];

    /// <summary>Whether codes of CAMEO have three digits at least.</summary>
    public bool IsPadded { get; init; }

    /// <summary>Whether it comes with the program, so that its actors are states.</summary>
    public bool IsBuiltIn { get; init; }
}
