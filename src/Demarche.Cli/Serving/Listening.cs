using System.CommandLine;
using Demarche.Workbench;
using Demarche.Workbench.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Demarche.Cli.Serving;

/// <summary>Where a server listens and under which names, as the user says it; the same for every command that serves pages.</summary>
internal sealed class Listening
{
    private readonly Option<string> urls = new("--urls") { HelpName = "URL", Description = "The address to listen on, on this machine only",
        DefaultValueFactory = _ => WorkbenchOptions.DefaultUrls };
    private readonly Option<string?> listen;
    private readonly Option<string[]> hosts;
    private readonly Option<string> log = new Option<string>("--log") { HelpName = "FORMAT",
        Description = "Log requests on standard error: none, text or json", DefaultValueFactory = _ => "none" }.Among("log", "none", "text", "json");
    private readonly Option<bool> metrics = new("--metrics") { Description = "Send metrics by OpenTelemetry to where OTEL_EXPORTER_OTLP_ENDPOINT says" };

    /// <summary>Puts the options on a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="whatForOthers">What others need beyond this machine, as the end of a sentence.</param>
    public Listening(Command command, string whatForOthers)
    {
        listen = new Option<string?>("--listen") { HelpName = "ADDRESS",
            Description = $"An address of this machine, such as 0.0.0.0:5178, at which others can reach it; {whatForOthers}" };
        hosts = new Option<string[]>("--host") { HelpName = "NAME",
            Description = "A further name under which it is reached, as behind a proxy; may be given several times; the access token to the workbench is "
            + "then asked for", Arity = ArgumentArity.OneOrMore };
        listen.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } address && !Uri.TryCreate($"http://{address}", UriKind.Absolute, out _))
                result.AddError($"'{address}' is no address; write it as 0.0.0.0:5178");
        });
        foreach (var option in new Option[] { urls, listen, hosts, log, metrics }) command.Add(option);
    }

    /// <summary>Whether the user named an address or a host for others: a proxy on this machine reaches loopback on their behalf.</summary>
    public bool IsForOthers(ParseResult parsed) => parsed.GetResult(listen) is not null || parsed.GetValue(hosts) is { Length: > 0 };

    /// <summary>What the server is started with; the token is made where others can come and none is given.</summary>
    public WorkbenchOptions Options(ParseResult parsed, string? model, AccessToken? token, Io io)
    {
        var options = new WorkbenchOptions
        {
            Model = model,
            Urls = parsed.GetValue(listen) is { } address ? $"http://{address}" : parsed.GetRequiredValue(urls),
            BundledModels = io.BundledModels,
            Folder = Directory.GetCurrentDirectory(),
            BlankModel = BundledModels.BlankText(),
            Time = io.Time,
            Drafts = DraftFolder.Of(io),
            Hosts = parsed.GetValue(hosts) ?? [],
            Log = Enum.Parse<LogFormat>(parsed.GetRequiredValue(log), ignoreCase: true),
            Metrics = parsed.GetValue(metrics),
            Token = token,
        };
        return options.Token is null && (!ListenAddresses.AreLoopback(options.Urls) || IsForOthers(parsed)) ? options with { Token = AccessToken.New() }
            : options;
    }

    /// <summary>Serves until the user stops it.</summary>
    /// <param name="options">What to serve, and where.</param>
    /// <param name="prepare">Done before it listens.</param>
    /// <param name="tell">Says what is served, once it is.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="io">The world.</param>
    public static int Serve(WorkbenchOptions options, Action<WebApplication> prepare, Action<WebApplication> tell, ParseResult parsed, Io io)
    {
        using var app = WorkbenchHost.Build(options);
        prepare(app);
        try
        {
            app.StartAsync(io.Cancellation).GetAwaiter().GetResult();
        }
        catch (IOException taken)
        {
            return UsageErrors.Report($"cannot listen on {options.Urls}: {taken.Message} Name another address with --urls", parsed, io);
        }

        tell(app);
        if (!ListenAddresses.AreLoopback(options.Urls))
            io.Out.WriteLine("Others can reach it. What passes over the network is not encrypted: put a proxy with TLS in front, name it with --host, and "
            + "let only the proxy reach this address.");
        io.Out.WriteLine("Press Ctrl-C to stop it.");
        io.Out.Flush();
        app.WaitForShutdownAsync(io.Cancellation).GetAwaiter().GetResult();
        return ExitCode.Answered;
    }
}
