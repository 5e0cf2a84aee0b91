using Demarche.Analysis.Game;
using Demarche.Table.Log;

namespace Demarche.Table.Rules;

/// <summary>What came of a command.</summary>
/// <param name="IsTaken">Whether it has been taken, now or before.</param>
/// <param name="WhyNot">Why it has not; null when it has.</param>
public readonly record struct Taken(bool IsTaken, string? WhyNot)
{
    /// <summary>It has been taken.</summary>
    public static Taken Yes => new(true, null);

    /// <summary>It has not been taken.</summary>
    public static Taken No(string why) => new(false, why);
}

/// <summary>
/// A table that is played: takes commands one after another, writes what comes of each into the log before anybody sees it, and tells who watches. Safe to
/// share between threads.
/// </summary>
/// <remarks>A command has a name of its sender's making: sent twice, by a double click or by two tabs, it is taken once.</remarks>
public sealed class LiveTable
{
    private readonly Lock gate = new();
    private readonly ITableLog log;
    private readonly TimeProvider time;
    private readonly int seed;
    private readonly double riskHeight;
    private readonly HashSet<string> commands = new(StringComparer.Ordinal);
    private TableState state;

    private LiveTable(string id, TableState state, IEnumerable<string> taken, ITableLog log, TimeProvider time, int seed, double riskHeight)
    {
        (Id, this.state, this.log, this.time, this.seed, this.riskHeight) = (id, state, log, time, seed, riskHeight);
        commands.UnionWith(taken);
    }

    /// <summary>Called after each change, from any thread; whoever watches asks for <see cref="State"/>.</summary>
    public event Action? Changed;

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary>As it stands.</summary>
    public TableState State
    {
        get
        {
            lock (gate) return state;
        }
    }

    /// <summary>Opens a new table.</summary>
    /// <param name="id">Its name, unlike any other's.</param>
    /// <param name="about">The crisis.</param>
    /// <param name="opened">What it is opened with.</param>
    /// <param name="log">Where it is kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="seed">The seed of all that falls by chance.</param>
    /// <param name="riskHeight">How high in their bounds the chances of risks lie.</param>
    /// <exception cref="InvalidOperationException">There is a table of that name.</exception>
    public static LiveTable Open(string id, TableCrisis about, TableEvent.Opened opened, ITableLog log, TimeProvider time, int seed, double riskHeight)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(time);
        var entry = new Entry(1, "open", time.GetUtcNow(), opened);
        var first = TableFold.Open(about, entry, riskHeight);
        if (!log.Append(id, 0, [entry])) throw new InvalidOperationException($"There is a table '{id}' already.");
        return new LiveTable(id, first, ["open"], log, time, seed, riskHeight);
    }

    /// <summary>A table that is in the log; null where there is none.</summary>
    /// <exception cref="LogMismatchException">The log is of another crisis.</exception>
    public static LiveTable? Resume(string id, TableCrisis about, ITableLog log, TimeProvider time, int seed, double riskHeight)
    {
        ArgumentNullException.ThrowIfNull(log);
        var entries = log.Read(id);
        return TableFold.Of(about, entries, riskHeight) is { } read ? new LiveTable(id, read, entries.Select(e => e.Command), log, time, seed, riskHeight)
            : null;
    }

    /// <summary>Takes a command: what is wanted happens, with what follows by itself, or nothing does.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="wanted">What is to happen.</param>
    public Taken Take(string command, Actor actor, TableEvent wanted)
    {
        ArgumentException.ThrowIfNullOrEmpty(command);
        ArgumentNullException.ThrowIfNull(wanted);
        // Two seats may name their commands alike, and neither may hold the other's up.
        var name = $"{(actor.IsHouse ? "house" : actor.Seat is { } seat ? $"seat {seat}" : "facilitator")}: {command}";
        lock (gate)
        {
            if (commands.Contains(name)) return Taken.Yes;
            var now = time.GetUtcNow();
            for (var isFresh = false; ; isFresh = true)
            {
                if (TableRules.WhyNot(state, actor, wanted, now) is { } why) return Taken.No(why);
                var (after, entries) = Follow(name, wanted, now);
                if (log.Append(Id, state.Count, entries))
                {
                    commands.Add(name);
                    state = after;
                    break;
                }

                if (isFresh) return Taken.No("another program writes to this table");
                Reload();
                if (commands.Contains(name)) return Taken.Yes;
            }
        }

        Changed?.Invoke();
        return Taken.Yes;
    }

    /// <summary>
    /// A number that chance draws at a table for something, from 0 to below 1: the same for the same seed, table, place in the log and thing.
    /// </summary>
    public double Draw(TableState at, string what)
    {
        ArgumentNullException.ThrowIfNull(at);
        return new DrawStream(DrawStream.Key(seed, at.Number, $"table {what} {at.Count}")).NextDouble();
    }

    /// <summary>Which of some outcomes a number from 0 to below 1 picks.</summary>
    public static int Pick(IReadOnlyList<double> probabilities, double number)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var left = number * probabilities.Sum();
        for (var k = 0; k < probabilities.Count; k++) if ((left -= probabilities[k]) < 0) return k;
        return probabilities.ToList().FindLastIndex(p => p > 0);
    }

    /// <summary>What is wanted and what follows from it by itself: talk ends when everybody has talked enough, chance falls.</summary>
    private (TableState After, List<Entry> Entries) Follow(string command, TableEvent wanted, DateTimeOffset now)
    {
        var (after, entries) = (state, new List<Entry>());
        void Happens(TableEvent what)
        {
            entries.Add(new Entry(after.Count + 1, command, now, what));
            after = TableFold.Next(after, entries[^1]);
        }

        Happens(wanted);
        if (after is { Phase: TablePhase.Talking, PausedAt: null } && after.Ready.Count > 0
            && Enumerable.Range(0, after.Holders.Length).All(k => after.Holders[k] != SeatHolder.Person || after.Ready.Contains(k)))
            Happens(new TableEvent.TalkEnded());
        while (after.Chance is { } chance) Happens(new TableEvent.Fell(Pick(chance.Probabilities, Draw(after, "chance"))));
        return (after, entries);
    }

    private void Reload()
    {
        var entries = log.Read(Id);
        if (TableFold.Of(state.About, entries, riskHeight) is not { } read) return;
        state = read;
        commands.UnionWith(entries.Select(e => e.Command));
    }
}
