using System.Text.Json.Nodes;
using Demarche.Analysis.Asking;

namespace Demarche.Workbench.Asking;

/// <summary>The table of a question's options as a JSON Schema: what the HTTP interface describes and what tools are called with.</summary>
public static class QuestionSchema
{
    /// <summary>The schema of a request.</summary>
    public static JsonObject Of(QuestionInfo question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var properties = new JsonObject
        {
            [QuestionBody.ModelField] = Text("The text of the model, in the YAML of .crisis.yaml files. Give this or `file`."),
            [QuestionBody.FileField] = Text("A bundled model, such as geneva-2022, or a file in the opened folder, such as my.crisis.yaml."),
        };
        foreach (var option in question.Served) properties[option.Property] = Of(option);
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        string[] required = [.. question.Served.Where(o => o.IsRequired).Select(o => o.Property)];
        if (required.Length > 0) schema["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]);
        return schema;
    }

    private static JsonObject Of(OptionInfo option)
    {
        var schema = option.Kind switch
        {
            OptionKind.Flag => new JsonObject { ["type"] = "boolean" },
            OptionKind.Number => new JsonObject { ["type"] = "integer", ["minimum"] = option.Least, ["maximum"] = option.Most },
            _ when option.TakesNumbers => new JsonObject { ["type"] = new JsonArray("string", "integer", "number") },
            _ => new JsonObject { ["type"] = "string" },
        };
        schema["description"] = $"{option.Help}.";
        if (option.Words.Count > 0) schema["enum"] = new JsonArray([.. option.Words.Select(w => (JsonNode)w)]);
        if ((option.ServiceDefault ?? option.Default ?? (option.Kind == OptionKind.Flag ? false : null)) is { } usual) schema["default"] = Value(usual);
        if (option.Example is { } example)
            schema["examples"] =
            new JsonArray(option.Kind == OptionKind.Number ? JsonValue.Create(long.Parse(example, System.Globalization.CultureInfo.InvariantCulture))
            : JsonValue.Create(example));
        return schema;
    }

    private static JsonNode Value(object usual) => usual switch
    {
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        _ => JsonValue.Create((string)usual),
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
