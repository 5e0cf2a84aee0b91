using System.CommandLine;
using System.Runtime.InteropServices;
using Demarche.Cluster;
using Demarche.Cluster.Silos;
using Demarche.Engine;
using Demarche.Language.Wording;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche silo</c>: a process of a cluster that works on units of long questions.</summary>
internal static class SiloCommand
{
    public static Command Create(Io io)
    {
        var listen = new Option<string>("--listen") { HelpName = "HOST:PORT",
            Description =
            $"Where it is reached ({NodeAddress.Usual} when left out); the port after it is for other silos, and the one after that, on this machine only, "
            + $"for health and the dashboard", DefaultValueFactory = _ => NodeAddress.Usual };
        var join = new Option<string?>("--join") { HelpName = "HOST:PORT",
            Description = "Join the cluster of a silo that runs there, without a database: that first silo must live as long as the cluster" };
        var membership = new Option<string?>("--membership") { HelpName = "CONNECTION",
            Description = "Find the other silos in a PostgreSQL database, such as \"Host=db;Database=demarche;Username=demarche\"; no silo is first then" };
        var certificate = ClusterInput.CertificateOption();
        var cores = new Option<int?>("--cores") { HelpName = "N", Description = "On how many processors it works (all when left out)" }.Between(1, 1024);
        var memory = new Option<int?>("--memory") { HelpName = "MB",
            Description = "Refuse models whose analysis would take more than so many megabytes (2048 when left out)" }.Between(1, 1 << 20);
        var metrics = new Option<bool>("--metrics") { Description = "Send metrics by OpenTelemetry to where OTEL_EXPORTER_OTLP_ENDPOINT says" };
        var log = new Option<bool>("--log") { Description = "Log warnings on standard error" };
        foreach (var address in new Option[] { listen, join }) address.Validators.Add(result => AddressOf(result));
        var command = new ExemplifiedCommand(
            "silo",
            "Work on long questions for others: one process of a cluster",
            new Example("demarche silo", "the first, on this machine"),
            new Example("demarche silo --listen 127.0.0.1:7711 --join 127.0.0.1:7701", "a second, on this machine"),
            new Example("demarche silo --listen 10.0.0.2:7701 --membership \"Host=10.0.0.9;Database=demarche;Username=demarche\" --certificate silo.pem",
                "one of several machines"))
        {
            listen, join, membership, certificate, cores, memory, metrics, log,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(join) is not null && result.GetResult(membership) is not null)
                result.AddError("--join and --membership do not go together: silos find each other in the database, or by the first of them");
        });
        command.SetAction(parsed =>
        {
            if (!ClusterInput.TryRead(parsed.GetValue(certificate), parsed, io, out var known, out var exitCode)) return exitCode;
            return Run(
                new SiloOptions
                {
                    Listen = NodeAddress.Read(parsed.GetRequiredValue(listen)).Address!,
                    Join = parsed.GetValue(join) is { } first ? NodeAddress.Read(first).Address : null,
                    Membership = parsed.GetValue(membership),
                    Certificate = known,
                    Cores = parsed.GetValue(cores) ?? Parallelism.Usual,
                    MemoryMegabytes = parsed.GetValue(memory) ?? 2048,
                    Metrics = parsed.GetValue(metrics),
                    Log = parsed.GetValue(log),
                    Time = io.Time,
                },
                parsed,
                io);
        });
        return command;
    }

    private static void AddressOf(System.CommandLine.Parsing.OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (NodeAddress.Read(token.Value).WhyNot is { } wrong) result.AddError(wrong);
        }
    }

    private static int Run(SiloOptions options, ParseResult parsed, Io io)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(io.Cancellation);
        using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            leave.Cancel();
        });
        var (silo, whyNot) = Silo.Start(options, leave.Token).GetAwaiter().GetResult();
        if (silo is null) return UsageErrors.Report(whyNot!, parsed, io);
        var on = Phrases.Digits(options.Cores, "processor");
        io.Out.WriteLine(FormattableString.Invariant($"The silo is at {options.Listen}, on {on}; its health and dashboard are at {silo.Watch}"));
        io.Out.WriteLine("Press Ctrl-C to stop it: it ends what it is working on, and the others do the rest.");
        io.Out.Flush();
        leave.Token.WaitHandle.WaitOne();
        io.Out.WriteLine("The silo is leaving.");
        io.Out.Flush();
        silo.Stop().GetAwaiter().GetResult();
        silo.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return ExitCode.Answered;
    }
}
