using BenchmarkDotNet.Attributes;
using Demarche.Engine;
using Demarche.Engine.Attitudes;
using Demarche.Engine.Preferences;

namespace Demarche.Bench;

/// <summary>Concepts of longer foresight that go over whole graphs: four parties, 24 statements each.</summary>
[MemoryDiagnoser]
public class HorizonBenchmarks
{
    private ConflictGraph graph = null!;

    /// <summary>Yes/no levers; 2^levers states.</summary>
    [Params(12, 16, 20)]
    public int Levers { get; set; }

    /// <summary>The concept.</summary>
    [Params("maximin4", "maximin9", "cmr4", "pss", "cpss")]
    public string Concept { get; set; } = "";

    /// <summary>Makes the conflict; not measured.</summary>
    [GlobalSetup]
    public void Setup() => graph = RandomConflict.Make(Levers, 4, 24, seed: 1);

    /// <summary>The engine.</summary>
    [Benchmark]
    public int[] Engine() => Measured.CountStable(graph, Concept);
}

/// <summary>Concepts that compare states pair by pair: three parties, twelve statements each, every party against the next.</summary>
[MemoryDiagnoser]
public class StatePairBenchmarks
{
    private ConflictGraph graph = null!;

    /// <summary>Yes/no levers; 2^levers states.</summary>
    [Params(6, 9, 11)]
    public int Levers { get; set; }

    /// <summary>The concept.</summary>
    [Params("l2-cc", "l3-cc", "l3-ci", "rgmr", "rseq")]
    public string Concept { get; set; } = "";

    /// <summary>Makes the conflict; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var attitudes = Enumerable.Range(0, 3).Aggregate(AttitudeMatrix.Discrete(3), (matrix, p) => matrix.With(p, (p + 1) % 3, Stance.Against));
        graph = RandomConflict.Make(Levers, 3, 12, seed: 1).With(attitudes);
    }

    /// <summary>The engine.</summary>
    [Benchmark]
    public int[] Engine() => Measured.CountStable(graph, Concept);
}
