using System.ComponentModel;
using Demarche.Workbench.Asking;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Demarche.Cli.Serving;

/// <summary>The questions of the command line as tools of the Model Context Protocol.</summary>
[McpServerToolType]
internal sealed class ModelTools(Questions questions)
{
    private const string ModelText = "The text of the model, in the YAML of .crisis.yaml files. Give this or file.";
    private const string FileName = "A bundled model, such as geneva-2022, or a file in the opened folder, such as my.crisis.yaml.";
    private const string TypesText = "Hidden types to take as given, such as Russia=bluffing; the likeliest when left out.";

    [McpServerTool(Name = "check", Title = "Check a model", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Says what is wrong with a crisis model, line by line with what to do, and how big it is. JSON.")]
    public Task<CallToolResult> Check([Description(ModelText)] string? model = null, [Description(FileName)] string? file = null, CancellationToken cancellation = default) =>
        Ask(new CheckRequest { Model = model, File = file }, "json", cancellation);

    [McpServerTool(Name = "solve", Title = "Which states hold", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Says which states of a crisis model are equilibria, under which assumption about the parties' foresight. JSON; states are numbered from 1 and named in words.")]
    public Task<CallToolResult> Solve(
        [Description(ModelText)] string? model = null,
        [Description(FileName)] string? file = null,
        [Description("Solution concepts separated by commas, such as nash,seq, or all; the usual five when left out.")] string? concepts = null,
        [Description(TypesText)] string? types = null,
        [Description("A concept for each party, such as Russia=seq,USA=nash.")] string? foresight = null,
        [Description("Coalitions to ask about, such as Russia+USA; all, or none.")] string? coalitions = null,
        [Description("The most states in a list; 100 when left out, 0 for all of them.")] int limit = 100,
        CancellationToken cancellation = default) =>
        Ask(new SolveRequest { Model = model, File = file, Concepts = concepts, Types = types, Foresight = foresight, Coalitions = coalitions, Limit = limit }, "json", cancellation);

    [McpServerTool(Name = "explain", Title = "Why a state holds or fails", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Says why a state of a crisis model holds or fails, party by party, move by move. Markdown.")]
    public Task<CallToolResult> Explain(
        [Description("The state: a number from 1, now, an outcome, a pattern such as NYN, or levels such as ties=severed,border=eased.")] string state,
        [Description(ModelText)] string? model = null,
        [Description(FileName)] string? file = null,
        [Description("For one party only.")] string? party = null,
        [Description("Solution concepts separated by commas; the usual five when left out.")] string? concept = null,
        [Description(TypesText)] string? types = null,
        [Description("Whether to say which preferences would make the state hold.")] bool makeStable = false,
        CancellationToken cancellation = default) =>
        Ask(new ExplainRequest { State = state, Model = model, File = file, For = party, Concept = concept, Types = types, MakeStable = makeStable }, "md", cancellation);

    [McpServerTool(Name = "advise", Title = "What would make a state hold", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Tells a mediator the cheapest changes of the parties' priorities and moves after which an outcome or state holds and can be reached from now. Markdown.")]
    public Task<CallToolResult> Advise(
        [Description("The outcome or state that is to hold: an outcome, a number from 1, now, or levels such as ties=kept,border=eased.")] string wanted,
        [Description(ModelText)] string? model = null,
        [Description(FileName)] string? file = null,
        [Description("The solution concept that says what holds; seq when left out.")] string? concept = null,
        [Description(TypesText)] string? types = null,
        [Description("Whether moves that each pay for their mover must lead there from now; false lets any moves lead there.")] bool pays = true,
        CancellationToken cancellation = default) =>
        Ask(new AdviseRequest { Wanted = wanted, Model = model, File = file, Concept = concept, Types = types, Pays = pays }, "md", cancellation);

    [McpServerTool(Name = "brief", Title = "The answer in sentences", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Answers the question of a crisis model in sentences, then shows the grounds: what holds, threats, levers, factions, what would change the answer. Markdown.")]
    public Task<CallToolResult> Brief(
        [Description(ModelText)] string? model = null, [Description(FileName)] string? file = null, [Description(TypesText)] string? types = null, CancellationToken cancellation = default) =>
        Ask(new BriefRequest { Model = model, File = file, Types = types }, "md", cancellation);

    private Task<CallToolResult> Ask(ModelRequest request, string format, CancellationToken cancellation) => ToolReply.Ask(questions, request, format, cancellation);
}
