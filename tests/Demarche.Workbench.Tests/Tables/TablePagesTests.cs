using System.Diagnostics;
using System.Net;
using Demarche.Table.Rules;
using Demarche.Workbench.Tables;

namespace Demarche.Workbench.Tests.Tables;

/// <summary>What comes over the wire: who is let in where, what a seat receives and what it does not.</summary>
public sealed class TablePagesTests
{
    private const int North = 0;
    private const int South = 1;

    [Fact]
    public async Task Whatever_others_keep_to_themselves_a_seat_receives_the_same_bytes()
    {
        // One game twice, told apart only by what South may not know.
        var one = await AllThatSouthReceives(0, "the price is too high", "10", 1);
        var two = await AllThatSouthReceives(1, "we would settle for less", "90", 4);
        Assert.Equal(one, two);
        foreach (var secret in new[] { "hard", "soft", "too high", "settle", "person", "model" }) Assert.DoesNotContain(secret, one, StringComparison.Ordinal);
        Assert.Contains("in public", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_opens_one_page_and_nothing_else()
    {
        await using var server = await TableServer.Start(tables: 2);
        using var south = await server.Join(Actor.At(South));
        Assert.Equal("/table/seat/room/1/2", south.Page);
        Assert.Equal(HttpStatusCode.OK, (await south.Get(south.Page)).Status);
        var missing = await south.Get("/table/seat/room/99/1");
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        foreach (var other in new[] { "/table/seat/room/1/1", "/table/seat/room/2/2", "/table/lead/room", "/table/lead/room/1", "/table/lead/room/links",
            "/table/lead/room/results", "/table/lead/room/results.json", "/table/lead/room/1/after", "/table/lead/room/1/record.csv",
            "/table/lead/room/1/live", "/table/seat/room/1/1/live", "/table/seat/other/1/1" })
            Assert.Equal(missing, await south.Get(other));
        Assert.Equal(HttpStatusCode.NotFound, (await south.Try(new { what = "begin" }, "/table/lead/room/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await south.Try(new { what = "say", text = "x" }, "/table/seat/room/1/1")).Status);
        using var stranger = new Player(server.Address);
        Assert.Equal(missing, await stranger.Get(south.Page));
        Assert.Null(await stranger.Join("0123456789abcdef0123456789abcdef"));
        Assert.Null(await stranger.Join(""));
    }

    [Fact]
    public void Secrets_are_of_128_bits_each_unlike_any_other()
    {
        var room = Demarche.Table.Rooms.TableRoom.Enter(TableServer.Crisis(TableServer.Border), new Demarche.Table.Log.MemoryLog(), TimeProvider.System,
            new()).Room!;
        room.Open("open", 3, [Demarche.Table.Log.SeatHolder.Person, Demarche.Table.Log.SeatHolder.Person], default, new Dictionary<int, int>());
        string[] secrets = [room.SecretOf(Actor.Facilitator, null),
            .. room.Tables.SelectMany(t => new[] { North, South }.Select(s => room.SecretOf(Actor.At(s), t.Id)))];
        Assert.All(secrets, s => Assert.Equal(32, s.Length));
        string[] passes = [room.PassOf(Actor.Facilitator, null),
            .. room.Tables.SelectMany(t => new[] { North, South }.Select(s => room.PassOf(Actor.At(s), t.Id)))];
        Assert.Equal(14, secrets.Concat(passes).Distinct().Count());
    }

    [Fact]
    public async Task Players_need_no_token_to_the_workbench_and_get_nothing_of_it()
    {
        await using var server = await TableServer.Start(token: AccessToken.New());
        using var south = await server.Join(Actor.At(South));
        Assert.Equal(HttpStatusCode.OK, (await south.Get(south.Page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await south.Get("/_content/Demarche.Workbench/table.js")).Status);
        foreach (var page in new[] { "/", "/case", "/_content/Demarche.Workbench/workbench.js", "/api/v1/check", "/tables", "/table/../case" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await south.Get(page)).Status);
    }

    [Fact]
    public async Task One_press_is_one_move_however_often_it_is_sent()
    {
        await using var server = await TableServer.Start();
        using var lead = await server.Join(Actor.Facilitator);
        using var north = await server.Join(Actor.At(North));
        await lead.Do(new { what = "begin" }, "/table/lead/room/1");
        await lead.Do(new { what = "end-talk" }, "/table/lead/room/1");
        var chooser = server.Room.Tables[0].State.Awaited[0];
        var move = new { command = "press", what = "decide", option = "1", end = $"{chooser.Ends[1]}", occasion = $"{server.Room.Tables[0].State.Occasion}" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => north.Try(move)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Single(server.Room.Tables[0].State.Story.OfType<StoryLine.Move>());
        // Another tab of the same seat presses, too.
        var (status, body) = await north.Try(move with { command = "other-tab" });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("it is not your turn", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"what\":\"say\",\"text\":\"no name\"}")]
    [InlineData("{\"command\":\"a b\",\"what\":\"say\",\"text\":\"x\"}")]
    [InlineData("{\"command\":\"a\",\"what\":\"fell\"}")]
    [InlineData("{\"command\":\"a\",\"what\":\"decide\",\"option\":\"1e9\",\"end\":\"x\"}")]
    [InlineData("{\"command\":\"a\",\"what\":\"pledge\",\"if\":\"l:9999999999:0\",\"then\":\"l:0:0\",\"against\":\"1\"}")]
    [InlineData("{\"command\":\"a\",\"what\":{\"a\":[[[[[[[[[[1]]]]]]]]]]}}")]
    public async Task What_cannot_be_understood_changes_nothing(string text)
    {
        await using var server = await TableServer.Start();
        using var north = await server.Join(Actor.At(North));
        var before = server.Room.Tables[0].State.Count;
        Assert.Equal(HttpStatusCode.BadRequest, (await north.Send(text)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await north.Send("{\"command\":\"a\",\"what\":\"say\",\"text\":\"x\"}", type: "text/plain")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await north.Send($"{{\"command\":\"a\",\"what\":\"say\",\"text\":\"{new string('x', 40_000)}\"}}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await north.Send("{\"command\":\"a\",\"what\":\"say\",\"text\":\"x\"}", origin: "http://evil.example")).Status);
        Assert.Equal(before, server.Room.Tables[0].State.Count);
    }

    [Fact]
    public async Task What_people_write_is_shown_as_text()
    {
        await using var server = await TableServer.Start();
        using var north = await server.Join(Actor.At(North));
        using var south = await server.Join(Actor.At(South));
        using var lead = await server.Join(Actor.Facilitator);
        await using var heard = south.Listen();
        await using var led = lead.Listen("/table/lead/room/1");
        await north.Do(new { what = "say", to = "", text = "<img src=x onerror=alert(1)>" });
        await heard.Shows("onerror=alert(1)");
        await led.Shows("onerror=alert(1)");
        Assert.DoesNotContain("<img", heard.Last + led.Last, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", (await lead.Get("/table/lead/room/results")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_is_stopped_and_others_play_on()
    {
        await using var server = await TableServer.Start();
        using var north = await server.Join(Actor.At(North));
        using var south = await server.Join(Actor.At(South));
        var start = Stopwatch.GetTimestamp();
        var flood = await Task.WhenAll(Enumerable.Range(0, 600).Select(k => north.Try(new { command = $"f{k}", what = "say", text = "x" })));
        var windows = 2 + (int)(Stopwatch.GetElapsedTime(start).TotalSeconds / 10);
        Assert.InRange(flood.Count(f => f.Status != HttpStatusCode.TooManyRequests), 1, windows * TableLimits.DoingsInTenSeconds);
        Assert.True(server.Room.Tables[0].State.Story.Count <= TableRules.MostAMinute * (1 + (int)Stopwatch.GetElapsedTime(start).TotalMinutes));
        await south.Do(new { what = "say", text = "and I?" });
    }

    [Fact]
    public async Task So_many_pages_of_one_seat_are_open_at_once_and_no_more()
    {
        await using var server = await TableServer.Start();
        using var north = await server.Join(Actor.At(North));
        var open = new List<Listening>();
        for (var k = 0; k < 8; k++)
        {
            open.Add(north.Listen());
            await open[^1].Shows("North");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await north.Get($"{north.Page}/live")).Status);
        await open[0].DisposeAsync();
        await Patience.Until(async () =>
        {
            try
            {
                await using var again = north.Listen();
                await again.Shows("North").WaitAsync(TimeSpan.FromSeconds(2));
                return true;
            }
            catch (Exception early) when (early is TimeoutException or HttpRequestException { StatusCode: HttpStatusCode.TooManyRequests })
            {
                return false;
            }
        });
        foreach (var page in open.Skip(1)) await page.DisposeAsync();
    }

    [Fact]
    public async Task The_facilitator_opens_tables_and_finds_their_links()
    {
        await using var server = await TableServer.Start();
        using var lead = await server.Join(Actor.Facilitator);
        await using var led = lead.Listen();
        await lead.Do(new Dictionary<string, string> { ["what"] = "open", ["count"] = "2", ["holder-1"] = "Model", ["talk"] = "1.5" });
        await led.Shows("Table 3");
        var links = (await lead.Get("/table/lead/room/links")).Body;
        Assert.Contains($"{server.Address.ToString().TrimEnd('/')}/table/join#{server.Room.SecretOf(Actor.At(South), "table-3")}", links,
            StringComparison.Ordinal);
        Assert.Equal(6, links.Split("<svg").Length - 1);
        Assert.Equal(TimeSpan.FromSeconds(90), server.Room.Tables[2].State.Limits.Talk);
        Assert.Equal(HttpStatusCode.Conflict, (await lead.Try(new { what = "open", count = "200" })).Status);
    }

    /// <summary>Every byte that South's browser receives over a whole game.</summary>
    private static async Task<string> AllThatSouthReceives(int typeOfNorth, string secret, string expected, int words)
    {
        await using var server = await TableServer.Start(types: new Dictionary<int, int> { [North] = typeOfNorth });
        using var lead = await server.Join(Actor.Facilitator);
        using var north = await server.Join(Actor.At(North));
        using var south = new Player(server.Address);
        await south.Join(server.Room.SecretOf(Actor.At(South), "table-1"));
        await south.Get(south.Page);
        await using (var heard = south.Listen())
        {
            const string table = "/table/lead/room/1";
            async Task Decide(Player player, int seat, int option, string? text = null)
            {
                var state = server.Room.Tables[0].State;
                var chooser = state.Awaited.First(c => c.Party == seat);
                await player.Do(new { what = "decide", option = $"{option}", end = $"{chooser.Ends[option]}", occasion = $"{state.Occasion}", text });
            }

            await heard.Shows("Read your brief");
            await north.Do(new { what = "expect", expected });
            for (var k = 0; k < words; k++) await lead.Do(new { what = "say", to = "0", text = $"{secret} {k}" }, table);
            await lead.Do(new { what = "begin" }, table);
            await heard.Shows("Talk, threaten, promise");
            await north.Do(new { what = "say", to = "", text = "in public" });
            await heard.Shows("in public");
            await south.Do(new { what = "pledge", kind = "threat", against = "0", @if = "l:0:1", then = "l:1:1", text = "Beware" });
            await heard.Shows("Beware");
            await south.Try(new { what = "decide", option = "0", end = "0", occasion = "0" });
            await lead.Do(new { what = "end-talk" }, table);
            await heard.Shows("North decides now");
            await Decide(north, North, 0);
            await heard.Shows("It is your turn");
            await Decide(south, South, 0);
            await heard.Shows("Talk, threaten, promise");
            await lead.Do(new { what = "end-talk" }, table);
            await heard.Shows("Others decide at the same time");
            // North decides, and South does not hear it: nothing more comes before South has decided, too.
            await Decide(north, North, typeOfNorth, typeOfNorth == 0 ? null : secret);
            await lead.Do(new { what = "say", to = "0", text = secret }, table);
            await lead.Do(new { what = "close" }, table);
            await heard.Shows("The table is closed");
            await south.Get("/table/lead/room/1/after");
        }

        return south.Received;
    }
}
