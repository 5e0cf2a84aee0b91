namespace Demarche.Record.Events;

/// <summary>The columns of a record as a file, in the order in which they are written. The first eight are those of records by hand.</summary>
internal static class EventColumns
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "date", "by", "toward", "what", "tone", "source", "does", "before",
        "id", "until", "date-words", "with", "type", "mode", "cameo", "aspect", "negated", "if", "if-by", "then", "said-by", "place",
        "quote", "at", "same-as", "count", "confidence", "reader", "status",
    ];

    /// <summary>Those that no record can do without.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["date", "by", "what"];
}
