using System.CommandLine;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;
using Demarche.Cli.Serving;
using Demarche.Workbench.Asking;
using Demarche.Workbench.Files;
using Demarche.Workbench.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche mcp</c>: the questions as tools for a language model, over standard input and output.</summary>
internal static class McpCommand
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(1);

    public static Command Create(Io io)
    {
        var folder = new Option<string>("--folder") { HelpName = "FOLDER", Description =
            "The folder whose models can be asked about; the present one when left out", DefaultValueFactory = _ => Directory.GetCurrentDirectory() };
        var command = new ExemplifiedCommand(
            "mcp",
            "Answer a language model over standard input and output (Model Context Protocol)",
            new Example("demarche mcp --folder my-crises", "for a program that starts it"),
            new Example("demarche mcp --cluster 127.0.0.1:7701", "long questions are worked on by silos that 'demarche silo' started"))
        {
            folder,
        };
        var cluster = new ClusterInput(command, asksOnce: false);
        command.SetAction(parsed =>
        {
            var root = parsed.GetRequiredValue(folder);
            if (!Directory.Exists(root)) return UsageErrors.Report($"there is no folder '{root}'", parsed, io);
            return cluster.With(parsed, io, client =>
            {
                // Nobody waits for an answer any more once standard input has ended.
                using var ending = CancellationTokenSource.CreateLinkedTokenSource(io.Cancellation);
                using var input = new EndingStream(Console.OpenStandardInput(), ending.Cancel);
                using var host = Build(new WorkFolder(root), client, input, io);
                host.RunAsync(ending.Token).GetAwaiter().GetResult();
                return ExitCode.Answered;
            });
        });
        return command;
    }

    private static IHost Build(WorkFolder folder, Workforce? workforce, Stream input, Io io)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        // Standard output carries the protocol and nothing else.
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestGoodbye);
        builder.Services.AddSingleton(_ => new Analyst(new WorkLimits(), io.Time, workforce));
        builder.Services.AddSingleton(services => new Asker(
            folder,
            Directory.Exists(io.BundledModels) ? new WorkFolder(io.BundledModels, isReadOnly: true) : null,
            services.GetRequiredService<Analyst>()));
        builder.Services.AddMcpServer(mcp => mcp.ServerInfo = new() { Name = "demarche", Version = Application.Version })
            .WithStreamServerTransport(input, Console.OpenStandardOutput()).WithTools(Questions.All.Select(q => new QuestionTool(q)));
        return builder.Build();
    }
}
