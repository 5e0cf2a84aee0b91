using Microsoft.Playwright;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>
/// Pictures of every screen: for <c>docs/workbench.md</c> when <c>DEMARCHE_SCREENSHOTS</c> names a folder, and whole, in both themes and three widths, for
/// a person to look at, when <c>DEMARCHE_LOOKS</c> does; of the folder of a model that <c>DEMARCHE_LOOKS_MODEL</c> names, or else of the first one.
/// </summary>
[Collection(nameof(Chromium))]
public class Screenshots(Chromium chromium)
{
    private static readonly string[] Screens = ["case", "model", "stability", "road", "what-if", "record", "read"];

    /// <summary>Of a model of one's own a text is not read: what it says may be about others.</summary>
    private static readonly string? Model = Environment.GetEnvironmentVariable("DEMARCHE_LOOKS_MODEL");

    [Fact]
    public async Task For_the_page_about_the_workbench() => await Take(Folder("DEMARCHE_SCREENSHOTS"), dark: false, width: 1280, screen => $"workbench-{screen}");

    [Theory]
    [InlineData(false, 1440)]
    [InlineData(false, 1024)]
    [InlineData(false, 390)]
    [InlineData(true, 1440)]
    [InlineData(true, 1024)]
    [InlineData(true, 390)]
    public async Task To_be_looked_at(bool dark, int width)
    {
        await Take(Folder("DEMARCHE_LOOKS"), dark, width, screen => $"{screen}-{(dark ? "dark" : "light")}-{width}", Model is { Length: > 0 } ? Repository.PathOf(Model) : null, isWhole: true);
    }

    private async Task Take(string folder, bool dark, int width, Func<string, string> name, string? model = null, bool isWhole = false)
    {
        await using var server = await (model is null ? Server.Start() : Server.With(model));
        await using var visit = await chromium.Visit(server, dark, width);
        foreach (var screen in isWhole ? [.. Screens, "new"] : Screens)
        {
            var page = screen == "new" ? await visit.Open(screen) : await visit.OpenSettled(screen);
            if (screen == "read" && model is null) await ReadText(page);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name(screen)}.png"), Animations = ScreenshotAnimations.Disabled, FullPage = isWhole });
        }
    }

    /// <summary>The screen of a text with a text of ours on it.</summary>
    private static async Task ReadText(IPage page)
    {
        await page.GetByLabel("The text", new() { Exact = true }).FillAsync(ReadTests.Article);
        await page.GetByLabel("Published").FillAsync("2022-01-05");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Into a copy of") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Accept all that are left")).ToBeVisibleAsync();
        var threat = page.Locator(".wb-event", new() { HasText = "Russia threatens" }).First;
        await threat.Locator(".wb-event-head").ClickAsync();
        await Assertions.Expect(threat).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".wb-busy")).ToHaveCountAsync(0);
        await page.EvaluateAsync("scrollTo(0, 0)");
    }

    private static string Folder(string variable)
    {
        var folder = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"Name a folder in {variable} to have pictures made.");
        return Repository.PathOf(folder!);
    }
}
