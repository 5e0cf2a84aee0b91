using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Demarche.Workbench.Tests.Files;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>The server is killed while somebody types into a bundled crisis, of which nothing is ever in a file: all that was typed is there afterwards.</summary>
[Collection(nameof(Chromium))]
public sealed class KilledServerTests(Chromium chromium) : IDisposable
{
    private const string Variable = "DEMARCHE_TEST_SERVER";
    private const string Address = "model?model=chicken";

    private readonly TemporaryFolder files = new();

    private readonly List<Process> servers = [];

    public void Dispose()
    {
        foreach (var server in servers)
        {
            server.Kill();
            server.WaitForExit();
            server.Dispose();
        }

        files.Dispose();
    }

    [Fact]
    public async Task Nothing_typed_is_lost()
    {
        var server = $"http://127.0.0.1:{FreePort()}";
        var first = await Start(server);
        var visit = await chromium.Visit(server);
        var page = await visit.Open(Address);
        var area = page.GetByLabel("The model as text (YAML)");
        var text = await area.InputValueAsync();
        await area.FillAsync(Titled(text, "Typed before"));
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Typed before");

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        // Pages come back by themselves when they can; this one must not before the other has been looked at.
        await page.Context.SetOfflineAsync(true);
        await area.FillAsync(Titled(text, "Typed while nobody heard it"));
        await Start(server);
        await using var other = await chromium.Visit(server);
        await Expect((await other.Open(Address)).Locator(".wb-title")).ToHaveTextAsync("Typed before");
        await page.Context.SetOfflineAsync(false);
        await visit.Open(Address);
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Typed while nobody heard it");
        await Expect(other.Page.Locator(".wb-title")).ToHaveTextAsync("Typed while nobody heard it");

        visit.Forgive();
        await visit.DisposeAsync();
    }

    [Fact]
    public async Task What_stood_in_a_field_is_offered_again()
    {
        var server = $"http://127.0.0.1:{FreePort()}";
        var first = await Start(server);
        var visit = await chromium.Visit(server);
        var page = await visit.Open($"{Address}&part=crisis");
        await page.GetByLabel("Title").FillAsync("Typed into a field");

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Start(server);
        await visit.Open($"{Address}&part=crisis");
        await Expect(page.Locator(".wb-unsent")).ToContainTextAsync("Typed into a field");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();

        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Typed into a field");
        await Expect(page.Locator(".wb-unsent")).ToHaveCountAsync(0);
        await visit.Open($"{Address}&part=crisis");
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Typed into a field");
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(sessionStorage).filter(k => k.startsWith('demarche-fields'))"));
        visit.Forgive();
        await visit.DisposeAsync();
    }

    [Fact(Explicit = true)]
    public async Task Serves_until_it_is_killed()
    {
        await using var server = await Server.Build(Environment.GetEnvironmentVariable(Variable)!.Split('|')[0], files.Opened, null, Environment.GetEnvironmentVariable(Variable)!.Split('|')[1]);
        Console.WriteLine("serving");
        await Task.Delay(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
    }

    private static string Titled(string text, string title) => System.Text.RegularExpressions.Regex.Replace(text, "^crisis: .*$", $"crisis: {title}", System.Text.RegularExpressions.RegexOptions.Multiline);

    private async Task<Process> Start(string address)
    {
        var start = OwnProgram.Explicit(nameof(Serves_until_it_is_killed));
        start.Environment[Variable] = $"{address}|{files.Drafts}";
        var process = Process.Start(start)!;
        servers.Add(process);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.EndsWith("serving", StringComparison.Ordinal))
        {
            // What the runner says of itself comes before.
        }

        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
