using Demarche.Cluster.Wire;
using Orleans;

namespace Demarche.Cluster.Clients;

/// <summary>A line of a log that a cluster keeps.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Command">The command that it came of.</param>
/// <param name="At">When.</param>
/// <param name="Text">What, in the words of whoever wrote it.</param>
public readonly record struct BookLine(long Number, string Command, DateTimeOffset At, string Text);

/// <summary>The cluster does not keep what it was given, or cannot be reached: in words.</summary>
public sealed class BookLostException : IOException
{
    /// <summary>With what went wrong.</summary>
    public BookLostException(string message)
        : base(message)
    {
    }

    /// <summary>With what went wrong, and of what it came.</summary>
    public BookLostException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>
/// Logs that belong together, kept by a cluster in its database. Whatever <see cref="Append"/> has returned from is never lost; a silo that is lost or a
/// database that is restarted meanwhile is waited for. Safe for use from any thread.
/// </summary>
public sealed class ClusterBook
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IGrainFactory grains;
    private readonly string name;
    private readonly TimeProvider time;
    private readonly CancellationToken closing;

    internal ClusterBook(IGrainFactory grains, string name, TimeProvider time, CancellationToken closing) =>
        (this.grains, this.name, this.time, this.closing) = (grains, name, time, closing);

    /// <summary>How long the cluster is waited for: a silo is found to be lost after some seconds, and its logs are opened elsewhere.</summary>
    internal TimeSpan Patience { get; init; }

    /// <summary>The names of its logs, in the order begun.</summary>
    /// <exception cref="BookLostException">The cluster keeps no logs, or cannot be reached.</exception>
    public async Task<IReadOnlyList<string>> Logs() => (await OfBook(book => book.Logs()).ConfigureAwait(false)).Logs;

    /// <summary>The lines of a log, in order.</summary>
    /// <exception cref="BookLostException">The cluster keeps no logs, or cannot be reached.</exception>
    public async Task<IReadOnlyList<BookLine>> Read(string log)
    {
        var lines = new List<BookLine>();
        while (true)
        {
            var reply = await OfLog(log, grain => grain.Read(lines.Count)).ConfigureAwait(false);
            if (reply.Lines.Length == 0) return lines;
            lines.AddRange(reply.Lines.Select(l => new BookLine(l.Number, l.Command, l.At, l.Text)));
        }
    }

    /// <summary>
    /// Puts the lines of one command behind those that are there: all of them or none. Nothing is written where the command has been written before, or where
    /// there are not <paramref name="after"/> lines because another writer came first.
    /// </summary>
    /// <returns>Whether they were written.</returns>
    /// <exception cref="BookLostException">The cluster takes no such lines, or cannot be reached: they may be written all the same.</exception>
    public async Task<bool> Append(string log, long after, IReadOnlyList<BookLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0) return true;
        LineMessage[] messages = [.. lines.Select(l => new LineMessage { Number = l.Number, Command = l.Command, At = l.At, Text = l.Text })];
        var asked = 0;
        var reply = await OfLog(log, grain =>
        {
            asked++;
            return grain.Append(after, messages);
        }).ConfigureAwait(false);
        // The answer to an earlier try may have been lost after the lines were written.
        return reply.IsWritten || (asked > 1 && (await Read(log).ConfigureAwait(false)).Skip((int)after).Take(lines.Count).SequenceEqual(lines));
    }

    /// <summary>A secret; null where there is none under that name.</summary>
    /// <exception cref="BookLostException">The cluster keeps no logs, or cannot be reached.</exception>
    public async Task<byte[]?> Secret(string secret) => (await OfBook(book => book.Secret(secret)).ConfigureAwait(false)).Secret;

    /// <summary>Keeps a secret unless one is kept under that name; gives the one that is kept.</summary>
    /// <exception cref="BookLostException">The cluster keeps no logs, or cannot be reached.</exception>
    public async Task<byte[]> Keep(string secret, byte[] value) => (await OfBook(book => book.Keep(secret, value)).ConfigureAwait(false)).Secret!;

    private async Task<LogReply> OfLog(string log, Func<ILogGrain, Task<LogReply>> ask)
    {
        var reply = await Persist(() => ask(grains.GetGrain<ILogGrain>(ILogGrain.KeyOf(name, log)))).ConfigureAwait(false);
        return reply.WhyNot is { } wrong ? throw new BookLostException(wrong) : reply;
    }

    private async Task<BookReply> OfBook(Func<IBookGrain, Task<BookReply>> ask)
    {
        var reply = await Persist(() => ask(grains.GetGrain<IBookGrain>(name))).ConfigureAwait(false);
        return reply.WhyNot is { } wrong ? throw new BookLostException(wrong) : reply;
    }

    /// <summary>Asks until there is an answer: whatever is asked of a log can be asked twice.</summary>
    private async Task<T> Persist<T>(Func<Task<T>> ask)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask().WaitAsync(closing).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // What goes wrong at a silo comes as whatever it was there; another silo, or the same a moment later, may have mended it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (closing.IsCancellationRequested || time.GetElapsedTime(start) > Patience)
                    throw new BookLostException("the cluster that keeps the tables does not answer", failure);
            }

            await Task.Delay(Pause, time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
