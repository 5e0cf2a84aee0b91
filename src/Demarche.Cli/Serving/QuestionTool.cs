using System.Text;
using System.Text.Json;
using Demarche.Analysis.Asking;
using Demarche.Workbench.Asking;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Demarche.Cli.Serving;

/// <summary>
/// A question as a tool of the Model Context Protocol: its schema from the table, its answer as the command prints it, or what is wrong with its place and
/// what to do.
/// </summary>
internal sealed class QuestionTool : McpServerTool
{
    private const string Session = "mcp";

    private readonly QuestionInfo question;

    public QuestionTool(QuestionInfo question)
    {
        this.question = question;
        ProtocolTool = new Tool
        {
            Name = question.Name,
            Title = question.Title,
            Description = $"{question.Summary}. {(Format == "json" ? "JSON; states are numbered from 1." : "Markdown; states are numbered from 1.")}",
            InputSchema = JsonSerializer.SerializeToElement(QuestionSchema.Of(question)),
            Annotations = new ToolAnnotations { Title = question.Title, ReadOnlyHint = true, IdempotentHint = true, OpenWorldHint = false,
                DestructiveHint = false },
        };
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <summary>What a language model reads best: data where it is short, sentences otherwise.</summary>
    private string Format => question.Name is "check" or "solve" ? "json" : "md";

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asker = request.Services!.GetRequiredService<Asker>();
        return await Answer(asker, request.Params?.Arguments?.Select(a => (a.Key, a.Value)) ?? [], cancellationToken);
    }

    /// <summary>The answer to a call with these arguments.</summary>
    public async Task<CallToolResult> Answer(Asker asker, IEnumerable<(string Name, JsonElement Value)> arguments, CancellationToken cancellation)
    {
        var (body, faults) = QuestionBody.Read(question, arguments);
        if (body is null) return Result(string.Join('\n', faults.Select(f => f.Allowed is { } allowed ? $"{f.Detail} Allowed: {allowed}" : f.Detail)),
            isError: true);
        var reply = await asker.Ask(Session, question, body, Format, cancellation);
        return reply.Kind == ReplyKind.Answered ? Result(Encoding.UTF8.GetString(reply.Output.Span), isError: false) : Result(Worded(reply), isError: true);
    }

    private static string Worded(Reply reply) => string.Join('\n', reply.Problems.Where(p => p.Diagnostic is not null)
        .Select(p => $"{DiagnosticText.Headline(p.Diagnostic!)}\n    help: {p.Diagnostic!.Help}").Prepend(reply.Problem));

    private static CallToolResult Result(string text, bool isError) => new() { IsError = isError, Content = [new TextContentBlock { Text = text }] };
}
