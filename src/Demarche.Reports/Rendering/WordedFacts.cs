using System.Text.Json;
using System.Text.Json.Serialization;
using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Reports.Words;

namespace Demarche.Reports.Rendering;

/// <summary>Facts of findings that scripts read as the sentence that says them.</summary>
internal static class WordedFacts
{
    /// <summary>A converter for each kind of fact.</summary>
    public static IEnumerable<JsonConverter> All() =>
    [
        new Said<VerdictReason>(reason => reason.InWords()),
        new Said<CoalitionReason>(reason => reason.InWords()),
        new Said<SettlementReason>(reason => reason.InWords()),
        new Said<StanceRef>(stance => stance.InWords()),
        new Said<PerceptionRef>(perception => perception.InWords()),
        new Said<PowerKind>(kind => kind.InWords()),
        new Said<ChangeRef>(change => change.InWords()),
        new Said<OpenThing>(thing => thing.InWords()),
        new Said<SettledAs>(settled => settled.InWords()),
        new Said<StabilityGap>(gap => gap.InWords()),
        new Said<SwapRef>(swap => new { swap.Party, Words = swap.InWords(), Full = swap.Full() }),
        new Said<DeadlineFinding>(deadline => new { deadline.On, What = deadline.InWords() }),
    ];

    /// <summary>Writes what is said of a fact in its place; such facts are never read back.</summary>
    private sealed class Said<T>(Func<T, object?> said) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"{typeof(T).Name} is written, never read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var words = said(value);
            JsonSerializer.Serialize(writer, words, words?.GetType() ?? typeof(string), options);
        }
    }
}
