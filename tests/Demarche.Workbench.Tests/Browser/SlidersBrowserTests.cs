using System.Text.RegularExpressions;
using Demarche.Workbench.Tests.Compare;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>Numbers that are turned on the screen of what-ifs, and the chance that follows.</summary>
[Collection(nameof(Chromium))]
public class SlidersBrowserTests(Chromium chromium)
{
    [Fact]
    public async Task A_number_is_turned_by_keyboard_the_chance_follows_and_the_model_changes_only_when_kept()
    {
        await using var server = await Server.Start(SlidersTests.Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("what-if");
        string Text() => File.ReadAllText(Path.Combine(server.Folder, "crisis.yaml"));
        var section = page.Locator("section:has(> #sliders-title)");
        var slider = section.GetByRole(AriaRole.Slider).First;
        await Expect(section.Locator(".wb-change-chance b").First).ToContainTextAsync("%");

        await slider.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(section.Locator("#slid-chance")).ToContainTextAsync("so it stays");
        await Expect(section.Locator("#slid-chance")).ToContainTextAsync(new Regex("%|so it stays"));
        await Expect(page).ToHaveURLAsync(new Regex("set=parties"));
        Assert.Equal(SlidersTests.Small, Text());

        await page.ReloadAsync();
        await Expect(section.Locator("#slid-chance")).ToContainTextAsync(new Regex("%|so it stays"));
        await Expect(section.Locator(".wb-slider-value").First).ToContainTextAsync("→ 100%");
        await Expect(section.Locator(".wb-slider-value").Nth(1)).ToContainTextAsync("20% → 0%");
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Where(v => v.Impact is "moderate" or "serious" or "critical").Select(v => $"{v.Id}: {v.Help}"));
        if (Environment.GetEnvironmentVariable("DEMARCHE_SCREENSHOTS") is { Length: > 0 } folder) await section.ScreenshotAsync(new() { Path = Path.Combine(folder, "sliders.png") });

        await section.GetByRole(AriaRole.Button, new() { Name = "Keep this in the model" }).ClickAsync();
        await Expect(page.GetByText("Kept. Undo takes it back.")).ToBeVisibleAsync();
        await Expect(section.Locator("#slid-chance")).ToHaveCountAsync(0);
        await Patience.Until(() => Task.FromResult(Text() != SlidersTests.Small && Text().Contains("100%", StringComparison.Ordinal)));
    }
}
