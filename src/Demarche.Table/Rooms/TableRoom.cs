using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Demarche.Analysis.Play;
using Demarche.Analysis.Walking;
using Demarche.Table.Log;
using Demarche.Table.Results;
using Demarche.Table.Rules;
using Demarche.Table.Seats;

namespace Demarche.Table.Rooms;

/// <summary>How the tables of a room are played.</summary>
public sealed record RoomSettings
{
    /// <summary>The seed of all that falls by chance and is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether the model's seats are held to the readiness of the outside view, as in play when nothing is said.</summary>
    public bool IsHeld { get; init; }

    /// <summary>SHA-256 of the model with all that it reads.</summary>
    public string ModelHash { get; init; } = "";
}

/// <summary>
/// All tables of one crisis that are kept in one log: opens them, takes them up again after the program was stopped, and knows the model beside
/// them. Safe to share.
/// </summary>
public sealed class TableRoom
{
    private const string SettingsName = "settings";
    private const string MasterName = "master";
    private const int SecretBytes = 16;

    private readonly Lock gate = new();
    private readonly ITableLog log;
    private readonly TimeProvider time;
    private readonly Lazy<(WalkSolver? Solver, string? WhyNot)> model;
    private readonly List<LiveTable> tables = [];
    private readonly HashSet<string> commands = new(StringComparer.Ordinal);
    private readonly Lazy<byte[]> master;

    private TableRoom(TableCrisis about, ITableLog log, TimeProvider time, RoomSettings settings, CancellationToken cancellation)
    {
        (About, this.log, this.time, Settings) = (about, log, time, settings);
        Request = new PlayRequest { Seed = settings.Seed, Inside = !settings.IsHeld };
        master = new(() => log.KeepSecret(MasterName, RandomNumberGenerator.GetBytes(32)));
        model = new(() => WalkSolver.Of(about.Compiled, Request, cancellation));
    }

    /// <summary>The crisis.</summary>
    public TableCrisis About { get; }

    /// <summary>How its tables are played.</summary>
    public RoomSettings Settings { get; }

    /// <summary>How play is asked for the model's seats.</summary>
    public PlayRequest Request { get; }

    /// <summary>The tables, in the order opened.</summary>
    public IReadOnlyList<LiveTable> Tables
    {
        get
        {
            lock (gate) return [.. tables];
        }
    }

    /// <summary>The solver of the model's seats, made when it is first asked for; null where the crisis cannot be solved.</summary>
    public WalkSolver? Solver => model.Value.Solver;

    /// <summary>Why the model can hold no seat; null where it can.</summary>
    public string? WhyNoModel => model.Value.WhyNot;

    /// <summary>
    /// Over how many draws of the numbers that the model leaves open tables are spread: settled by the crisis alone, so that it is the same after a
    /// restart.
    /// </summary>
    public int Draws => Solver?.DrawsFor(MostDraws) ?? 1;

    private const int MostDraws = 1000;

    /// <summary>The log's tables, taken up where they were; or why they cannot be.</summary>
    /// <param name="about">The crisis.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="settings">How tables are played, where the log does not say: one that holds tables does.</param>
    /// <param name="cancellation">Stops solving.</param>
    public static (TableRoom? Room, string? WhyNot) Enter(TableCrisis about, ITableLog log, TimeProvider time, RoomSettings settings,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(settings);
        var kept = JsonSerializer.Deserialize<RoomSettings>(log.KeepSecret(SettingsName, JsonSerializer.SerializeToUtf8Bytes(settings)))!;
        if (kept.ModelHash != settings.ModelHash)
            return (null, "its tables were opened from another state of the model: play them with that one, or name another file for new ones");
        var room = new TableRoom(about, log, time, kept, cancellation);
        try
        {
            foreach (var id in log.Tables())
            {
                var number = log.Read(id) is [{ Event: TableEvent.Opened opened }, ..] ? opened.Number : 0;
                if (LiveTable.Resume(id, about, log, time, kept.Seed, room.RiskHeight(number)) is { } table) room.tables.Add(table);
            }
        }
        catch (LogMismatchException mismatch)
        {
            return (null, mismatch.Message);
        }

        return (room, null);
    }

    /// <summary>Opens tables and deals types at them, once for a command however often it is sent.</summary>
    /// <param name="command">The name of the command.</param>
    /// <param name="count">How many.</param>
    /// <param name="holders">For each party who holds its seat.</param>
    /// <param name="limits">How long is talked and decided.</param>
    /// <param name="given">By party the type that is dealt whatever chance says.</param>
    /// <param name="cancellation">Stops solving.</param>
    /// <returns>The new tables.</returns>
    public IReadOnlyList<LiveTable> Open(string command, int count, IReadOnlyList<SeatHolder> holders, TimeLimits limits, IReadOnlyDictionary<int, int> given,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(holders);
        var opened = new List<LiveTable>();
        lock (gate) if (!commands.Add(command)) return opened;
        var draws = holders.Contains(SeatHolder.Model) ? Draws : 1;
        for (var k = 0; k < count; k++)
        {
            LiveTable table;
            lock (gate)
            {
                var number = tables.Count;
                table = LiveTable.Open($"table-{number + 1}", About, new TableEvent.Opened(About.Crisis.Name, number, holders, limits), log, time,
                    Settings.Seed, RiskHeight(number));
                tables.Add(table);
            }

            // Where the model plays, types are as likely as it holds them to be after what the record tells; else as the model's author does.
            var beliefs = holders.Contains(SeatHolder.Model) ? Solver?.Solved(table.State.Number % draws, cancellation).Beliefs : null;
            table.Take("deal", Actor.House, new TableEvent.Dealt(Dealer.Deal(About.Crisis, beliefs, given, what => table.Draw(table.State, what))));
            opened.Add(table);
        }

        return opened;
    }

    /// <summary>A driver for the tables of the room.</summary>
    public TableDriver Driver(LanguageSeat? language) => new(() => Solver, () => Draws, language, time);

    /// <summary>What came of the tables, beside the model where it can be solved and <paramref name="withModel"/> says so.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public TableResults Results(bool withModel, CancellationToken cancellation = default) => Results(withModel, Tables, cancellation);

    /// <summary>The same of some of the tables.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public TableResults Results(bool withModel, IReadOnlyList<LiveTable> some, CancellationToken cancellation = default)
    {
        var states = some.Select(t => t.State).ToArray();
        var beside = withModel && Solver is { } solver ? new ModelBeside(solver, Settings.Seed, Draws, Settings.IsHeld) : null;
        return new ResultsReader(About, beside, cancellation).Of(states);
    }

    /// <summary>
    /// The secret of 128 bits that lets somebody in: the facilitator, or whoever holds a seat. It is the same for as long as the log is kept, and
    /// tells nothing of any other.
    /// </summary>
    public string SecretOf(Actor actor, string? table) =>
        Convert.ToHexStringLower(Derived(actor.Seat is { } seat ? $"seat {table} {seat}" : "facilitator").AsSpan(0, SecretBytes));

    /// <summary>What a browser keeps that has shown a secret once.</summary>
    public string PassOf(Actor actor, string? table) => Convert.ToHexStringLower(Derived($"pass {SecretOf(actor, table)}").AsSpan(0, SecretBytes));

    /// <summary>Whether a text is a secret, compared in a time that does not hang on how much of it is right.</summary>
    public static bool IsSame(string? given, string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return given is not null
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
    }

    private byte[] Derived(string name) => HMACSHA256.HashData(master.Value, Encoding.UTF8.GetBytes(name));

    /// <summary>The digest of a model's text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private double RiskHeight(int number) => About.Crisis.Risks.Count == 0 ? 0.5 : WalkSolver.RiskHeight(About.Compiled, Request, number);
}
