using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>A state chosen anywhere is chosen everywhere.</summary>
[Collection(nameof(Chromium))]
public class StabilityTests(Chromium chromium)
{
    [Fact]
    public async Task A_state_chosen_in_the_table_is_chosen_in_the_picture_the_explanation_and_the_address()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("stability");

        await page.Locator("#state-12").ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("[?&]state=12(&|$)"));
        await Expect(page.Locator("svg [data-state='12'][aria-pressed=true]")).ToBeVisibleAsync();
        await Expect(page.Locator("#why-title")).ToContainTextAsync("State 12");
    }

    [Fact]
    public async Task A_state_chosen_in_the_picture_is_chosen_in_the_table()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("stability?model=chicken");

        await page.Locator("svg [data-state='4']").ClickAsync();

        await Expect(page.Locator("#state-4")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator("#why-title")).ToContainTextAsync("State 4");
    }

    [Fact]
    public async Task An_address_with_a_choice_shows_that_choice_and_the_concept()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);

        var page = await visit.Open("stability?state=5&concept=nash&show=all");

        await Expect(page.Locator("#state-5")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator(".wb-why")).ToContainTextAsync("Nash");
        await Expect(page.Locator(".wb-why")).Not.ToContainTextAsync("SSEQ");
    }

    [Fact]
    public async Task The_table_is_walked_by_the_arrow_keys()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("stability?model=chicken&state=1");

        await page.Locator("#state-1").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#state-2")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator("#state-4")).ToBeFocusedAsync();

        await Expect(page.Locator("#why-title")).ToContainTextAsync("State 4");
    }

    [Fact]
    public async Task Other_types_give_another_answer()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("stability");
        var before = await page.Locator(".wb-intro").InnerTextAsync();

        await page.GetByLabel("Russia is").SelectOptionAsync(new SelectOptionValue { Index = 1 });

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("types="));
        await Expect(page.Locator(".wb-intro")).Not.ToHaveTextAsync(before);
    }

    [Fact]
    public async Task The_table_is_saved_as_CSV_and_the_picture_as_SVG()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("stability?model=chicken");

        var table = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Save the table as CSV").ClickAsync());
        var picture = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Save as SVG").ClickAsync());

        Assert.Contains("state,1,2,3,4", await File.ReadAllTextAsync(await table.PathAsync()), StringComparison.Ordinal);
        Assert.StartsWith("<?xml", await File.ReadAllTextAsync(await picture.PathAsync()), StringComparison.Ordinal);
    }
}
