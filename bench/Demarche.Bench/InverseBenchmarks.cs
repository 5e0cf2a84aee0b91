using BenchmarkDotNet.Attributes;
using Demarche.Engine;
using Demarche.Engine.Inverse;
using Demarche.Engine.Masks;
using Demarche.Engine.States;

namespace Demarche.Bench;

/// <summary>The inverse question on a conflict of three parties.</summary>
[MemoryDiagnoser]
public class InverseBenchmarks
{
    private ConflictGraph graph = null!;
    private StateSet[][] statements = null!;

    /// <summary>Yes/no levers; 2^levers states.</summary>
    [Params(6, 9)]
    public int Levers { get; set; }

    /// <summary>Statements of each party.</summary>
    [Params(5, 7)]
    public int Statements { get; set; }

    /// <summary>Makes the conflict; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        graph = RandomConflict.Make(Levers, 3, 12, seed: 1);
        var random = new Random(2);
        statements = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, Statements).Select(_ => StateSet.Of(graph.States, Enumerable.Range(0, graph.States).Where(_ => random.Next(2) == 0))).ToArray())];
    }

    /// <summary>Smallest sets and count of rankings.</summary>
    [Benchmark]
    public StabilityConditions Rankings() => StabilityConditions.For(graph, 0, 0, "seq");

    /// <summary>Count of orders and the nearest.</summary>
    [Benchmark]
    public PriorityConditions Orders() => PriorityConditions.For(graph, 0, 0, "seq", statements[0]);

    /// <summary>Two parties together, the nearest only.</summary>
    [Benchmark]
    public JointAnswer? Together() => JointInverse.Of(graph, [0, 1], [statements[0], statements[1]])
        ?.Answer(new MaskMoves(graph.States, graph.Moves), MaskGoals.StableFor("seq", [0, 1, 2], 0), 20_000, counts: false);
}
