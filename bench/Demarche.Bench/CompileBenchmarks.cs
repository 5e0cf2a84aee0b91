using BenchmarkDotNet.Attributes;
using Demarche.Engine;

namespace Demarche.Bench;

/// <summary>States, moves and orders from levers and statements: four parties, 24 statements each.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    /// <summary>Yes/no levers; 2^levers states.</summary>
    [Params(6, 12, 18, 24)]
    public int Levers { get; set; }

    /// <summary>Compiles.</summary>
    [Benchmark]
    public ConflictGraph Compile() => RandomConflict.Make(Levers, 4, 24, seed: 1);
}
