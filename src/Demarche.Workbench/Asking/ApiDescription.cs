using System.Text.Json;
using System.Text.Json.Nodes;
using Demarche.Analysis.Asking;
using Demarche.Reports.Rendering;

namespace Demarche.Workbench.Asking;

/// <summary>The description of the HTTP interface (OpenAPI 3.1), made from the tables of the questions.</summary>
internal static class ApiDescription
{
    private static readonly (int Status, string When)[] Refusals =
    [
        (400, "The body is no JSON, lacks a field, or holds a field or value that is not taken: `errors` tells where and what is allowed."),
        (404, "There is no such model."),
        (405, "Only POST is answered."),
        (413, "The request, the model or the answer is too long."),
        (415, "The body is not sent as application/json."),
        (422, "The model has mistakes, shown in `diagnostics` with their places, lacks what the question needs, or is too large."),
        (429, "Too many questions are waiting; Retry-After says when to come back."),
        (504, "It took too long. What `play`, `vary` and `advise` have done by then is an answer."),
    ];

    /// <summary>The description as a text.</summary>
    public static string Text()
    {
        var paths = new JsonObject();
        foreach (var question in Questions.All) paths[$"{Api.Root}/{question.Name}"] = new JsonObject { ["post"] = Of(question) };
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Demarche", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = new JsonObject { ["Problem"] = Problem() } },
        }.ToJsonString(Json.OfFindings);
    }

    private static JsonObject Of(QuestionInfo question)
    {
        var responses = new JsonObject { ["200"] =
            Response("What the command line prints as JSON.", "application/json", new JsonObject { ["type"] = "object" }) };
        foreach (var (status, when) in Refusals)
            responses[$"{status}"] = Response(when, "application/problem+json", new JsonObject { ["$ref"] = "#/components/schemas/Problem" });
        return new JsonObject
        {
            ["operationId"] = question.Name,
            ["tags"] = new JsonArray("Questions"),
            ["summary"] = question.Title,
            ["description"] = $"{question.Summary}.",
            ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/json", QuestionSchema.Of(question)) },
            ["responses"] = responses,
        };
    }

    private static JsonObject Response(string description, string type, JsonObject schema) =>
        new() { ["description"] = description, ["content"] = Content(type, schema) };

    private static JsonObject Content(string type, JsonObject schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Problem() => JsonNode.Parse("""
        {
          "type": "object",
          "description": "Problem details (RFC 9457).",
          "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "errors": {
              "type": "array",
              "items": { "type": "object", "properties": { "pointer": { "type": "string" }, "detail": { "type": "string" }, "allowed": { "type": "string" } } }
            },
            "diagnostics": { "type": "array", "items": { "type": "object" } }
          }
        }
        """, documentOptions: new JsonDocumentOptions())!.AsObject();
}
