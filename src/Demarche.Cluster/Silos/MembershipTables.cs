using Npgsql;

namespace Demarche.Cluster.Silos;

/// <summary>The tables of PostgreSQL in which silos find each other (<c>membership.sql</c>), and those that hold logs of tables (<c>tables.sql</c>).</summary>
internal static class MembershipTables
{
    /// <summary>The provider's name.</summary>
    public const string Invariant = "Npgsql";

    private static readonly string[] Scripts = ["membership.sql", "tables.sql"];

    /// <summary>Silos that start at once make them one after the other; any number that nobody else locks will do.</summary>
    private const long Lock = 0x44454D4152434845;

    /// <summary>Makes them where they are missing; what is wrong, in words, or null.</summary>
    public static async Task<string?> Prepare(string database, CancellationToken cancellation)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (var wait = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = Lock } } })
                await wait.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            foreach (var script in Scripts)
            {
                await using var make = new NpgsqlCommand(Text(script), connection, transaction);
                await make.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is NpgsqlException or ArgumentException or FormatException or TimeoutException)
        {
            return $"--membership: the database cannot be used: {failure.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')}";
        }
    }

    private static string Text(string script)
    {
        using var stream = typeof(MembershipTables).Assembly.GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
