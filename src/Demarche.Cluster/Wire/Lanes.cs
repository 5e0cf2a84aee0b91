using Orleans;
using Orleans.Concurrency;

namespace Demarche.Cluster.Wire;

/// <summary>What a silo says of itself.</summary>
[GenerateSerializer]
[Alias("demarche.card")]
internal sealed class SiloCard
{
    /// <summary>On how many processors it works.</summary>
    [Id(0)] public int Cores { get; init; }

    /// <summary>What program it runs.</summary>
    [Id(1)] public string Program { get; init; } = "";

    /// <summary>What language its models are written in.</summary>
    [Id(2)] public string Language { get; init; } = "";
}

/// <summary>A unit that a client wants to be worked on.</summary>
[GenerateSerializer]
[Alias("demarche.order")]
internal sealed class OrderMessage
{
    /// <summary>Its number on this lane: the same while it is asked after again and again.</summary>
    [Id(0)] public long Number { get; init; }

    /// <summary>What program the client runs.</summary>
    [Id(1)] public string Program { get; init; } = "";

    /// <summary>What language its models are written in.</summary>
    [Id(2)] public string Language { get; init; } = "";

    /// <summary>The digest of the question.</summary>
    [Id(3)] public string Job { get; init; } = "";

    /// <summary>The unit.</summary>
    [Id(4)] public UnitMessage Unit { get; init; } = new();
}

/// <summary>How a unit stands.</summary>
internal enum Standing
{
    /// <summary>It is being worked on, or waits its turn; ask again.</summary>
    Working,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>The silo does not have the question; send it.</summary>
    Lacking,

    /// <summary>The silo takes nothing new any more.</summary>
    Leaving,

    /// <summary>The silo will not do it, nor would another.</summary>
    Refused,
}

/// <summary>What a silo answers to an order.</summary>
[GenerateSerializer]
[Alias("demarche.reply")]
internal sealed class ReplyMessage
{
    [Id(0)] public Standing Standing { get; init; }

    [Id(1)] public ResultMessage? Result { get; init; }

    /// <summary>Why it is refused.</summary>
    [Id(2)] public string? WhyNot { get; init; }
}

/// <summary>
/// A client's line to one silo: it takes one unit at a time. Asking after a unit begins it where it is not begun, so that whoever comes after a failure
/// need not know how far it had come; a unit that nobody asks after is dropped.
/// </summary>
[Alias("demarche.lane")]
internal interface ILane : IGrainWithStringKey
{
    /// <summary>Who the silo is.</summary>
    [Alias("card")]
    Task<SiloCard> Card();

    /// <summary>Takes a question; what is wrong with it, or null.</summary>
    [Alias("keep")]
    Task<string?> Keep(JobMessage job);

    /// <summary>Begins a unit, or asks after it; answers within a second or so.</summary>
    [Alias("work")]
    Task<ReplyMessage> Work(OrderMessage order);

    /// <summary>Stops what is being worked on.</summary>
    [Alias("drop")]
    [AlwaysInterleave]
    Task Drop();
}
