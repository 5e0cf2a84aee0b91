using System.Globalization;

namespace Demarche.Events.Files;

/// <summary>
/// The maps that ship. Sources: the codebooks of GDELT 1.0 and 2.0, of the weekly files of ICEWS and of POLECAT, and of both files of Phoenix (the daily
/// one of the Open Event Data Alliance, without names, and the historical one of the Cline Center, with them).
/// </summary>
public static class EventMaps
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<EventMap> All { get; } =
    [
        new EventMap("gdelt2", "GDELT 2.0", KindScheme.Cameo,
            Columns(("date", 2, ["SQLDATE", "Day"]), ("by", 8, ["Actor1CountryCode"]), ("toward", 18, ["Actor2CountryCode"]), ("kind", 27, ["EventCode"]),
            ("url", 61, ["SOURCEURL"])))
        {
            HasHeader = false, Separator = '\t', Quotes = false, Widths = [61], IsBuiltIn = true,
        },
        new EventMap("gdelt1", "GDELT 1.0", KindScheme.Cameo,
            Columns(("date", 2, ["SQLDATE", "Day"]), ("by", 8, ["Actor1CountryCode"]), ("toward", 18, ["Actor2CountryCode"]), ("kind", 27, ["EventCode"]),
            ("url", 58, ["SOURCEURL"])))
        {
            HasHeader = false, Separator = '\t', Quotes = false, Widths = [58, 57], IsBuiltIn = true,
        },
        new EventMap("icews", "ICEWS", KindScheme.Cameo,
            Columns(("date", 0, ["Event Date"]), ("by", 0, ["Source Country"]), ("toward", 0, ["Target Country"]), ("kind", 0, ["CAMEO Code"])))
        {
            HasHeader = true, IsPadded = true, IsBuiltIn = true,
        },
        new EventMap("polecat", "POLECAT", KindScheme.Plover,
            Columns(("date", 0, ["Event Date"]), ("by", 0, ["Actor Country"]), ("toward", 0, ["Recipient Country"]), ("kind", 0, ["Event Type"]),
            ("mode", 0, ["Event Mode"])))
        {
            HasHeader = true, IsBuiltIn = true,
        },
        new EventMap("phoenix", "Phoenix", KindScheme.Cameo,
            Columns(("date", 2, ["story_date", "Date"]), ("by", 7, ["source_root", "SourceActorEntity"]), ("toward", 11, ["target_root", "TargetActorEntity"]),
            ("kind", 14, ["code", "EventCode", "CAMEOCode"]), ("url", 25, ["URLs", "url"])))
        {
            Widths = [26], Days = ["yyyyMMdd", "yyyy-MM-dd", "M/d/yyyy"], IsPadded = true, IsBuiltIn = true,
        },
    ];

    /// <summary>The map of a name; null for none.</summary>
    public static EventMap? Named(string name) => All.FirstOrDefault(m => m.Name == name);

    private static Dictionary<string, ColumnOf> Columns(params (string Field, int Number, string[] Names)[] columns) =>
        columns.ToDictionary(c => c.Field, c => new ColumnOf(c.Names, c.Number), StringComparer.Ordinal);

    /// <summary>"61 columns", "58 or 57 columns".</summary>
    internal static string Width(EventMap map) => string.Create(CultureInfo.InvariantCulture, $"{string.Join(" or ", map.Widths)} columns");
}
