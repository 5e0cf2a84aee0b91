using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>What a person does who has never seen it: change one priority, see what flips, save it as a variant, print the brief.</summary>
[Collection(nameof(Chromium))]
public class FirstVisitTests(Chromium chromium)
{
    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 390)]
    public async Task One_priority_is_changed_what_flips_is_seen_the_variant_saved_and_the_brief_printed(bool dark, int width)
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, dark, width);
        var page = await visit.Open("case");
        var step = 0;
        async Task Look(bool whole = false)
        {
            if (Environment.GetEnvironmentVariable("DEMARCHE_SCREENSHOTS") is not { Length: > 0 } folder) return;
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"visit-{(dark ? "dark" : "light")}-{width}-{++step}.png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled });
        }

        async Task MoveUp()
        {
            await page.Locator("#variant-2-up").PressAsync("Enter");
            await Expect(page.Locator("#variant-1-up")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("#variant-0-down")).ToBeFocusedAsync();
        }

        await Expect(page.Locator(".wb-headline .wb-lead")).ToBeVisibleAsync();
        await Look();
        await page.GetByRole(AriaRole.Link, new() { Name = "What-if" }).ClickAsync();
        var statements = page.Locator(".wb-priorities li");
        await Expect(statements.First).ToContainTextAsync("The United States leaves sanctions as they are");
        await Look();

        if (width > 600) await statements.Nth(2).Locator(".wb-place").DragToAsync(statements.Nth(0));
        else await MoveUp();
        await Expect(statements.First).ToContainTextAsync("Russia keeps relations with Washington");
        await Expect(statements.First).ToHaveClassAsync("wb-moved");
        await Expect(page.Locator(".wb-pair table")).ToContainTextAsync("differs");
        await Expect(page.Locator(".wb-pair ul").Last).ToContainTextAsync("no longer");
        await Look(true);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save as a variant …" })).ToBeEnabledAsync();
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a variant …" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("other priorities of Russia, if resolute");
        await Look();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/case\\?model=geneva-2022%2Fvariant.crisis.yaml"));
        await Expect(page.Locator(".wb-headline .wb-lead", new() { HasNotText = "three moves away" })).ToBeVisibleAsync();
        await Look();
        await page.EvaluateAsync("window.print = () => { window.wasPrinted = true; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Print the brief" }).ClickAsync();
        await page.WaitForFunctionAsync("window.wasPrinted === true");

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Look(true);
    }

    [Fact]
    public async Task A_statement_of_the_model_is_dragged_and_the_strip_says_what_it_did()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?view=forms");
        var statements = page.Locator("fieldset").First.Locator(".wb-priorities > li");

        await statements.Nth(2).Locator(".wb-place").DragToAsync(statements.Nth(0));

        await Expect(statements.First.Locator("input").First).ToHaveValueAsync("ties is kept");
        await Expect(page.Locator(".wb-changes li").First).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("DEMARCHE_SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "visit-model.png") });
    }
}
