using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>Every screen, as a person first meets it: it loads, says something, fits, and keeps nobody out.</summary>
[Collection(nameof(Chromium))]
public class ScreenTests(Chromium chromium)
{
    public static TheoryData<string> Screens => ["case", "model", "stability?state=16", "road", "what-if", "record", "read"];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing_in_light_at_full_width(string address) => await Accessible(address, dark: false, width: 1280);

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing_in_dark_on_a_phone(string address) => await Accessible(address, dark: true, width: 390);

    [Fact]
    public async Task The_bundled_crises_that_are_small_or_in_graph_form_are_shown_too()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        foreach (var model in new[] { "us-china-trade-2017", "elmira", "chicken" })
        {
            foreach (var screen in Screens)
            {
                var page = await visit.Open($"{screen.Data.Split('?')[0]}?model={model}");
                await Assertions.Expect(page.Locator("h1")).Not.ToBeEmptyAsync();
            }
        }
    }

    /// <summary>Found by looking: four columns of words side by side were a few letters wide each, and the table of occasions as tall as the rest of the page.</summary>
    [Fact]
    public async Task On_a_phone_a_table_of_words_has_a_line_for_each_cell_that_names_its_column()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, width: 390);
        var page = await visit.Open("road");
        var cells = page.GetByRole(AriaRole.Table, new() { Name = "Occasions at which the parties can move" }).GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Cell);

        await Assertions.Expect(cells).ToHaveCountAsync(3);
        foreach (var cell in await cells.AllAsync()) Assert.InRange((await cell.BoundingBoxAsync())!.Width, 300, 390);
        Assert.Contains("Who can move", await cells.Nth(1).EvaluateAsync<string>("cell => getComputedStyle(cell, '::before').content"), StringComparison.Ordinal);
    }

    /// <summary>Found by looking: on a phone and a tablet no page said which crisis it was about, and on a wide screen the name was cut beside free room.</summary>
    [Theory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1024)]
    [InlineData(1440)]
    public async Task The_header_says_the_whole_name_of_the_crisis(int width)
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, width: width);
        var title = (await visit.Open("road")).Locator(".wb-title");

        await Assertions.Expect(title).ToHaveTextAsync("The week of negotiations, January 2022");
        await Assertions.Expect(title).ToBeVisibleAsync();
        if (width != 768) Assert.True(await title.EvaluateAsync<bool>("t => t.scrollWidth <= t.clientWidth && t.scrollHeight <= t.clientHeight + 1"), "The name is cut.");
        var box = (await title.BoundingBoxAsync())!;
        var screens = (await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Screens" }).BoundingBoxAsync())!;
        Assert.True(box.X + box.Width <= screens.X || box.Y + box.Height <= screens.Y, "The name lies over the screens.");
    }

    /// <summary>Found by looking: a precedent's name and its time stood together as one word.</summary>
    [Fact]
    public async Task A_precedents_time_stands_apart_from_its_name()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        await Assertions.Expect((await visit.Open("record")).Locator(".wb-card h3", new() { HasText = "Su-24" })).ToHaveTextAsync("Su-24 2015 November 2015");
    }

    private async Task Accessible(string address, bool dark, int width)
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, dark, width);
        var page = await visit.OpenSettled(address);
        await Assertions.Expect(page.Locator("h1")).Not.ToBeEmptyAsync();

        var result = await page.RunAxe();
        var serious = result.Violations.Where(v => v.Impact is "moderate" or "serious" or "critical").Select(v => $"{v.Id}: {v.Help} – {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
        Assert.Empty(serious);

        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"The page is {overflow} pixels wider than the screen.");
    }
}
