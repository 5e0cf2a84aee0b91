using BenchmarkDotNet.Attributes;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Bench;

/// <summary>What readiness costs a solve to λ = 4, some ten sweeps: two parties in turn, four actions, three types.</summary>
public class ReadinessBenchmarks
{
    private RandomGame game = null!;
    private QreSolver solver = null!;
    private Readiness readiness = null!;

    /// <summary>Moves in turn; 4^moves ends.</summary>
    [Params(5, 7, 8)]
    public int Moves { get; set; }

    /// <summary>Makes the game; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        game = new RandomGame(Moves, actions: 4, types: 3, seed: 1);
        solver = new QreSolver(game.Tree);
        var days = new int[Moves + 1, 2];
        for (var k = 0; k <= Moves; k++) (days[k, 0], days[k, 1]) = (3, 3);
        readiness = Readiness.Of(0.05, days);
    }

    /// <summary>Everybody ready on every day.</summary>
    [Benchmark(Baseline = true)]
    public double Ready() => solver.Solve(game.Payoffs, game.Priors, new QreOptions(4)).Mix(0, 0);

    /// <summary>Ready with 5% a day, three days between chances.</summary>
    [Benchmark]
    public double SeldomReady() => solver.Solve(game.Payoffs, game.Priors, new QreOptions(4) { Readiness = readiness }).Mix(0, 0);
}

/// <summary>How ready the parties of geneva-2022 are, from forty typical models; and the same answer once it is kept.</summary>
[MemoryDiagnoser]
public class CalibrationBenchmarks
{
    private const double Rate = 0.006;

    private readonly PlayRequest request = new();
    private PlayTable table = null!;
    private Crisis crisis = null!;
    private int seed;

    /// <summary>Reads the model and makes the game; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var compiled = Compiler.Compile(ModelLoader.Load(Path.Combine(AppContext.BaseDirectory, "models", "geneva-2022", "crisis.yaml")).Crisis!);
        (crisis, table) = (compiled.Crisis, PlayTable.Of(compiled, request).Table!);
    }

    /// <summary>Of other typical models each time, so that nothing is kept.</summary>
    [Benchmark]
    public double Anew() => Calibration.Of(table, crisis, Rate, request with { Seed = ++seed }).Readiness;

    /// <summary>Asked again.</summary>
    [Benchmark]
    public double Kept() => Calibration.Of(table, crisis, Rate, request with { Seed = 1 }).Readiness;
}
