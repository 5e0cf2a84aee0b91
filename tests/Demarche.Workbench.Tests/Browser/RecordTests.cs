using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>The record as a place to work in: rows found, mended, added, brought from elsewhere.</summary>
[Collection(nameof(Chromium))]
public class RecordTests(Chromium chromium)
{
    private const string Model = """
        crisis: Two sides
        asof: 2022-01-05
        parties:
          Alpha:
            levers:
              ties: { levels: [kept, severed], moves: up }
            priorities: [ties is kept]
          Beta:
            levers:
              sanctions: [light, heavy]
            priorities: [sanctions is heavy]
        outcomes:
          break: ties is severed
        break: break
        threats:
          - { by: Alpha, against: Beta, if: sanctions is heavy, then: ties is severed, said: 2022-01-01 }
        calendar:
          - { on: 2022-03-01, what: A summit }
        sources:
          wire: A wire

        """;

    private const string Rows = "date,by,toward,what,tone,source,id,type,status\n2022-01-01,Alpha,Beta,Alpha warns Beta,-4,wire,a1,THREATEN,accepted\n2022-01-02,Beta,Alpha,Beta answers,1,wire,a2,CONSULT,read\n2022-01-03,Gamma,,Gamma watches,,,a3,,\n";

    [Fact]
    public async Task Rows_are_found_by_words_party_and_standing()
    {
        await using var server = await Start(Rows);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("record");
        var rows = page.Locator(".wb-rows tbody tr");
        await Expect(rows).ToHaveCountAsync(3);

        await page.Locator("#row-words").FillAsync("watches");
        await page.Locator("#row-words").PressAsync("Tab");
        await Expect(rows).ToHaveCountAsync(1);
        await page.Locator("#row-words").FillAsync("");
        await page.Locator("#row-words").PressAsync("Tab");
        await Expect(rows).ToHaveCountAsync(3);
        await page.GetByLabel("Standing").SelectOptionAsync("read");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("status=read"));
        await Expect(page.GetByText("1 of 3 rows")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_row_that_waits_is_accepted_and_undo_lets_it_wait_again()
    {
        await using var server = await Start(Rows);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("record");
        await Expect(page.Locator(".wb-intro").First).ToContainTextAsync("One row waits");

        await page.GetByRole(AriaRole.Button, new() { Name = "Accept: Beta answers" }).ClickAsync();
        await Expect(page.Locator("#row-2")).ToContainTextAsync("accepted");
        Assert.Contains("Beta answers,1.0,wire,a2,CONSULT,accepted", await File(server), StringComparison.Ordinal);
        await page.Locator("#content").FocusAsync();
        await page.Keyboard.PressAsync("z");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Accept: Beta answers" })).ToBeVisibleAsync();
        Assert.Equal(Rows, await File(server));
    }

    [Fact]
    public async Task A_row_of_the_file_is_mended_where_it_stands()
    {
        await using var server = await Start(Rows);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("record?row=3");
        await Expect(page.Locator(".wb-opened")).ToBeVisibleAsync();
        await page.GetByLabel("What", new() { Exact = true }).FillAsync("Gamma looks on");
        await page.GetByLabel("Toward", new() { Exact = true }).FillAsync("Beta");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page.Locator("#row-3")).ToContainTextAsync("Gamma → Beta");
        await Expect(page.Locator(".wb-opened")).ToHaveCountAsync(0);
        Assert.Contains("2022-01-03,Gamma,Beta,Gamma looks on", await File(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_a_list_in_the_model_is_mended_there_and_its_comments_stay()
    {
        await using var server = await Server.Start(Model + "record:\n  # first\n  - { on: 2022-01-01, by: Alpha, what: speaks }\n");
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("record?row=1");
        await page.GetByLabel("What", new() { Exact = true }).FillAsync("shouts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page.Locator("#row-1")).ToContainTextAsync("shouts");
        await Patience.Until(async () => (await Text(server)).Contains("what: shouts", StringComparison.Ordinal));
        Assert.Contains("# first", await Text(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_record_yet_is_an_invitation_and_a_new_event_is_of_the_day_of_the_analysis()
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("record");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Read a text" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add an event" }).ClickAsync();
        await Expect(page.GetByLabel("Day", new() { Exact = true })).ToHaveValueAsync("2022-01-05");
        await page.GetByLabel("By", new() { Exact = true }).FillAsync("Alpha");
        await page.GetByLabel("What", new() { Exact = true }).FillAsync("Alpha speaks");
        await page.GetByLabel("Source", new() { Exact = true }).FillAsync("wire");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page.Locator(".wb-rows tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("2022-01-05,Alpha,,Alpha speaks,,wire", await File(server), StringComparison.Ordinal);
        await Patience.Until(async () => (await Text(server)).Contains("record: record.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_of_somebody_else_is_matched_seen_and_added_and_what_is_refused_is_said()
    {
        await using var server = await Start(Rows);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("record");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import CSV …" }).ClickAsync();
        const string Csv = "Day;Actor1;Actor2;Remark\n04.01.2022;Alpha;Beta;Alpha meets Beta\nsome day;Alpha;Beta;nothing\n";
        await page.Locator("#import input[type=file]").SetInputFilesAsync(new FilePayload { Name = "theirs.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Csv) });
        await Expect(page.Locator("#import-count")).ToContainTextAsync("0 rows can be added");
        await page.GetByLabel("What *").SelectOptionAsync(new SelectOptionValue { Label = "Remark" });

        await Expect(page.Locator("#import-count")).ToContainTextAsync("one row can be added; 1 cannot: “some day” in “date” is not a day");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add one row to the record" }).ClickAsync();
        await Expect(page.Locator(".wb-rows tbody tr")).ToHaveCountAsync(4);
        Assert.Contains("2022-01-04,Alpha,Beta,Alpha meets Beta", await File(server), StringComparison.Ordinal);
        Assert.Contains("Gamma watches", await File(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_of_the_timeline_opens_its_row()
    {
        await using var server = await Start(Rows);
        await using var visit = await chromium.Visit(server);
        var page = await visit.OpenSettled("record");
        await page.Locator("#timeline [data-state='3']").ClickAsync();

        await Expect(page.Locator("#row-3 + .wb-opened")).ToBeVisibleAsync();
        await Expect(page.Locator("#row-3")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Threats_stand_with_what_became_of_them_and_tension_with_its_half_life()
    {
        await using var server = await Start(Rows);
        await using var visit = await chromium.Visit(server);
        var page = await visit.OpenSettled("record");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Threats and promises of the model" })).ToContainTextAsync("stands, not called in");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Threats and promises in the record" })).ToContainTextAsync("Alpha warns Beta");

        await page.Locator("#half-life").SelectOptionAsync("30");
        await Expect(page.Locator("section:has(> #tension-title) .wb-note").First).ToContainTextAsync("half as much after 30 days");
    }

    [Fact]
    public async Task A_record_written_as_a_list_and_back_keeps_its_rows()
    {
        await using var server = await Start("date,by,what\n2022-01-01,Alpha,speaks\n2022-01-02,Beta,answers\n");
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=record&view=forms");
        await page.GetByLabel("Record: written as").SelectOptionAsync("a list in the model");
        await Patience.Until(async () => Regex.IsMatch(await Text(server), @"what: answers"));
        await page.GetByLabel("Record: written as").SelectOptionAsync("a file beside the model");
        await Patience.Until(async () => Regex.IsMatch(await Text(server), @"record: .*record\.csv"));
        var name = Regex.Match(await Text(server), @"record: (.*)").Groups[1].Value.Trim();
        Assert.Contains("2022-01-02,Beta,,answers", await System.IO.File.ReadAllTextAsync(Path.Combine(server.Folder, name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beside_the_model_is_made_where_there_is_none_and_a_new_entry_of_a_list_is_not_warned_about()
    {
        await using var server = await Server.Start(Model);
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=record");
        await page.GetByLabel("Record: written as").SelectOptionAsync("a file beside the model");
        await Patience.Until(async () => (await Text(server)).Contains("record: record.csv", StringComparison.Ordinal));
        Assert.StartsWith("date,by", await File(server), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator(".wb-problems li").CountAsync());
    }

    [Fact]
    public async Task A_new_event_in_a_list_is_of_the_day_of_the_analysis()
    {
        await using var server = await Server.Start(Model + "record:\n  - { on: 2022-01-01, by: Alpha, what: speaks }\n");
        await using var visit = await chromium.Visit(server);
        var page = await visit.Open("model?part=record");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an event" }).ClickAsync();
        await Patience.Until(async () => (await Text(server)).Contains("2022-01-05, by", StringComparison.Ordinal) || Regex.IsMatch(await Text(server), @"on: 2022-01-05"));
        await Expect(page.Locator(".wb-problems li")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false, 1440)]
    [InlineData(false, 1024)]
    [InlineData(true, 390)]
    public async Task The_record_is_open_to_everybody_and_fits(bool dark, int width)
    {
        await using var server = await Start(Rows);
        await using var visit = await chromium.Visit(server, dark, width);
        var page = await visit.OpenSettled("record?row=2");
        await Expect(page.Locator(".wb-opened")).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("DEMARCHE_LOOKS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"record-{(dark ? "dark" : "light")}-{width}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });

        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} – {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);
    }

    private static async Task<Server> Start(string rows)
    {
        var server = await Server.Start(Model + "record: record.csv\n");
        await System.IO.File.WriteAllTextAsync(Path.Combine(server.Folder, "record.csv"), rows);
        return server;
    }

    private static Task<string> File(Server server) => System.IO.File.ReadAllTextAsync(Path.Combine(server.Folder, "record.csv"));

    private static Task<string> Text(Server server) => System.IO.File.ReadAllTextAsync(Path.Combine(server.Folder, "crisis.yaml"));
}
