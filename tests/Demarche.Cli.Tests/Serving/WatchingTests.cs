using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Demarche.Cli.Tests.Serving;

/// <summary>What an operator sees of the program as it is run: metrics where they are asked for, a line of log a request, and its health.</summary>
public sealed class WatchingTests : IDisposable
{
    private readonly HttpListener receiver = new();
    private readonly ConcurrentBag<string> received = [];
    private readonly ConcurrentQueue<string> log = new();
    private readonly ScratchFolder folder = new();
    private Process? workbench;

    public WatchingTests()
    {
        receiver.Prefixes.Add($"http://127.0.0.1:{FreePort()}/");
        receiver.Start();
        _ = Receive();
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        workbench?.Kill();
        workbench?.WaitForExit();
        workbench?.Dispose();
        receiver.Close();
        folder.Dispose();
    }

    [Fact]
    public async Task Metrics_of_the_work_and_of_the_pages_are_sent_where_the_environment_says()
    {
        using var client = await Start("--metrics");
        await client.GetStringAsync(new Uri("/", UriKind.Relative), Test);

        foreach (var name in new[] { "demarche.analysis.duration", "demarche.analysis.running", "demarche.analysis.waiting", "demarche.analysis.left_behind", "http.server.request.duration", "dotnet.process.memory.working_set" })
            await Patience.Until(() => received.Any(r => r.Contains(name, StringComparison.Ordinal)), name);

        Assert.DoesNotContain(received, r => r.Contains("The week of negotiations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_sent_unless_it_is_asked_for_but_health_and_the_log_are_there()
    {
        using var client = await Start("--log", "json");
        await client.GetStringAsync(new Uri("/?model=chicken", UriKind.Relative), Test);

        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative), Test));
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Test));
        await Patience.Until(() => log.Count(l => l.Contains("/health/", StringComparison.Ordinal)) == 2);
        var lines = log.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("State")).ToList();
        Assert.Equal(["/", "/health/live", "/health/ready"], lines.Select(l => l.GetProperty("Path").GetString()));
        Assert.All(lines, l => Assert.Equal(200, l.GetProperty("Status").GetInt32()));
        Assert.DoesNotContain(log, l => l.Contains("chicken", StringComparison.OrdinalIgnoreCase));
        Directory.Delete(folder.Path, recursive: true);
        using var unready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Test);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.StatusCode);
        Directory.CreateDirectory(folder.Path);
        Assert.Empty(received);
    }

    private async Task<HttpClient> Start(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "demarche.dll"), "workbench", "--urls", "http://127.0.0.1:0", .. options])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Prefixes.Single();
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_METRIC_EXPORT_INTERVAL"] = "250";
        start.Environment["DEMARCHE_STATE"] = folder.Path;
        workbench = Process.Start(start)!;
        workbench.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrEmpty(line.Data)) log.Enqueue(line.Data);
        };
        workbench.BeginErrorReadLine();
        var said = await workbench.StandardOutput.ReadLineAsync(Test) ?? throw new InvalidOperationException(string.Join('\n', log));
        return new HttpClient { Timeout = Patience.Long, BaseAddress = new Uri(said[said.IndexOf("http", StringComparison.Ordinal)..].Trim()) };
    }

    private async Task Receive()
    {
        try
        {
            while (true)
            {
                var request = await receiver.GetContextAsync();
                using var body = new StreamReader(request.Request.InputStream, Encoding.Latin1);
                received.Add($"{request.Request.RawUrl} {await body.ReadToEndAsync()}");
                request.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
