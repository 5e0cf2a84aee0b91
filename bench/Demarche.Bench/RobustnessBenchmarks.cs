using BenchmarkDotNet.Attributes;
using Demarche.Engine;
using Demarche.Engine.Robustness;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Bench;

/// <summary>Variants of one conflict: three parties with twelve statements each, in groups of three whose inner order is open, 20,000 drawn.</summary>
[MemoryDiagnoser]
public class RobustnessBenchmarks
{
    private const int Variants = 20_000;
    private RobustnessAnalysis analysis = null!;

    /// <summary>Yes/no levers; 2^levers states.</summary>
    [Params(6, 9)]
    public int Levers { get; set; }

    /// <summary>The concept.</summary>
    [Params("nash", "gmr", "seq", "sseq")]
    public string Concept { get; set; } = "";

    /// <summary>Makes the conflict; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var graph = RandomConflict.Make(Levers, 3, 12, seed: 1);
        var random = new Random(2);
        var orders = Enumerable.Range(0, 3).Select(_ => new[] { OpenOrder.Of([.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 3).Select(_ => new OpenStatement(Set(graph, random))).ToArray())]) });
        var open = new OpenConflict(graph, 0, [.. orders], [Concepts.Find(Concept)!]);
        analysis = new RobustnessAnalysis(open, [new TrackedResult(Set(graph, random), ResultKind.Settles, true)], new RobustnessOptions(0, Variants, 0));
    }

    /// <summary>Draws and judges them on all cores.</summary>
    [Benchmark(OperationsPerInvoke = Variants)]
    public RobustnessAnswer Draw() => analysis.Answer(null, new Random(3));

    private static StateSet Set(ConflictGraph graph, Random random)
    {
        var set = new StateSet(graph.States);
        for (var s = 0; s < graph.States; s++) set[s] = random.Next(2) == 0;
        return set;
    }
}
