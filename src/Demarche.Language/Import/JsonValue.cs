using System.Text;
using System.Text.Json;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Import;

/// <summary>What kind of value stands in a JSON file.</summary>
internal enum JsonKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}

/// <summary>A value of a JSON file with its place and its path from the root, such as <c>decisionMakers[0].name</c>.</summary>
internal sealed record JsonValue(JsonKind Kind, string Text, IReadOnlyList<JsonValue> Items, IReadOnlyList<(string Key, JsonValue Value)> Members, string Path,
    SourceSpan Span)
{
    public string KindInWords => Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "true or false",
        JsonKind.Number => $"the number {Text}",
        JsonKind.Text => "a text",
        JsonKind.List => "a list",
        _ => "an object",
    };

    /// <summary>The value of a key; of keys given twice the last counts, as in the program that writes such files.</summary>
    public JsonValue? this[string key] => Members.LastOrDefault(m => m.Key == key).Value;
}

/// <summary>Reads JSON into values with places. Depth is bounded and nothing throws; O(length).</summary>
internal sealed class JsonTree
{
    private const int MaximumDepth = 64;
    private const int LongestStep = 40;
    private readonly byte[] bytes;
    private readonly string file;
    private int offset;
    private int line = 1;
    private int column = 1;

    private JsonTree(byte[] bytes, string file)
    {
        this.bytes = bytes;
        this.file = file;
    }

    /// <summary>The root value, or null after reporting why the text cannot be read.</summary>
    public static JsonValue? Read(string text, string file, DiagnosticBag diagnostics)
    {
        var tree = new JsonTree(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')), file);
        var reader = new Utf8JsonReader(tree.bytes, new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            reader.Read();
            var root = tree.Value(ref reader, "");
            reader.Read();
            return root;
        }
        catch (JsonException failure)
        {
            int at = (int)(failure.LineNumber ?? 0) + 1, from = (int)(failure.BytePositionInLine ?? 0) + 1;
            diagnostics.Report(ImportRules.NotJson, new SourceSpan(file, at, from, at, from + 1), Reason(failure));
        }
        catch (InvalidOperationException)
        {
            diagnostics.Report(ImportRules.NotJson, tree.Here(0), "a text holds half of a two-part character");
        }

        return null;
    }

    private JsonValue Value(ref Utf8JsonReader reader, string path)
    {
        Advance((int)reader.TokenStartIndex);
        var span = Here((int)(reader.BytesConsumed - reader.TokenStartIndex));
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<JsonValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, $"{path}[{items.Count}]"));
                return new JsonValue(JsonKind.List, "", items, [], path, span);
            case JsonTokenType.StartObject:
                var members = new List<(string, JsonValue)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    var step = key.Length <= LongestStep ? key : $"{key[..LongestStep]}…";
                    members.Add((key, Value(ref reader, path.Length == 0 ? step : $"{path}.{step}")));
                }

                return new JsonValue(JsonKind.Object, "", [], members, path, span);
            case JsonTokenType.String:
                return new JsonValue(JsonKind.Text, reader.GetString()!, [], [], path, span);
            case JsonTokenType.Null:
                return new JsonValue(JsonKind.Null, "null", [], [], path, span);
            default:
                var kind = reader.TokenType == JsonTokenType.Number ? JsonKind.Number : JsonKind.Boolean;
                return new JsonValue(kind, Encoding.UTF8.GetString(reader.ValueSpan), [], [], path, span);
        }
    }

    /// <summary>Moves the place on to a byte; bytes only ever come in order, so that a file is counted through once.</summary>
    private void Advance(int to)
    {
        for (; offset < to; offset++)
        {
            if (bytes[offset] == '\n')
            {
                line++;
                column = 1;
            }
            else if ((bytes[offset] & 0xC0) != 0x80)
            {
                column++;
            }
        }
    }

    private SourceSpan Here(int length) => new(file, line, column, line, column + Math.Max(1, length));

    private static string Reason(JsonException failure)
    {
        var text = failure.Message;
        var end = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (end >= 0) text = text[..end];
        text = text.TrimEnd('.');
        return text.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
