using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>A mediator's question on the screen of what-ifs.</summary>
[Collection(nameof(Chromium))]
public class AdviceTests(Chromium chromium)
{
    [Fact]
    public async Task What_would_make_an_outcome_hold_is_asked_of_an_outcome_and_told_with_its_proof()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("what-if");
        var section = page.Locator("section:has(> #mediator-title)");
        async Task Ask() => await section.GetByRole(AriaRole.Button, new() { Name = "Look for the cheapest changes" }).ClickAsync();

        await section.GetByLabel("What should hold").SelectOptionAsync(new SelectOptionValue { Label = "unpunished provocations" });
        await Expect(page).ToHaveURLAsync(new Regex("wanted=3"));
        await Ask();
        await Expect(section.Locator("#advice")).ToContainTextAsync("One set of changes at a cost of 1 makes it hold, and moves that each pay lead there");
        await Expect(section.Locator("#advice")).ToContainTextAsync("No cheaper set does");

        await section.GetByLabel("Led to from now").SelectOptionAsync("any");
        await Expect(page).ToHaveURLAsync(new Regex("led=any"));
        await section.GetByLabel("What should hold").SelectOptionAsync(new SelectOptionValue { Label = "de-escalation" });
        await Expect(section.Locator("#advice")).ToHaveCountAsync(0);
        await Ask();
        await Expect(section.Locator("#advice")).ToContainTextAsync("It would hold as things are, but nobody would get there by moves that pay");
    }
}
