using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Demarche.Table.Log;

/// <summary>
/// The log of tables in one SQLite file: appended to in transactions that are on the disk when they return (write-ahead log, full synchronisation), so that a
/// killed process loses nothing that it has acknowledged. Only its owner may read the file.
/// </summary>
/// <remarks>One connection, used by one caller at a time; other processes may read the file meanwhile.</remarks>
public sealed class SqliteLog : ITableLog, IDisposable
{
    private const int Format = 1;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    private SqliteLog(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens a file, or makes it where there is none.</summary>
    /// <returns>The log, or in plain words why the file cannot be used.</returns>
    public static (SqliteLog? Log, string? WhyNot) Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        SqliteConnection? opened = null;
        try
        {
            if (!File.Exists(path)) Make(path);
            opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            opened.Open();
            Run(opened, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
            var format = Convert.ToInt32(Scalar(opened, "PRAGMA user_version"), CultureInfo.InvariantCulture);
            if (format > Format) return Not("it was written by a newer version of this program");
            if (format == 0 && Convert.ToInt64(Scalar(opened, "SELECT COUNT(*) FROM sqlite_master"), CultureInfo.InvariantCulture) > 0)
                return Not("it is a file of another program");
            Run(opened, $"""
                CREATE TABLE IF NOT EXISTS events (
                    place INTEGER PRIMARY KEY, tbl TEXT NOT NULL, number INTEGER NOT NULL, command TEXT NOT NULL,
                    at TEXT NOT NULL, event TEXT NOT NULL, UNIQUE (tbl, number)) STRICT;
                CREATE INDEX IF NOT EXISTS commands ON events (tbl, command);
                CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, secret BLOB NOT NULL) STRICT;
                PRAGMA user_version = {Format};
                """);
            return (new SqliteLog(opened), null);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Not(failure.Message);
        }

        (SqliteLog?, string?) Not(string why)
        {
            opened?.Dispose();
            return (null, why);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables()
    {
        lock (gate)
        {
            using var command = Command("SELECT tbl FROM events WHERE number = 1 ORDER BY place");
            using var reader = command.ExecuteReader();
            var tables = new List<string>();
            while (reader.Read()) tables.Add(reader.GetString(0));
            return tables;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entry> Read(string table)
    {
        lock (gate)
        {
            using var command = Command("SELECT number, command, at, event FROM events WHERE tbl = $table ORDER BY number", ("$table", table));
            using var reader = command.ExecuteReader();
            var entries = new List<Entry>();
            while (reader.Read())
            {
                var at = DateTimeOffset.ParseExact(reader.GetString(2), "O", CultureInfo.InvariantCulture);
                entries.Add(new Entry(reader.GetInt64(0), reader.GetString(1), at, EventText.Read(reader.GetString(3))));
            }

            return entries;
        }
    }

    /// <inheritdoc/>
    public bool Append(string table, long after, IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        lock (gate)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            using var count = Command("SELECT COUNT(*), COALESCE(SUM(command = $command), 0) FROM events WHERE tbl = $table", ("$table", table),
                ("$command", entries.Count > 0 ? entries[0].Command : ""));
            count.Transaction = transaction;
            using (var reader = count.ExecuteReader())
            {
                reader.Read();
                if (reader.GetInt64(0) != after || reader.GetInt64(1) > 0) return false;
            }

            foreach (var entry in entries)
            {
                using var insert = Command(
                    "INSERT INTO events (tbl, number, command, at, event) VALUES ($table, $number, $command, $at, $event)",
                    ("$table", table), ("$number", entry.Number), ("$command", entry.Command), ("$at", entry.At.ToString("O", CultureInfo.InvariantCulture)),
                        ("$event", EventText.Of(entry.Event)));
                insert.Transaction = transaction;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
            return true;
        }
    }

    /// <inheritdoc/>
    public byte[]? Secret(string name)
    {
        lock (gate)
        {
            using var command = Command("SELECT secret FROM secrets WHERE name = $name", ("$name", name));
            return command.ExecuteScalar() as byte[];
        }
    }

    /// <inheritdoc/>
    public byte[] KeepSecret(string name, byte[] secret)
    {
        lock (gate)
        {
            using (var insert = Command("INSERT OR IGNORE INTO secrets (name, secret) VALUES ($name, $secret)", ("$name", name),
                ("$secret", secret))) insert.ExecuteNonQuery();
            using var command = Command("SELECT secret FROM secrets WHERE name = $name", ("$name", name));
            return (byte[])command.ExecuteScalar()!;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate) connection.Dispose();
    }

    /// <summary>The file, before SQLite opens it: its owner's alone, where the system knows owners.</summary>
    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
    }

    private SqliteCommand Command(string text, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static void Run(SqliteConnection on, string text)
    {
        using var command = on.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection on, string text)
    {
        using var command = on.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }
}
