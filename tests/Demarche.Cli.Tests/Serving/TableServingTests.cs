using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Demarche.Cli.Tests.Serving;

/// <summary><c>demarche table</c> as a process that serves people: what it prints lets a facilitator in, and what it logs and sends on lets nobody in.</summary>
public sealed class TableServingTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly ConcurrentQueue<string> said = new();
    private readonly ConcurrentQueue<string> log = new();
    private Process? served;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        served?.Kill();
        served?.WaitForExit();
        served?.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Secrets_are_in_no_log_and_no_referrer_and_behind_a_proxy_everything_is_for_TLS()
    {
        var link = await Serve();
        var secret = link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..];
        Assert.Matches("^[0-9a-f]{32}$", secret);
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(link[..link.IndexOf("/table", StringComparison.Ordinal)]) };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var page = await client.GetAsync(new Uri("/table/join", UriKind.Relative), Test);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        using var wrong = await client.PostAsJsonAsync("/table/join", new { secret = new string('0', 32) }, Test);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var joined = await client.PostAsJsonAsync("/table/join", new { secret }, Test);
        var cookie = Assert.Single(joined.Headers.GetValues("Set-Cookie"));
        foreach (var must in new[] { "secure", "httponly", "samesite=strict", "path=/table" }) Assert.Contains(must, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(secret, cookie, StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/table/lead/room/links", UriKind.Relative));
        request.Headers.Add("Cookie", cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]);
        using var links = await client.SendAsync(request, Test);
        var body = await links.Content.ReadAsStringAsync(Test);
        Assert.Equal("no-store", links.Headers.CacheControl?.ToString());
        var seats = Regex.Matches(body, "https://[^\"<]*/table/join#([0-9a-f]{32})", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.Equal(2, seats.Length);

        await Patience.Until(() => log.Count(l => l.Contains("/table/", StringComparison.Ordinal)) >= 4);
        Assert.All(seats.Append(secret).Append(new string('0', 32)), s => Assert.DoesNotContain(log, l => l.Contains(s, StringComparison.Ordinal)));
        Assert.DoesNotContain(log, l => l.Contains(cookie.Split('=', ';')[1], StringComparison.Ordinal));

        // Killed and started again: the same links.
        served!.Kill();
        await served.WaitForExitAsync(Test);
        said.Clear();
        Assert.Equal(secret, (await Serve())[^32..]);
        Assert.Contains(said, l => l.StartsWith("One table goes on where it was", StringComparison.Ordinal));
    }

    /// <summary>Starts it, and gives the facilitator's link.</summary>
    private async Task<string> Serve()
    {
        var model = Path.Combine(folder.Path, "m.crisis.yaml");
        await File.WriteAllTextAsync(model, PlayTests.Model, Test);
        served = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "demarche.dll"), "table", model, "--urls", "http://127.0.0.1:0", "--log", "json"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        })!;
        served.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        served.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        served.BeginOutputReadLine();
        served.BeginErrorReadLine();
        await Patience.Until(() => served.HasExited || said.Any(l => l.Contains("Ctrl-C", StringComparison.Ordinal)));
        Assert.False(served.HasExited, string.Join('\n', log));
        return said.Single(l => l.StartsWith("Facilitator: ", StringComparison.Ordinal))["Facilitator: ".Length..];
    }
}
