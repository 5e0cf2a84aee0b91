using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Demarche.Cluster.Tests;

/// <summary>The program as a process of its own, and what it has written so far.</summary>
internal class Running : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> errors = new();

    public Running(params string[] arguments)
        : this(null, arguments)
    {
    }

    public Running(IReadOnlyDictionary<string, string>? variables, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "demarche.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        Process = Process.Start(start)!;
        Process.OutputDataReceived += (_, line) => { if (line.Data is { } text) lines.Enqueue(text); };
        Process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) errors.Enqueue(text); };
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    public Process Process { get; }

    public string Out => string.Join('\n', lines);

    public string Error => string.Join('\n', errors);

    /// <summary>Waits until it ends; its exit code.</summary>
    public async Task<int> Ended()
    {
        await Patience.Until(() => Process.HasExited, $"{Error}");
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return Process.ExitCode;
    }

    /// <summary>Sends a signal by its name: TERM, INT.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Process.Id}"]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited) Process.Kill();
        await Process.WaitForExitAsync(CancellationToken.None);
        Process.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A silo as a process.</summary>
internal sealed class RunningSilo(int port, IReadOnlyDictionary<string, string>? variables, string[] options)
    : Running(variables, ["silo", "--listen", $"127.0.0.1:{port}", .. options])
{
    private static readonly HttpClient Client = new();

    public string Address => $"127.0.0.1:{port}";

    /// <summary>A silo that is one of its cluster.</summary>
    public static Task<RunningSilo> Start(params string[] options) => StartWith(null, options);

    /// <summary>The same with variables of its environment.</summary>
    public static async Task<RunningSilo> StartWith(IReadOnlyDictionary<string, string>? variables, params string[] options)
    {
        var silo = new RunningSilo(FreePorts(), variables, options);
        await Patience.Until(() => silo.Process.HasExited || silo.Out.Contains("Press Ctrl-C", StringComparison.Ordinal));
        Assert.False(silo.Process.HasExited, silo.Error);
        return silo;
    }

    /// <summary>How many units it works on or has waiting, and how many are done.</summary>
    public Task<(int Begun, long Done)> Status() => StatusAt(port);

    /// <summary>The same of the silo at a port.</summary>
    public static async Task<(int Begun, long Done)> StatusAt(int port)
    {
        var status = JsonDocument.Parse(await Client.GetStringAsync(new Uri($"http://127.0.0.1:{port + 2}/status"), TestContext.Current.CancellationToken)).RootElement;
        return (status.GetProperty("running").GetInt32() + status.GetProperty("waiting").GetInt32(), status.GetProperty("done").GetInt64());
    }

    public Task<string> Get(string path) => Client.GetStringAsync(new Uri($"http://127.0.0.1:{port + 2}{path}"), TestContext.Current.CancellationToken);

    /// <summary>The first of three ports in a row that nobody listens on.</summary>
    public static int FreePorts()
    {
        for (var tries = 0; ; tries++)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            try
            {
                if (port + 2 > IPEndPoint.MaxPort) continue;
                using var second = new TcpListener(IPAddress.Loopback, port + 1);
                using var third = new TcpListener(IPAddress.Loopback, port + 2);
                second.Start();
                third.Start();
                return port;
            }
            catch (SocketException) when (tries < 100)
            {
                // Somebody is there; other ports are tried.
            }
        }
    }
}
