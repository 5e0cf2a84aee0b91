using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>The screen on which a text is read: from an article to rows that count, and to a model.</summary>
[Collection(nameof(Chromium))]
public class ReadTests(Chromium chromium)
{
    /// <summary>A text of ours in the register of news.</summary>
    internal const string Article = """
        Norland warns Sudria over the straits

        Norland has threatened to close the straits if Sudria deploys new missiles, its foreign minister said on Monday. Russia rejected the demand of the United States.

        Russia threatened to sever relations with the United States if Washington imposes new sanctions, President Putin said on 31 December. Talks between Russia and the United States are scheduled for January 10 in Geneva.

        The United States condemned Russia. Ukraine asked the United States for weapons.
        """;

    private const string Model = """
        crisis: A quarrel
        asof: 2022-01-05
        parties:
          Russia:
            levers:
              ties: { levels: [kept, severed], moves: up, words: [keeps relations with Washington, severs relations with Washington] }
            priorities: [ties is kept]
          United States:
            words: the United States
            levers:
              sanctions: { levels: [existing, tough], words: [leaves sanctions as they are, imposes tough sanctions] }
            priorities: [sanctions is tough]
        outcomes:
          break: ties is severed
        break: break
        """;

    [Fact]
    public async Task A_pasted_article_is_read_accepted_and_rejected_by_keys_and_stands_in_the_record()
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await Read(visit);
        await page.GetByRole(AriaRole.Button, new() { Name = "Into the record of A quarrel" }).ClickAsync();
        var bar = page.Locator(".wb-readbar strong");
        await Expect(bar).ToHaveTextAsync(new Regex("^0 of [0-9]+ looked at"));
        await Expect(page.Locator(".wb-event.wb-here")).ToHaveCountAsync(1);

        await page.Locator("#text").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(bar).ToHaveTextAsync(new Regex("^1 of"));
        await page.Keyboard.PressAsync("x");
        await Expect(bar).ToHaveTextAsync(new Regex("^2 of"));
        await page.Keyboard.PressAsync("z");
        await Expect(bar).ToHaveTextAsync(new Regex("^1 of"));
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(bar).ToHaveTextAsync(new Regex("^2 of"));

        var record = await File.ReadAllTextAsync(Path.Combine(server.Folder, "record.csv"));
        Assert.Equal(1, Regex.Count(record, ",accepted\n"));
        Assert.Equal(1, Regex.Count(record, ",rejected\n"));
        Assert.Contains("record: record.csv", await File.ReadAllTextAsync(Path.Combine(server.Folder, "crisis.yaml")), StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("DEMARCHE_LOOKS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "read-1.png") });
    }

    [Fact]
    public async Task An_event_becomes_a_threat_of_the_model_after_its_difference_was_shown_and_one_undo_takes_back_both()
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await ReadInto(visit);
        await Choose(page, "Russia threatens to sever relations");

        await page.Locator(".wb-make").GetByRole(AriaRole.Button, new() { Name = "a threat" }).ClickAsync();
        await Expect(page.Locator(".wb-difference")).ToContainTextAsync("then: ties is severed");
        await Expect(page.Locator(".wb-difference")).ToContainTextAsync("if: sanctions is tough");
        Assert.DoesNotContain("threats:", await ModelText(server), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Write it" }).ClickAsync();

        await Expect(page.Locator(".wb-event.wb-here .wb-standing")).ToHaveTextAsync("✓ accepted");
        await Patience.Until(async () => (await ModelText(server)).Contains("then: ties is severed", StringComparison.Ordinal));
        Assert.Contains("published: 2022-01-05", await ModelText(server), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".wb-event.wb-here .wb-standing")).ToHaveTextAsync("");
        await Patience.Until(async () => !(await ModelText(server)).Contains("threats:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_click_codes_an_event_anew_and_an_edit_mends_its_fields()
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await ReadInto(visit);
        await Choose(page, "condemned");

        await page.Locator(".wb-kinds button[aria-pressed=false]").First.ClickAsync();
        await Expect(page.Locator(".wb-event.wb-here .wb-standing")).ToHaveTextAsync("✓ edited");
        Assert.Contains(",edited\n", await Record(server), StringComparison.Ordinal);

        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByLabel("By", new() { Exact = true }).First).ToBeFocusedAsync();
        await page.GetByLabel("What", new() { Exact = true }).FillAsync("Washington condemns Moscow");
        await page.Locator(".wb-mend select").First.SelectOptionAsync("PROTEST");
        await page.GetByLabel("Day", new() { Exact = true }).First.FillAsync("2022-01-04");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".wb-event.wb-here .wb-event-head")).ToContainTextAsync("Washington condemns Moscow – 4 January 2022");
        Assert.Contains("PROTEST", await Record(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_cannot_be_kept_says_why_and_keeps_what_was_typed()
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await ReadInto(visit);
        await Choose(page, "condemned");
        await page.Keyboard.PressAsync("e");
        await page.GetByLabel("Until").FillAsync("2021-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.Locator(".wb-mend .wb-refused")).ToHaveTextAsync("It cannot end before it begins.");
        await Expect(page.GetByLabel("Until")).ToHaveValueAsync("2021-01-01");
    }

    [Fact]
    public async Task Two_events_are_made_one_and_parted_again()
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await ReadInto(visit);
        var count = await page.Locator(".wb-event").CountAsync();
        await page.Locator(".wb-event").Nth(1).Locator(".wb-event-head").ClickAsync();
        await Expect(page.Locator(".wb-event").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("m");

        await Expect(page.Locator(".wb-event")).ToHaveCountAsync(count - 1);
        await Expect(page.Locator(".wb-again li")).ToHaveCountAsync(1);
        await page.Locator(".wb-again").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".wb-event")).ToHaveCountAsync(count);
    }

    [Fact]
    public async Task Words_that_were_missed_are_selected_in_the_text_and_become_a_row_by_hand()
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await ReadInto(visit);

        await page.EvaluateAsync("""
            () => {
              const piece = [...document.querySelectorAll('#text [data-at]')].find(p => p.textContent.includes('its foreign minister said on Monday'));
              const at = piece.textContent.indexOf('foreign minister said');
              const range = document.createRange();
              range.setStart(piece.firstChild, at);
              range.setEnd(piece.firstChild, at + 'foreign minister said'.length);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }
            """);
        await Expect(page.Locator("#missed-words")).ToHaveValueAsync("foreign minister said");
        await page.Locator("#missed-by").FillAsync("Russia");
        await page.Locator("#missed-kind").SelectOptionAsync("CONSULT");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it as an event" }).ClickAsync();

        await Expect(page.Locator(".wb-event.wb-here .wb-event-head")).ToContainTextAsync("Russia: foreign minister said");
        await Expect(page.Locator(".wb-event.wb-here .wb-standing")).ToHaveTextAsync("✓ by hand");
        var row = (await Record(server)).Split('\n').Single(l => l.Contains("hand", StringComparison.Ordinal));
        Assert.Contains("foreign minister said", row, StringComparison.Ordinal);
        var place = Regex.Match(row, "c(\\d+)–(\\d+)");
        Assert.Equal("foreign minister said", Article[int.Parse(place.Groups[1].Value)..int.Parse(place.Groups[2].Value)]);
    }

    [Fact]
    public async Task A_record_inside_the_model_is_moved_into_a_file_when_that_is_wished_and_its_rows_stay()
    {
        await using var server = await Server.Start(Model + "\nrecord:\n  - { on: 2022-01-01, by: Russia, what: speaks }\n");
        await using var visit = await chromium.Visit(server);
        var page = await Read(visit);
        await Expect(page.Locator("#keep-title + p")).ToContainTextAsync("DEM0727");

        await page.GetByRole(AriaRole.Button, new() { Name = "Move the record into a file, and add these to it" }).ClickAsync();

        await Expect(page.Locator("#keep-title")).ToHaveCountAsync(0);
        Assert.Contains("2022-01-01,Russia,,speaks", await Record(server), StringComparison.Ordinal);
        await Patience.Until(async () => (await ModelText(server)).Contains("record: record.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_model_is_made_of_the_text_its_lines_and_orders_are_accepted_and_check_finds_no_mistake()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await Read(visit);
        await page.GetByRole(AriaRole.Button, new() { Name = "A new model from this text …" }).ClickAsync();
        await page.Locator("#new-model-name").FillAsync("new/crisis.yaml");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("read\\?model=new%2Fcrisis.yaml"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept all that are left" }).ClickAsync();
        await Expect(page.Locator(".wb-readbar strong")).ToHaveTextAsync(new Regex("^([0-9]+) of \\1 looked at"));

        await page.GetByLabel(new Regex("^Lines that are drafts")).CheckAsync();
        var all = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept all (?!that)") });
        for (var left = await Waited(all); left > 0; left--)
        {
            await all.First.ClickAsync();
            await Expect(all).ToHaveCountAsync(left - 1);
        }

        await page.GetByLabel(new Regex("^Orders")).CheckAsync();
        var orders = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept the order of") });
        for (var left = await Waited(orders); left > 0; left--)
        {
            await orders.First.ClickAsync();
            await Expect(orders).ToHaveCountAsync(left - 1);
        }

        var file = Path.Combine(server.Folder, "new", "crisis.yaml");
        await Patience.Until(async () => !Regex.IsMatch(await File.ReadAllTextAsync(file), @"(?m)^\s+draft: yes"));
        var loaded = Demarche.Language.ModelLoader.Load(file);
        Assert.DoesNotContain(loaded.Diagnostics, d => d.Severity == Demarche.Diagnostics.Severity.Error);
        Assert.NotEmpty(loaded.Crisis!.Threats);
        Assert.NotEmpty(loaded.Crisis.Record);
    }

    [Fact]
    public async Task Of_an_example_a_copy_is_made_and_the_events_join_its_record()
    {
        await using var server = await Server.Start();
        await using var visit = await chromium.Visit(server);
        var page = await Read(visit);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Into a copy of The week") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Accept all that are left")).ToBeVisibleAsync();
        var record = await File.ReadAllTextAsync(Path.Combine(server.Folder, "geneva-2022", "record.csv"));
        Assert.Contains("At Putin's request", record, StringComparison.Ordinal);
        Assert.Contains(",read\n", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_text_and_never_runs()
    {
        const string Evil = "Russia threatened the United States <img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script> with war if it moves. Russia rejected the demand of the United States.";
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await Read(visit, Evil);

        await Expect(page.Locator("#text")).ToContainTextAsync("<script>");
        await Expect(page.Locator("main img[src=x], main script")).ToHaveCountAsync(0);
        Assert.NotEqual("caught", await page.TitleAsync());
    }

    [Theory]
    [InlineData("", "Paste a text, or open a file.")]
    [InlineData("Le ministre des affaires étrangères a déclaré hier que la France ne céderait pas aux menaces de ses voisins, et que les négociations continueraient.", "DEM0721")]
    public async Task What_cannot_be_read_says_why(string text, string why)
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("read");
        await page.GetByLabel("The text", new() { Exact = true }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await Expect(page.Locator("#intake .wb-refused")).ToContainTextAsync(why);
    }

    [Fact]
    public async Task A_file_of_the_folder_and_an_uploaded_page_are_read()
    {
        await using var server = await Server.Start(Model);
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "cable.txt"), Article);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("read");
        await page.Locator("#intake-folder").SelectOptionAsync("cable.txt");
        await Expect(page.Locator("#intake-source")).ToHaveValueAsync("cable");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await Expect(page.Locator(".wb-tabs [aria-current]")).ToHaveTextAsync("cable");

        await page.GetByRole(AriaRole.Link, new() { Name = "Another text …" }).ClickAsync();
        var html = $"<!doctype html><html><head><title>Norland warns</title></head><body><article>{string.Concat(Article.Split("\n\n").Select(p => $"<p>{p}</p>"))}</article></body></html>";
        await page.Locator("#intake input[type=file]").SetInputFilesAsync(new FilePayload { Name = "wire.html", MimeType = "text/html", Buffer = System.Text.Encoding.UTF8.GetBytes(html) });
        await Expect(page.Locator("#intake-file")).ToContainTextAsync("wire.html");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await Expect(page.Locator(".wb-tabs [aria-current]")).ToHaveTextAsync("wire");
        await Expect(page.Locator("#text")).ToContainTextAsync("Ukraine asked the United States for weapons");
    }

    [Theory]
    [InlineData(false, 1440)]
    [InlineData(true, 390)]
    public async Task Cards_and_text_are_open_to_everybody_fit_and_stay_where_they_are(bool dark, int width)
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server, dark, width);
        var page = await ReadInto(visit);
        await page.EvaluateAsync("window.shifted = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifted += e.value; }).observe({ type: 'layout-shift', buffered: true })");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".wb-event").Nth(1)).ToBeFocusedAsync();
        await page.Locator(".wb-make button").First.ClickAsync();

        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} – {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);
        Assert.True(await page.EvaluateAsync<double>("window.shifted") < 0.05);
    }

    /// <summary>Pictures of the screen in both themes and three widths, for a person to look at, where <c>DEMARCHE_LOOKS</c> names a folder.</summary>
    [Theory]
    [InlineData(false, 1440)]
    [InlineData(true, 1440)]
    [InlineData(false, 1024)]
    [InlineData(true, 390)]
    [InlineData(false, 390)]
    public async Task To_be_looked_at(bool dark, int width)
    {
        var folder = Environment.GetEnvironmentVariable("DEMARCHE_LOOKS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "Name a folder in DEMARCHE_LOOKS to have pictures made.");
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server, dark, width);
        var given = Environment.GetEnvironmentVariable("DEMARCHE_TEXT");
        var page = await Read(visit, given is null ? Article : await File.ReadAllTextAsync(given));
        async Task Look(string name) => await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"read-{name}-{(dark ? "dark" : "light")}-{width}.png"), Animations = ScreenshotAnimations.Disabled });
        await Look("where");
        await page.GetByRole(AriaRole.Button, new() { Name = "A new model from this text …" }).ClickAsync();
        await page.Locator("#new-model-name").FillAsync("new/crisis.yaml");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Accept all that are left")).ToBeVisibleAsync();
        await page.Locator(".wb-event").Nth(1).Locator(".wb-event-head").ClickAsync();
        await page.Locator(".wb-event.wb-here .wb-make button").First.ClickAsync();
        await Expect(page.Locator(".wb-made")).ToBeVisibleAsync();
        await Look("cards");
        foreach (var (show, name) in new[] { ("^Issues", "issues"), ("^Lines", "drafts"), ("^Orders", "orders") })
        {
            await page.GetByLabel(new Regex(show)).CheckAsync();
            await Expect(page.Locator(".wb-read-cards h2")).ToContainTextAsync(new Regex(name == "drafts" ? "Lines" : name == "orders" ? "Orders" : "Issues"));
            await Look(name);
        }
    }

    private static async Task<int> Waited(ILocator many)
    {
        await Expect(many.First).ToBeVisibleAsync();
        return await many.CountAsync();
    }

    private static async Task Choose(IPage page, string words)
    {
        var card = page.Locator(".wb-event", new() { HasText = words }).First;
        await card.Locator(".wb-event-head").ClickAsync();
        await Expect(card).ToBeFocusedAsync();
    }

    private static Task<string> ModelText(Server server) => File.ReadAllTextAsync(Path.Combine(server.Folder, "crisis.yaml"));

    private static Task<string> Record(Server server) => File.ReadAllTextAsync(Path.Combine(server.Folder, "record.csv"));

    private static async Task<IPage> ReadInto(Visit visit)
    {
        var page = await Read(visit);
        await page.GetByRole(AriaRole.Button, new() { Name = "Into the record of A quarrel" }).ClickAsync();
        await Expect(page.GetByText("Accept all that are left")).ToBeVisibleAsync();
        return page;
    }

    private static async Task<IPage> Read(Visit visit, string text = Article, string published = "2022-01-05")
    {
        var page = await visit.Open("read");
        await page.GetByLabel("The text", new() { Exact = true }).FillAsync(text);
        await page.GetByLabel("Published").FillAsync(published);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await Expect(page.Locator(".wb-event").First).ToBeVisibleAsync();
        return page;
    }
}
