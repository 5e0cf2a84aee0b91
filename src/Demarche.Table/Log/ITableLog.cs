namespace Demarche.Table.Log;

/// <summary>Where the events of tables are kept. Whatever <see cref="Append"/> has returned from is never lost.</summary>
public interface ITableLog
{
    /// <summary>The names of all tables, in the order opened.</summary>
    IReadOnlyList<string> Tables();

    /// <summary>All that happened at a table, in order.</summary>
    IReadOnlyList<Entry> Read(string table);

    /// <summary>
    /// Puts the events of one command behind those that are there: all of them or none. Nothing is written where the command has been taken before, or where
    /// <paramref name="after"/> events are not all that there are because another writer came first.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="after">How many events there must be.</param>
    /// <param name="entries">The events, numbered on from there, all of one command.</param>
    /// <returns>Whether they were written.</returns>
    bool Append(string table, long after, IReadOnlyList<Entry> entries);

    /// <summary>A secret that belongs to the tables and not to their events; null where none is kept.</summary>
    byte[]? Secret(string name);

    /// <summary>Keeps a secret, unless one is kept under that name; gives the one that is kept.</summary>
    byte[] KeepSecret(string name, byte[] secret);
}

/// <summary>A log in memory: for tables that play by themselves.</summary>
public sealed class MemoryLog : ITableLog
{
    private readonly Lock gate = new();
    private readonly List<string> order = [];
    private readonly Dictionary<string, List<Entry>> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> secrets = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables()
    {
        lock (gate) return [.. order];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entry> Read(string table)
    {
        lock (gate) return tables.TryGetValue(table, out var entries) ? [.. entries] : [];
    }

    /// <inheritdoc/>
    public bool Append(string table, long after, IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        lock (gate)
        {
            if (!tables.TryGetValue(table, out var known))
            {
                tables[table] = known = [];
                order.Add(table);
            }

            if (known.Count != after || (entries.Count > 0 && known.Exists(e => e.Command == entries[0].Command))) return false;
            known.AddRange(entries);
            return true;
        }
    }

    /// <inheritdoc/>
    public byte[]? Secret(string name)
    {
        lock (gate) return secrets.GetValueOrDefault(name);
    }

    /// <inheritdoc/>
    public byte[] KeepSecret(string name, byte[] secret)
    {
        lock (gate) return secrets.TryAdd(name, secret) ? secret : secrets[name];
    }
}
