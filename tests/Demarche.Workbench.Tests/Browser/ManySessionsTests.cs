using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>
/// Many people at once, each with a page of their own that is connected, while one model takes all it can: each reads the answer, chooses a
/// state, and changes a priority in a file of their own. Eight here; <c>DEMARCHE_SESSIONS</c> names another number and has times told.
/// </summary>
[Collection(nameof(Chromium))]
public class ManySessionsTests(Chromium chromium)
{
    private const int Usual = 8;
    private const long MostBytesEach = 24 << 20;

    private static readonly string[] Models = ["geneva-2022", "cuba-1962", "us-north-korea-2017"];

    /// <summary>Its moves are looked through one by one, all of them in vain: it takes minutes.</summary>
    internal static readonly string Endless = "parties:\n  A:\n    levers:\n" + string.Concat(Enumerable.Range(0, 20).Select(k => $"      l{k}: [no, yes]\n"))
        + "    priorities: [l0 is yes]\nforbidden-moves:\n  - { by: A, from: l0 is yes or l0 is no, to: l0 is yes or l0 is no }\n";

    [Fact]
    public async Task None_waits_for_another_and_memory_stays_bounded()
    {
        var given = Environment.GetEnvironmentVariable("DEMARCHE_SESSIONS");
        var sessions = given is null ? Usual : int.Parse(given, CultureInfo.InvariantCulture);
        await using var server = await Server.Start(Endless, patience: TimeSpan.Zero);
        await using var greedy = await chromium.Visit(server);
        await greedy.Open("stability");
        await Expect(greedy.Page.Locator(".wb-strip")).ToContainTextAsync("Working");
        using var circuits = new Circuits();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var visits = await Task.WhenAll(Enumerable.Range(0, sessions).Select(_ => chromium.Visit(server)));

        var steps = (await Task.WhenAll(visits.Select((visit, k) => Session(server, visit, k)))).SelectMany(s => s).ToList();

        await Patience.Until(() => circuits.Connected == sessions);   // pages that were left close their connections when they come to it
        await Expect(greedy.Page.Locator(".wb-strip")).ToContainTextAsync("Working");
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / sessions;
        if (given is not null) Tell(steps, sessions, each);
        Assert.True(each <= MostBytesEach, $"{each:N0} bytes for each session");   // below nothing where what came before is given back meanwhile
        foreach (var visit in visits) await visit.DisposeAsync();
        await Patience.Until(() => circuits.Connected == 0);
        await greedy.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(greedy.Page.Locator(".wb-strip")).ToContainTextAsync("was stopped");
    }

    private static async Task<List<(string Step, TimeSpan Took)>> Session(Server server, Visit visit, int number)
    {
        var name = $"s{number}";
        var folder = Directory.CreateDirectory(Path.Combine(server.Folder, name)).FullName;
        foreach (var part in Directory.EnumerateFiles(Repository.PathOf("models", Models[number % Models.Length]))) File.Copy(part, Path.Combine(folder, Path.GetFileName(part)));
        var file = Path.Combine(folder, "crisis.yaml");
        var page = visit.Page;
        var seen = new List<(string, TimeSpan)>();
        async Task Timed(string step, Func<Task> work)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            seen.Add((step, Stopwatch.GetElapsedTime(start)));
        }

        var query = $"model={name}/crisis.yaml";
        await Timed("the answer is there and the page connected", async () =>
        {
            await visit.Open($"case?{query}");
            await Expect(page.Locator(".wb-headline .wb-lead")).ToBeVisibleAsync();
        });
        await visit.Open($"stability?{query}");
        await Timed("a state chosen is explained", async () =>
        {
            await page.Locator("#state-2").ClickAsync();
            await Expect(page.Locator("#why-title")).ToContainTextAsync("State 2");
        });
        await visit.Open($"model?{query}");
        await Timed("a change of the text is in the file and the answer", async () =>
        {
            var text = await File.ReadAllTextAsync(file);
            var title = $"Session {number}";
            await page.GetByLabel("The model as text (YAML)").FillAsync(System.Text.RegularExpressions.Regex.Replace(text, "^crisis: .*$", $"crisis: {title}", System.Text.RegularExpressions.RegexOptions.Multiline));
            await Expect(page.Locator(".wb-title")).ToHaveTextAsync(title);
            await Expect(page.Locator(".wb-strip .wb-busy")).ToHaveCountAsync(0);
            await Patience.Until(() => File.ReadAllText(file).Contains(title, StringComparison.Ordinal));
        });
        return seen;
    }

    private static void Tell(List<(string Step, TimeSpan Took)> steps, int sessions, long each)
    {
        Console.WriteLine($"{sessions} sessions, {each >> 10:N0} KB of managed memory each, {Environment.WorkingSet >> 20:N0} MB held by server and test together");
        foreach (var step in steps.GroupBy(s => s.Step, s => s.Took.TotalSeconds, StringComparer.Ordinal))
        {
            var times = step.Order().ToArray();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step.Key}: half within {times[times.Length / 2]:0.0} s, nineteen of twenty within {times[times.Length * 19 / 20]:0.0} s, all within {times[^1]:0.0} s"));
        }
    }
}
