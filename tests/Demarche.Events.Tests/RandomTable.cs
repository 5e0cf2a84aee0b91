using System.Text;
using CsCheck;
using Demarche.Events.Files;

namespace Demarche.Events.Tests;

/// <summary>A file of events of one of the formats, with rows that are broken in any way that is known.</summary>
/// <param name="Map">The format.</param>
/// <param name="Separator">What separates its cells.</param>
/// <param name="Width">How many cells a row has.</param>
/// <param name="Places">Where the cells of each field are.</param>
/// <param name="Bytes">The file.</param>
internal sealed record RandomTable(EventMap Map, char Separator, int Width, IReadOnlyDictionary<string, int> Places, byte[] Bytes)
{
    private static readonly string[] Codes = ["010", "036", "042", "0231", "1041", "112", "190"];

    /// <summary>Of any format; broken in none of its rows, or in some.</summary>
    public static Gen<RandomTable> Gen(bool broken) => CsCheck.Gen.Int[0, 5].SelectMany(format => format switch
    {
        0 => Of(EventMaps.Named("gdelt2")!, '\t', 61, P(("date", 1), ("by", 7), ("toward", 17), ("kind", 26), ("url", 60)), null, "yyyyMMdd", broken),
        1 => Of(EventMaps.Named("gdelt1")!, '\t', 58, P(("date", 1), ("by", 7), ("toward", 17), ("kind", 26), ("url", 57)), null, "yyyyMMdd", broken),
        2 => Of(EventMaps.Named("icews")!, '\t', 5, P(("date", 1), ("by", 2), ("toward", 4), ("kind", 3)),
            "Event ID\tEvent Date\tSource Country\tCAMEO Code\tTarget Country", "yyyy-MM-dd", broken),
        3 => Of(EventMaps.Named("polecat")!, '\t', 6, P(("date", 0), ("by", 3), ("toward", 4), ("kind", 1), ("mode", 2)),
            "Event Date\tEvent Type\tEvent Mode\tActor Country\tRecipient Country\tLanguage", "yyyy-MM-dd", broken),
        4 => Of(EventMaps.Named("phoenix")! with { HasHeader = true }, ',', 7, P(("date", 1), ("by", 2), ("toward", 4), ("kind", 3)),
            "eid,story_date,source_root,code,target_root,lat,lon", "M/d/yyyy", broken),
        _ => Of(Own, ';', 7, P(("date", 0), ("by", 1), ("toward", 2), ("kind", 3), ("count", 4), ("tone", 5), ("url", 6)), "day;a;b;code;n;tone;url",
            "yyyy-MM-dd", broken),
    });

    private static EventMap Own { get; } = new("own", "own", KindScheme.Cameo,
        P(("date", 0), ("by", 1), ("toward", 2), ("kind", 3), ("count", 4), ("tone", 5), ("url", 6))
        .ToDictionary(p => p.Key, p =>
            new ColumnOf([new[] { "day", "a", "b", "code", "n", "tone", "url" }[p.Value]], 0, new SourceSpan("own.yaml", 1, 1, 1, 2)), StringComparer.Ordinal))
    {
        HasHeader = true, Separator = ';', Quotes = false,
    };

    private static Gen<RandomTable> Of(EventMap map, char separator, int width, Dictionary<string, int> places, string? header, string dayForm, bool broken)
    {
        var actors = CsCheck.Gen.OneOf(map.Name == "icews" ? ["Russian Federation", "United States", "Chile", "", "Russia"]
            : new[] { "RUS", "USA", "CHL", "", "RUSGOV" });
        var kinds = map.Kinds == KindScheme.Plover ? CsCheck.Gen.OneOf("SANCTION", "RETREAT", "CONSULT") : CsCheck.Gen.OneOf(Codes);
        var row = CsCheck.Gen.Select(
            CsCheck.Gen.Int[0, 4].Select(d => new DateOnly(2022, 1, 1).AddDays(d).ToString(dayForm, System.Globalization.CultureInfo.InvariantCulture)),
                actors, actors, kinds,
            CsCheck.Gen.OneOf("", "visit", "expel", "withdraw", "nothing known"), CsCheck.Gen.Int[0, 3],
                CsCheck.Gen.OneOf("-10", "-2.5", "0", "0.125", "9.75"), CsCheck.Gen.Int[0, broken ? 14 : 0])
            .Select((date, by, toward, kind, mode, count, tone, fault) =>
            {
                var cells = Enumerable.Range(0, width).Select(i => i % 3 == 0 ? "" : $"é{i}").ToArray();
                void Set(string field, string text)
                {
                    if (places.TryGetValue(field, out var place)) cells[place] = text;
                }

                Set("date", fault == 9 ? "2022-13-45" : date);
                Set("by", fault == 13 ? "RÿS" : by);
                Set("toward", toward);
                Set("kind", fault == 10 ? "999" : kind);
                Set("mode", mode);
                Set("count", fault == 11 ? "many" : count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Set("tone", fault == 12 ? "-11" : tone);
                Set("url", $"https://example.org/{kind}");
                return fault switch { 7 => "short" + separator + "row", 8 => string.Join(separator, cells) + separator + "more", 14 => "", _ =>
                    string.Join(separator, cells) };
            });
        return row.Array[1, 40].Select(rows =>
        {
            // A first row that is sound, since a file that begins otherwise is refused as a whole.
            var first = string.Join(separator, Enumerable.Repeat("x", width));
            var text = string.Join('\n', (header is null ? [first] : new[] { header }).Concat(rows)) + "\n";
            // é is two bytes, ÿ stands for one that belongs to no character.
            return new RandomTable(map, separator, width, places, [.. text.SelectMany(c => c == 'ÿ' ? [(byte)0xFF] : Encoding.UTF8.GetBytes([c]))]);
        });
    }

    private static Dictionary<string, int> P(params (string Field, int Place)[] places) =>
        places.ToDictionary(p => p.Field, p => p.Place, StringComparer.Ordinal);

    public override string ToString() => $"{Map.Name}\n{Encoding.Latin1.GetString(Bytes)}";
}
