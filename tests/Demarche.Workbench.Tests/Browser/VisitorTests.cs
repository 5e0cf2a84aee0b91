using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>The first five minutes, the keyboard, paper, and models that mean harm.</summary>
[Collection(nameof(Chromium))]
public class VisitorTests(Chromium chromium)
{
    [Fact]
    public async Task The_tour_is_shown_once_and_can_be_skipped()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, tour: true);
        var page = await visit.Open("case");

        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.Locator(".wb-tour")).ToContainTextAsync("2 of 5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip the tour" }).ClickAsync();
        await Expect(page.Locator(".wb-tour")).ToHaveCountAsync(0);

        // The page asks its browser about the tour before it can be told of a key.
        await visit.Open("case");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page.Locator(".wb-tour")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task All_screens_are_reached_by_keys_and_the_list_of_keys_by_a_question_mark()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("case");

        foreach (var (key, title) in new[] { ("2", "The model"), ("3", "Which states hold"), ("4", "The road"), ("5", "What would change"), ("6", "What was said"), ("7", "Read a text"), ("1", "The week") })
        {
            await page.Keyboard.PressAsync(key);
            await Expect(page.Locator("h1")).ToContainTextAsync(title);
        }

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Light or dark");
        await Expect(page.GetByRole(AriaRole.Dialog).Locator(":focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_bar_and_every_stop_shows_where_it_is()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.OpenSettled("case");

        await page.Locator(".wb-skip").FocusAsync();
        await Expect(page.Locator(".wb-skip")).ToBeInViewportAsync();
        for (var i = 0; i < 20; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var outline = await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle + ' ' + document.activeElement.outerHTML.slice(0, 80)");
            Assert.DoesNotContain("none <", outline, StringComparison.Ordinal);
        }

        await page.Locator(".wb-skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#content")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_Model_a_second_skip_link_leads_to_the_text()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model");

        await page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" }).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("The model as text (YAML)")).ToBeFocusedAsync();

        await visit.Open("model?view=forms");
        await Expect(page.Locator(".wb-skip")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_choice_of_dark_is_kept()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("case");
        await page.Keyboard.PressAsync("t");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await visit.Open("road");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal("rgb(18, 22, 28)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task On_paper_there_is_the_brief_and_nothing_to_click()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, dark: true);
        var page = await visit.Open("case");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Locator(".wb-headline .wb-lead")).ToBeVisibleAsync();
        foreach (var part in new[] { ".wb-bar", ".wb-aside", ".wb-save >> nth=0" }) await Expect(page.Locator(part)).ToBeHiddenAsync();
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.True((await page.PdfAsync()).Length > 20_000);
    }

    [Fact]
    public async Task The_brief_is_saved_as_a_page()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("case");

        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Save as a page").ClickAsync());

        Assert.Equal("the-week-of-negotiations-january-2022.html", saved.SuggestedFilename);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(await saved.PathAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_priority_shows_what_flips_and_is_saved_as_a_variant()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("what-if");

        await page.Locator("#variant-1-down").ClickAsync();
        await Expect(page.Locator(".wb-pair table")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a variant …" }).ClickAsync();
        await page.Locator("#new-model-name").FillAsync("mine/mine.crisis.yaml");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("model=mine%2Fmine.crisis.yaml"));
        await Expect(page.Locator("h1")).ToContainTextAsync("The week of negotiations");
        var variant = await File.ReadAllTextAsync(Path.Combine(server.Folder, "mine", "mine.crisis.yaml"));
        Assert.Contains("extends: crisis.yaml", variant, StringComparison.Ordinal);
        Assert.DoesNotContain("threats:", variant, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Repository.PathOf("models", "geneva-2022", "crisis.yaml")), await File.ReadAllTextAsync(Path.Combine(server.Folder, "mine", "crisis.yaml")));

        await page.Keyboard.PressAsync("2");
        await Expect(page.Locator(".wb-forms .wb-note")).ToContainTextAsync("laid over crisis.yaml");
        await page.Locator("#order-2-0-down").ClickAsync();
        await Expect(page.GetByLabel("The model as text (YAML)")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Ukraine:\\s+priorities:"));
    }

    [Theory]
    [InlineData("what-if")]
    [InlineData("model?view=forms")]
    public async Task A_statement_moved_faster_than_the_page_answers_goes_all_the_way(string address)
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open(address);
        var statements = page.Locator(".wb-priorities").First.Locator(":scope > li");
        var up = statements.Nth(5).Locator("button[id$='-5-up']");
        var name = await up.GetAttributeAsync("aria-label");

        await up.EvaluateAsync("button => { button.click(); button.click(); button.click(); }");

        await Expect(statements.Nth(2).Locator("button[id$='-2-up']")).ToHaveAttributeAsync("aria-label", name!);
        await Expect(statements.Nth(2).Locator("button[id$='-2-up']")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_new_model_is_made_from_blank()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("case");

        await page.GetByRole(AriaRole.Button, new() { Name = "New from blank …" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page.Locator("h1")).ToContainTextAsync("The model");
        await Expect(page.GetByLabel("The model as text (YAML)")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("A dispute between Alpha and Beta"));
    }

    [Fact]
    public async Task What_a_model_says_is_text_and_never_runs()
    {
        const string Evil = "<img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script>";
        var model = $"""
            crisis: '{Evil.Replace("'", "''", StringComparison.Ordinal)}'
            parties:
              A:
                words: '{Evil.Replace("'", "''", StringComparison.Ordinal)}'
                levers:
                  ties: ["<b>kept</b>", severed]
                priorities: [ties is severed]
            outcomes:
              break: ties is severed
            break: break
            """;
        await using var server = await Server.Start(model);
        await using var visit = await chromium.Visit(server);
        foreach (var screen in new[] { "case", "model", "stability", "road", "what-if", "record", "read" })
        {
            var page = await visit.Open(screen);
            await Expect(page.Locator("main img[src=x], main script, main b:text('kept')")).ToHaveCountAsync(0);
            Assert.NotEqual("caught", await page.TitleAsync());
        }
    }

    [Fact]
    public async Task A_model_that_is_not_there_leads_to_those_that_are()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);

        var page = await visit.Open("case?model=no-such-model");

        await Expect(page.Locator("h1")).ToContainTextAsync("cannot be opened");
        await page.GetByRole(AriaRole.Link, new() { Name = "Chicken" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Chicken");
    }
}
