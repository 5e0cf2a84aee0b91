using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarche.Language.Binding.Keys;

namespace Demarche.Language.Schema;

/// <summary>
/// The language as a JSON Schema (draft 7), made from the key tables, so that editors complete keys and mark what cannot be. It knows
/// the shape of a model, and of a file that extends one and so need not be complete; whether anything is missing, and
/// whether names and statements make sense, only <c>check</c> can tell.
/// </summary>
public static class JsonSchema
{
    private const string Extends = "extends";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as indented JSON with a closing newline; the same text every time.</summary>
    public static string Generate()
    {
        var definitions = new JsonObject();
        foreach (var table in CrisisKeys.Tables) definitions[table.Name] = Table(table);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A crisis, as Demarche reads it",
            ["$ref"] = Reference(CrisisKeys.Root),
            ["definitions"] = definitions,
        };
        return schema.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Table(KeyTable table)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["description"] = table.Doc,
            ["properties"] = new JsonObject(table.Keys.Select(k => KeyValuePair.Create<string, JsonNode?>(k.Name, Property(k)))),
            ["additionalProperties"] = table.OtherKeys is { } other ? Of(other.Value) : false,
        };
        if (table.Find(Extends) is not null) schema["anyOf"] = new JsonArray([.. table.Keys.Where(k => k.Required || k.Name == Extends).Select(Requires)]);
        return schema;
    }

    private static JsonNode Requires(Key key) => new JsonObject { ["required"] = new JsonArray(key.Name) };

    /// <summary>A key that may be left out may also have no value: in a file laid over another, that takes the key away.</summary>
    private static JsonObject Property(Key key)
    {
        if (key.Required)
        {
            var property = Of(key.Shape);
            if (!property.ContainsKey("$ref")) property.Insert(0, "description", key.Doc);
            return property;
        }

        return new JsonObject { ["description"] = key.Doc, ["anyOf"] = new JsonArray(Of(key.Shape), new JsonObject { ["type"] = "null" }) };
    }

    private static JsonObject Of(Shape shape) => shape switch
    {
        Shape.Date => new JsonObject { ["type"] = "string", ["pattern"] = @"^\d{4}-\d{2}-\d{2}$" },
        Shape.YesNo => new JsonObject { ["enum"] = new JsonArray(true, false, "yes", "no") },
        Shape.Number number => Bounded("number", number.Lowest, number.Highest),
        Shape.Whole whole => Bounded("integer", whole.Lowest, null),
        Shape.Share => new JsonObject
        {
            ["anyOf"] = new JsonArray(Bounded("number", 0, 1), new JsonObject { ["type"] = "string", ["pattern"] = @"^\s*\d+(\.\d+)?\s*%\s*$" }),
        },
        Shape.OneOf oneOf => new JsonObject { ["enum"] = new JsonArray([.. oneOf.Words.Select(w => (JsonNode)w)]) },
        Shape.ListOf list => List(list),
        Shape.MapOf map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(map.Value) },
        Shape.Mapping mapping => new JsonObject { ["$ref"] = Reference(mapping.Table) },
        Shape.Either either => new JsonObject { ["anyOf"] = new JsonArray([.. either.Options.Select(Of)]) },
        _ => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
    };

    private static JsonObject List(Shape.ListOf list)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) };
        if (list.Least > 0) schema["minItems"] = list.Least;
        if (list.Most < int.MaxValue) schema["maxItems"] = list.Most;
        return schema;
    }

    private static JsonObject Bounded(string type, decimal? lowest, decimal? highest)
    {
        var schema = new JsonObject { ["type"] = type };
        if (lowest is { } least) schema["minimum"] = least;
        if (highest is { } most) schema["maximum"] = most;
        return schema;
    }

    private static string Reference(KeyTable table) => $"#/definitions/{table.Name}";
}
