using BenchmarkDotNet.Attributes;
using Demarche.Engine;
using Demarche.Engine.Stability;

namespace Demarche.Bench;

/// <summary>One concept for all parties, three parties and twelve statements each, against the dense matrix method while that fits.</summary>
[MemoryDiagnoser]
public class ConceptBenchmarks
{
    private ConflictGraph graph = null!;

    /// <summary>Yes/no levers; 2^levers states.</summary>
    [Params(6, 9)]
    public int Levers { get; set; }

    /// <summary>The concept.</summary>
    [Params("nash", "gmr", "smr", "seq")]
    public string Concept { get; set; } = "";

    /// <summary>Makes the conflict; not measured.</summary>
    [GlobalSetup]
    public void Setup() => graph = RandomConflict.Make(Levers, 3, 12, seed: 1);

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true)]
    public int[] DenseMatrix() => new DenseMatrixSolver(graph).CountStable(Concept);

    /// <summary>The engine.</summary>
    [Benchmark]
    public int[] Engine() => Measured.CountStable(graph, Concept);
}

/// <summary>How one concept grows with the number of states: four parties, 24 statements each; the matrix method has long given up.</summary>
[MemoryDiagnoser]
public class GrowthBenchmarks
{
    private ConflictGraph graph = null!;

    /// <summary>Yes/no levers; 2^levers states.</summary>
    [Params(6, 12, 16, 20, 24)]
    public int Levers { get; set; }

    /// <summary>The concept.</summary>
    [Params("nash", "gmr", "smr", "seq", "sseq")]
    public string Concept { get; set; } = "";

    /// <summary>Makes the conflict; not measured.</summary>
    [GlobalSetup]
    public void Setup() => graph = RandomConflict.Make(Levers, 4, 24, seed: 1);

    /// <summary>The engine.</summary>
    [Benchmark]
    public int[] Engine() => Measured.CountStable(graph, Concept);
}

internal static class Measured
{
    public static int[] CountStable(ConflictGraph graph, string concept) =>
        [.. Enumerable.Range(0, graph.Parties).Select(p => Concepts.Find(concept)!.Stable(graph, p).Count)];
}
