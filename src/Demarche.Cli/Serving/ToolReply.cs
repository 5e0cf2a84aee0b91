using System.Text;
using Demarche.Workbench.Asking;
using ModelContextProtocol.Protocol;

namespace Demarche.Cli.Serving;

/// <summary>A reply as the result of a tool: what the command prints, or what is wrong with its place and what to do.</summary>
internal static class ToolReply
{
    private const string Session = "mcp";

    public static async Task<CallToolResult> Ask(Questions questions, ModelRequest request, string format, CancellationToken cancellation)
    {
        var reply = await questions.Ask(Session, request, format, cancellation);
        var text = reply.Kind == ReplyKind.Answered
            ? Encoding.UTF8.GetString(reply.Output.Span)
            : string.Join('\n', reply.Diagnostics.Select(d => $"{DiagnosticText.Headline(d)}\n    help: {d.Help}").Prepend(reply.Problem));
        return new CallToolResult { IsError = reply.Kind != ReplyKind.Answered, Content = [new TextContentBlock { Text = text }] };
    }
}
