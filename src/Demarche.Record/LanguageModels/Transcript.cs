using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Record.LanguageModels;

/// <summary>A reply that was kept, or written by hand for a test; no accuracy may be quoted from the latter.</summary>
/// <param name="Origin"><c>recorded</c> or <c>by-hand</c>.</param>
/// <param name="Model">The model that answered; empty by hand.</param>
/// <param name="Reply">What it answered.</param>
public sealed record Transcript(
    [property: JsonPropertyName("origin")] string Origin, [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("reply")] string Reply)
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true };

    /// <summary>The file of a key in a folder.</summary>
    public static string FileOf(string folder, string key) => Path.Combine(folder, key + ".json");

    /// <summary>As a file holds it.</summary>
    public string Write() => JsonSerializer.Serialize(this, Form);

    /// <summary>From a file's text.</summary>
    /// <exception cref="JsonException">It is no transcript.</exception>
    public static Transcript Read(string text) => JsonSerializer.Deserialize<Transcript>(text) ?? throw new JsonException("The file is empty.");
}
