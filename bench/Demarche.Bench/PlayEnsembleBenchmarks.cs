using BenchmarkDotNet.Attributes;
using Demarche.Analysis.Play;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Reports.Play;

namespace Demarche.Bench;

/// <summary>A forecast of geneva-2022 by its draws: solving and reading each.</summary>
[MemoryDiagnoser]
public class PlayEnsembleBenchmarks
{
    private PlayTable table = null!;
    private PlayRequest request = null!;

    /// <summary>Draws of everything that the model leaves open.</summary>
    [Params(5, 20)]
    public int Draws { get; set; }

    /// <summary>Threads, a draw on each.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Reads the model and makes the game; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var model = Path.Combine(AppContext.BaseDirectory, "models", "geneva-2022", "crisis.yaml");
        request = new PlayRequest { Threads = Threads, Mode = PlayMode.Exact };
        var (made, whyNot) = PlayTable.Of(Compiler.Compile(ModelLoader.Load(model).Crisis!), request);
        table = made ?? throw new InvalidOperationException(whyNot);
    }

    /// <summary>The runs.</summary>
    [Benchmark]
    public double Runs() => new PlayEnsemble(table, request.Exactly(Draws)).Run(null, CancellationToken.None).Runs.Average(r => r.Result.Breaks);
}
