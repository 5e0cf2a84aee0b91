using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>One visitor with one page. Errors on the console and failed requests are noted and make <see cref="DisposeAsync"/> fail the test.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly string server;
    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    internal Visit(string server, IBrowserContext context, IPage page)
    {
        (this.server, this.context, Page) = (server, context, page);
        page.SetDefaultTimeout(Chromium.Longest);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Goes to an address and waits until the page can be used.</summary>
    public async Task<IPage> Open(string address)
    {
        await Page.GotoAsync($"{server}/{address}");
        await Page.Locator("html[data-ready=yes]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return Page;
    }

    /// <summary>The same, and waits until nothing is being worked out for it any more.</summary>
    public async Task<IPage> OpenSettled(string address)
    {
        await Open(address);
        await Expect(Page.Locator(".wb-busy")).ToHaveCountAsync(0);
        return Page;
    }

    /// <summary>Forgets what went wrong so far, after a test has broken the connection itself.</summary>
    public void Forgive() => faults.Clear();

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(faults);
    }
}
