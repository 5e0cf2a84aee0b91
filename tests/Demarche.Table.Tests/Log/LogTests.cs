using Demarche.Table.Log;
using Demarche.Table.Rules;
using Microsoft.Data.Sqlite;

namespace Demarche.Table.Tests.Log;

/// <summary>Both logs keep what they have acknowledged, take a command once, and let one writer in at a time.</summary>
public sealed class LogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("demarche-table-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Events_come_back_as_they_were_written(bool inFile)
    {
        var log = Log(inFile);
        TableEvent[] all =
        [
            new TableEvent.Opened("Ä <b>", 3, [SeatHolder.Person, SeatHolder.Model], new TimeLimits(TimeSpan.FromSeconds(90), null)),
            new TableEvent.Dealt([1, -1]), new TableEvent.Began(), new TableEvent.Said(null, 1, "“Nobody”\nelse"),
                new TableEvent.Pledged(0, 1, PledgeTerm.At(1, 2), new PledgeTerm(null, null, 1), true, new DateOnly(2022, 1, 3), null),
            new TableEvent.Expected(0, [0.1, 1]), new TableEvent.ReadyToDecide(1), new TableEvent.TalkEnded(),
                new TableEvent.Decided(1, 2, 3, 4, "so", SeatHolder.Language, "why"), new TableEvent.Fell(1),
            new TableEvent.PutIn("x", [new LeverAt(1, 2)]), new TableEvent.Paused(), new TableEvent.Resumed(), new TableEvent.WentBack(1),
                new TableEvent.Timed(default), new TableEvent.Held(1, SeatHolder.Person),
            new TableEvent.Asked(0, "m", "p", "a", null), new TableEvent.Closed(),
        ];
        var kinds = typeof(TableEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TableEvent))).ToHashSet();
        Assert.Equal(kinds, all.Select(e => e.GetType()).ToHashSet());
        var at = new DateTimeOffset(2026, 3, 1, 9, 30, 15, 123, TimeSpan.Zero);
        for (var k = 0; k < all.Length; k++) Assert.True(log.Append("one", k, [new Entry(k + 1, $"c{k}", at.AddSeconds(k), all[k])]));
        var read = log.Read("one");
        Assert.Equal(all.Length, read.Count);
        for (var k = 0; k < all.Length; k++)
        {
            Assert.Equal((k + 1, $"c{k}", at.AddSeconds(k)), ((int)read[k].Number, read[k].Command, read[k].At));
            Assert.Equivalent(all[k], read[k].Event, strict: true);
        }

        Close(log);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_command_is_written_once_and_only_behind_all_that_is_there(bool inFile)
    {
        var log = Log(inFile);
        Entry Of(long number, string command) => new(number, command, DateTimeOffset.UnixEpoch, new TableEvent.Began());
        Assert.True(log.Append("one", 0, [Of(1, "a"), Of(2, "a")]));
        Assert.False(log.Append("one", 2, [Of(3, "a")]));
        Assert.False(log.Append("one", 1, [Of(2, "b")]));
        Assert.False(log.Append("one", 3, [Of(4, "b")]));
        Assert.True(log.Append("two", 0, [Of(1, "a")]));
        Assert.True(log.Append("one", 2, [Of(3, "b")]));
        Assert.Equal(["one", "two"], log.Tables());
        Assert.Equal([1L, 2, 3], log.Read("one").Select(e => e.Number));
        Close(log);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_secret_stays_what_it_was(bool inFile)
    {
        var log = Log(inFile);
        Assert.Null(log.Secret("x"));
        Assert.Equal([1, 2], log.KeepSecret("x", [1, 2]));
        Assert.Equal([1, 2], log.KeepSecret("x", [3]));
        Assert.Equal([1, 2], log.Secret("x")!);
        Close(log);
    }

    [Fact]
    public void Writers_of_one_file_take_turns()
    {
        var path = Path.Combine(folder, "t.db");
        using var one = SqliteLog.Open(path).Log!;
        using var two = SqliteLog.Open(path).Log!;
        Parallel.ForEach(Enumerable.Range(0, 8), writer =>
        {
            for (var k = 0; k < 10; k++)
            {
                var log = writer % 2 == 0 ? one : two;
                long there;
                do there = log.Read("one").Count;
                while (!log.Append("one", there, [new Entry(there + 1, $"{writer} {k}", DateTimeOffset.UnixEpoch, new TableEvent.Began())]));
            }
        });
        Assert.Equal(Enumerable.Range(1, 80).Select(n => (long)n), two.Read("one").Select(e => e.Number));
    }

    [Fact]
    public void A_file_of_another_program_is_left_alone()
    {
        var (other, text) = (Path.Combine(folder, "other.db"), Path.Combine(folder, "text.db"));
        using (var connection = new SqliteConnection($"Data Source={other};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (x)";
            command.ExecuteNonQuery();
        }

        File.WriteAllText(text, "This is no database, and it is long enough to be distinguished from one.");
        Assert.Equal((null, "it is a file of another program"), SqliteLog.Open(other));
        Assert.NotNull(SqliteLog.Open(text).WhyNot);
        Assert.NotNull(SqliteLog.Open(Path.Combine(folder, "missing", "t.db")).WhyNot);
        Assert.StartsWith("This is no database", File.ReadAllText(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_its_owner_can_read_the_file()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = Path.Combine(folder, "t.db");
        using var log = SqliteLog.Open(path).Log!;
        log.KeepSecret("x", [1]);
        foreach (var file in Directory.GetFiles(folder)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private ITableLog Log(bool inFile) => inFile ? SqliteLog.Open(Path.Combine(folder, "t.db")).Log! : new MemoryLog();

    private static void Close(ITableLog log) => (log as IDisposable)?.Dispose();
}
