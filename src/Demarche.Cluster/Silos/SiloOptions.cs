namespace Demarche.Cluster.Silos;

/// <summary>How a silo is started.</summary>
public sealed record SiloOptions
{
    /// <summary>Where it is reached.</summary>
    public required NodeAddress Listen { get; init; }

    /// <summary>The first silo of a cluster that has no database; null for the first itself, and where there is a database.</summary>
    public NodeAddress? Join { get; init; }

    /// <summary>The connection string of the PostgreSQL database in which the silos of a cluster find each other; null where there is none.</summary>
    public string? Membership { get; init; }

    /// <summary>By what silos and clients know one another; null for loopback alone.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>On how many processors it works.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>The most megabytes of memory that the analysis of a model may be expected to take.</summary>
    public int MemoryMegabytes { get; init; } = 2048;

    /// <summary>Whether metrics are sent by OpenTelemetry to where OTEL_EXPORTER_OTLP_ENDPOINT says.</summary>
    public bool Metrics { get; init; }

    /// <summary>Whether what happens is logged on standard error.</summary>
    public bool Log { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
