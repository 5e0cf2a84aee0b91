using Orleans;

namespace Demarche.Cluster.Wire;

/// <summary>A line of a log: an event of a table, as text.</summary>
[GenerateSerializer]
[Alias("demarche.line")]
internal sealed class LineMessage
{
    /// <summary>From 1, without gaps.</summary>
    [Id(0)] public long Number { get; init; }

    /// <summary>The command that it came of.</summary>
    [Id(1)] public string Command { get; init; } = "";

    /// <summary>When.</summary>
    [Id(2)] public DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    [Id(3)] public string Text { get; init; } = "";
}

/// <summary>What a log answers.</summary>
[GenerateSerializer]
[Alias("demarche.log-reply")]
internal sealed class LogReply
{
    /// <summary>Why it does not do it, nor would it later; null where it did.</summary>
    [Id(0)] public string? WhyNot { get; init; }

    /// <summary>Whether lines were written.</summary>
    [Id(1)] public bool IsWritten { get; init; }

    /// <summary>The lines asked for, in order.</summary>
    [Id(2)] public LineMessage[] Lines { get; init; } = [];
}

/// <summary>What a book answers.</summary>
[GenerateSerializer]
[Alias("demarche.book-reply")]
internal sealed class BookReply
{
    /// <summary>Why it does not do it, nor would it later; null where it did.</summary>
    [Id(0)] public string? WhyNot { get; init; }

    /// <summary>The names of the logs in it, in the order begun.</summary>
    [Id(1)] public string[] Logs { get; init; } = [];

    /// <summary>The secret asked for; null where there is none.</summary>
    [Id(2)] public byte[]? Secret { get; init; }
}

/// <summary>The log of one table, in the database of the cluster. Its key is the name of its book with its own (<see cref="KeyOf"/>).</summary>
[Alias("demarche.log")]
internal interface ILogGrain : IGrainWithStringKey
{
    /// <summary>The key of a log of a book: neither name holds a control character.</summary>
    static string KeyOf(string book, string log) => $"{book}\n{log}";

    /// <summary>Some of its lines, those behind a number: as many as one message takes, and none where there are no more.</summary>
    [Alias("read")]
    Task<LogReply> Read(long behind);

    /// <summary>Writes the lines of one command behind those that are there: all or none, as the table asks of its log.</summary>
    [Alias("append")]
    Task<LogReply> Append(long after, LineMessage[] lines);
}

/// <summary>A book: logs of tables that belong together, and secrets that belong to all of them.</summary>
[Alias("demarche.book")]
internal interface IBookGrain : IGrainWithStringKey
{
    /// <summary>Its logs.</summary>
    [Alias("logs")]
    Task<BookReply> Logs();

    /// <summary>A secret.</summary>
    [Alias("secret")]
    Task<BookReply> Secret(string name);

    /// <summary>Keeps a secret unless one is kept under that name; gives the one that is kept.</summary>
    [Alias("keep")]
    Task<BookReply> Keep(string name, byte[] secret);
}
