using System.Text.Json;
using System.Text.Json.Nodes;
using Demarche.Analysis.Asking;
using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Checking;

/// <summary>What <c>check</c> found, as JSON for scripts.</summary>
public static class CheckJson
{
    /// <summary>Writes the object and a newline as UTF-8.</summary>
    public static void Write(IReadOnlyList<CheckAnswer> models, Stream output)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output, Json.Indented))
        {
            json.WriteStartObject();
            json.WriteStartArray("models");
            foreach (var model in models) WriteModel(json, model);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteModel(Utf8JsonWriter json, CheckAnswer model)
    {
        json.WriteStartObject();
        json.WriteString("path", model.Path);
        json.WriteNumber("errors", model.Errors);
        json.WriteNumber("warnings", model.Warnings);
        if (model.Crisis is { } crisis)
        {
            json.WriteString("model", crisis.Name);
            json.WriteNumber("parties", crisis.Parties.Count);
            json.WriteNumber("levers", crisis.Levers.Count);
            json.WriteStartObject("states");
            json.WriteNumber("total", model.Combinations);
            json.WriteNumber("feasible", model.States);
            json.WriteEndObject();
        }

        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in model.Diagnostics) Of(diagnostic).WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One problem with its place.</summary>
    public static JsonObject Of(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return new JsonObject
        {
            ["code"] = diagnostic.Code,
            ["severity"] = CheckText.Word(diagnostic.Severity),
            ["file"] = diagnostic.Span.File,
            ["line"] = diagnostic.Span.Line,
            ["column"] = diagnostic.Span.Column,
            ["endLine"] = diagnostic.Span.EndLine,
            ["endColumn"] = diagnostic.Span.EndColumn,
            ["message"] = diagnostic.Message,
            ["help"] = diagnostic.Help,
        };
    }
}
