using System.Text.Json;

namespace Demarche.Table.Log;

/// <summary>An event as the text that a log keeps: JSON.</summary>
public static class EventText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>The text of an event.</summary>
    public static string Of(TableEvent what) => JsonSerializer.Serialize(what, Options);

    /// <summary>The event of a text that <see cref="Of"/> wrote.</summary>
    /// <exception cref="JsonException">The text is of something else.</exception>
    public static TableEvent Read(string text) => JsonSerializer.Deserialize<TableEvent>(text, Options)!;
}
