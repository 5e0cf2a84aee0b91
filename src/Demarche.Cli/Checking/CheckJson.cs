using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Language.Diagnostics;

namespace Demarche.Cli.Checking;

/// <summary>What <c>check</c> found, as JSON for scripts.</summary>
internal static class CheckJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IReadOnlyList<CheckedModel> models, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("models");
            foreach (var model in models) WriteModel(json, model);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteModel(Utf8JsonWriter json, CheckedModel model)
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
        foreach (var diagnostic in model.Diagnostics) WriteDiagnostic(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDiagnostic(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", DiagnosticText.SeverityWord(diagnostic.Severity));
        json.WriteString("file", diagnostic.Span.File);
        json.WriteNumber("line", diagnostic.Span.Line);
        json.WriteNumber("column", diagnostic.Span.Column);
        json.WriteNumber("endLine", diagnostic.Span.EndLine);
        json.WriteNumber("endColumn", diagnostic.Span.EndColumn);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("help", diagnostic.Help);
        json.WriteEndObject();
    }
}
