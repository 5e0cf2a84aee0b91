using Microsoft.Playwright;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>
/// Pictures of every screen: for <c>docs/workbench.md</c> when <c>DEMARCHE_SCREENSHOTS</c> names a folder, and in both themes and widths, for
/// a person to look at, when <c>DEMARCHE_LOOKS</c> does.
/// </summary>
[Collection(nameof(Chromium))]
public class Screenshots(Chromium chromium)
{
    private static readonly string[] Screens = ["case", "model", "stability", "road", "what-if", "record", "read"];

    [Fact]
    public async Task For_the_page_about_the_workbench() => await Take(Folder("DEMARCHE_SCREENSHOTS"), dark: false, width: 1280, screen => $"workbench-{screen}");

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(false, 390)]
    [InlineData(true, 1280)]
    [InlineData(true, 390)]
    public async Task To_be_looked_at(bool dark, int width) => await Take(Folder("DEMARCHE_LOOKS"), dark, width, screen => $"{screen}-{(dark ? "dark" : "light")}-{width}");

    private async Task Take(string folder, bool dark, int width, Func<string, string> name)
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server, dark, width);
        foreach (var screen in Screens)
        {
            var page = await visit.OpenSettled(screen);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name(screen)}.png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    private static string Folder(string variable)
    {
        var folder = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"Name a folder in {variable} to have pictures made.");
        return Repository.PathOf(folder!);
    }
}
