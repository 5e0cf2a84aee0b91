using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Serialization;

namespace Demarche.Cluster.Silos;

/// <summary>A silo: a process of a cluster that works on units. It keeps nothing on disk, and opens no file for a client.</summary>
public sealed class Silo : IAsyncDisposable
{
    /// <summary>The name of the cluster, and of what it does.</summary>
    internal const string Name = "demarche";

    /// <summary>A unit that is not done by then is left to others.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly WebApplication app;
    private readonly SiloOptions options;
    private readonly WorkFloor floor;

    private Silo(WebApplication app, SiloOptions options) => (this.app, this.options, floor) = (app, options, app.Services.GetRequiredService<WorkFloor>());

    /// <summary>
    /// Where health (<c>/health/live</c>, <c>/health/ready</c>), how the work stands (<c>/status</c>) and the dashboard are, on this machine.
    /// </summary>
    public Uri Watch => new($"http://{options.Listen.Watch}");

    /// <summary>Starts a silo and waits until it is one of its cluster.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <returns>The silo; or why there is none, in words.</returns>
    public static async Task<(Silo? Silo, string? WhyNot)> Start(SiloOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Certificate is null && !(options.Listen.IsLoopback && options.Join is not { IsLoopback: false }))
            return (null, $"beyond this machine a silo needs a certificate: give one with --certificate, or listen on {NodeAddress.Usual}");
        if (options.Membership is { } database && await MembershipTables.Prepare(database, cancellation).ConfigureAwait(false) is { } wrong)
            return (null, wrong);
        var silo = new Silo(Build(options), options);
        try
        {
            await silo.app.StartAsync(cancellation).ConfigureAwait(false);
            if (await Neighbours.WhyNot(silo.app.Services, options.Listen).ConfigureAwait(false) is not { } mismatch) return (silo, null);
            await silo.DisposeAsync().ConfigureAwait(false);
            return (null, mismatch);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            await silo.DisposeAsync().ConfigureAwait(false);
            return (null, WhyNotStarted(options, failure));
        }
    }

    /// <summary>Stops in order: takes nothing new, ends what it is working on where that does not take long, and leaves the cluster.</summary>
    public async Task Stop()
    {
        floor.Leave();
        var start = options.Time.GetTimestamp();
        while (floor.Begun > 0 && options.Time.GetElapsedTime(start) < Longest) await Task.Delay(LookEvery, options.Time).ConfigureAwait(false);
        // What is done is fetched with the next question after it, which comes within a second.
        await Task.Delay(TimeSpan.FromSeconds(1), options.Time).ConfigureAwait(false);
        await app.StopAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string WhyNotStarted(SiloOptions options, Exception failure)
    {
        var reason = failure.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.');
        return options.Join is { } first ? $"it could not join the silo at {first}: {reason}" : $"it could not start at {options.Listen}: {reason}";
    }

    private static WebApplication Build(SiloOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Orleans", LogLevel.Warning);
        if (options.Log) builder.Logging.AddSimpleConsole(console =>
            (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "HH:mm:ss "));
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(options.Listen.Watch));
        builder.Services.AddSingleton<IHostLifetime, OwnLifetime>();
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton(new SiloLimits { Cores = options.Cores, Memory = (long)options.MemoryMegabytes << 20 });
        builder.Services.AddSingleton(services =>
            new Shelf(services.GetRequiredService<SiloLimits>(), services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        builder.Services.AddSingleton<WorkFloor>();
        builder.Services.AddSingleton(_ => new Books(options.Membership is { } database ? new BookStore(database) : null));
        builder.Services.AddHealthChecks().AddCheck<LeavingCheck>("work", tags: ["ready"]);
        if (options.Metrics) builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(WorkFloor.Name, "Microsoft.Orleans", "System.Runtime").AddOtlpExporter());
        builder.UseOrleans(silo => Configure(silo, options));
        var built = builder.Build();
        built.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        built.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        built.MapGet("/status", (WorkFloor floor) => Results.Json(floor.Status));
        built.MapOrleansDashboard();
        return built;
    }

    private static void Configure(ISiloBuilder silo, SiloOptions options)
    {
        silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = Name);
        silo.Configure<Orleans.Configuration.SiloOptions>(own => own.SiloName = options.Listen.ToString());
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.AdvertisedIPAddress = options.Listen.Clients.Address;
            (endpoints.SiloPort, endpoints.GatewayPort) = (options.Listen.Silos.Port, options.Listen.Clients.Port);
            (endpoints.SiloListeningEndpoint, endpoints.GatewayListeningEndpoint) = (options.Listen.Silos, options.Listen.Clients);
        });
        // A silo that was killed is found out within some seconds, and a new one does not wait long for one that has gone.
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
        if (options.Membership is { } database)
            silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (MembershipTables.Invariant, database));
        else silo.UseDevelopmentClustering((options.Join ?? options.Listen).Silos);
        if (options.Certificate is { } certificate) silo.UseTls(certificate.Apply);
        silo.Services.AddSerializer(serializer => serializer.AddAssembly(typeof(Silo).Assembly));
        silo.AddDashboard();
    }

    /// <summary>Whoever started the silo says when it ends.</summary>
    private sealed class OwnLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class LeavingCheck(WorkFloor floor) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(floor.IsLeaving ? HealthCheckResult.Unhealthy("The silo is leaving.") : HealthCheckResult.Healthy());
    }
}
