using System.Text.Json.Serialization;

namespace Demarche.Record.LanguageModels;

/// <summary>A row as a language model claims it; nothing here is believed before the <see cref="ClaimGate"/> has let it through.</summary>
public sealed record ModelClaim
{
    /// <summary>The number of the sentence that it rests on.</summary>
    [JsonPropertyName("sentence")]
    public int Sentence { get; init; }

    /// <summary>A few words of that sentence, exactly as they stand there.</summary>
    [JsonPropertyName("words")]
    public string Words { get; init; } = "";

    /// <summary>Who acts.</summary>
    [JsonPropertyName("by")]
    public string By { get; init; } = "";

    /// <summary>Toward whom; empty for nobody in particular.</summary>
    [JsonPropertyName("toward")]
    public string Toward { get; init; } = "";

    /// <summary>Who else takes part.</summary>
    [JsonPropertyName("with")]
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>One of the fifteen types, in capitals.</summary>
    [JsonPropertyName("type")]
    public string Type { get; init; } = "";

    /// <summary>One of the type's modes, or empty.</summary>
    [JsonPropertyName("mode")]
    public string Mode { get; init; } = "";

    /// <summary>One of the nine aspects.</summary>
    [JsonPropertyName("aspect")]
    public string Aspect { get; init; } = "";

    /// <summary>Whether the text says that it was not done.</summary>
    [JsonPropertyName("negated")]
    public bool Negated { get; init; }

    /// <summary>The words of the condition, as they stand in the sentence.</summary>
    [JsonPropertyName("if")]
    public string If { get; init; } = "";

    /// <summary>The words of what would follow, as they stand in the sentence.</summary>
    [JsonPropertyName("then")]
    public string Then { get; init; } = "";

    /// <summary>Whose words the text gives for it, as named there.</summary>
    [JsonPropertyName("said-by")]
    public string SaidBy { get; init; } = "";

    /// <summary>The first possible day as yyyy-MM-dd; empty for the day of publication.</summary>
    [JsonPropertyName("date")]
    public string Date { get; init; } = "";

    /// <summary>The last possible day; empty when it is one day.</summary>
    [JsonPropertyName("until")]
    public string Until { get; init; } = "";
}
