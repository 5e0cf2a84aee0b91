using BenchmarkDotNet.Attributes;
using Demarche.Engine;

namespace Demarche.Bench;

/// <summary>How strong stability grows with the number of states where strong statements stand above mild ones, beside the plain concept: four parties, 24 statements each.</summary>
[MemoryDiagnoser]
public class StrengthBenchmarks
{
    private ConflictGraph graph = null!;

    /// <summary>Yes/no levers; 2^levers states.</summary>
    [Params(12, 16, 20)]
    public int Levers { get; set; }

    /// <summary>The concept.</summary>
    [Params("gmr", "gmr-strong", "seq", "seq-strong")]
    public string Concept { get; set; } = "";

    /// <summary>Makes the conflict; not measured.</summary>
    [GlobalSetup]
    public void Setup() => graph = RandomConflict.Make(Levers, 4, 24, seed: 1, strong: 6);

    /// <summary>The engine.</summary>
    [Benchmark]
    public int[] Engine() => Measured.CountStable(graph, Concept);
}

/// <summary>What comparing pair by pair costs, up to the largest model it is done for: three parties, twelve statements each in groups of two of open order.</summary>
[MemoryDiagnoser]
public class PairwiseBenchmarks
{
    private ConflictGraph graph = null!;

    /// <summary>Yes/no levers; 2^levers states.</summary>
    [Params(6, 10, 13)]
    public int Levers { get; set; }

    /// <summary>The concept.</summary>
    [Params("gmr-c", "smr-c", "seq-c")]
    public string Concept { get; set; } = "";

    /// <summary>Makes the conflict; not measured.</summary>
    [GlobalSetup]
    public void Setup() => graph = RandomConflict.Make(Levers, 3, 12, seed: 1, open: 2);

    /// <summary>The engine.</summary>
    [Benchmark]
    public int[] Engine() => Measured.CountStable(graph, Concept);
}
