using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Table.Log;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;
using Demarche.Workbench.Tests.Browser;
using Demarche.Workbench.Tests.Files;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Tables;

/// <summary>Three people at their phones and a facilitator play the Geneva talks to their end; the server is killed in the middle.</summary>
[Collection(nameof(Chromium))]
public sealed class TableBrowserTests(Chromium chromium) : IDisposable
{
    private const string Variable = "DEMARCHE_TEST_TABLE";
    private const int Phone = 390;

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
    public async Task The_talks_are_played_to_their_end()
    {
        Assert.SkipWhen(Chromium.Executable is null, "There is no Chromium here: install it, or name it in CHROME_PATH.");
        var file = Path.Combine(files.Opened, "t.db");
        string[] secrets;
        using (var log = SqliteLog.Open(file).Log!)
        {
            var room = Room(log);
            room.Open("open", 1, [SeatHolder.Person, SeatHolder.Person, SeatHolder.Person], default, new Dictionary<int, int> { [0] = 0, [1] = 0 });
            secrets = [room.SecretOf(Actor.Facilitator, null), .. Enumerable.Range(0, 3).Select(seat => room.SecretOf(Actor.At(seat), "table-1"))];
        }

        var address = $"http://127.0.0.1:{FreePort()}";
        var server = await Start(address, file);
        var visits = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => chromium.Visit(address, width: Phone)));
        for (var k = 0; k < 4; k++)
        {
            await visits[k].Page.GotoAsync($"{address}/table/join#{secrets[k]}");
            await Expect(visits[k].Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
                .ToHaveTextAsync(new[] { "The week of negotiations, January 2022", "Russia", "The United States", "Ukraine" }[k]);
            Assert.DoesNotContain(secrets[k], visits[k].Page.Url, StringComparison.Ordinal);
        }

        var (lead, russia, usa, ukraine) = (visits[0].Page, visits[1].Page, visits[2].Page, visits[3].Page);
        await Expect(russia.GetByText("You are resolute; nobody else knows.")).ToBeVisibleAsync();
        await Sound(russia);
        foreach (var seat in new[] { russia, usa, ukraine })
        {
            foreach (var field in await seat.Locator("[data-part=expect] input").AllAsync()) await field.FillAsync("20");
            await seat.GetByRole(AriaRole.Button, new() { Name = "Say so" }).ClickAsync();
            await Expect(seat.Locator("[data-part=expect]")).ToBeHiddenAsync();
        }

        await lead.GetByRole(AriaRole.Link, new() { Name = "Table 1" }).ClickAsync();
        await Sound(lead);
        await Picture(russia, "seat-gathering");
        await Picture(lead, "lead");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Expect(russia.Locator("[data-part=turn]")).ToContainTextAsync("Talk, threaten, promise");

        // Talk: in public, and between two.
        await Say(usa, "Good morning, everybody.", null);
        await Say(usa, "Between us: what would it take?", "Russia alone");
        await Expect(russia.Locator("[data-part=talk]")).ToContainTextAsync("what would it take?");
        await Expect(ukraine.Locator("[data-part=talk]")).ToContainTextAsync("Good morning");
        await Expect(ukraine.Locator("[data-part=talk]")).Not.ToContainTextAsync("what would it take?");
        // Everybody has talked enough; Russia presses twice, and has a second tab open.
        foreach (var seat in new[] { russia, usa, ukraine }) await seat.GetByRole(AriaRole.Button, new() { Name = "I have talked enough" }).ClickAsync();
        await Expect(russia.Locator("[data-part=turn]")).ToContainTextAsync("It is your turn");
        var tab = await russia.Context.NewPageAsync();
        await tab.GotoAsync(russia.Url);
        await Expect(tab.Locator("[data-part=turn]")).ToContainTextAsync("It is your turn");
        await russia.GetByText("Goes over to provocations on the border", new() { Exact = true }).CheckAsync();
        await russia.GetByLabel("What you say with it").FillAsync("We were pushed.");
        await Picture(russia, "seat-deciding");
        await russia.GetByRole(AriaRole.Button, new() { Name = "Decide" }).DblClickAsync();
        await Expect(tab.Locator("[data-part=choice]")).ToBeHiddenAsync();
        await Expect(usa.Locator("[data-part=story]")).ToContainTextAsync("Russia goes over to provocations on the border. It says: “We were pushed.”");
        await tab.CloseAsync();

        // The server is killed while the United States decides; what was pressed meanwhile goes out when there is one again.
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Expect(usa.Locator("#offline")).ToBeVisibleAsync();
        await Picture(usa, "offline");
        await usa.Locator("label.tb-option").Filter(new() { HasTextRegex = new Regex(@"^\s*Imposes tough sanctions(?! and|,)") }).First.ClickAsync();
        await usa.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await Start(address, file);
        await Picture(usa, "restarted");
        await Expect(russia.Locator("[data-part=story]")).ToContainTextAsync("The United States imposes tough sanctions.");
        await Expect(usa.Locator("#offline")).ToBeHiddenAsync();

        await Picture(lead, "lead-middle");
        // On to the end: the facilitator ends the talk, everybody stays.
        while (await lead.Locator("[data-part=turn]").InnerTextAsync() is var turn && !turn.Contains("Play is over", StringComparison.Ordinal))
        {
            if (turn.Contains("talk.", StringComparison.Ordinal)) await lead.GetByRole(AriaRole.Button, new() { Name = "End the talk: decide" }).ClickAsync();
            else
            {
                var seat = new[] { (russia, "Russia"), (usa, "the United States"), (ukraine, "Ukraine") }.FirstOrDefault(s =>
                    turn.Contains($"{s.Item2} is to decide", StringComparison.Ordinal)).Item1;
                if (seat is not null)
                {
                    await seat.Locator("[data-part=choice] label.tb-option").First.ClickAsync();
                    await seat.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
                }
            }

            await Picture(lead, "lead-loop");
            await Expect(lead.Locator("[data-part=turn]")).Not.ToHaveTextAsync(turn.Trim());
        }

        await Picture(ukraine, "seat-end");
        await Expect(ukraine.Locator("[data-part=expect]")).ToContainTextAsync("among the real parties");
        Assert.Equal(1, await russia.Locator("[data-part=story] li").GetByText("Russia goes over to provocations").CountAsync());
        await lead.GetByRole(AriaRole.Link, new() { Name = "After-action page" }).ClickAsync();
        var after = lead.Locator("body");
        await Expect(after).ToContainTextAsync("held by a person; dealt: resolute");
        await Expect(after).ToContainTextAsync("The United States: “Good morning, everybody.”");
        await Expect(after).ToContainTextAsync("The threat was called in, and kept.");
        await Expect(after).ToContainTextAsync("The promise was called in, and not kept.");
        await Picture(lead, "after");
        foreach (var visit in visits)
        {
            visit.Forgive(); // The connection was broken on purpose.
            await visit.DisposeAsync();
        }
    }

    [Fact(Explicit = true)]
    public async Task Serves_a_room_until_it_is_killed()
    {
        var parts = Environment.GetEnvironmentVariable(Variable)!.Split('|');
        using var log = SqliteLog.Open(parts[1]).Log!;
        await using var app = await TableServer.Serve(parts[0], files.Opened, Room(log));
        Console.WriteLine("serving");
        await Task.Delay(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
    }

    private static TableRoom Room(ITableLog log)
    {
        var about = TableCrisis.Of(Compiler.Compile(ModelLoader.Load(Repository.PathOf("models", "geneva-2022")).Crisis!)).Table!;
        return TableRoom.Enter(about, log, TimeProvider.System, new RoomSettings()).Room!;
    }

    private static async Task Say(IPage page, string text, string? to)
    {
        await page.GetByLabel("To", new() { Exact = true }).First.SelectOptionAsync(to is null ? new SelectOptionValue { Value = "" }
            : new SelectOptionValue { Label = to });
        await page.GetByLabel("Your words", new() { Exact = true }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.Locator("[data-part=talk]")).ToContainTextAsync(text);
    }

    /// <summary>Nothing is wider than the phone, and nothing keeps a screen reader out.</summary>
    private static async Task Sound(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Help} – {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, "The page is wider than the screen.");
    }

    private static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DEMARCHE_LOOKS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.PathOf(folder), $"table-{name}.png"), FullPage = true });
    }

    private async Task<Process> Start(string address, string file)
    {
        var start = OwnProgram.Explicit(nameof(Serves_a_room_until_it_is_killed));
        start.Environment[Variable] = $"{address}|{file}";
        var process = Process.Start(start)!;
        servers.Add(process);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.EndsWith("serving", StringComparison.Ordinal))
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
