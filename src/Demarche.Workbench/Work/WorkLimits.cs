namespace Demarche.Workbench.Work;

/// <summary>How much of the machine analyses may take, each and together.</summary>
public sealed record WorkLimits
{
    /// <summary>The most that run at once; one a processor when left out.</summary>
    public int AtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>The most that run at once of those that nobody is held up by; beside the others, so that neither waits for the other.</summary>
    public int LaterAtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>The most of one session that wait.</summary>
    public int WaitingEach { get; init; } = 8;

    /// <summary>The most that wait, all sessions together.</summary>
    public int WaitingAll { get; init; } = 400;

    /// <summary>How long one may run.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one that was stopped may take to notice before it is left behind.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The memory that one may take, in bytes, as estimated from its states, parties and types.</summary>
    public long Memory { get; init; } = 1L << 30;

    /// <summary>The memory of the whole process, in bytes, beyond which the largest analysis is stopped.</summary>
    public long MemoryInAll { get; init; } = (long)(0.6 * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>The most answers that are kept for the next who asks.</summary>
    public int Kept { get; init; } = 64;

    /// <summary>The most memory of answers that are kept, in bytes, as estimated.</summary>
    public long KeptMemory { get; init; } = 256L << 20;
}
