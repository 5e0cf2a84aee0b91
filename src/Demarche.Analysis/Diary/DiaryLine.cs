using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Analysis.Diary;

/// <summary>
/// A line of a diary of forecasts: a figure frozen, or what came of one. Nothing in a diary is ever edited; each line holds the digest of the one before.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FrozenForecast), "freeze")]
[JsonDerivedType(typeof(Resolution), "resolve")]
public abstract record DiaryLine
{
    private const string Tail = ",\"hash\":\"";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Which forecast it is about.</summary>
    public required string Id { get; init; }

    /// <summary>When it was written, ISO 8601 in UTC.</summary>
    public required string At { get; init; }

    /// <summary>The digest of the line before; empty for the first.</summary>
    public string Prev { get; init; } = "";

    /// <summary>The line as text, without a line break: the object, and as its last member the SHA-256 of all before.</summary>
    internal string Written()
    {
        var body = JsonSerializer.Serialize(this, Options)[..^1];
        return $"{body}{Tail}{Digest(body)}\"}}";
    }

    /// <summary>A line read, with its digest; what is wrong with it when it is not one.</summary>
    internal static (DiaryLine? Line, string Hash, string? Problem) Read(string text)
    {
        var cut = text.LastIndexOf(Tail, StringComparison.Ordinal);
        if (cut < 0 || !text.EndsWith("\"}", StringComparison.Ordinal)) return (null, "", "is no line of a diary");
        var hash = text[(cut + Tail.Length)..^2];
        if (hash != Digest(text[..cut])) return (null, "", "has been changed: it does not agree with its own digest");
        try
        {
            var line = JsonSerializer.Deserialize<DiaryLine>(text[..cut] + "}", Options);
            return line?.Wrong() is { } wrong ? (null, "", wrong) : (line, hash, line is null ? "is no line of a diary" : null);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            return (null, "", "is no line of a diary");
        }
    }

    /// <summary>What of its content cannot be; null when all can.</summary>
    protected abstract string? Wrong();

    /// <summary>Whether a text is a day, yyyy-MM-dd.</summary>
    protected static bool IsDay(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A forecast as it stood on its day.</summary>
public sealed record FrozenForecast : DiaryLine
{
    /// <summary>The crisis, by its title.</summary>
    public required string Crisis { get; init; }

    /// <summary>SHA-256 of the model with all that it reads.</summary>
    public required string ModelHash { get; init; }

    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The seed of the runs.</summary>
    public required int Seed { get; init; }

    /// <summary>The day from which it looks ahead, yyyy-MM-dd.</summary>
    public required string AsOf { get; init; }

    /// <summary>What is forecast, as a clause.</summary>
    public required string Statement { get; init; }

    /// <summary>By which day, yyyy-MM-dd.</summary>
    public required string Horizon { get; init; }

    /// <summary>The class, by its short name or its cases.</summary>
    public required string Class { get; init; }

    /// <summary>In how many of its cases it came about.</summary>
    public required double K { get; init; }

    /// <summary>How many cases it has.</summary>
    public required double N { get; init; }

    /// <summary>Its rate over the horizon.</summary>
    public required double Rate { get; init; }

    /// <summary>z, the model's figure in log-odds.</summary>
    public required double Z { get; init; }

    /// <summary>z_g, those of typical models.</summary>
    public required IReadOnlyList<double> Typical { get; init; }

    /// <summary>ρ, how likely a party is to be ready on a given day.</summary>
    public required double Readiness { get; init; }

    /// <summary>The mean of w, the trust.</summary>
    public required double Trust { get; init; }

    /// <summary>What the model says.</summary>
    public required double Inside { get; init; }

    /// <summary>The probability: the outside view moved by the model.</summary>
    public required double Joined { get; init; }

    /// <summary>Who made the forecast; null where nobody is named.</summary>
    public string? Analyst { get; init; }

    /// <summary>
    /// How the probability was come by, where it is not the model played forward and held to the outside view: <c>table</c> for how often it came about
    /// where people played it; null otherwise.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Method { get; init; }

    /// <summary>Of how many tables, where it was come by so; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Tables { get; init; }

    /// <inheritdoc/>
    protected override string? Wrong()
    {
        if (string.IsNullOrEmpty(Id) || !IsDay(AsOf) || !IsDay(Horizon) || Crisis is null || Statement is null) return "lacks a name or a day";
        double[] shares = [Rate, Readiness, Inside, Joined];
        if (shares.Any(p => !(p >= 0 && p <= 1))) return "holds a probability that is none";
        return Typical is null || !double.IsFinite(Z) || Typical.Any(z => !double.IsFinite(z)) || !double.IsFinite(Trust) ? "holds a number that is none"
            : null;
    }
}

/// <summary>What came of a forecast.</summary>
public sealed record Resolution : DiaryLine
{
    /// <summary>Whether a word says what came of a forecast: yes, no or void.</summary>
    public static bool IsOutcome([NotNullWhen(true)] string? word) => word is "yes" or "no" or "void";

    /// <summary>yes, no or void.</summary>
    public required string Outcome { get; init; }

    /// <summary>The day on which it was settled, yyyy-MM-dd.</summary>
    public required string On { get; init; }

    /// <summary>From where it is known; null where that is not said.</summary>
    public string? Source { get; init; }

    /// <inheritdoc/>
    protected override string? Wrong() =>
        string.IsNullOrEmpty(Id) || !IsDay(On) || !IsOutcome(Outcome) ? "is no resolution: it needs an id, a day, and yes, no or void" : null;
}
