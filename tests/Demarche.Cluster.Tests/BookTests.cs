using Demarche.Cluster.Clients;
using Demarche.Cluster.Silos;
using Demarche.Cluster.Wire;

namespace Demarche.Cluster.Tests;

/// <summary>Tables that a cluster keeps: what was acknowledged is there, once and in order, whatever happens to silos, their database and those who write.</summary>
public sealed class BookTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 30, 15, 123, TimeSpan.Zero);

    private readonly Border border = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => border.Dispose();

    [Fact]
    public async Task A_command_is_written_once_and_only_behind_all_that_is_there()
    {
        using var postgres = Postgres.Start();
        await using var silo = await RunningSilo.Start("--membership", postgres.Connection);
        await using var client = await Connect(silo);
        var book = client.Book("Ä <b>'; --");
        BookLine Of(long number, string command, string text = "…\n\"'\\ ") => new(number, command, At.AddTicks(number), text);
        Assert.Empty(await book.Logs());
        Assert.Empty(await book.Read("one"));
        Assert.True(await book.Append("one", 0, [Of(1, "a"), Of(2, "a", new string('x', 900_000))]));
        Assert.False(await book.Append("one", 2, [Of(3, "a")]));
        Assert.False(await book.Append("one", 1, [Of(2, "b")]));
        Assert.False(await book.Append("one", 3, [Of(4, "b")]));
        Assert.True(await book.Append("two", 0, [Of(1, "a")]));
        Assert.True(await book.Append("one", 2, [Of(3, "b")]));
        Assert.Equal(["one", "two"], await book.Logs());
        Assert.Equal([Of(1, "a"), Of(2, "a", new string('x', 900_000)), Of(3, "b")], await book.Read("one"));
        Assert.Empty(await client.Book("another").Logs());

        Assert.Null(await book.Secret("x"));
        Assert.Equal([1, 2], await book.Keep("x", [1, 2]));
        Assert.Equal([1, 2], await book.Keep("x", [3]));
        Assert.Equal([1, 2], await book.Secret("x"));
        Assert.Null(await client.Book("another").Secret("x"));

        foreach (var name in new[] { "", "a\nb", new string('x', 201) })
            Assert.Contains("a name of tables", (await Assert.ThrowsAsync<BookLostException>(() => book.Read(name))).Message, StringComparison.Ordinal);
        Task<bool> Hostile(params BookLine[] lines) => book.Append("one", 3, lines);
        await Assert.ThrowsAsync<BookLostException>(() => Hostile(Of(4, "c", new string('x', 1_000_001))));
        await Assert.ThrowsAsync<BookLostException>(() => Hostile(Of(4, "c", "a\0b")));
        await Assert.ThrowsAsync<BookLostException>(() => Hostile(Of(4, "c"), Of(5, "d")));
        await Assert.ThrowsAsync<BookLostException>(() => Hostile([.. Enumerable.Range(4, 65).Select(n => Of(n, "c"))]));
        await Assert.ThrowsAsync<BookLostException>(() => book.Keep("y", new byte[10_001]));
        Assert.Equal(3, (await book.Read("one")).Count);
    }

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_there_twice_where_a_silo_is_killed_and_the_database_is_restarted()
    {
        const int Writers = 4;
        const int Commands = 40;
        using var postgres = Postgres.Start();
        string[] membership = ["--membership", postgres.Connection];
        var silos = await Task.WhenAll(RunningSilo.Start(membership), RunningSilo.Start(membership));
        await using var killed = silos[0];
        await using var stays = silos[1];
        await using var one = await Connect(killed, stays);
        await using var two = await Connect(stays, killed);
        one.Alone = two.Alone = Patience.Long;
        var acknowledged = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var book = (writer % 2 == 0 ? one : two).Book("border");
            var log = $"table-{writer / 2}";
            for (var k = 0; k < Commands; k++)
            {
                var command = $"{writer} {k}";
                long there;
                do there = (await book.Read(log)).Count;
                while (!await book.Append(log, there, [new(there + 1, command, At, "a"), new(there + 2, command, At, "b")]));
                switch (Interlocked.Increment(ref acknowledged))
                {
                    case Writers * Commands / 4:
                        killed.Process.Kill();
                        break;
                    case Writers * Commands / 2:
                        postgres.Restart();
                        break;
                }
            }
        }));

        await using var again = await Connect(stays);
        foreach (var log in new[] { "table-0", "table-1" })
        {
            var lines = await again.Book("border").Read(log);
            Assert.Equal(Enumerable.Range(1, Commands * Writers).Select(n => (long)n), lines.Select(l => l.Number));
            Assert.All(lines.Chunk(2), pair => Assert.Equal((pair[0].Command, "a", "b"), (pair[1].Command, pair[0].Text, pair[1].Text)));
            Assert.Equal(Commands * Writers / 2, lines.Select(l => l.Command).Distinct().Count());
        }
    }

    [Fact]
    public async Task Two_silos_that_both_hold_a_log_write_no_number_twice()
    {
        using var postgres = Postgres.Start();
        Assert.Null(await MembershipTables.Prepare(postgres.Connection, Test));
        await using var one = new BookStore(postgres.Connection);
        await using var two = new BookStore(postgres.Connection);
        var written = await Task.WhenAll(Enumerable.Range(0, 40).Select(k => Task.Run(() =>
            (k % 2 == 0 ? one : two).Append("b", "t", 0, [new LineMessage { Number = 1, Command = $"c{k}", At = At, Text = "x" }]), Test)));
        Assert.Single(written, w => w);
        Assert.Single(await one.Read("b", "t", 0));
    }

    [Fact]
    public async Task Tables_that_a_cluster_keeps_are_those_that_a_file_keeps()
    {
        using var postgres = Postgres.Start();
        await using var silo = await RunningSilo.Start("--membership", postgres.Connection);
        string[] command = ["table", border.Model, "--tables", "4", "--seats", "all=model", "--format", "json"];
        await using var alone = new Running(command);
        await using var over = new Running([.. command, "--cluster", silo.Address]);
        Assert.Equal((0, 0), (await alone.Ended(), await over.Ended()));
        Assert.Equal(alone.Out, over.Out);
        await using var kept = new Running("table", border.Model, "--results", "--format", "json", "--cluster", silo.Address);
        Assert.Equal(0, await kept.Ended());
        Assert.Equal(alone.Out, kept.Out);

        // Another model under the same name is refused, and so is a name that is none.
        await File.AppendAllTextAsync(border.Model, "# changed\n", Test);
        await using var changed = new Running("table", border.Model, "--results", "--cluster", silo.Address);
        Assert.Equal(1, await changed.Ended());
        Assert.Contains("'border' on the cluster: its tables were opened from another state of the model", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_without_a_database_says_that_it_keeps_no_tables()
    {
        await using var silo = await RunningSilo.Start();
        await using var refused = new Running("table", border.Model, "--cluster", silo.Address, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, await refused.Ended());
        Assert.Contains("this cluster keeps no tables, since it has no database: start its silos with --membership", refused.Error, StringComparison.Ordinal);
    }

    private static async Task<ClusterClient> Connect(params RunningSilo[] silos)
    {
        var (client, whyNot) = await ClusterClient.Connect([.. silos.Select(s => NodeAddress.Read(s.Address).Address!)], null, TimeProvider.System, Test);
        Assert.Null(whyNot);
        return client!;
    }
}
