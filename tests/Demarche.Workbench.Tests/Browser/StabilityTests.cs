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
    public async Task States_are_found_by_words_and_by_what_holds_and_the_address_keeps_it()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("stability");
        var found = page.Locator(".wb-found");
        var columns = page.Locator(".wb-states thead button");

        await page.GetByLabel("Find", new() { Exact = true }).FillAsync("severs relations");
        await page.GetByLabel("Find", new() { Exact = true }).PressAsync("Enter");
        await Expect(found).ToContainTextAsync("states found");
        var all = await columns.CountAsync();
        await page.Locator("#find-holds").SelectOptionAsync("seq");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("find=severs.*holds=seq"));
        await Expect(columns).Not.ToHaveCountAsync(all);
        var titles = await columns.EvaluateAllAsync<string[]>("buttons => buttons.map(b => b.title)");
        Assert.NotEmpty(titles);
        Assert.All(titles, t => Assert.Contains("severs relations", t, StringComparison.Ordinal));

        await page.GetByLabel("Find", new() { Exact = true }).FillAsync("Russia swims");
        await page.GetByLabel("Find", new() { Exact = true }).PressAsync("Enter");
        await Expect(found).ToContainTextAsync("“Russia swims”");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all again" }).ClickAsync();
        await Expect(found).ToContainTextAsync("states here");
    }

    [Fact]
    public async Task States_are_grouped_by_outcome_and_turned_over_page_by_page()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("stability?show=all");

        await page.GetByLabel("Group by outcome").CheckAsync();
        await Expect(page.Locator(".wb-outcomes")).ToBeVisibleAsync();
        await visit.Open("stability?show=all&group=outcome&page=1");
        await Expect(page.Locator(".wb-outcomes th").Nth(1)).ToContainTextAsync("(");
        await page.GetByRole(AriaRole.Button, new() { Name = "After", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("page=2"));
        await Expect(page.Locator("#page-before")).ToBeEnabledAsync();
        await page.Locator(".wb-states thead button").First.ClickAsync();
        await Expect(page.Locator("#page-before")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_concept_is_explained_where_it_is_chosen()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("stability");

        await page.Locator(".wb-states tbody button", new() { HasTextString = "SEQ" }).First.ClickAsync();

        await Expect(page.Locator(".wb-concept")).ToContainTextAsync("Each party stays");
        await page.GetByText("What the concepts ask of each party").ClickAsync();
        await Expect(page.Locator(".wb-concepts dd").First).ToContainTextAsync("It stays");
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
