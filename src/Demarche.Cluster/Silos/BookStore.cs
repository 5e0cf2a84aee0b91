using System.Globalization;
using Demarche.Cluster.Wire;
using Npgsql;

namespace Demarche.Cluster.Silos;

/// <summary>
/// The logs of tables in the cluster's database (<c>tables.sql</c>). What <see cref="Append"/> has returned from is on the disk of the database. Safe for use
/// from any thread, and from several silos at once.
/// </summary>
internal sealed class BookStore : IAsyncDisposable
{
    /// <summary>The most lines that are read at once, and the most characters: what one message holds.</summary>
    private const int MostLines = 500;
    private const int MostCharacters = 4_000_000;

    private readonly NpgsqlDataSource source;

    public BookStore(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = 16 };
        source = NpgsqlDataSource.Create(settings);
    }

    /// <summary>The logs of a book, in the order begun.</summary>
    public async Task<string[]> Logs(string book)
    {
        await using var command = source.CreateCommand("select log from demarche_table_line where book = $1 and number = 1 order by place");
        command.Parameters.Add(new() { Value = book });
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var logs = new List<string>();
        while (await reader.ReadAsync().ConfigureAwait(false)) logs.Add(reader.GetString(0));
        return [.. logs];
    }

    /// <summary>The next lines behind a number, at least one where there are any.</summary>
    public async Task<LineMessage[]> Read(string book, string log, long behind)
    {
        await using var command = source.CreateCommand(
            "select number, command, at, line from demarche_table_line where book = $1 and log = $2 and number > $3 order by number limit $4");
        foreach (var value in new object[] { book, log, behind, MostLines }) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var (lines, characters) = (new List<LineMessage>(), 0);
        while (characters < MostCharacters && await reader.ReadAsync().ConfigureAwait(false))
        {
            var at = DateTimeOffset.ParseExact(reader.GetString(2), "O", CultureInfo.InvariantCulture);
            lines.Add(new LineMessage { Number = reader.GetInt64(0), Command = reader.GetString(1), At = at, Text = reader.GetString(3) });
            characters += lines[^1].Text.Length;
        }

        return [.. lines];
    }

    /// <summary>
    /// Writes the lines of one command where there are exactly <paramref name="after"/> and none of that command: all of them or none, in one statement.
    /// </summary>
    /// <returns>Whether they were written.</returns>
    public async Task<bool> Append(string book, string log, long after, LineMessage[] lines)
    {
        await using var command = source.CreateCommand("""
            insert into demarche_table_line (book, log, number, command, at, line)
            select $1, $2, $3 + n, $4, at, line from unnest($5::text[], $6::text[]) with ordinality as given (at, line, n)
            where (select count(*) from demarche_table_line where book = $1 and log = $2) = $3
              and not exists (select 1 from demarche_table_line where book = $1 and log = $2 and command = $4)
            order by n
            """);
        object[] values =
        [
            book, log, after, lines[0].Command, lines.Select(l => l.At.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            lines.Select(l => l.Text).ToArray(),
        ];
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        try
        {
            return await command.ExecuteNonQueryAsync().ConfigureAwait(false) == lines.Length;
        }
        catch (PostgresException clash) when (clash.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    /// <summary>A secret of a book; null where there is none.</summary>
    public async Task<byte[]?> Secret(string book, string name)
    {
        await using var command = source.CreateCommand("select secret from demarche_table_secret where book = $1 and name = $2");
        foreach (var value in new[] { book, name }) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync().ConfigureAwait(false) as byte[];
    }

    /// <summary>Keeps a secret unless one is kept under that name; gives the one that is kept.</summary>
    public async Task<byte[]> Keep(string book, string name, byte[] secret)
    {
        await using (var command = source.CreateCommand("insert into demarche_table_secret (book, name, secret) values ($1, $2, $3) on conflict do nothing"))
        {
            foreach (var value in new object[] { book, name, secret }) command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        return (await Secret(book, name).ConfigureAwait(false))!;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}

/// <summary>Where a silo keeps the logs of tables: in its cluster's database, or nowhere.</summary>
/// <param name="Store">The database; null where the cluster has none.</param>
internal sealed record Books(BookStore? Store)
{
    private const int LongestName = 200;
    private const int LongestLine = 1_000_000;
    private const int MostLines = 64;
    private const int LongestSecret = 10_000;

    /// <summary>Why no tables are kept here, in words; null where they are.</summary>
    public string? WhyNot => Store is null ? "this cluster keeps no tables, since it has no database: start its silos with --membership" : null;

    /// <summary>Why a name is none; null where it is one.</summary>
    public static string? WhyNoName(string name) =>
        name.Length is 0 or > LongestName || name.Any(char.IsControl) ? $"a name of tables has 1 to {LongestName} characters, all of which can be seen" : null;

    /// <summary>Why lines are not taken; null where they are.</summary>
    public static string? WhyNotLines(LineMessage[] lines) =>
        lines.Length is 0 or > MostLines || lines.Any(l => l.Command != lines[0].Command) ? $"a command brings 1 to {MostLines} lines of its own"
        : WhyNoName(lines[0].Command) is not null || lines.Sum(l => (long)l.Text.Length) > LongestLine
            ? $"the lines of a command have {LongestLine:N0} characters at most"
        : lines.Any(l => l.Text.Contains('\0', StringComparison.Ordinal)) ? "a line holds a character that is none" : null;

    /// <summary>Why a secret is not taken; null where it is.</summary>
    public static string? WhyNotSecret(byte[] secret) => secret.Length is 0 or > LongestSecret ? $"a secret has 1 to {LongestSecret:N0} bytes" : null;
}
