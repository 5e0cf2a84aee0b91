using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>A person who knows the crisis and not the tool makes a model of it, step by step. The crisis is the one of the README.</summary>
[Collection(nameof(Chromium))]
public class NewCrisisTests(Chromium chromium)
{
    /// <summary>The README's model as the steps write it: each party's order is that of the README.</summary>
    private const string NorthAndSouth = """
        crisis: A border and a gas contract

        parties:
          North:
            levers:
              troops:
                levels: [home, massed]
                words: [keeps its troops at home, masses troops]
            priorities:
              - North.troops is home and South.contract is kept
              - North.troops is massed and South.contract is kept
              - North.troops is massed and South.contract is torn up
          South:
            levers:
              contract:
                levels: [kept, torn up]
                moves: up
                words: [keeps the contract, tears up the contract]
            priorities:
              - North.troops is home and South.contract is kept
              - North.troops is home and South.contract is torn up
              - North.troops is massed and South.contract is kept

        outcomes:
          break: South.contract is torn up

        break: break

        """;

    [Fact]
    public async Task The_example_of_the_README_takes_less_than_25_clicks()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("new");
        var clicks = 0;
        async Task Click(ILocator what)
        {
            clicks++;
            await what.ClickAsync();
        }

        async Task Type(string id, string text)
        {
            await Click(page.Locator($"#{id}"));
            await page.Keyboard.TypeAsync(text);
        }

        async Task Next(string heading)
        {
            await Click(page.GetByRole(AriaRole.Button, new() { Name = "Next" }));
            await Expect(page.Locator("#step-title")).ToHaveTextAsync(heading);
        }

        async Task Drag(int party, int from, int to)
        {
            clicks++;
            var list = page.Locator(".wb-priorities").Nth(party).Locator("li");
            var name = await list.Nth(from).Locator("span").Last.TextContentAsync();
            await list.Nth(from).Locator(".wb-place").DragToAsync(list.Nth(to));
            await Expect(list.Nth(to)).ToContainTextAsync(name!);
        }

        await Type("step-0", "A border and a gas contract");
        await Expect(page.Locator(".wb-saved")).ToContainTextAsync("a-border-and-a-gas-contract.crisis.yaml");
        await Next("Parties");
        await Type("step-1", "North");
        await Type("party-1", "South");
        await Next("Levers");
        foreach (var (id, text) in new[]
        {
            ("lever-0-0-name", "troops"), ("lever-0-0-0-word", "home"), ("lever-0-0-0-phrase", "keeps its troops at home"), ("lever-0-0-1-word", "massed"),
            ("lever-0-0-1-phrase", "masses troops"), ("lever-1-0-name", "contract"), ("lever-1-0-0-word", "kept"), ("lever-1-0-0-phrase", "keeps the contract"),
            ("lever-1-0-1-word", "torn up"), ("lever-1-0-1-phrase", "tears up the contract"),
        })
        {
            await Type(id, text);
        }

        await Click(page.Locator("#lever-1-0-oneway"));
        await Look(page, "levers");
        await Next("The break");
        await Click(page.GetByLabel("South tears up the contract"));
        await Next("Wishes");
        await Drag(0, 1, 3);
        await Look(page, "wishes");
        await Next("Calendar");
        await Click(page.GetByRole(AriaRole.Button, new() { Name = "Make the model" }));

        await Expect(page.Locator("h1")).ToHaveTextAsync("A border and a gas contract");
        await Expect(page.Locator(".wb-headline .wb-lead")).ToBeVisibleAsync();
        Assert.Equal(NorthAndSouth.ReplaceLineEndings("\n"), await File.ReadAllTextAsync(Path.Combine(server.Folder, "a-border-and-a-gas-contract.crisis.yaml")));
        Assert.InRange(clicks, 1, 24);
    }

    [Fact]
    public async Task What_was_typed_is_there_after_a_reload_until_the_model_is_made_or_one_begins_anew()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("new");
        await Expect(page.Locator("#step-0")).ToBeFocusedAsync();
        await Expect(page.GetByText("Kept as")).ToHaveCountAsync(0);
        await page.Locator("#step-0").FillAsync("Talks: “and”, or not?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.Locator("#step-1").FillAsync("If");
        await page.Locator("#step-1").PressAsync("Tab");
        await Patience.Until(() => page.EvaluateAsync<bool>("(sessionStorage.getItem('demarche-new') ?? '').includes('\"If\"')"));
        await page.Locator("#party-1").PressSequentiallyAsync("O'Bri");

        await visit.Open("new");
        await Expect(page.Locator("#step-1")).ToHaveValueAsync("If");
        await Expect(page.Locator(".wb-unsent")).ToContainTextAsync("O'Bri");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it back: Party 2" }).ClickAsync();
        await Expect(page.Locator("#party-1")).ToHaveValueAsync("O'Bri");
        await Expect(page.Locator(".wb-unsent")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        await Expect(page.Locator("#step-0")).ToHaveValueAsync("Talks: “and”, or not?");

        await page.GetByRole(AriaRole.Button, new() { Name = "Begin with nothing" }).ClickAsync();
        await Expect(page.Locator("#step-0")).ToHaveValueAsync("");
        await Patience.Until(() => page.EvaluateAsync<bool>("sessionStorage.getItem('demarche-new') === null"));
    }

    [Fact]
    public async Task The_same_is_made_by_keyboard_alone()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("new");
        async Task To(string id)
        {
            var wanted = page.Locator($"#{id}");
            await wanted.WaitForAsync();
            for (var tabs = 0; tabs < 40 && !await wanted.EvaluateAsync<bool>("e => e === document.activeElement"); tabs++) await page.Keyboard.PressAsync("Tab");
            await Expect(wanted).ToBeFocusedAsync();
        }

        async Task Enter(string heading, string focused)
        {
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("#step-title")).ToHaveTextAsync(heading);
            await Expect(page.Locator($"#{focused}")).ToBeFocusedAsync();
        }

        async Task Tabbed(params string[] texts)
        {
            foreach (var (text, k) in texts.Select((t, k) => (t, k)))
            {
                if (k > 0) await page.Keyboard.PressAsync("Tab");
                await page.Keyboard.TypeAsync(text);
            }
        }

        await Expect(page.Locator("#step-0")).ToBeFocusedAsync();
        await Tabbed("A border and a gas contract");
        await Enter("Parties", "step-1");
        await Tabbed("North", "South");
        await Enter("Levers", "lever-0-0-name");
        await Tabbed("troops", "home", "keeps its troops at home", "massed", "masses troops");
        await To("lever-1-0-name");
        await Tabbed("contract", "kept", "keeps the contract", "torn up", "tears up the contract");
        await To("lever-1-0-oneway");
        await page.Keyboard.PressAsync("Space");
        await Enter("The break", "step-3");
        await To("break-3");
        await page.Keyboard.PressAsync("Space");
        await Enter("Wishes", "wish-0-0-down");
        await To("wish-0-1-down");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#wish-0-2-down")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#wish-0-3-up")).ToBeFocusedAsync();
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next" });
        for (var tabs = 0; tabs < 40 && !await next.EvaluateAsync<bool>("e => e === document.activeElement"); tabs++) await page.Keyboard.PressAsync("Tab");
        await Enter("Calendar", "step-5");
        await To("occasion-0");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("h1")).ToHaveTextAsync("A border and a gas contract");
        Assert.Equal(NorthAndSouth.ReplaceLineEndings("\n"), await File.ReadAllTextAsync(Path.Combine(server.Folder, "a-border-and-a-gas-contract.crisis.yaml")));
    }

    [Fact]
    public async Task What_is_missing_is_said_in_its_step_and_a_day_stands_in_the_calendar()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, width: 390);
        var page = await visit.Open("new");
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next" });
        var problem = page.Locator("#step-problem");

        await next.ClickAsync();
        await Expect(problem).ToHaveTextAsync("Give the crisis a title.");
        await page.Locator("#step-0").FillAsync("Two sides");
        await next.ClickAsync();
        await page.Locator("#step-1").FillAsync("North: the near one");
        await next.ClickAsync();
        await Expect(problem).ToHaveTextAsync("Name at least two parties.");
        await page.Locator("#party-1").FillAsync("South");
        await next.ClickAsync();
        await page.Locator("#lever-0-0-name").FillAsync("ties");
        await page.Locator("#lever-0-0-0-word").FillAsync("kept");
        await next.ClickAsync();
        await Expect(problem).ToContainTextAsync("“ties” needs two levels");
        await page.Locator("#lever-0-0-1-word").FillAsync("cut");
        await Look(page, "levers-phone");
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "moderate" or "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);
        await next.ClickAsync();
        await next.ClickAsync();
        await Expect(problem).ToHaveTextAsync("Choose what the break is.");
        await page.GetByLabel("ties is cut").CheckAsync();
        await next.ClickAsync();
        await next.ClickAsync();
        await page.Locator("#step-5").FillAsync("2026-03-01");
        await page.Locator("#occasion-0").FillAsync("Talks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the model" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Two sides");
        var text = await File.ReadAllTextAsync(Path.Combine(server.Folder, "two-sides.crisis.yaml"));
        Assert.Contains("2026-03-01", text, StringComparison.Ordinal);
        Assert.Contains("\"North: the near one\"", text, StringComparison.Ordinal);
    }

    private static async Task Look(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DEMARCHE_LOOKS") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"new-{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }
}
