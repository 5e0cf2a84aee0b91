using System.Globalization;
using System.Text;
using Demarche.Events.Codes;
using Demarche.Events.Counting;
using Demarche.Events.Files;
using Demarche.Record.Codebook;

namespace Demarche.Events.Tests;

/// <summary>What an import should give, written down plainly: the whole file in memory, a line at a time, cells by Split.</summary>
internal sealed class NaiveImport
{
    public SortedDictionary<string, (long Events, decimal Score)> Sums { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<Refusal, List<int>> Refused { get; } = [];

    public NaiveImport(RandomTable table, EventScale scale)
    {
        var lines = Encoding.Latin1.GetString(table.Bytes).Split('\n');
        for (var i = table.Map.HasHeader == true ? 1 : 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            var cells = lines[i].Split(table.Separator);
            if (cells.Length != table.Width) Refuse(Refusal.Columns, i);
            else if (table.Places.Values.Any(p => cells[p].Contains('ÿ', StringComparison.Ordinal))) Refuse(Refusal.Bytes, i);
            else Count(cells, i, table, scale);
        }
    }

    private void Count(string[] cells, int line, RandomTable table, EventScale scale)
    {
        string Cell(string field) => table.Places.TryGetValue(field, out var place) ? cells[place] : "";
        var (by, toward) = (StateOf(Cell("by")), StateOf(Cell("toward")));
        if (by is null || toward is null || by == toward) return;
        var day = table.Map.Days.Select(f => DateTime.TryParseExact(Cell("date"), f, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on
            : (DateTime?)null).FirstOrDefault(d => d is not null);
        var (type, score) = KindOf(Cell("kind"), Cell("mode"), table.Map, scale);
        var count = table.Places.ContainsKey("count") ? Cell("count") : "1";
        var tone = table.Places.ContainsKey("tone") ? Cell("tone") : null;
        if (day is null) Refuse(Refusal.Day, line);
        else if (type is null) Refuse(Refusal.Kind, line);
        else if (count.Length is 0 or > 9 || !count.All(char.IsAsciiDigit)) Refuse(Refusal.Count, line);
        else if (tone is not null && !(decimal.TryParse(tone, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var own) && Math.Abs(own) <= 10)) Refuse(Refusal.Tone, line);
        else
        {
            var events = long.Parse(count, CultureInfo.InvariantCulture);
            if (events == 0) return;
            var one = tone is null ? score : decimal.Parse(tone, CultureInfo.InvariantCulture);
            var key = $"{day:yyyy-MM-dd} {by} {toward} {type} {Math.Sign(one ?? 0)}";
            var (had, sum) = Sums.GetValueOrDefault(key);
            Sums[key] = (had + events, sum + ((one ?? 0) * events));
        }
    }

    private void Refuse(Refusal reason, int line)
    {
        if (!Refused.TryGetValue(reason, out var lines)) Refused[reason] = lines = [];
        lines.Add(line + 1);
    }

    private static string? StateOf(string text) => text switch
    {
        "RUS" or "Russia" or "Russian Federation" => "Russia",
        "USA" or "United States" or "US" => "United States",
        _ => null,
    };

    /// <summary>The type and score of the few kinds that random tables have.</summary>
    private static (string? Type, decimal? Score) KindOf(string kind, string mode, EventMap map, EventScale scale) => (map.Kinds, kind) switch
    {
        (KindScheme.Cameo, "010") => ("", scale == EventScale.Goldstein ? 0 : null),
        (KindScheme.Cameo, "036") => ("AGREE", scale == EventScale.Goldstein ? 4.0m : 2.5m),
        (KindScheme.Cameo, "042") => ("CONSULT", scale == EventScale.Goldstein ? 1.9m : 4m),
        (KindScheme.Cameo, "0231") => ("REQUEST", scale == EventScale.Goldstein ? 3.4m : 0.5m),
        (KindScheme.Cameo, "1041") => ("REQUEST", scale == EventScale.Goldstein ? -5.0m : -1m),
        (KindScheme.Cameo, "112") => ("ACCUSE", scale == EventScale.Goldstein ? -2.0m : -3.5m),
        (KindScheme.Cameo, "190") => ("ASSAULT", scale == EventScale.Goldstein ? -10.0m : -9m),
        (KindScheme.Plover, "SANCTION") => ("SANCTION", mode == "expel" ? -5.5m : -6m),
        (KindScheme.Plover, "RETREAT") => ("YIELD", mode == "withdraw" ? 8m : 4.5m),
        (KindScheme.Plover, "CONSULT") => ("CONSULT", mode == "visit" ? 4m : 2.5m),
        _ => (null, null),
    };

    /// <summary>The same of an answer.</summary>
    public static SortedDictionary<string, (long Events, decimal Score)> SumsOf(EventAnswer answer)
    {
        var sums = new SortedDictionary<string, (long, decimal)>(StringComparer.Ordinal);
        foreach (var c in answer.Counts) sums.Add($"{c.On:yyyy-MM-dd} {c.By.Name} {c.Toward.Name} {c.Type?.Name()} {Math.Sign(c.Score ?? 0)}",
            (c.Events, c.Score ?? 0));
        return sums;
    }
}
