using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Language;
using Demarche.Language.Diagnostics;

namespace Demarche.Cli.Checking;

/// <summary>What <c>check</c> found, as SARIF 2.1.0, which code hosts and editors read.</summary>
internal static class CheckSarif
{
    public static void Write(IReadOnlyList<CheckedModel> models, Stream output)
    {
        var diagnostics = models.SelectMany(m => m.Diagnostics).ToList();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, diagnostics);
            json.WriteStartArray("results");
            foreach (var diagnostic in diagnostics) WriteResult(json, diagnostic);
            json.WriteEndArray();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteTool(Utf8JsonWriter json, IReadOnlyList<Diagnostic> diagnostics)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "demarche");
        json.WriteString("version", Application.Version);
        json.WriteStartArray("rules");
        var used = diagnostics.Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in Catalogue.All.Where(r => used.Contains(r.Code)))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "help", rule.Help);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteString("level", DiagnosticText.SeverityWord(diagnostic.Severity));
        WriteText(json, "message", $"{diagnostic.Message}. {diagnostic.Help}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(diagnostic.Span.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", diagnostic.Span.Line);
        json.WriteNumber("startColumn", diagnostic.Span.Column);
        json.WriteNumber("endLine", diagnostic.Span.EndLine);
        json.WriteNumber("endColumn", diagnostic.Span.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Uri(string path) =>
        Path.IsPathRooted(path) ? new System.Uri(path).AbsoluteUri : string.Join('/', path.Split('/', '\\').Select(System.Uri.EscapeDataString));
}
