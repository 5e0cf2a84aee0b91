using System.Globalization;
using DuckDB.NET.Data;

namespace Demarche.Events.Reading;

/// <summary>
/// A database in memory that can read the files it is given and nothing else: no other file, no network, no extension, and none of this can be changed
/// again. Its memory is bounded; what does not fit goes to a folder that is gone afterwards.
/// </summary>
internal sealed class DuckDb : IDisposable
{
    private const string MemoryLimit = "1GB";
    private readonly DuckDBConnection connection = new("Data Source=:memory:");

    /// <summary>Opens it.</summary>
    /// <param name="files">The files that may be read, whole paths.</param>
    /// <param name="folder">Where it may put what does not fit into memory.</param>
    public DuckDb(IEnumerable<string> files, string folder)
    {
        connection.Open();
        foreach (var setting in new[]
        {
            $"SET memory_limit = '{MemoryLimit}'",
            $"SET temp_directory = {Quoted(folder)}",
            "SET enable_progress_bar = true",
            "SET enable_progress_bar_print = false",
            $"SET allowed_paths = [{string.Join(", ", files.Select(Quoted))}]",
            "SET enable_external_access = false",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET allow_community_extensions = false",
            "SET lock_configuration = true",
        })
        {
            using var command = connection.CreateCommand();
            command.CommandText = setting;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Whether its native library is there.</summary>
    public static bool IsThere { get; } = Opens();

    /// <summary>Asks, and hands on every row of the answer until the taker has enough.</summary>
    /// <param name="sql">The question, with names of parameters.</param>
    /// <param name="parameters">Their values.</param>
    /// <param name="take">Takes a row; false when no more is wanted.</param>
    /// <param name="progress">Receives now and then how far the question has come, from 0 to 1.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DuckDBException">It cannot be answered.</exception>
    public void Ask(string sql, IReadOnlyList<(string Name, object Value)> parameters, Func<DuckDBDataReader, bool> take, Action<double> progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        foreach (var (name, value) in parameters) command.Parameters.Add(new DuckDBParameter(name, value));
        using var stop = cancellation.Register(command.Cancel);
        using var watch = new Timer(_ => progress(Math.Clamp(connection.GetQueryProgress().Percentage / 100, 0, 1)), null, 200, 200);
        try
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (!take(reader)) return;
            }
        }
        catch (DuckDBException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        finally
        {
            using var gone = new ManualResetEvent(false);
            if (watch.Dispose(gone)) gone.WaitOne();
        }
    }

    /// <summary>A name of a column, whatever stands in it.</summary>
    public static string Named(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public void Dispose() => connection.Dispose();

    /// <summary>A text, whatever stands in it: in plain literals only the mark itself means anything.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool Opens()
    {
        try
        {
            using var one = new DuckDBConnection("Data Source=:memory:");
            one.Open();
            return one.ServerVersion.Length > 0;
        }
        catch (Exception missing) when (missing is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return false;
        }
    }
}
