using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Demarche.Workbench.Forms;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>The forms that are made from the tables of keys, in a browser.</summary>
[Collection(nameof(Chromium))]
public class FormPageTests(Chromium chromium)
{
    private const string Small = """
        # A model to be changed.
        crisis: Two sides
        parties:
          Alpha:
            levers:
              ties: { levels: [kept, severed], moves: up } # one way
            priorities: [ties is kept]
          Beta:
            levers:
              sanctions: [light, heavy]
            priorities: [sanctions is heavy]
        outcomes:
          break: ties is severed
        break: break
        """;

    [Fact]
    public async Task A_faction_is_made_by_keyboard_alone_and_stands_in_the_file()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=parties");
        async Task Press(string button, string next)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator($"[id$='{next}']")).ToBeFocusedAsync();
        }

        await Press("Factions", "-part");
        await Press("Add a faction", "-item");
        await page.GetByLabel("Name of the faction").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("hawks");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("The model as text (YAML)")).ToHaveValueAsync(new Regex("hawks:"));
        await Press("Voice", "/voice");
        await page.Keyboard.TypeAsync("veto");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByLabel("The model as text (YAML)")).ToHaveValueAsync(new Regex(@"factions:\s+hawks:\s+voice: veto"));
        await Patience.Until(async () => (await File.ReadAllTextAsync(Path.Combine(server.Folder, "crisis.yaml"))).Contains("voice: veto", StringComparison.Ordinal));
        Assert.Contains("# one way", await File.ReadAllTextAsync(Path.Combine(server.Folder, "crisis.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_Z_in_a_field_takes_the_models_change_back_but_while_one_types_the_typing()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=crisis");
        var title = page.GetByLabel("Title");
        await title.FillAsync("Three sides");
        await title.PressAsync("Enter");
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Three sides");
        await title.PressAsync("End");
        await page.Keyboard.TypeAsync("!");

        await page.Keyboard.PressAsync("Control+z");
        await Expect(title).ToHaveValueAsync("Three sides");
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Three sides");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Two sides");
        await Expect(title).ToHaveValueAsync("Two sides");
        await page.Keyboard.PressAsync("Control+Shift+z");
        await Expect(page.Locator(".wb-title")).ToHaveTextAsync("Three sides");
    }

    [Fact]
    public async Task Levels_are_renamed_together_given_phrases_and_a_third_comes_with_its_own()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=parties");
        var text = page.GetByLabel("The model as text (YAML)");
        var levels = page.GetByLabel("Levels, in order").First;

        await levels.FillAsync("intact, broken");
        await levels.PressAsync("Tab");
        await Expect(text).ToHaveValueAsync(new Regex(@"levels: \[intact, broken\][\s\S]*ties is intact[\s\S]*ties is broken"));
        var lever = page.GetByRole(AriaRole.Group, new() { Name = "Lever ties of Alpha" });
        await lever.GetByRole(AriaRole.Button, new() { Name = "In running text, level by level" }).ClickAsync();
        await lever.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add a") }).Last.ClickAsync();
        await Expect(text).ToHaveValueAsync(new Regex("words: \\[has ties intact, has ties broken\\]"));
        await levels.FillAsync("intact, cool, broken");
        await levels.PressAsync("Tab");
        await Expect(text).ToHaveValueAsync(new Regex("words: \\[has ties intact, has ties cool, has ties broken\\]"));
        await Expect(page.Locator(".wb-refused")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_statement_that_cannot_be_read_is_refused_beside_its_field_and_stays_there()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=limits");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a statement" }).ClickAsync();
        var field = page.GetByLabel("It cannot be that", new() { Exact = true });

        await field.FillAsync("sanctons is heavy");
        await field.PressAsync("Tab");
        await Expect(page.Locator(".wb-refused")).ToContainTextAsync("sanctions");
        await Expect(field).ToHaveValueAsync("sanctons is heavy");
        await Expect(page.GetByLabel("The model as text (YAML)")).ToHaveValueAsync(new Regex(@"impossible: \[never\]"));

        await field.FillAsync("sanctions is heavy and ties is severed");
        await field.PressAsync("Tab");
        await Expect(page.Locator(".wb-refused")).ToHaveCountAsync(0);
        await Expect(page.Locator(".wb-changes")).ToContainTextAsync("There are 3 states; there were 4.");
    }

    [Fact]
    public async Task A_statement_is_built_by_keyboard_alone_and_read_back_in_words()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=priorities");
        await page.Locator("#order-0-added-build").FocusAsync();
        Task To(string name) => ToField(page.GetByLabel(name, new() { Exact = true }));
        async Task ToField(ILocator wanted)
        {
            await wanted.WaitForAsync();
            for (var tabs = 0; tabs < 8 && !await wanted.EvaluateAsync<bool>("e => e === document.activeElement"); tabs++) await page.Keyboard.PressAsync("Tab");
            await Expect(wanted).ToBeFocusedAsync();
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#order-0-added-build-0")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Beta");
        await Expect(page.Locator(".wb-build-read")).ToContainTextAsync("Beta has sanctions light");
        await To("Part 1: does what");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(".wb-build-read")).ToContainTextAsync("Beta has sanctions heavy");
        await ToField(page.GetByRole(AriaRole.Button, new() { Name = "Add a part", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#order-0-added-build-1")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("unless");
        await To("Part 2: does what");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(".wb-build-read code")).ToHaveTextAsync("sanctions is heavy if not ties is severed");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use this statement" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByLabel("The model as text (YAML)")).ToHaveValueAsync(new Regex("sanctions is heavy if not ties is severed"));
        await Expect(page.Locator("#order-0-added")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 390)]
    public async Task What_is_built_and_what_was_meant_are_open_to_everybody_and_fit(bool dark, int width)
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, dark, width);
        var page = await visit.Open("model?view=forms&part=threats");
        await page.GetByRole(AriaRole.Button, new() { Name = "Build it of parties and phrases: If", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a part", Exact = true }).ClickAsync();
        await Expect(page.Locator(".wb-build-part")).ToHaveCountAsync(2);
        await page.GetByLabel("Then", new() { Exact = true }).First.FillAsync("never russia severs relations with Washington");
        await page.GetByLabel("Then", new() { Exact = true }).First.PressAsync("Tab");
        await Expect(page.Locator(".wb-meant")).ToContainTextAsync("not ties is severed");

        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "moderate" or "serious" or "critical").Select(v => $"{v.Id}: {v.Help} – {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);
        if (Environment.GetEnvironmentVariable("DEMARCHE_SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"built-{(dark ? "dark" : "light")}-{width}.png"), FullPage = true });
    }

    [Fact]
    public async Task A_link_in_a_part_leads_to_its_place_in_the_text()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=crisis&view=forms");

        await page.GetByRole(AriaRole.Link, new() { Name = "In the text: line 13 (Named outcomes)" }).ClickAsync();

        await Expect(page.GetByLabel("The model as text (YAML)")).ToBeFocusedAsync();
        Assert.Equal(13, await page.EvaluateAsync<int>("document.activeElement.value.slice(0, document.activeElement.selectionStart).split('\\n').length"));
    }

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 390)]
    public async Task Every_part_of_the_model_is_open_to_everybody_and_fits(bool dark, int width)
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, dark, width);
        foreach (var part in FormWords.Parts)
        {
            var page = await visit.Open($"model?view=forms&part={part.Id}");
            await Expect(page.Locator(".wb-tabs [aria-current]")).ToHaveTextAsync(part.Title);

            var result = await page.RunAxe();
            Assert.Empty(result.Violations.Where(v => v.Impact is "moderate" or "serious" or "critical").Select(v => $"{part.Id}: {v.Id}: {v.Help} – {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{part.Id} is {overflow} pixels wider than the screen.");
            if (Environment.GetEnvironmentVariable("DEMARCHE_SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"model-{part.Id}-{(dark ? "dark" : "light")}-{width}.png"), FullPage = true });
        }
    }
}
