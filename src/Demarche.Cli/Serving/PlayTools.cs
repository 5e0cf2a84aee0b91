using System.ComponentModel;
using Demarche.Workbench.Asking;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Demarche.Cli.Serving;

/// <summary>The question that needs the calendar as a tool; see <see cref="ModelTools"/>.</summary>
[McpServerToolType]
internal sealed class PlayTools(Questions questions)
{
    [McpServerTool(Name = "play", Title = "How likely the break is", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Works out the probability of the break over the calendar of a crisis model, with its spread, the likeliest paths, the pivotal occasion, what the record and each option tell, and what would change the answer. The model needs a calendar. Markdown.")]
    public Task<CallToolResult> Play(
        [Description("The text of the model, in the YAML of .crisis.yaml files. Give this or file.")] string? model = null,
        [Description("A bundled model, such as geneva-2022, or a file in the opened folder, such as my.crisis.yaml.")] string? file = null,
        [Description("The seed of all that is drawn; the same seed gives the same answer. 1 when left out.")] int? seed = null,
        [Description("How many runs are drawn.")] int? draws = null,
        [Description("How exactly parties choose: low, medium, high, a number, or two as in 4..16.")] string? lambda = null,
        [Description("The day to end on, yyyy-MM-dd; the model's when left out.")] string? horizon = null,
        CancellationToken cancellation = default) =>
        ToolReply.Ask(questions, new PlayRequest { Model = model, File = file, Seed = seed, Draws = draws, Lambda = lambda, Horizon = horizon }, "md", cancellation);
}
