using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Reports.Rendering;

/// <summary>
/// How all JSON of the program is spelled: camel case, words for enumerations, letters as they are, numbers in plain digits with nine decimals at most,
/// what could not be computed as null.
/// </summary>
public static class Json
{
    /// <summary>Digits beyond these are not settled by the solvers.</summary>
    private const int Decimals = 9;

    /// <summary>For trees of findings: indented.</summary>
    public static JsonSerializerOptions OfFindings { get; } = Findings();

    /// <summary>For what is written as it is made: one object on one line.</summary>
    public static JsonWriterOptions OnOneLine { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For what is written as it is made: indented.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonSerializerOptions Findings()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        foreach (var fact in WordedFacts.All()) options.Converters.Add(fact);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new Rounded());
        return options;
    }

    /// <summary>A tree of findings as one object and a newline: its records in camel case, states numbered from 1.</summary>
    public static string Render<T>(T findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return JsonSerializer.Serialize(findings, findings.GetType(), OfFindings) + "\n";
    }

    private sealed class Rounded : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteRawValue(Digits(value), skipInputValidation: true);
            else writer.WriteNullValue();
        }

        /// <summary>Plain digits, never an exponent, at most nine after the point.</summary>
        private static string Digits(double value) => Math.Abs(value) < 1e15 && (decimal)Math.Round(value, Decimals) is var digits
            ? digits.ToString("0.#########", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
    }
}
