using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>A change by form or by text is in the other, in the file and in the answer.</summary>
[Collection(nameof(Chromium))]
public class ModelTests(Chromium chromium)
{
    private const string Small = """
        # A model to be changed.
        crisis: Two sides
        parties:
          Alpha:
            levers:
              ties: { levels: [kept, severed], moves: up }
            priorities:
              - ties is kept # the wish
              - ties is severed if sanctions is heavy
          Beta:
            levers:
              sanctions: [light, heavy]
            priorities:
              - sanctions is heavy
              - ties is kept
        outcomes:
          break: ties is severed
        break: break
        """;

    [Fact]
    public async Task A_priority_moved_by_keyboard_changes_the_text_the_file_and_the_answer_and_keeps_comments()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model");

        await page.Locator("#order-0-0-down").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        var area = page.GetByLabel("The model as text (YAML)");
        await Expect(area).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"ties is severed if sanctions is heavy\s+- ties is kept # the wish"));
        await Expect(page.Locator(".wb-changes")).ToContainTextAsync("hold");
        await Expect(page.Locator("#order-0-1-up")).ToBeFocusedAsync();
        await Patience.Until(async () => (await File.ReadAllTextAsync(Path.Combine(server.Folder, "crisis.yaml"))).Contains("sanctions is heavy\n      - ties is kept # the wish", StringComparison.Ordinal));

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(area).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"- ties is kept # the wish\s+- ties is severed"));
    }

    [Fact]
    public async Task What_is_typed_is_checked_beside_its_line_and_the_forms_follow()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=crisis");
        var area = page.GetByLabel("The model as text (YAML)");

        await area.FillAsync(Small.Replace("sanctions is heavy\n      - ties is kept\n", "sanctons is heavy\n      - ties is kept\n", StringComparison.Ordinal));
        await Expect(page.Locator(".wb-remark")).ToContainTextAsync("sanctons");
        await Expect(page.Locator("#editor-problems")).ToContainTextAsync("sanctions");
        await Expect(page.Locator(".wb-strip")).ToContainTextAsync("error");

        await area.FillAsync(Small.Replace("Two sides", "Two neighbours", StringComparison.Ordinal));
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Two neighbours");
        await Expect(page.Locator(".wb-remark")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_party_renamed_in_a_form_is_renamed_everywhere()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=parties");

        var name = page.GetByLabel("Lever", new() { Exact = true }).First;
        await name.FillAsync("relations");
        await name.PressAsync("Tab");

        await Expect(page.GetByLabel("The model as text (YAML)")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("break: relations is severed"));
    }

    [Fact]
    public async Task Two_tabs_on_one_file_show_the_same()
    {
        await using var server = await Server.Start(Small);
        await using var one = await chromium.Visit(server);
        await using var two = await chromium.Visit(server);
        var first = await one.Open("model?part=crisis");
        var second = await two.Open("model?part=crisis");

        await first.GetByLabel("Title").FillAsync("Seen by both");
        await first.GetByLabel("Title").PressAsync("Tab");

        await Expect(second.GetByLabel("Title")).ToHaveValueAsync("Seen by both");
    }

    [Fact]
    public async Task What_another_program_writes_is_taken_over()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=crisis");

        await File.WriteAllTextAsync(Path.Combine(server.Folder, "crisis.yaml"), Small.Replace("Two sides", "From elsewhere", StringComparison.Ordinal));

        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("From elsewhere");
    }

    [Fact]
    public async Task When_both_changed_the_reader_chooses_and_nothing_is_overwritten_before()
    {
        var clock = new FakeTimeProvider();
        await using var server = await Server.Start(Small, time: clock);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=crisis");
        var file = Path.Combine(server.Folder, "crisis.yaml");
        var conflict = page.Locator(".wb-conflict");

        await page.GetByLabel("Title").FillAsync("Mine");
        await page.GetByLabel("Title").PressAsync("Tab");
        await Expect(page.GetByLabel("The model as text (YAML)")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("crisis: Mine"));
        await File.WriteAllTextAsync(file, Small.Replace("Two sides", "Theirs", StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromSeconds(1));

        await Expect(conflict).ToContainTextAsync("Mine");
        await Expect(conflict).ToContainTextAsync("Theirs");
        Assert.Contains("Theirs", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep my text" }).ClickAsync();

        await Expect(conflict).ToHaveCountAsync(0);
        await Patience.Until(async () => (await File.ReadAllTextAsync(file)).Contains("Mine", StringComparison.Ordinal));
    }

    /// <summary>Changes the text in one tab and goes on as if keys were pressed, while the title is changed in another.</summary>
    private static async Task<(ILocator Text, IPage Other)> TypedWhileElsewhere(Visit visit, Visit elsewhere, string changed, string title)
    {
        var page = await visit.Open("model?part=crisis");
        var text = page.GetByLabel("The model as text (YAML)");
        await Expect(text).ToBeEditableAsync();
        await text.EvaluateAsync($"area => {{ area.value = {changed}; window.typing = setInterval(() => area.dispatchEvent(new Event('input')), 50); }}");

        var other = await elsewhere.Open("model?part=crisis");
        await other.GetByLabel("Title").FillAsync(title);
        await other.GetByLabel("Title").PressAsync("Tab");
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync(title);
        await page.EvaluateAsync("clearInterval(window.typing)");
        return (text, other);
    }

    [Fact]
    public async Task What_is_being_typed_is_joined_with_what_another_tab_changes_meanwhile()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        await using var elsewhere = await chromium.Visit(server);
        var (text, other) = await TypedWhileElsewhere(visit, elsewhere, "area.value + '# still typing\\n'", "Another title");

        await Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Another title[\\s\\S]*# still typing"));
        await Expect(other.GetByLabel("The model as text (YAML)")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Another title[\\s\\S]*# still typing"));
    }

    [Fact]
    public async Task What_is_typed_into_a_line_that_another_tab_has_changed_is_kept_beside_the_present_text()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        await using var elsewhere = await chromium.Visit(server);
        var (text, other) = await TypedWhileElsewhere(visit, elsewhere, "area.value.replace('Two sides', 'Mine')", "Theirs");

        var kept = visit.Page.Locator(".wb-conflict");
        await Expect(kept).ToContainTextAsync("crisis: Mine");
        await Expect(kept).ToContainTextAsync("crisis: Theirs");
        await Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("crisis: Theirs"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Put my text in its place" }).ClickAsync();

        await Expect(kept).ToHaveCountAsync(0);
        await Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("crisis: Mine"));
        await Expect(other.GetByLabel("Title")).ToHaveValueAsync("Mine");
    }

    [Fact]
    public async Task A_threat_and_an_occasion_are_added_by_form()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=threats");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a threat" }).ClickAsync();
        await Expect(page.GetByLabel("If", new() { Exact = true })).ToHaveValueAsync("Beta.sanctions is heavy");

        await page.GetByRole(AriaRole.Link, new() { Name = "Calendar" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an occasion" }).ClickAsync();
        await Expect(page.GetByLabel("What", new() { Exact = true })).ToHaveValueAsync("A meeting");
    }

    [Fact]
    public async Task Long_work_is_told_can_be_stopped_and_begun_again_and_the_page_stays_alive()
    {
        await using var server = await Server.Start(Small);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=crisis&view=forms");
        var strip = page.Locator(".wb-strip");
        await Expect(strip).Not.ToContainTextAsync("Working");
        await using (Occupied.Answers(server.Analyst))
        {
            await page.GetByLabel("Title").FillAsync("Larger");
            await page.GetByLabel("Title").PressAsync("Tab");
            await strip.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
            await Expect(strip).ToContainTextAsync("stopped");
            await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Larger");

            await strip.GetByRole(AriaRole.Button, new() { Name = "Work it out again" }).ClickAsync();
            await Expect(strip).ToContainTextAsync("Working");
            await page.GetByRole(AriaRole.Link, new() { Name = "Parties and levers" }).ClickAsync();
            await Expect(page.Locator("legend").First).ToHaveTextAsync("Alpha");
        }

        await Expect(strip).Not.ToContainTextAsync("Working");
    }

    [Fact]
    public async Task Before_the_first_answer_every_screen_says_that_it_is_being_worked_out_and_how_far()
    {
        await using var server = await Server.Start(ManySessionsTests.Endless, patience: TimeSpan.Zero);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("case");
        await Expect(page.Locator("main")).ToContainTextAsync("The answer is being worked out");
        await Expect(page.Locator(".wb-steps li").First).ToContainTextAsync("The model is read: A");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("None was found");

        await page.Locator(".wb-strip").GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        foreach (var screen in new[] { "case", "road", "what-if" })
        {
            await visit.Open(screen);
            await Expect(page.Locator("main")).ToContainTextAsync("There is no answer.");
        }

        await page.Locator(".wb-strip").GetByRole(AriaRole.Button, new() { Name = "Work it out again" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("The answer is being worked out");
    }
}
