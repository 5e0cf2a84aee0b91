using BenchmarkDotNet.Attributes;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Bench;

/// <summary>One solve to λ = 16 against the plain reference, while that ends in reasonable time: two parties in turn, 3 actions, 3 types.</summary>
[MemoryDiagnoser]
public class PlayBenchmarks
{
    private RandomGame game = null!;
    private QreSolver solver = null!;

    /// <summary>Moves in turn; 3^moves ends.</summary>
    [Params(4, 6)]
    public int Moves { get; set; }

    /// <summary>Makes the game and checks that both agree on it; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        game = new RandomGame(Moves, actions: 3, types: 3, seed: 1);
        solver = new QreSolver(game.Tree);
        if (Math.Abs(Plain() - Engine()) > 1e-6) throw new InvalidOperationException("The reference and the engine differ.");
    }

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true)]
    public double Plain() => new PlainQre(game, 16, 1e-8).Solve();

    /// <summary>The engine, one thread.</summary>
    [Benchmark]
    public double Engine() => solver.Solve(game.Payoffs, game.Priors, new QreOptions(16) { Tolerance = 1e-8 }).Mix(0, 0);
}

/// <summary>How a solve to λ = 16 grows with the histories: two parties in turn, 4 actions, 5 types. Nine moves make 87,381 decisions.</summary>
[MemoryDiagnoser]
public class PlayHistoryGrowth
{
    private RandomGame game = null!;
    private QreSolver solver = null!;

    /// <summary>Moves in turn; 4^moves ends.</summary>
    [Params(5, 7, 8, 9)]
    public int Moves { get; set; }

    /// <summary>Threads a sweep.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Makes the game; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        game = new RandomGame(Moves, actions: 4, types: 5, seed: 1);
        solver = new QreSolver(game.Tree);
    }

    /// <summary>The engine.</summary>
    [Benchmark]
    public double Engine() => solver.Solve(game.Payoffs, game.Priors, new QreOptions(16) { Tolerance = 1e-8, Threads = Threads }).Mix(0, 0);
}

/// <summary>How a solve grows with the types: seven moves in turn, 4 actions, λ = 8.</summary>
[MemoryDiagnoser]
public class PlayTypeGrowth
{
    private RandomGame game = null!;
    private QreSolver solver = null!;

    /// <summary>Types a party.</summary>
    [Params(1, 3, 5, 9, 17)]
    public int Types { get; set; }

    /// <summary>Makes the game; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        game = new RandomGame(moves: 7, actions: 4, Types, seed: 1);
        solver = new QreSolver(game.Tree);
    }

    /// <summary>The engine, one thread.</summary>
    [Benchmark]
    public double Engine() => solver.Solve(game.Payoffs, game.Priors, new QreOptions(8) { Tolerance = 1e-8 }).Mix(0, 0);
}

/// <summary>How an ensemble grows with the draws of payoffs: one tree, six moves in turn, 4 actions, 3 types, λ = 8.</summary>
[MemoryDiagnoser]
public class PlayDrawGrowth
{
    private RandomGame[] games = [];
    private QreSolver solver = null!;

    /// <summary>Draws.</summary>
    [Params(10, 100, 1000)]
    public int Draws { get; set; }

    /// <summary>Makes the payoffs; not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var first = new RandomGame(moves: 6, actions: 4, types: 3, seed: 1);
        games = [first, .. Enumerable.Range(2, Draws - 1).Select(first.Redrawn)];
        solver = new QreSolver(first.Tree);
    }

    /// <summary>The engine, one thread, one draw after another.</summary>
    [Benchmark]
    public double Engine() => games.Sum(g => solver.Solve(g.Payoffs, g.Priors, new QreOptions(8) { Tolerance = 1e-8 }).Mix(0, 0));
}
