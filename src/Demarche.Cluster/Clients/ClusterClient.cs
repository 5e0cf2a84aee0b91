using System.Net;
using System.Runtime.CompilerServices;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;
using Demarche.Cluster.Silos;
using Demarche.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Messaging;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Demarche.Cluster.Clients;

/// <summary>
/// A cluster as a workforce. To every silo there are lanes, two for each of its processors, so that a silo never waits for the next unit; each lane takes a
/// unit as it is done with one, so that fast silos do more. Silos that come are found, units of silos that go are given to others, and where none is left
/// they are worked on here. Safe for use from any thread.
/// </summary>
public sealed class ClusterClient : Workforce, IAsyncDisposable
{
    private const int LanesOfCore = 2;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Whoever does not answer by then is taken not to be there.</summary>
    private static readonly TimeSpan Hello = TimeSpan.FromSeconds(20);

    /// <summary>Whoever does not hear a goodbye by then is not waited for.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(3);

    /// <summary>A silo that is there and does not answer is tried again after so long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly string name = Guid.NewGuid().ToString("N");
    private readonly IHost host;
    private readonly Gateways gateways;
    private readonly TimeProvider time;
    private readonly OrderBook book = new();
    private readonly OrderBook suspects = new();
    private readonly ConditionalWeakTable<UnitJob, string> hashes = [];
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<SiloAddress, Line> lines = [];
    private readonly Dictionary<SiloAddress, long> failed = [];
    private readonly Lock gate = new();
    private Task keeping = Task.CompletedTask;
    private Task? ownWork;
    private CancellationTokenSource ownStop = new();
    private int lanes;
    private int opened;

    private ClusterClient(IHost host, Gateways gateways, TimeProvider time) => (this.host, this.gateways, this.time) = (host, gateways, time);

    /// <summary>So long without any silo, and the client works on units itself; logs, which only silos can write, are waited for three times as long.</summary>
    internal TimeSpan Alone { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How the work was spread.</summary>
    public Spread Spread { get; } = new();

    /// <inheritdoc/>
    public override int Width => Math.Max(1, lanes);

    /// <summary>Whether there are lanes to a silo, by its address.</summary>
    internal bool Knows(string silo)
    {
        lock (gate) return lines.Values.Any(l => l.Silo == silo && !l.Ended.IsCompleted);
    }

    /// <summary>Connects to a cluster.</summary>
    /// <param name="addresses">Where some of its silos are reached.</param>
    /// <param name="certificate">By what it knows the client; null for loopback alone.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <returns>The client; or why there is none, in words.</returns>
    public static async Task<(ClusterClient? Client, string? WhyNot)> Connect(IReadOnlyList<NodeAddress> addresses, Certificate? certificate,
        TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        if (certificate is null && addresses.FirstOrDefault(a => !a.IsLoopback) is { } far)
            return (null, $"the cluster at {far} is not on this machine: give the certificate by which it knows you, with --certificate");
        var known = new Gateways(addresses);
        var client = new ClusterClient(Build(known, certificate), known, time);
        try
        {
            await client.host.StartAsync(cancellation).WaitAsync(Hello, time, cancellation).ConfigureAwait(false);
            if (await client.Look().WaitAsync(Hello, time, cancellation).ConfigureAwait(false) is { } mismatch && client.lanes == 0)
            {
                await client.DisposeAsync().ConfigureAwait(false);
                return (null, mismatch);
            }

            client.keeping = Task.WhenAll(client.Keep(),
                Task.Run(() => new OwnHands(client.suspects, client.Spread).Work(client.closing.Token), CancellationToken.None));
            return (client, null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            await client.DisposeAsync().ConfigureAwait(false);
            return (null, $"no silo answers at {string.Join(", ", addresses)}: start one with 'demarche silo --listen {addresses[0]}', or name another "
                + $"address{(certificate is null ? "" : "; if one runs there, it may not know your certificate")}");
        }
    }

    /// <summary>Logs that the cluster keeps in its database, under a name.</summary>
    /// <param name="book">The name.</param>
    public ClusterBook Book(string book) => new(host.Services.GetRequiredService<IClusterClient>(), book, time, closing.Token) { Patience = Alone * 3 };

    /// <inheritdoc/>
    public override Task<UnitResult> Do(UnitJob job, Unit unit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        var order = new Order(job, hashes.GetValue(job, j => j.Hash), unit, cancellation);
        book.Add(order);
        return order.Result.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Line[] open;
        lock (gate) open = [.. lines.Values];
        await Task.WhenAll(open.Select(l => l.Ended)).WaitAsync(Goodbye, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ownWork is not null) await ownWork.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await host.StopAsync().WaitAsync(Goodbye, time).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OrleansException or OperationCanceledException or InvalidOperationException or TimeoutException)
        {
            // It was never connected, or the cluster has gone.
        }

        // What still runs in it after that ends by itself; nobody waits for it.
        _ = Task.Run(host.Dispose, CancellationToken.None);
        book.Dispose();
        suspects.Dispose();
        closing.Dispose();
        ownStop.Dispose();
    }

    /// <summary>A connection to a cluster.</summary>
    internal static IHost Build(Gateways gateways, Certificate? certificate)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = Silos.Silo.Name);
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(8));
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
            client.Services.AddSingleton<IGatewayListProvider>(gateways);
            client.Services.AddSerializer(serializer => serializer.AddAssembly(typeof(ClusterClient).Assembly));
            if (certificate is not null) client.UseTls(certificate.Apply);
        });
        return builder.Build();
    }

    /// <summary>Looks after the cluster until the client is closed.</summary>
    private async Task Keep()
    {
        var alone = time.GetTimestamp();
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(LookEvery, time, closing.Token).ConfigureAwait(false);
                await Look().WaitAsync(Hello, time, closing.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A silo's own trouble, with its database say, comes as whatever it was there; the next look may find it mended.
            catch (Exception)
#pragma warning restore CA1031
            {
                // Nobody answers now.
            }

            if (lanes > 0)
            {
                alone = time.GetTimestamp();
                if (ownWork is not null) await ownStop.CancelAsync().ConfigureAwait(false);
            }
            else if (time.GetElapsedTime(alone) > Alone && ownWork is not { IsCompleted: false }) WorkHere();
        }
    }

    /// <summary>Asks who is in the cluster, and opens lanes to silos that are new; says what is wrong with one that cannot be worked with.</summary>
    private async Task<string?> Look()
    {
        var grains = host.Services.GetRequiredService<IClusterClient>();
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts(true).ConfigureAwait(false);
        gateways.Hear(hosts.Where(h => h.ProxyPort > 0).Select(h => new IPEndPoint(h.SiloAddress.Endpoint.Address, h.ProxyPort)));
        string? mismatch = null;
        foreach (var silo in hosts.OrderBy(h => h.SiloAddress.Endpoint.ToString(), StringComparer.Ordinal))
        {
            lock (gate)
            {
                if (lines.TryGetValue(silo.SiloAddress, out var line))
                {
                    if (!line.Ended.IsCompleted) continue;
                    lines.Remove(silo.SiloAddress);
                    failed[silo.SiloAddress] = time.GetTimestamp();
                }

                if (failed.TryGetValue(silo.SiloAddress, out var when) && time.GetElapsedTime(when) < Pause) continue;
            }

            try
            {
                mismatch = await Open(grains, silo).ConfigureAwait(false) ?? mismatch;
            }
#pragma warning disable CA1031 // As above; and what is wrong with one silo says nothing of the others.
            catch (Exception)
#pragma warning restore CA1031
            {
                lock (gate) failed[silo.SiloAddress] = time.GetTimestamp();
            }
        }

        return mismatch;
    }

    private async Task<string?> Open(IClusterClient grains, MembershipEntry silo)
    {
        var address = $"{silo.SiloAddress.Endpoint.Address}:{silo.ProxyPort}";
        var (_, card) = await Neighbours.Open(grains, silo.SiloAddress, KeyOf(address)).ConfigureAwait(false);
        if (Identity.Own.WhyNot($"the silo at {address}", card) is { } mismatch)
        {
            lock (gate) failed[silo.SiloAddress] = time.GetTimestamp();
            return mismatch;
        }

        var (serving, post) = (new List<Task>(), new Post(Spread));
        for (var k = 0; k < LanesOfCore * Math.Max(1, card.Cores); k++)
        {
            var (lane, _) = await Neighbours.Open(grains, silo.SiloAddress, KeyOf(address)).ConfigureAwait(false);
            serving.Add(Serve(new LaneClient(lane, address, post, book, GiveBack, Spread, time)));
        }

        lock (gate) lines[silo.SiloAddress] = new Line(address, Task.WhenAll(serving));
        return null;
    }

    private string KeyOf(string address) => FormattableString.Invariant($"{name}/{address}/{Interlocked.Increment(ref opened)}");

    /// <summary>
    /// An order whose silo was lost or leaves goes to the next lane; one over which several were lost is worked on here, since it may be what they
    /// are lost over.
    /// </summary>
    private void GiveBack(Order order)
    {
        Spread.Again();
        (order.IsSuspect ? suspects : book).Add(order, first: true);
    }

    private async Task Serve(LaneClient lane)
    {
        Interlocked.Increment(ref lanes);
        try
        {
            await lane.Serve(closing.Token).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref lanes);
        }
    }

    /// <summary>Works on units here until silos come back.</summary>
    private void WorkHere()
    {
        ownStop.Dispose();
        ownStop = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        var stop = ownStop.Token;
        var own = new OwnHands(book, Spread);
        ownWork = Task.WhenAll(Enumerable.Range(0, Parallelism.Usual).Select(_ => Task.Run(() => own.Work(stop), stop)));
    }

    private sealed record Line(string Silo, Task Ended);
}
