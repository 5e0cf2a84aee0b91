using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;
using Demarche.Record.Codebook;

namespace Demarche.Record.Events;

/// <summary>
/// Records as JSON: an object whose <c>events</c> are rows, each an object with the columns that have a value, by the names that they have in
/// CSV. Numbers are numbers, <c>negated</c> is true or absent, everything else is a text. Reading is as strict as for CSV.
/// </summary>
public static class EventJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one row as an object.</summary>
    public static void Write(Utf8JsonWriter json, EventRow row, Action<Utf8JsonWriter>? more = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(row);
        json.WriteStartObject();
        foreach (var column in RecordHeading.All)
        {
            var value = SafeCell.Clean(EventText.Of(row, column));
            if (value.Length == 0) continue;
            json.WritePropertyName(column);
            if (column == "negated") json.WriteBooleanValue(true);
            else if (column is "tone" or "confidence" or "count") json.WriteRawValue(value);
            else json.WriteStringValue(value);
        }

        more?.Invoke(json);
        json.WriteEndObject();
    }

    /// <summary>The rows as a text.</summary>
    public static string Write(IEnumerable<EventRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("events");
            foreach (var row in rows) Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>The rows of a text, in order; what is wrong is reported at the file's first line with the number of the row.</summary>
    public static IReadOnlyList<PlacedRow> Read(string text, string file, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16 });
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("events", out var events)
                && events.ValueKind == JsonValueKind.Array)
                return EventCheck.Sound(Rows(events, file, diagnostics), diagnostics);
            diagnostics.Report(RecordRules.NotARecord, new SourceSpan(file, 1, 1, 1, 2), "there is no list `events`");
        }
        catch (JsonException broken)
        {
            var (line, column) = ((int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1);
            diagnostics.Report(RecordRules.NotARecord, new SourceSpan(file, line, column, line, column + 1), "this is not JSON");
        }

        return [];
    }

    private static IEnumerable<PlacedRow> Rows(JsonElement events, string file, DiagnosticBag diagnostics)
    {
        var number = 0;
        foreach (var element in events.EnumerateArray())
        {
            number++;
            var span = new SourceSpan(file, number, 1, number, 2);
            if (number > EventCsv.MostRows)
            {
                diagnostics.Report(RecordRules.TooManyRows, span, EventCsv.MostRows);
                yield break;
            }

            if (RowOf(element, out var wrong) is { } row) yield return new PlacedRow(row, span);
            else diagnostics.Report(RecordRules.NotARecord, span, $"event {number}: {wrong}");
        }
    }

    private static EventRow? RowOf(JsonElement element, out string wrong)
    {
        wrong = "it is no object";
        if (element.ValueKind != JsonValueKind.Object) return null;
        var row = new EventRow { Date = default, By = "", What = "" };
        var (mode, cameo) = ("", "");
        foreach (var property in element.EnumerateObject())
        {
            wrong = $"“{property.Name}” is no column, or its value is no text or number";
            if (!RecordHeading.All.Contains(property.Name) || Text(property.Value) is not { } value) return null;
            (row, var expected) = EventText.With(row, property.Name, SafeCell.Clean(value));
            wrong = $"“{property.Name}” should be {expected}";
            if (expected is not null) return null;
            if (property.Name == "mode") mode = value;
            if (property.Name == "cameo") cameo = value;
        }

        wrong = "date, by and what must be there";
        if (row.Kind is { } kind) row = row with { Kind = new EventKind(kind.Type, mode, cameo) };
        return row.Date == default || (row.By.Length == 0 && row.Kind is null) || row.What.Length == 0 ? null : row;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null => "",
        _ => null,
    };
}
