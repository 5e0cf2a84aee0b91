using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Analysis.Play;

namespace Demarche.Reports.Play;

/// <summary>The findings of play as JSON for scripts: the tree of <see cref="PlayFindings"/> in camel case, probabilities from 0 to 1 rounded to nine decimals and written without an exponent.</summary>
public static class PlayJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new Rounded() },
    };

    /// <summary>The object and a newline.</summary>
    public static string Render(PlayFindings findings) => Write(findings);

    /// <summary>Any tree of findings about play in the same spelling.</summary>
    internal static string Write<T>(T findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return JsonSerializer.Serialize(findings, Options) + "\n";
    }

    /// <summary>Digits beyond what the solver settles are left out; what was not computed is null.</summary>
    internal sealed class Rounded : System.Text.Json.Serialization.JsonConverter<double>
    {
        /// <summary>Plain digits, never an exponent, at most nine after the point.</summary>
        private static string Digits(double value) => Math.Abs(value) < 1e15 && (decimal)Math.Round(value, 9) is var digits ? digits.ToString("0.#########", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (!double.IsFinite(value)) writer.WriteNullValue();
            else writer.WriteRawValue(Digits(value), skipInputValidation: true);
        }
    }
}
