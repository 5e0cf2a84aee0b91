using System.Text.Json;
using System.Text.Unicode;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Asking.Meanings;

namespace Demarche.Workbench.Asking;

/// <summary>
/// A question as JSON: the model, or the file it is in, and the options of the question's table. Everything that is wrong with it is shown at once, each
/// with its place.
/// </summary>
/// <param name="Model">The model's text; null when a file is named.</param>
/// <param name="File">A bundled model, or a file in the opened folder; null when the text is given.</param>
/// <param name="Options">What was given for the options, and what a service takes for those left out.</param>
public sealed record QuestionBody(string? Model, string? File, OptionValues Options)
{
    /// <summary>The name of the field with the model's text.</summary>
    public const string ModelField = "model";

    /// <summary>The name of the field that names a file.</summary>
    public const string FileField = "file";

    private const int LongestOption = 2_000;

    /// <summary>JSON lets a text be written with half of a surrogate pair; nothing can be made of it, and what reads the text then throws.</summary>
    private static readonly RequestFault HalfCharacter = new("", "A text in it holds half of a character: one \\u escape of a pair without the other.");

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads a text.</summary>
    public static (QuestionBody? Body, IReadOnlyList<RequestFault> Faults) Read(QuestionInfo question, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (utf8.IsEmpty) return (null, [new RequestFault("", $"The body is empty. Send a JSON object such as {Sample(question)}.")]);
        if (!Utf8.IsValid(utf8.Span)) return (null, [new RequestFault("", "The body is not UTF-8, as JSON must be.")]);
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(question, document.RootElement.EnumerateObject().Select(p => (p.Name, p.Value)))
                : (null, [new RequestFault("", $"The body is {Kind(document.RootElement)}. Send a JSON object such as {Sample(question)}.")]);
        }
        catch (JsonException malformed)
        {
            return (null, [new RequestFault("", $"The body is no JSON{Place(malformed)}: {Reason(malformed)}")]);
        }
        catch (InvalidOperationException)
        {
            return (null, [HalfCharacter]);
        }
    }

    /// <summary>Reads fields.</summary>
    public static (QuestionBody? Body, IReadOnlyList<RequestFault> Faults) Read(QuestionInfo question, IEnumerable<(string Name, JsonElement Value)> fields)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(fields);
        try
        {
            return Fields(question, fields);
        }
        catch (InvalidOperationException)
        {
            return (null, [HalfCharacter]);
        }
    }

    private static (QuestionBody? Body, IReadOnlyList<RequestFault> Faults) Fields(QuestionInfo question, IEnumerable<(string Name, JsonElement Value)> fields)
    {
        var faults = new List<RequestFault>();
        string? model = null, file = null;
        var values = new OptionValues();
        foreach (var (name, value) in fields.Where(f => f.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)))
        {
            if (name == ModelField) model = Text(name, value, faults);
            else if (name == FileField) file = Text(name, value, faults);
            else if (question.Served.FirstOrDefault(o => o.Property == name) is { } option) Take(option, value, values, faults);
            else faults.Add(Unknown(question, name));
        }

        if (model is null == file is null && !faults.Exists(f => f.Pointer is "/model" or "/file"))
            faults.Add(new RequestFault("", "Give the model's text as `model`, or name a file as `file`: one of the two."));
        foreach (var missing in question.Served.Where(o => o.IsRequired && !values.Has(o) && !faults.Exists(f => f.Pointer == $"/{o.Property}")))
            faults.Add(new RequestFault($"/{missing.Property}", $"`{missing.Property}` is missing.", missing.Help));
        foreach (var left in question.Served.Where(o => o.ServiceDefault is not null && !values.Has(o))) values.Set(left, left.ServiceDefault!);
        return faults.Count == 0 ? (new QuestionBody(model, file, values), []) : (null, faults);
    }

    private static void Take(OptionInfo option, JsonElement value, OptionValues values, List<RequestFault> faults)
    {
        void Refuse(string allowed) => faults.Add(new RequestFault($"/{option.Property}", $"`{option.Property}` takes {allowed}, not {Kind(value)}.", allowed));
        switch (option.Kind)
        {
            case OptionKind.Flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                values.Set(option, value.GetBoolean());
                break;
            case OptionKind.Flag:
                Refuse("true or false");
                break;
            case OptionKind.Number when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && option.Takes(number):
                values.Set(option, number);
                break;
            case OptionKind.Number:
                Refuse(option.Bounds);
                break;
            case OptionKind.Text when value.ValueKind == JsonValueKind.Number && option.TakesNumbers:
                Check(option, value.GetRawText(), values, faults);
                break;
            case OptionKind.Text when value.ValueKind == JsonValueKind.String:
                Check(option, value.GetString()!, values, faults);
                break;
            default:
                Refuse(option.TakesNumbers ? "a text or a number" : "a text");
                break;
        }
    }

    private static void Check(OptionInfo option, string text, OptionValues values, List<RequestFault> faults)
    {
        var problem = text.Length > LongestOption ? $"it is longer than {LongestOption} characters" : option.Problem(text);
        if (problem is null) values.Set(option, text);
        else faults.Add(new RequestFault($"/{option.Property}", $"{OptionInfo.Worded($"`{option.Property}`", problem.TrimEnd('.'))}.", option.Words.Count > 0
            ? string.Join(", ", option.Words) : option.Help));
    }

    private static string? Text(string name, JsonElement value, List<RequestFault> faults)
    {
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        faults.Add(new RequestFault($"/{name}", $"`{name}` takes a text, not {Kind(value)}.", "a text"));
        return null;
    }

    private static RequestFault Unknown(QuestionInfo question, string name)
    {
        string[] known = [ModelField, FileField, .. question.Served.Select(o => o.Property)];
        var pointer = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return new RequestFault($"/{pointer}", $"`{question.Name}` takes no `{name}`{Suggestion.DidYouMean(name, known)}. It takes {string.Join(", ", known)}.",
            string.Join(", ", known));
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "null",
    };

    private static string Place(JsonException malformed) =>
        malformed.LineNumber is { } line ? $", at line {line + 1}, byte {malformed.BytePositionInLine + 1}" : "";

    /// <summary>The library's message without the place, which is shown in front of it.</summary>
    private static string Reason(JsonException malformed) => malformed.Message.Split(" LineNumber:")[0];

    private static string Sample(QuestionInfo question) =>
        $$"""{"file": "geneva-2022"{{string.Concat(question.Served.Where(o => o.IsRequired).Select(o => $", \"{o.Property}\": \"{o.Example}\""))}}}""";
}
