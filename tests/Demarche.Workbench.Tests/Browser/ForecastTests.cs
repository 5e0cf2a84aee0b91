using Demarche.Workbench.Road;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>The forecast as it joins the answer: on the case, on the road, and in what is sent before any script runs.</summary>
[Collection(nameof(Chromium))]
public class ForecastTests(Chromium chromium)
{
    [Fact]
    public async Task It_joins_the_answer_by_itself_and_stands_on_the_road_and_in_the_next_first_page()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("case");
        await Expect(page.Locator(".wb-headline .wb-lead")).ToContainTextAsync("The break is");
        await Expect(page.Locator(".wb-chance")).ToContainTextAsync("%");
        await Expect(page.Locator(".wb-headline .wb-lead p").First).ToContainTextAsync("%");

        await visit.Open("road");
        await Expect(page.Locator("#fan")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = PlayAnswer.Offer })).ToBeVisibleAsync();

        using var client = new HttpClient { Timeout = Patience.Long };
        Assert.Contains("id=\"fan\"", await client.GetStringAsync(new Uri(server.Address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_stopped_and_begun_again()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = visit.Page;
        await using (Occupied.Forecasts(server.Analyst))
        {
            await visit.Open("road");
            await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
            await Expect(page.GetByText("was not worked out")).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Play it forward", Exact = true }).ClickAsync();

        await Expect(page.Locator("#fan")).ToBeVisibleAsync();
    }
}
