using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>The screen on which a text is read: from an article to rows that count, and to a model.</summary>
[Collection(nameof(Chromium))]
public class ReadTests(Chromium chromium)
{
    /// <summary>A text of ours in the register of news.</summary>
    private const string Article = """
        Norland warns Sudria over the straits

        Norland has threatened to close the straits if Sudria deploys new missiles, its foreign minister said on Monday. Russia rejected the demand of the United States.

        Russia threatened to sever relations with the United States if Washington imposes new sanctions, President Putin said on 31 December. Talks between Russia and the United States are scheduled for January 10 in Geneva.

        The United States condemned Russia. Ukraine asked the United States for weapons.
        """;

    private const string Model = """
        crisis: A quarrel
        asof: 2022-01-05
        parties:
          Russia:
            levers:
              ties: { levels: [kept, severed], moves: up, words: [keeps relations with Washington, severs relations with Washington] }
            priorities: [ties is kept]
          United States:
            words: the United States
            levers:
              sanctions: { levels: [existing, tough], words: [leaves sanctions as they are, imposes tough sanctions] }
            priorities: [sanctions is tough]
        outcomes:
          break: ties is severed
        break: break
        """;

    [Fact]
    public async Task A_pasted_article_is_read_accepted_and_rejected_by_keys_and_stands_in_the_record()
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await Read(visit);
        await page.GetByRole(AriaRole.Button, new() { Name = "Into the record of A quarrel" }).ClickAsync();
        var bar = page.Locator(".wb-readbar strong");
        await Expect(bar).ToHaveTextAsync(new Regex("^0 of [0-9]+ looked at"));
        await Expect(page.Locator(".wb-event.wb-here")).ToHaveCountAsync(1);

        await page.Locator("#text").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(bar).ToHaveTextAsync(new Regex("^1 of"));
        await page.Keyboard.PressAsync("x");
        await Expect(bar).ToHaveTextAsync(new Regex("^2 of"));
        await page.Keyboard.PressAsync("z");
        await Expect(bar).ToHaveTextAsync(new Regex("^1 of"));
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(bar).ToHaveTextAsync(new Regex("^2 of"));

        var record = await File.ReadAllTextAsync(Path.Combine(server.Folder, "record.csv"));
        Assert.Equal(1, Regex.Count(record, ",accepted\n"));
        Assert.Equal(1, Regex.Count(record, ",rejected\n"));
        Assert.Contains("record: record.csv", await File.ReadAllTextAsync(Path.Combine(server.Folder, "crisis.yaml")), StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("DEMARCHE_LOOKS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "read-1.png") });
    }

    /// <summary>Pictures of the screen in both themes and three widths, for a person to look at, where <c>DEMARCHE_LOOKS</c> names a folder.</summary>
    [Theory]
    [InlineData(false, 1440)]
    [InlineData(true, 1440)]
    [InlineData(false, 1024)]
    [InlineData(true, 390)]
    [InlineData(false, 390)]
    public async Task To_be_looked_at(bool dark, int width)
    {
        var folder = Environment.GetEnvironmentVariable("DEMARCHE_LOOKS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "Name a folder in DEMARCHE_LOOKS to have pictures made.");
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server, dark, width);
        var given = Environment.GetEnvironmentVariable("DEMARCHE_TEXT");
        var page = await Read(visit, given is null ? Article : await File.ReadAllTextAsync(given));
        async Task Look(string name) => await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"read-{name}-{(dark ? "dark" : "light")}-{width}.png"), Animations = ScreenshotAnimations.Disabled });
        await Look("where");
        await page.GetByRole(AriaRole.Button, new() { Name = "Into the record of A quarrel" }).ClickAsync();
        await Expect(page.Locator(".wb-readbar strong")).ToHaveTextAsync(new Regex("^0 of"));
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".wb-event.wb-here")).ToHaveCountAsync(1);
        await Look("cards");
    }

    private static async Task<IPage> Read(Visit visit, string text = Article, string published = "2022-01-05")
    {
        var page = await visit.Open("read");
        await page.GetByLabel("The text", new() { Exact = true }).FillAsync(text);
        await page.GetByLabel("Published").FillAsync(published);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await Expect(page.Locator(".wb-event").First).ToBeVisibleAsync();
        return page;
    }
}
