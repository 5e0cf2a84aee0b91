using Demarche.Cluster.Wire;
using Orleans;

namespace Demarche.Cluster.Silos;

/// <summary>
/// The log of one table. It keeps nothing in memory, so that a silo that is lost takes nothing with it; that a cluster has one grain of a log lets its writers
/// take turns, and where for a moment it has two, the database does.
/// </summary>
internal sealed class LogGrain(Books books) : Grain, ILogGrain
{
    public async Task<LogReply> Read(long behind)
    {
        var (book, log, whyNot) = Names();
        if (whyNot is not null) return new LogReply { WhyNot = whyNot };
        return new LogReply { Lines = await books.Store!.Read(book, log, behind) };
    }

    public async Task<LogReply> Append(long after, LineMessage[] lines)
    {
        var (book, log, whyNot) = Names();
        if ((whyNot ?? Books.WhyNotLines(lines)) is { } wrong) return new LogReply { WhyNot = wrong };
        return new LogReply { IsWritten = await books.Store!.Append(book, log, after, lines) };
    }

    private (string Book, string Log, string? WhyNot) Names()
    {
        var names = this.GetPrimaryKeyString().Split('\n', 2);
        var (book, log) = (names[0], names.Length > 1 ? names[1] : "");
        return (book, log, books.WhyNot ?? Books.WhyNoName(book) ?? Books.WhyNoName(log));
    }
}

/// <summary>A book of logs.</summary>
internal sealed class BookGrain(Books books) : Grain, IBookGrain
{
    private string? WhyNot => books.WhyNot ?? Books.WhyNoName(this.GetPrimaryKeyString());

    public async Task<BookReply> Logs() =>
        WhyNot is { } wrong ? new BookReply { WhyNot = wrong } : new BookReply { Logs = await books.Store!.Logs(this.GetPrimaryKeyString()) };

    public async Task<BookReply> Secret(string name) =>
        (WhyNot ?? Books.WhyNoName(name)) is { } wrong ? new BookReply { WhyNot = wrong }
        : new BookReply { Secret = await books.Store!.Secret(this.GetPrimaryKeyString(), name) };

    public async Task<BookReply> Keep(string name, byte[] secret) =>
        (WhyNot ?? Books.WhyNoName(name) ?? Books.WhyNotSecret(secret)) is { } wrong ? new BookReply { WhyNot = wrong }
        : new BookReply { Secret = await books.Store!.Keep(this.GetPrimaryKeyString(), name, secret) };
}
