using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Demarche.Cluster.Tests;

/// <summary>What a silo measures arrives where OpenTelemetry's variables say, in its own protocol.</summary>
public sealed class MetricsTests : IDisposable
{
    private readonly Border border = new();

    public void Dispose() => border.Dispose();

    [Fact]
    public async Task Units_are_counted_and_timed_and_the_counts_are_sent()
    {
        using var collector = new HttpListener();
        var address = $"http://127.0.0.1:{RunningSilo.FreePorts()}/";
        collector.Prefixes.Add(address);
        collector.Start();
        var received = new ConcurrentQueue<string>();
        var collecting = Collect(collector, received);
        var variables = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
        };
        await using (var silo = await RunningSilo.StartWith(variables, "--metrics"))
        {
            await using var play = new Running("play", border.Model, "--draws", "24", "--quick", "--cluster", silo.Address);
            Assert.Equal(0, await play.Ended());
            foreach (var name in new[] { "Demarche.Cluster", "demarche.unit.ended", "demarche.unit.duration", "demarche.unit.running", "demarche.unit.waiting", "Microsoft.Orleans", "Done" })
                await Patience.Until(() => received.Any(r => r.Contains(name, StringComparison.Ordinal)), name);
        }

        collector.Stop();
        await collecting;
    }

    private static async Task Collect(HttpListener collector, ConcurrentQueue<string> received)
    {
        while (true)
        {
            try
            {
                var context = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                received.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
                context.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
