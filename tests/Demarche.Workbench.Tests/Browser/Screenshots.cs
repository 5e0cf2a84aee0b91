using Microsoft.Playwright;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>Pictures of every screen, for a person to look at and for <c>docs/workbench.md</c>. Made only when <c>DEMARCHE_SCREENSHOTS</c> names a folder.</summary>
[Collection(nameof(Chromium))]
public class Screenshots(Chromium chromium)
{
    private static readonly (string Name, string Address)[] Views =
    [
        ("case", "case"),
        ("model", "model"),
        ("stability", "stability"),
        ("road", "road"),
        ("what-if", "what-if"),
        ("record", "record"),
    ];

    [Fact]
    public async Task Of_every_screen_in_both_themes_and_widths()
    {
        var folder = Environment.GetEnvironmentVariable("DEMARCHE_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "Name a folder in DEMARCHE_SCREENSHOTS to have pictures made.");
        await using var server = await Server.Start();
        foreach (var dark in new[] { false, true })
        {
            foreach (var width in new[] { 1280, 390 })
            {
                await using var visit = await chromium.Visit(server, dark, width);
                foreach (var (name, address) in Views)
                {
                    var page = await visit.Open(address);
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{(dark ? "dark" : "light")}-{width}.png"), Animations = ScreenshotAnimations.Disabled });
                }
            }
        }
    }
}
