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

    [Fact]
    public async Task What_stood_in_a_new_crisis_a_row_and_a_text_is_offered_again_and_that_undo_is_gone_is_said()
    {
        files["m.crisis.yaml"] = "crisis: Two sides\nasof: 2022-01-05\nparties:\n  Alpha: { levers: { ties: [kept, severed] }, priorities: [ties is kept] }\n  Beta: { levers: { arms: [none, some] }, priorities: [arms is none] }\nrecord:\n  - { on: 2022-01-01, by: Alpha, what: Says so }\n";
        var server = $"http://127.0.0.1:{FreePort()}";
        var first = await Start(server);
        var visit = await chromium.Visit(server);
        var page = await visit.Open("new");
        await page.Locator("#step-0").FillAsync("A crisis of tomorrow");
        await Patience.Until(() => page.EvaluateAsync<bool>("(sessionStorage.getItem('demarche-new') ?? '').includes('tomorrow')"));
        page = await visit.Open("model?part=crisis&model=m.crisis.yaml");
        await page.GetByLabel("Title").FillAsync("Three sides");
        await page.GetByLabel("Title").PressAsync("Tab");
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Three sides");
        await Patience.Until(() => Task.FromResult(files["m.crisis.yaml"].Contains("Three sides", StringComparison.Ordinal)));
        await Patience.Until(() => page.EvaluateAsync<bool>("(sessionStorage.getItem('demarche-program m.crisis.yaml') ?? '').includes('true')"));
        page = await visit.Open("read?model=m.crisis.yaml");
        await page.Locator("#intake-text").FillAsync("On 3 January 2022 Alpha threatened Beta with sanctions.");
        await page.Locator("#intake-text").PressAsync("Tab");
        page = await visit.Open("record?model=m.crisis.yaml");
        await page.Locator("#add-row").ClickAsync();
        await page.Locator("#new-row-what").FillAsync("Alpha warns Beta");
        await page.Locator("#new-row-what").PressAsync("Tab");

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        files["m.crisis.yaml"] += "# Somebody else was here.\n";
        await Start(server);
        await visit.Open("record?model=m.crisis.yaml");
        await Expect(page.Locator(".wb-anew")).ToContainTextAsync("cannot be undone any more");
        var row = page.Locator(".wb-unsent li").Filter(new() { HasText = "Alpha warns Beta" });
        await Expect(row).ToBeVisibleAsync();
        await row.GetByText("Put it back", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator(".wb-unsent .wb-refused")).ToContainTextAsync("Open the form");
        await page.Locator("#add-row").ClickAsync();
        await row.GetByText("Put it back", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator("#new-row-what")).ToHaveValueAsync("Alpha warns Beta");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Put it back: The text" }).ClickAsync();
        await Expect(page.Locator("#intake-text")).ToHaveValueAsync("On 3 January 2022 Alpha threatened Beta with sanctions.");
        await visit.Open("new");
        await Expect(page.Locator("#step-0")).ToHaveValueAsync("A crisis of tomorrow");
        visit.Forgive();
        await visit.DisposeAsync();
    }

    [Fact]
    public async Task What_was_changed_in_the_model_and_the_record_is_undone_and_made_again()
    {
        files["m.crisis.yaml"] = "crisis: Two sides\nasof: 2022-01-05\nparties:\n  Alpha: { levers: { ties: [kept, severed] }, priorities: [ties is kept] }\n  Beta: { levers: { arms: [none, some] }, priorities: [arms is none] }\nrecord: record.csv\n";
        files["record.csv"] = "date,by,what\n2022-01-01,Alpha,Says so\n";
        var server = $"http://127.0.0.1:{FreePort()}";
        var first = await Start(server);
        var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=crisis&model=m.crisis.yaml");
        foreach (var title in (string[])["Three sides", "Four sides"])
        {
            await page.GetByLabel("Title").FillAsync(title);
            await page.GetByLabel("Title").PressAsync("Tab");
            await Expect(page.Locator(".wb-title")).ToHaveTextAsync(title);
        }

        await page.Locator(".wb-controls").GetByText("Undo", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Three sides");
        await Patience.Until(() => page.EvaluateAsync<bool>("(sessionStorage.getItem('demarche-program m.crisis.yaml') ?? '').includes('true')"));
        page = await visit.Open("record?model=m.crisis.yaml");
        await page.Locator("#add-row").ClickAsync();
        await page.Locator("#new-row-what").FillAsync("Alpha warns Beta");
        await page.Locator("#new-row-date").FillAsync("2022-01-03");
        await page.Locator("#new-row-by").FillAsync("Alpha");
        await page.Locator("#new-row-by").PressAsync("Enter");
        await Patience.Until(() => Task.FromResult(files["record.csv"].Contains("warns", StringComparison.Ordinal)));

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Start(server);
        await visit.Open("record?model=m.crisis.yaml");
        await page.Locator("main").PressAsync("z");
        await Patience.Until(() => Task.FromResult(!files["record.csv"].Contains("warns", StringComparison.Ordinal)));
        await visit.Open("model?model=m.crisis.yaml");
        await Expect(page.Locator(".wb-anew")).ToHaveCountAsync(0);
        await page.Locator("main").PressAsync("z");
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Four sides");
        await page.Locator("main").PressAsync("u");
        await page.Locator("main").PressAsync("u");
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Two sides");
        visit.Forgive();
        await visit.DisposeAsync();
    }

    [Fact]
    public async Task What_stood_in_the_fields_of_the_diary_is_offered_again()
    {
        files["m.crisis.yaml"] = Road.ModelDiaryTests.Model;
        var played = new Analysis.Asking.BriefQuestion { Model = Analysis.Asking.ModelSource.Of(Road.ModelDiaryTests.Model), Draws = 2 }.Ask().OrThrow();
        Assert.Null(new Workbench.Road.ModelDiary(files.Opened, TimeProvider.System).Freeze(played, Road.ModelDiaryTests.Model, "Ana"));
        var server = $"http://127.0.0.1:{FreePort()}";
        var first = await Start(server);
        var visit = await chromium.Visit(server);
        var page = await visit.Open("road?model=m.crisis.yaml");
        await page.Locator("#diary-who").FillAsync("Ben");
        await page.Locator("#diary-outcome").SelectOptionAsync("yes");
        await page.Locator("#diary-on").FillAsync("2022-01-06");
        await page.Locator("#diary-source").FillAsync("A report of 8 January");

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Start(server);
        await visit.Open("road?model=m.crisis.yaml");
        await Expect(page.Locator("#diary-who")).ToBeVisibleAsync();
        foreach (var (label, id, text) in ((string, string, string)[])[("Who makes it", "who", "Ben"), ("It came about", "outcome", "yes"), ("On", "on", "2022-01-06"), ("Known from", "source", "A report of 8 January")])
        {
            await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = $"Put it back: {label}", Exact = true }).ClickAsync();
            await Expect(page.Locator($"#diary-{id}")).ToHaveValueAsync(text);
        }

        await Expect(page.Locator(".wb-unsent")).ToHaveCountAsync(0);
        await page.GetByText("Write down what came of it").ClickAsync();
        await Expect(page.Locator("section:has(#diary-title) table")).ToContainTextAsync("yes (2022-01-06)");
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(sessionStorage).filter(k => k.startsWith('demarche-fields'))"));
        visit.Forgive();
        await visit.DisposeAsync();
    }

    [Fact]
    public async Task A_text_that_was_read_is_read_again_with_what_was_decided()
    {
        files["m.crisis.yaml"] = "crisis: Two sides\nasof: 2022-01-05\nparties:\n  Russia: { levers: { ties: [kept, severed] }, priorities: [ties is kept] }\n  USA: { levers: { arms: [none, some] }, priorities: [arms is none] }\n";
        var server = $"http://127.0.0.1:{FreePort()}";
        var first = await Start(server);
        var visit = await chromium.Visit(server);
        var page = await visit.Open("read?model=m.crisis.yaml");
        await page.GetByLabel("The text", new() { Exact = true }).FillAsync(ReadTests.Article);
        await page.GetByLabel("Published").FillAsync("2022-01-05");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("^Into the record|^Into record") }).First.ClickAsync();
        await page.Locator(".wb-event").First.ClickAsync();
        await page.Keyboard.PressAsync("a");
        var progress = page.Locator(".wb-readbar strong");
        await Expect(progress).ToContainTextAsync("1 of");
        var before = await progress.TextContentAsync();

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Start(server);
        await visit.Open("read?model=m.crisis.yaml");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Read it again: article" }).ClickAsync();
        await Expect(progress).ToHaveTextAsync(before!);
        await Expect(page.Locator(".wb-before")).ToHaveCountAsync(0);
        visit.Forgive();
        await visit.DisposeAsync();
    }

    [Fact(Explicit = true)]
    public async Task Serves_until_it_is_killed()
    {
        var given = Environment.GetEnvironmentVariable(Variable)!.Split('|');
        await using var server = await Server.Build(given[0], given[2], null, given[1]);
        Console.WriteLine("serving");
        await Task.Delay(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
    }

    private static string Titled(string text, string title) => System.Text.RegularExpressions.Regex.Replace(text, "^crisis: .*$", $"crisis: {title}", System.Text.RegularExpressions.RegexOptions.Multiline);

    private async Task<Process> Start(string address)
    {
        var start = OwnProgram.Explicit(nameof(Serves_until_it_is_killed));
        start.Environment[Variable] = $"{address}|{files.Drafts}|{files.Opened}";
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
