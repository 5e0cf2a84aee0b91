using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Table.Log;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;
using Demarche.Table.Seats;

namespace Demarche.Table.Tests;

/// <summary>What counts the memory of the process runs by itself.</summary>
[CollectionDefinition(nameof(RoomTests), DisableParallelization = true)]
public sealed class ByItself;

/// <summary>Many tables at once in little memory, and a room that is taken up where it was.</summary>
[Collection(nameof(RoomTests))]
public sealed class RoomTests : IDisposable
{
    private const int Tables = 60;
    private const long MostBytes = 64_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("demarche-room-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Sixty_tables_of_three_seats_are_played_at_once_in_little_memory()
    {
        var about = TableCrisis.Of(Compiler.Compile(ModelLoader.Load(Repository.PathOf("models", "geneva-2022")).Crisis!)).Table!;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var log = SqliteLog.Open(Path.Combine(folder, "t.db")).Log!;
        var room = TableRoom.Enter(about, log, TimeProvider.System, new RoomSettings()).Room!;
        room.Open("open", Tables, [SeatHolder.Person, SeatHolder.Person, SeatHolder.Person], default, new Dictionary<int, int>());
        Parallel.ForEach(room.Tables, new ParallelOptions { MaxDegreeOfParallelism = 2 }, Play);
        Assert.All(room.Tables, t => Assert.Equal(TablePhase.Ended, t.State.Phase));
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < MostBytes, $"{grown:N0} bytes more");

        // All of it is in the file: another program reads the same tables.
        using var again = SqliteLog.Open(Path.Combine(folder, "t.db")).Log!;
        var read = TableRoom.Enter(about, again, TimeProvider.System, new RoomSettings { Seed = 99 }).Room!;
        Assert.Equal(1, read.Settings.Seed);
        Assert.Equal(room.Tables.Select(t => (t.Id, t.State.Count, t.State.State)), read.Tables.Select(t => (t.Id, t.State.Count, t.State.State)));
        Assert.Equal(room.SecretOf(Actor.At(1), "table-7"), read.SecretOf(Actor.At(1), "table-7"));
        Assert.Equal(Tables, read.Results(withModel: false).Finished);
    }

    [Fact]
    public void Tables_go_on_only_with_the_model_that_they_were_opened_from()
    {
        var log = new MemoryLog();
        var about = Crises.About(Crises.Border);
        var room = TableRoom.Enter(about, log, TimeProvider.System, new RoomSettings { ModelHash = "a" }).Room!;
        Assert.Single(room.Open("open", 1, [SeatHolder.Person, SeatHolder.Person], default, new Dictionary<int, int>()));
        Assert.Empty(room.Open("open", 1, [SeatHolder.Person, SeatHolder.Person], default, new Dictionary<int, int>()));
        Assert.StartsWith("its tables were opened from another state of the model",
            TableRoom.Enter(about, log, TimeProvider.System, new RoomSettings { ModelHash = "b" }).WhyNot, StringComparison.Ordinal);
        Assert.NotNull(TableRoom.Enter(Crises.About(Crises.Strait), log, TimeProvider.System, new RoomSettings { ModelHash = "a" }).Room);
    }

    private static void Play(LiveTable table)
    {
        var random = new Random(table.State.Number);
        var k = 0;
        void Do(Actor actor, TableEvent wanted) => Assert.Equal(Taken.Yes, table.Take($"c{++k}", actor, wanted));
        Do(Actor.Facilitator, new TableEvent.Began());
        while (!table.State.IsOver)
        {
            var state = table.State;
            if (state.Phase == TablePhase.Talking)
            {
                Do(Actor.At(0), new TableEvent.Said(0, 1, "between us"));
                for (var seat = 0; seat < 3; seat++) Do(Actor.At(seat), new TableEvent.ReadyToDecide(seat));
                continue;
            }

            var chooser = state.Awaited[0];
            var choice = SeatView.Of(state, chooser.Party).Choice!;
            var option = choice.Options[random.Next(choice.Options.Count)];
            Do(Actor.At(chooser.Party), new TableEvent.Decided(chooser.Party, choice.Occasion, option.Option, option.End, "so be it", SeatHolder.Person, null));
        }
    }
}
