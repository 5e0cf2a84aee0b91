using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Demarche.Table.Seats;
using Demarche.Workbench.Tests.Browser;
using Microsoft.Extensions.AI;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Tables;

/// <summary>Tables that are opened from the workbench: with the button on the road, and a language model at the seats.</summary>
[Collection(nameof(Chromium))]
public sealed class OpeningTests(Chromium chromium)
{
    [Fact]
    public async Task The_button_opens_tables_at_which_a_language_model_can_play()
    {
        Assert.SkipWhen(Chromium.Executable is null, "There is no Chromium here: install it, or name it in CHROME_PATH.");
        using var client = new Stays();
        await using var server = await Server.Start(Border, language: new LanguageSeat(client, "scripted", TimeProvider.System, TimeSpan.FromMinutes(1)));
        await using var visit = await chromium.Visit(server.Address);
        var page = await visit.Open("road");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open tables" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("A border and a gas contract");
        Assert.Matches(new Regex("/table/lead/[0-9a-f]+$"), page.Url);

        foreach (var party in new[] { "North", "South" })
            await page.GetByLabel($"{party} is played by").SelectOptionAsync(new SelectOptionValue { Label = "a language model" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Table 1" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin at all tables" }).ClickAsync();
        await Expect(page.Locator(".tb-tables")).ToContainTextAsync("Play is over.");
        Assert.True(client.Asked > 0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Table 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "After-action page" }).ClickAsync();
        await Expect(page.Locator("body")).ToContainTextAsync("held by a language model");

        // The same model has the same room: what was opened is still there.
        await visit.Open("road");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open tables" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Table 1" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_one_no_seat_is_offered_to_it_and_the_word_of_a_page_does_not_count()
    {
        await using var server = await TableServer.Start();
        using var lead = await server.Join(Demarche.Table.Rules.Actor.Facilitator);
        Assert.DoesNotContain("a language model", (await lead.Get("/table/lead/room")).Body, StringComparison.Ordinal);
        await lead.Do(new Dictionary<string, string> { ["what"] = "open", ["count"] = "1", ["holder-0"] = "Language", ["holder-1"] = "Language" });
        await lead.Do(new Dictionary<string, string> { ["what"] = "all-begin" });
        await Patience.Until(() => server.Room.Tables[^1].State.IsOver);
        Assert.All(server.Room.Tables[^1].State.Story.OfType<Demarche.Table.Rules.StoryLine.Move>(), m => Assert.Equal(0, m.Decided.Option));
    }

    private const string Border = """
        crisis: A border and a gas contract
        asof: 2026-01-05
        parties:
          North:
            levers:
              troops: { levels: [home, massed], words: [keeps its troops at home, masses troops] }
            priorities: [not South.contract is torn up, troops is home]
          South:
            levers:
              contract: { levels: [kept, torn up], moves: up, words: [keeps the contract, tears up the contract] }
            priorities: [not North.troops is massed, contract is kept]
        outcomes:
          break: contract is torn up
        break: break
        calendar:
          - { on: 2026-01-10, what: Talks, parties: [North, South] }

        """;

    /// <summary>Answers that it stays, whatever it is asked.</summary>
    private sealed class Stays : IChatClient
    {
        private int asked;

        public int Asked => asked;

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref asked);
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, "{\"move\": 1, \"statement\": \"We wait.\"}");
        }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
