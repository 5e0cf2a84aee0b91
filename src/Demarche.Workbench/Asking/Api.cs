using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Demarche.Workbench.Asking;

/// <summary>The HTTP interface: the questions of the command line as JSON, on the same limits as the pages. Described at <see cref="Description"/>.</summary>
internal static class Api
{
    /// <summary>Where all of it is.</summary>
    public const string Root = "/api";

    /// <summary>Where its OpenAPI description is.</summary>
    public const string Description = "/api/openapi.json";

    /// <summary>The longest request, in bytes: the longest text with every character escaped.</summary>
    public const long LongestRequest = 6L * Questions.LongestText + 10_000;

    private const string ProblemType = "application/problem+json";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).WithTags("Questions").DisableAntiforgery();
        Map<CheckRequest>(api, "check", "What is wrong with a model, and how big it is");
        Map<SolveRequest>(api, "solve", "Which states hold, and under which assumption about the parties' foresight");
        Map<ExplainRequest>(api, "explain", "Why a state holds or fails, party by party, move by move");
        Map<AdviseRequest>(api, "advise", "The cheapest changes that would make a state hold");
        Map<BriefRequest>(api, "brief", "The findings of the brief");
        Map<PlayRequest>(api, "play", "The probability of the break over the calendar");
        api.MapFallback(() => Results.Problem("There is no such question. The questions are described at /api/openapi.json.", statusCode: StatusCodes.Status404NotFound)).ExcludeFromDescription();
    }

    private static void Map<T>(RouteGroupBuilder api, string name, string summary)
        where T : ModelRequest =>
        api.MapPost($"/{name}", (T request, Questions questions, HttpContext context) => Answer(request, questions, context))
            .WithName(name)
            .WithSummary(summary)
            .WithMetadata(new RequestSizeLimitAttribute(LongestRequest))
            .Produces<object>(StatusCodes.Status200OK, "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);

    private static async Task<IResult> Answer(ModelRequest request, Questions questions, HttpContext context)
    {
        var reply = await questions.Ask($"api {context.Connection.Id}", request, "json", context.RequestAborted);
        if (reply.Kind == ReplyKind.Answered) return Results.Bytes(reply.Output, "application/json");
        if (reply.Kind == ReplyKind.Busy) context.Response.Headers.RetryAfter = "5";
        var problem = new ProblemDetails { Status = StatusOf(reply.Kind), Title = TitleOf(reply.Kind), Detail = reply.Problem };
        if (reply.Diagnostics.Count > 0) problem.Extensions["diagnostics"] = reply.Diagnostics.Select(Told).ToArray();
        return Results.Json(problem, contentType: ProblemType, statusCode: problem.Status);
    }

    private static object Told(Diagnostic d) => new
    {
        code = d.Code,
        severity = d.Severity.ToString().ToLowerInvariant(),
        file = d.Span.File,
        line = d.Span.Line,
        column = d.Span.Column,
        endLine = d.Span.EndLine,
        endColumn = d.Span.EndColumn,
        message = d.Message,
        help = d.Help,
    };

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
        ReplyKind.TooLong => "The model is too long",
        ReplyKind.Problems => "The model has mistakes",
        ReplyKind.TooLarge => "The model is too large to be analysed here",
        ReplyKind.Busy => "Too many questions are waiting",
        ReplyKind.TooSlow => "It took too long",
        ReplyKind.Stopped => "It was stopped",
        _ => "Something went wrong that is not your mistake",
    };
}
