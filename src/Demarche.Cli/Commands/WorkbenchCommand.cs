using System.CommandLine;
using Demarche.Cli.Serving;
using Demarche.Workbench;
using Demarche.Workbench.Hosting;
using Microsoft.Extensions.Hosting;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche workbench [MODEL]</c>: the model in the browser.</summary>
internal static class WorkbenchCommand
{
    public static Command Create(Io io)
    {
        var model = ModelFiles.Complete(new Argument<string?>("MODEL")
        {
            HelpName = "MODEL",
            Description = "A .crisis.yaml file or a folder with crisis.yaml; the bundled geneva-2022 when left out",
            Arity = ArgumentArity.ZeroOrOne,
        });
        var urls = new Option<string>("--urls") { HelpName = "URL", Description = "The address to listen on, on this machine only", DefaultValueFactory = _ => WorkbenchOptions.DefaultUrls };
        var listen = new Option<string?>("--listen") { HelpName = "ADDRESS", Description = "An address of this machine, such as 0.0.0.0:5178, at which others can reach it; they need the access token" };
        var token = new Option<string?>("--token") { HelpName = "TOKEN", Description = "The access token; a new one is made and printed when left out" };
        var hosts = new Option<string[]>("--host") { HelpName = "NAME", Description = "A further name under which it is reached, as behind a proxy; may be given several times; the access token is then asked for", Arity = ArgumentArity.OneOrMore };
        var log = new Option<string>("--log") { HelpName = "FORMAT", Description = "Log requests on standard error: none, text or json", DefaultValueFactory = _ => "none" }.Among("log", "none", "text", "json");
        var metrics = new Option<bool>("--metrics") { Description = "Send metrics by OpenTelemetry to where OTEL_EXPORTER_OTLP_ENDPOINT says" };
        listen.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } address && !Uri.TryCreate($"http://{address}", UriKind.Absolute, out _)) result.AddError($"'{address}' is no address; write it as 0.0.0.0:5178");
        });
        token.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && AccessToken.WhyNot(text) is { } wrong) result.AddError($"--token: {wrong}");
        });
        var command = new ExemplifiedCommand(
            "workbench",
            "Read, change and ask a model in the browser",
            new Example("demarche workbench", "the crisis of January 2022, solved"),
            new Example("demarche workbench my-crisis", "your own model"),
            new Example("demarche workbench my-crisis --urls http://127.0.0.1:8080", "at another address"),
            new Example("demarche workbench --listen 0.0.0.0:5178", "for others too, who need the token that is printed"))
        {
            model, urls, listen, token, hosts, log, metrics,
        };
        var cluster = new ClusterInput(command, asksOnce: false);
        command.SetAction(parsed =>
        {
            if (!cluster.TryConnect(parsed, io, out var client, out var exitCode)) return exitCode;
            try
            {
                return Serve(OptionsOf(parsed) with { Workforce = client }, parsed.GetResult(listen) is not null || parsed.GetValue(hosts) is { Length: > 0 }, parsed, io);
            }
            finally
            {
                client?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        });
        return command;

        WorkbenchOptions OptionsOf(ParseResult parsed) => new()
        {
            Model = parsed.GetValue(model),
            Urls = parsed.GetValue(listen) is { } address ? $"http://{address}" : parsed.GetRequiredValue(urls),
            BundledModels = io.BundledModels,
            Folder = Directory.GetCurrentDirectory(),
            BlankModel = NewCommand.BlankText(),
            Time = io.Time,
            Drafts = DraftFolder.Of(io),
            Hosts = parsed.GetValue(hosts) ?? [],
            Log = Enum.Parse<LogFormat>(parsed.GetRequiredValue(log), ignoreCase: true),
            Metrics = parsed.GetValue(metrics),
            Token = parsed.GetValue(token) is { } given ? new AccessToken(given) : null,
        };
    }

    /// <param name="options">What to serve, and where.</param>
    /// <param name="isForOthers">Whether the user named an address or a host for others: a proxy on this machine reaches loopback on their behalf.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="io">The world.</param>
    private static int Serve(WorkbenchOptions options, bool isForOthers, ParseResult parsed, Io io)
    {
        if (options.Model is { } path && !File.Exists(path) && !Directory.Exists(path))
        {
            return UsageErrors.Report($"there is no model '{path}'", parsed, io);
        }

        var isOpen = !ListenAddresses.AreLoopback(options.Urls);
        if (options.Token is null && (isOpen || isForOthers)) options = options with { Token = AccessToken.New() };
        using var app = WorkbenchHost.Build(options);
        try
        {
            app.StartAsync(io.Cancellation).GetAwaiter().GetResult();
        }
        catch (IOException taken)
        {
            return UsageErrors.Report($"cannot listen on {options.Urls}: {taken.Message} Name another address with --urls", parsed, io);
        }

        foreach (var name in options.Hosts) io.Out.WriteLine(FormattableString.Invariant($"Through a proxy it is at https://{name}/?token={options.Token!.Text}"));
        var pass = options.Token is { } token ? $"/?token={token.Text}" : "";
        io.Out.WriteLine($"The workbench is at {string.Join(" and ", app.Urls.Select(url => url + pass))}");
        if (isOpen) io.Out.WriteLine("Others can reach it. What passes over the network is not encrypted: put a proxy with TLS in front, name it with --host, and let only the proxy reach this address.");
        io.Out.WriteLine("Press Ctrl-C to stop it.");
        io.Out.Flush();
        app.WaitForShutdownAsync(io.Cancellation).GetAwaiter().GetResult();
        return ExitCode.Answered;
    }
}
