using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Demarche.Table.Rules;
using Demarche.Table.Seats;
using Demarche.Workbench.Tests.Files;

namespace Demarche.Workbench.Tests.Tables;

/// <summary>
/// Many tables of the Geneva talks at once, with a page of its own open for each seat: all are played to their end, and memory stays bounded. Six here;
/// <c>DEMARCHE_TABLES</c> names another number and has times told.
/// </summary>
[Collection(nameof(ManyTablesTests))]
public sealed class ManyTablesTests : IDisposable
{
    private const int Usual = 6;
    private const int Seats = 3;
    private const long MostBytesEach = 4 << 20;

    private readonly TemporaryFolder files = new();
    private readonly ConcurrentBag<double> took = [];

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task All_are_played_to_their_end_at_once()
    {
        var given = Environment.GetEnvironmentVariable("DEMARCHE_TABLES");
        var tables = given is null ? Usual : int.Parse(given, CultureInfo.InvariantCulture);
        await using var server = await TableServer.Start("geneva-2022", tables, Path.Combine(files.Opened, "t.db"));
        using var lead = await server.Join(Actor.Facilitator);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (start, began) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        List<(Player Player, Listening Page)> people = [];
        for (var table = 1; table <= tables; table++)
        {
            for (var seat = 0; seat < Seats; seat++)
            {
                var player = await server.Join(Actor.At(seat), table);
                people.Add((player, player.Watch()));
            }
        }

        await lead.Do(new { what = "all-begin" });
        await Task.WhenAll(server.Room.Tables.Select((table, k) => Play(table, [.. people.Skip(Seats * k).Take(Seats).Select(p => p.Player)])));
        foreach (var (_, page) in people) await page.Shows("Play is over");
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / tables;
        if (given is not null) Tell(tables, each, Stopwatch.GetElapsedTime(start), Process.GetCurrentProcess().TotalProcessorTime - began);
        Assert.True(each <= MostBytesEach, $"{each:N0} bytes for each table");
        foreach (var (player, page) in people)
        {
            await page.DisposeAsync();
            player.Dispose();
        }
    }

    /// <summary>Everybody says something, has talked enough, and decides by chance when it is their turn.</summary>
    private async Task Play(LiveTable table, Player[] seats)
    {
        var random = new Random(table.State.Number);
        while (!table.State.IsOver)
        {
            var state = table.State;
            if (state.Phase == TablePhase.Talking)
            {
                await Timed(seats[0], new { what = "say", text = "What would it take?", to = "1" });
                foreach (var seat in seats) await Timed(seat, new { what = "ready" });
                continue;
            }

            var chooser = state.Awaited[0];
            var choice = SeatView.Of(state, chooser.Party).Choice!;
            var option = choice.Options[random.Next(choice.Options.Count)];
            await Timed(seats[chooser.Party], new { what = "decide", occasion = $"{choice.Occasion}", option = $"{option.Option}", end = $"{option.End}", text = "So be it." });
        }
    }

    private async Task Timed(Player player, object what)
    {
        var start = Stopwatch.GetTimestamp();
        await player.Do(what);
        took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private void Tell(int tables, long each, TimeSpan wall, TimeSpan processor)
    {
        var times = took.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{tables} tables, {tables * Seats} pages: {times.Length} commands in {wall.TotalSeconds:0.0} s, {processor.TotalSeconds:0.0} s of processor time; answered within {times[times.Length / 2]:0} ms (half), {times[times.Length * 19 / 20]:0} ms (nineteen of twenty), {times[^1]:0} ms (all); {each >> 10:N0} KB of managed memory a table, {Environment.WorkingSet >> 20:N0} MB held by server and players together"));
    }
}

/// <summary>What counts the memory of the process runs by itself.</summary>
[CollectionDefinition(nameof(ManyTablesTests), DisableParallelization = true)]
public sealed class ByItself;
