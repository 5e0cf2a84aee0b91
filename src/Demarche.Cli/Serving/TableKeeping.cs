using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Demarche.Cluster.Clients;
using Demarche.Table.Log;

namespace Demarche.Cli.Serving;

/// <summary>Where the tables of a command are kept: in a file, in the database of a cluster, or, where they play by themselves, in memory.</summary>
internal sealed class TableKeeping : IDisposable
{
    private const string Ending = ".tables.db";

    private readonly ClusterClient? client;

    private TableKeeping(ITableLog log, string name, ClusterClient? client = null) => (Log, Name, this.client) = (log, name, client);

    /// <summary>The log.</summary>
    public ITableLog Log { get; }

    /// <summary>Where it is, in words.</summary>
    public string Name { get; }

    /// <summary>Opens it; otherwise, and reported, what to end with.</summary>
    public static bool TryOpen(TableOptions asked, ParseResult parsed, Io io, string model, IReadOnlyList<SeatHolder> holders,
        [NotNullWhen(true)] out TableKeeping? kept, out int exitCode)
    {
        kept = null;
        if (!asked.Cluster.TryConnect(parsed, io, out var client, out exitCode)) return false;
        if (client is not null)
        {
            var book = parsed.GetValue(asked.File) ?? Path.GetFileName(FileOf(model, io))[..^Ending.Length];
            kept = new TableKeeping(new ClusterLog(client.Book(book)), $"'{book}' on the cluster", client);
            try
            {
                kept.Log.Tables();
                return true;
            }
            catch (BookLostException lost)
            {
                kept.Dispose();
                exitCode = UsageErrors.Refuse(lost.Message, io);
                return false;
            }
        }

        var isKept = holders.Contains(SeatHolder.Person) || parsed.GetValue(asked.Results) || parsed.GetValue(asked.File) is not null;
        var file = parsed.GetValue(asked.File) ?? FileOf(model, io);
        if (!isKept)
        {
            kept = new TableKeeping(new MemoryLog(), file);
            return true;
        }

        var (log, closed) = SqliteLog.Open(file);
        if (log is null)
        {
            exitCode = UsageErrors.Refuse($"{file} cannot be used: {closed}", io);
            return false;
        }

        io.Inputs.Add(file);
        kept = new TableKeeping(log, file);
        return true;
    }

    public void Dispose()
    {
        (Log as IDisposable)?.Dispose();
        client?.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A file beside the model; for one that comes with the program, a file in the folder that it is started from.</summary>
    private static string FileOf(string model, Io io)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(model))!;
        var name = Path.GetFileName(model) is "crisis.yaml" ? Path.GetFileName(folder) : Path.GetFileName(model).Split('.')[0];
        var isBundled = folder.StartsWith(Path.GetFullPath(io.BundledModels) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isBundled ? name + Ending : Path.Combine(Path.GetDirectoryName(model) ?? "", name + Ending);
    }
}
