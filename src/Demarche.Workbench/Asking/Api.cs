using System.Text.Json.Nodes;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Asking.Meanings;
using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Reports.Checking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Demarche.Workbench.Asking;

/// <summary>
/// The HTTP interface: the questions of the command line as JSON, on the same limits as the pages. Described at <see cref="Description"/>; what cannot be
/// answered is reported as problem details (RFC 9457).
/// </summary>
internal static class Api
{
    /// <summary>Where all of it is.</summary>
    public const string Root = "/api";

    /// <summary>Where its OpenAPI description is.</summary>
    public const string Description = "/api/openapi.json";

    /// <summary>The longest request, in bytes: the longest text with every character escaped.</summary>
    public const long LongestRequest = 6L * Asker.LongestText + 10_000;

    private const string Json = "application/json";
    private const string ProblemType = "application/problem+json";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var description = ApiDescription.Text();
        var api = routes.MapGroup(Root).DisableAntiforgery();
        api.MapGet("/openapi.json", () => Results.Text(description, Json));
        api.Map("/{question}", (string question, Asker asker, HttpContext context) => Answer(question, asker, context))
            .WithMetadata(new RequestSizeLimitAttribute(LongestRequest));
        api.MapFallback(() => NoSuchQuestion(""));
    }

    private static async Task<IResult> Answer(string name, Asker asker, HttpContext context)
    {
        if (Questions.Find(name) is not { } question) return NoSuchQuestion(name);
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "POST";
            return Problem(StatusCodes.Status405MethodNotAllowed, "That is not how it is asked",
                $"{Root}/{name} answers POST with a JSON object, not {context.Request.Method}.");
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.Accept = Json;
            return Problem(StatusCodes.Status415UnsupportedMediaType, "That is not how it is asked",
                $"The body is a JSON object, sent with Content-Type: {Json}{(context.Request.ContentType is { } sent ? $", not {sent}" : "")}.");
        }

        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problem(refused.StatusCode, TitleOf(ReplyKind.TooLong),
                FormattableString.Invariant($"A request is at most {LongestRequest:N0} bytes long."));
        }

        var (asked, faults) = QuestionBody.Read(question, body.GetBuffer().AsMemory(0, (int)body.Length));
        var reply = asked is null ? Reply.Misuse(faults) : await asker.Ask($"api {context.Connection.Id}", question, asked, "json", context.RequestAborted);
        if (reply.Kind == ReplyKind.Busy) context.Response.Headers.RetryAfter = "5";
        return reply.Kind == ReplyKind.Answered ? Results.Bytes(reply.Output, Json) : Worded(reply);
    }

    private static IResult NoSuchQuestion(string name) => Problem(
        StatusCodes.Status404NotFound,
        "There is no such question",
        $"There is no question “{name}”{Suggestion.DidYouMean(name, Questions.All.Select(q => q.Name))}. There are "
            + $"{string.Join(", ", Questions.All.Select(q => q.Name))}, described at {Description}.");

    private static IResult Problem(int status, string title, string detail) =>
        Results.Json(new ProblemDetails { Type = $"https://www.rfc-editor.org/rfc/rfc9110#name-{status}", Status = status, Title = title, Detail = detail },
            contentType: ProblemType, statusCode: status);

    private static IResult Worded(Reply reply)
    {
        var problem = new ProblemDetails { Status = StatusOf(reply.Kind), Title = TitleOf(reply.Kind), Detail = reply.Problem };
        if (reply.Faults.Count > 0)
        {
            problem.Extensions["errors"] = reply.Faults.Select(f => f.Allowed is null
                ? new JsonObject { ["pointer"] = $"#{f.Pointer}", ["detail"] = f.Detail }
                : new JsonObject { ["pointer"] = $"#{f.Pointer}", ["detail"] = f.Detail, ["allowed"] = f.Allowed }).ToArray();
        }

        var diagnostics = reply.Problems.Select(p => p.Diagnostic).Where(d => d is not null).Select(d => CheckJson.Of(d!)).ToArray();
        if (diagnostics.Length > 0) problem.Extensions["diagnostics"] = diagnostics;
        return Results.Json(problem, contentType: ProblemType, statusCode: problem.Status);
    }

    private static int StatusOf(ReplyKind kind) => kind switch
    {
        ReplyKind.Misused => StatusCodes.Status400BadRequest,
        ReplyKind.NoModel => StatusCodes.Status404NotFound,
        ReplyKind.TooLong => StatusCodes.Status413PayloadTooLarge,
        ReplyKind.Problems or ReplyKind.TooLarge => StatusCodes.Status422UnprocessableEntity,
        ReplyKind.Busy => StatusCodes.Status429TooManyRequests,
        ReplyKind.TooSlow => StatusCodes.Status504GatewayTimeout,
        ReplyKind.Stopped => StatusCodes.Status499ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static string TitleOf(ReplyKind kind) => kind switch
    {
        ReplyKind.Misused => "The question cannot be asked like this",
        ReplyKind.NoModel => "There is no such model",
        ReplyKind.TooLong => "It is too long",
        ReplyKind.Problems => "The model cannot be answered",
        ReplyKind.TooLarge => "The model is too large to be analysed here",
        ReplyKind.Busy => "Too many questions are waiting",
        ReplyKind.TooSlow => "It took too long",
        ReplyKind.Stopped => "It was stopped",
        _ => "Something went wrong that is not your mistake",
    };
}
