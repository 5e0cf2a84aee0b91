using Demarche.Cluster.Clients;
using Demarche.Table.Log;

namespace Demarche.Cli.Serving;

/// <summary>The log of tables in the database of a cluster.</summary>
/// <param name="book">Where the cluster keeps it.</param>
internal sealed class ClusterLog(ClusterBook book) : ITableLog
{
    public IReadOnlyList<string> Tables() => Of(book.Logs());

    public IReadOnlyList<Entry> Read(string table) =>
        [.. Of(book.Read(table)).Select(line => new Entry(line.Number, line.Command, line.At, EventText.Read(line.Text)))];

    public bool Append(string table, long after, IReadOnlyList<Entry> entries) =>
        Of(book.Append(table, after, [.. entries.Select(e => new BookLine(e.Number, e.Command, e.At, EventText.Of(e.Event)))]));

    public byte[]? Secret(string name) => Of(book.Secret(name));

    public byte[] KeepSecret(string name, byte[] secret) => Of(book.Keep(name, secret));

    /// <summary>A table takes one command after another and shows nothing that is not kept, so whoever brings one waits.</summary>
    private static T Of<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
