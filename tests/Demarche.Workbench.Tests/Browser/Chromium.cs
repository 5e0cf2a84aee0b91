using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>One headless Chromium for all browser tests, and one server of bundled models; both are started when a test first needs them.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>How long browser tests wait for anything, in milliseconds. The five seconds that are usual say as much of how busy the machine is as of the page.</summary>
    internal static readonly float Longest = (float)Patience.Long.TotalMilliseconds;

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The program: <c>CHROME_PATH</c>, or <c>chromium</c> on the path; null when there is none.</summary>
    public static string? Executable { get; } = Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } given
        ? given
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    /// <summary>A page of its own, which notes what goes wrong on it.</summary>
    public Task<Visit> Visit(Server server, bool dark = false, int width = 1280, bool tour = false) => Visit(server.Address, dark, width, tour);

    /// <summary>The same of a server at an address.</summary>
    public async Task<Visit> Visit(string server, bool dark = false, int width = 1280, bool tour = false)
    {
        Assert.SkipWhen(Executable is null, "There is no Chromium here: install it, or name it in CHROME_PATH.");
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments, Timeout = Longest });
        SetDefaultExpectTimeout(Longest);
        var context = await browser.NewContextAsync(new()
        {
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (!tour) await context.AddCookiesAsync([new() { Name = "demarche-tour", Value = "done", Url = server }]);
        return new Visit(server, context, await context.NewPageAsync());
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>The collection of tests that share the browser. Other tests do not run meanwhile: one of these counts the memory and the connections of the process.</summary>
[CollectionDefinition(nameof(Chromium), DisableParallelization = true)]
public sealed class ChromiumSharing : ICollectionFixture<Chromium>;
