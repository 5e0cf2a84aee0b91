using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Cli.Reading;

/// <summary>What was read, as JSON: the texts, and the rows with the three likeliest kinds, the reasons, and the place of each quote.</summary>
internal static class ReadingJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IReadOnlyList<Record.Reading.Reading> readings, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("texts");
            foreach (var reading in readings)
            {
                json.WriteStartObject();
                json.WriteString("id", reading.Article.Name);
                json.WriteString("title", reading.Article.Title);
                json.WriteString("published", reading.Day.ToString("yyyy-MM-dd"));
                json.WriteNumber("sentences", reading.Sentences);
                if (reading.Encoder is { } encoder) json.WriteString("encoder", encoder);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("events");
            foreach (var one in readings.SelectMany(r => r.Events)) EventJson.Write(json, one.Row, more => More(more, one));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void More(Utf8JsonWriter json, Record.Reading.ReadEvent one)
    {
        json.WriteNumber("start", one.Start);
        json.WriteNumber("end", one.End);
        json.WriteStartArray("likeliest");
        foreach (var guess in one.Guesses)
        {
            json.WriteStartObject();
            json.WriteString("type", guess.Type.Name());
            json.WriteNumber("probability", Math.Round(guess.Probability, 3));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("why");
        foreach (var reason in one.Why) json.WriteStringValue(reason);
        json.WriteEndArray();
    }
}
