using System.Globalization;
using System.Text.Json;
using Demarche.Events;
using Demarche.Events.Counting;
using Demarche.Record.Codebook;
using Demarche.Reports.Rendering;

namespace Demarche.Cli.Importing;

/// <summary>Counts of events in the format asked for.</summary>
internal static class EventsOutput
{
    public static void Write(EventAnswer answer, string format, Io io)
    {
        if (format == "json") Json(answer, io.OutStream);
        else if (format == "csv") io.Out.Write(CountCsv.Write(answer.Counts));
        else QuestionCommand.Show(EventsDocument.Of(answer), format, io);
    }

    private static void Json(EventAnswer answer, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Reports.Rendering.Json.Indented))
        {
            json.WriteStartObject();
            json.WriteString("map", answer.Request.Map.Name);
            json.WriteString("scale", answer.Request.Scale.ToString().ToLowerInvariant());
            json.WriteStartArray("between");
            foreach (var actor in answer.Request.Between) json.WriteStringValue(actor.Name);
            json.WriteEndArray();
            json.WriteNumber("files", answer.Request.Files.Count);
            json.WriteNumber("events", answer.Events);
            json.WriteNumber("onOtherDays", answer.OnOtherDays);
            json.WriteStartArray("counts");
            foreach (var count in answer.Counts) Write(json, count);
            json.WriteEndArray();
            json.WriteStartArray("refused");
            foreach (var refused in answer.Refused) Write(json, refused);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, EventCount count)
    {
        json.WriteStartObject();
        json.WriteString("date", Day(count.On));
        json.WriteString("by", count.By.Name);
        json.WriteString("toward", count.Toward.Name);
        json.WriteString("type", count.Type?.Name());
        if (count.Mode.Length > 0) json.WriteString("mode", count.Mode);
        if (count.Cameo.Length > 0) json.WriteString("cameo", count.Cameo);
        json.WriteNumber("events", count.Events);
        json.WriteNumber("cooperation", (double)count.Cooperation);
        json.WriteNumber("conflict", (double)count.Conflict);
        if (count.Url.Length > 0) json.WriteString("url", PlainText.Of(count.Url));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RefusedRows refused)
    {
        json.WriteStartObject();
        json.WriteString("reason", JsonNamingPolicy.CamelCase.ConvertName(refused.Reason.ToString()));
        json.WriteNumber("rows", refused.Rows);
        json.WriteStartArray("first");
        foreach (var row in refused.Examples)
        {
            json.WriteStartObject();
            json.WriteString("file", row.File);
            json.WriteNumber("line", row.Line);
            json.WriteString("text", PlainText.Of(row.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
