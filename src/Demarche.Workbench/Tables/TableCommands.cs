using System.Globalization;
using System.Text.Json;
using Demarche.Table.Log;
using Demarche.Table.Rules;

namespace Demarche.Workbench.Tables;

/// <summary>
/// What a page sends, read as what is wanted of a table. Everything in it is a stranger's: what is not understood is refused, and the table's rules
/// judge the rest.
/// </summary>
internal static class TableCommands
{
    /// <summary>The longest name of a command.</summary>
    private const int LongestName = 100;

    /// <summary>The name of a command; null where it has none that can be taken.</summary>
    public static string? Name(JsonElement sent) =>
        Text(sent, "command") is { Length: > 0 and <= LongestName } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? name : null;

    /// <summary>What a seat wants; null where it cannot be shown.</summary>
    public static TableEvent? OfSeat(JsonElement sent, int seat) => Text(sent, "what") switch
    {
        "say" => new TableEvent.Said(seat, Number(sent, "to"), TableRules.Clean(Text(sent, "text"))),
        "ready" => new TableEvent.ReadyToDecide(seat),
        "decide" when Number(sent, "option") is { } option && Number(sent, "end") is { } end && Number(sent, "occasion") is { } occasion =>
            new TableEvent.Decided(seat, occasion, option, end, Own(sent, "text"), SeatHolder.Person, null),
        "expect" when Numbers(sent, "expected") is { } percents => new TableEvent.Expected(seat, [.. percents.Select(p => p / 100)]),
        "pledge" when Term(sent, "if") is { } condition && Term(sent, "then") is { } then && Number(sent, "against") is { } against =>
            new TableEvent.Pledged(seat, against, condition, then, Text(sent, "kind") == "promise", Day(sent, "by"), Own(sent, "text")),
        _ => null,
    };

    /// <summary>What the facilitator wants of a table; null where it cannot be shown.</summary>
    public static TableEvent? OfLead(JsonElement sent, TableState state) => Text(sent, "what") switch
    {
        "begin" => new TableEvent.Began(),
        "end-talk" => new TableEvent.TalkEnded(),
        "pause" => new TableEvent.Paused(),
        "resume" => new TableEvent.Resumed(),
        "close" => new TableEvent.Closed(),
        "back" when Number(sent, "occasion") is { } occasion => new TableEvent.WentBack(occasion),
        "say" => new TableEvent.Said(null, Number(sent, "to"), TableRules.Clean(Text(sent, "text"))),
        "put-in" => new TableEvent.PutIn(TableRules.Clean(Text(sent, "text")), [.. Levers(sent, state)]),
        "hold" when Number(sent, "seat") is { } seat && Enum.TryParse<SeatHolder>(Text(sent, "holder"), out var holder) && Enum.IsDefined(holder) =>
            new TableEvent.Held(seat, holder),
        "deal" => new TableEvent.Dealt([.. state.About.Crisis.Parties.Select((p, k) => p.Types.Count == 0 ? -1 : Number(sent, $"type-{k}") ?? -2)]),
        "limits" => new TableEvent.Timed(Limits(sent)),
        _ => null,
    };

    /// <summary>Time limits in minutes; none where nothing is said.</summary>
    public static TimeLimits Limits(JsonElement sent) => new(Minutes(sent, "talk"), Minutes(sent, "decide"));

    /// <summary>A text of a name; null where there is none.</summary>
    public static string? Text(JsonElement sent, string name) =>
        sent.ValueKind == JsonValueKind.Object && sent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()
            : null;

    /// <summary>A whole number of a name; null where there is none.</summary>
    public static int? Number(JsonElement sent, string name) =>
        int.TryParse(Text(sent, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Own(JsonElement sent, string name) => TableRules.Clean(Text(sent, name)) is { Length: > 0 } text ? text : null;

    private static TimeSpan? Minutes(JsonElement sent, string name) =>
        double.TryParse(Text(sent, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 100_000
            ? TimeSpan.FromMinutes(minutes) : null;

    private static DateOnly? Day(JsonElement sent, string name) =>
        DateOnly.TryParseExact(Text(sent, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static double[]? Numbers(JsonElement sent, string name)
    {
        if (sent.ValueKind != JsonValueKind.Object || !sent.TryGetProperty(name, out var list)) return null;
        var texts = list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(x => x.ValueKind == JsonValueKind.String ? x.GetString() : null).ToArray()
            : [list.ValueKind == JsonValueKind.String ? list.GetString() : null];
        double[] numbers = [.. texts.Select(t => double.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : double.NaN)];
        return numbers.Any(double.IsNaN) ? null : numbers;
    }

    /// <summary>One side of a threat or promise: <c>l:1:2</c> for a lever at a level, <c>o:0</c> for an outcome.</summary>
    private static PledgeTerm? Term(JsonElement sent, string name)
    {
        var parts = (Text(sent, name) ?? "").Split(':');
        int[] numbers = [.. parts.Skip(1).Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1)];
        return (parts[0], numbers) switch
        {
            ("l", [>= 0 and var lever, >= 0 and var level]) => PledgeTerm.At(lever, level),
            ("o", [>= 0 and var outcome]) => new PledgeTerm(null, null, outcome),
            _ => null,
        };
    }

    private static IEnumerable<LeverAt> Levers(JsonElement sent, TableState state) =>
        Enumerable.Range(0, state.About.Compiled.Space.Levers.Count).Select(k => (Lever: k, Level: Number(sent, $"lever-{k}"))).Where(x => x.Level is >= 0)
            .Select(x => new LeverAt(x.Lever, x.Level!.Value));
}
