using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Table.Log;
using Demarche.Table.Results;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;

namespace Demarche.Table.Tests.Results;

/// <summary>Tables that the model plays by itself agree with the model played forward, and results tell what happened.</summary>
public sealed class ResultsTests
{
    [Fact]
    public async Task Tallies_of_tables_that_the_model_plays_agree_with_play()
    {
        var results = await AllByModel(Crises.Compile(Crises.Border), 400);
        Assert.Equal((400, 400), (results.Opened, results.Finished));
        Agree(results);
        // At 400 tables the interval is ten points wide: it tells, for instance, from a coin.
        Assert.All(results.Outcomes, o => Assert.True(o.High - o.Low < 0.11));
    }

    [Fact]
    public async Task On_the_geneva_talks_too()
    {
        var compiled = Compiler.Compile(ModelLoader.Load(Repository.PathOf("models", "geneva-2022")).Crisis!);
        var results = await AllByModel(compiled, 20);
        Assert.Equal(20, results.Finished);
        Agree(results);
        Assert.All(results.Tables, t => Assert.All(t.Seats, s => Assert.Equal(SeatHolder.Model, s.Holder)));
        Assert.InRange(results.Break!.Outside!.Value, 0.0001, 0.05);
    }

    [Fact]
    public async Task Everything_in_one_crisis_is_played_too() => Agree(await AllByModel(Crises.Compile(Crises.Strait), 200));

    [Fact]
    public async Task The_same_seed_gives_the_same_tables()
    {
        var (one, two) = (await AllByModel(Crises.Compile(Crises.Strait), 5), await AllByModel(Crises.Compile(Crises.Strait), 5));
        Assert.Equal(Reports.Rendering.Json.Render(one), Reports.Rendering.Json.Render(two));
    }

    [Fact]
    public void What_people_did_and_expected_is_counted()
    {
        var play = Playing.Open(Crises.Border, types: [1, -1]);
        play.Do(Actor.At(0), new TableEvent.Expected(0, [0.2, 0.6]));
        play.Do(Actor.At(1), new TableEvent.Expected(1, [0.4, 0.2]));
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.At(0), new TableEvent.Said(0, null, "Good day, =1+1"));
        play.Do(Actor.At(0), new TableEvent.Said(0, 1, "between us"));
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        play.Decide(0, 1);
        play.Decide(1, 0, "we wait");
        play.StayOn();
        var results = new ResultsReader(play.About, null).Of([play.State]);
        Assert.Equal((0, 0.0), (results.Break!.Tables, results.Break.Share!.Value));
        Assert.Equal(0.3, results.Break.Before!.Value, 9);
        var table = results.Tables[0];
        Assert.Equal(["South never tears up the contract, and could have."], table.HeldBack);
        Assert.Contains(table.AfterAction.Threats, t => t.EndsWith("The threat was called in, and not kept.", StringComparison.Ordinal));
        Assert.Contains("North to South alone: “between us”", table.Story);
        var csv = TableRecord.Csv(play.State);
        Assert.Contains("North masses troops", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("between us", csv, StringComparison.Ordinal);
        Assert.Contains("troops is massed,troops is home", csv, StringComparison.Ordinal);
        Assert.Contains("between us", TableRecord.Csv(play.State, withPrivateTalk: true), StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_promise_and_an_event_the_model_is_asked_anew()
    {
        var about = Crises.About(Crises.Border);
        var room = TableRoom.Enter(about, new MemoryLog(), TimeProvider.System, new RoomSettings()).Room!;
        var table = room.Open("open", 1, [SeatHolder.Person, SeatHolder.Person], default, new Dictionary<int, int> { [0] = 1 })[0];
        var k = 0;
        void Do(Actor actor, TableEvent wanted) => Assert.Equal(Taken.Yes, table.Take($"c{++k}", actor, wanted));
        void Decide(int seat, int option)
        {
            var chooser = table.State.Awaited.First(c => c.Party == seat);
            Do(Actor.At(seat), new TableEvent.Decided(seat, table.State.Occasion, option, chooser.Ends[option], null, SeatHolder.Person, null));
        }

        Do(Actor.Facilitator, new TableEvent.Began());
        Do(Actor.At(0), new TableEvent.Pledged(0, 1, PledgeTerm.At(1, 1), PledgeTerm.At(0, 1), false, null, null));
        Do(Actor.Facilitator, new TableEvent.TalkEnded());
        Decide(0, 0);
        Do(Actor.Facilitator, new TableEvent.PutIn("Troops move by mistake", [new LeverAt(0, 1)]));
        Decide(1, 1);
        Do(Actor.Facilitator, new TableEvent.TalkEnded());
        Decide(0, 1);
        while (!table.State.IsOver)
        {
            if (table.State.Phase == TablePhase.Talking) Do(Actor.Facilitator, new TableEvent.TalkEnded());
            else Decide(table.State.Awaited[0].Party, 0);
        }

        var after = room.Results(withModel: true).Tables[0].AfterAction;
        Assert.Equal(2, after.Threats.Count);
        Assert.Contains(after.Threats, t => t.StartsWith("South threatens North", StringComparison.Ordinal) && t.EndsWith("The threat was called in, and kept.", StringComparison.Ordinal));
        Assert.NotEmpty(after.OffTheRoad.Concat(after.OtherTypes));
        Assert.All(after.OffTheRoad, line => Assert.Matches("The model held that to be .* likely; likeliest", line));
    }

    [Fact]
    public void A_record_of_a_table_opens_with_its_model()
    {
        var play = Playing.Open(Crises.Strait);
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.At(0), new TableEvent.Said(0, null, "Good day,\n\"friends\""));
        play.StayOn();
        var folder = Directory.CreateTempSubdirectory("demarche-record-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "record.csv"), TableRecord.Csv(play.State));
            File.WriteAllText(Path.Combine(folder, "crisis.yaml"),
                Crises.Strait.Replace("asof: 2022-01-01", "asof: 2022-01-20\nrecord: record.csv", StringComparison.Ordinal));
            var loaded = ModelLoader.Load(folder);
            Assert.Empty(loaded.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message));
            Assert.Contains(loaded.Crisis!.Record, e => e.Does is not null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Agree(TableResults results)
    {
        foreach (var tally in results.Outcomes.Append(results.Break!))
            Assert.True(tally.Played >= tally.Low - 0.02 && tally.Played <= tally.High
                + 0.02, $"{tally.Name}: {tally.Played} is not between {tally.Low} and {tally.High}");
    }

    private static async Task<TableResults> AllByModel(CompiledCrisis compiled, int tables)
    {
        var room = TableRoom.Enter(TableCrisis.Of(compiled).Table!, new MemoryLog(), TimeProvider.System, new RoomSettings()).Room!;
        room.Open("open", tables, [.. compiled.Crisis.Parties.Select(_ => SeatHolder.Model)], default, new Dictionary<int, int>());
        var driver = room.Driver(null);
        foreach (var table in room.Tables.OrderBy(t => t.State.Number % room.Draws))
        {
            table.Take("begin", Actor.Facilitator, new TableEvent.Began());
            await driver.RunAsync(table, default);
        }

        return room.Results(withModel: true);
    }
}
