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
