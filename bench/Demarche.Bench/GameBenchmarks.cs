using BenchmarkDotNet.Attributes;
using Demarche.Games.Solving;
using Demarche.Games.Trees;

namespace Demarche.Bench;

/// <summary>
/// The general solver of extensive games at λ = 4, by size: trees of perfect information, which take one pass; and signalling games, where a
/// branch is followed, up to where the matrix is formed and beyond.
/// </summary>
[MemoryDiagnoser]
public class GameBenchmarks
{
    private ExtensiveGame game = null!;

    [Params("tree 1,023", "tree 16,383", "tree 262,143", "signals 4", "signals 16", "signals 64", "signals 256")]
    public string Game { get; set; } = "";

    [GlobalSetup]
    public void Make()
    {
        var (kind, size) = (Game.Split(' ')[0], int.Parse(Game.Split(' ')[1].Replace(",", "", StringComparison.Ordinal)));
        game = kind == "tree" ? Tree(size) : Signals(size);
    }

    [Benchmark]
    public LogitAnswer Solve() => AgentQuantalResponse.Solve(game, 4, 0, new Random(1));

    /// <summary>A binary tree of so many nodes in which two players move by turns and see everything.</summary>
    private static ExtensiveGame Tree(int nodes)
    {
        var random = new Random(nodes);
        var builder = new ExtensiveGameBuilder("tree", ["A", "B"]);
        var depth = (int)Math.Log2(nodes + 1) - 1;
        while (!builder.IsComplete)
        {
            var (at, number) = (builder.DepthOfNext, builder.NodeCount + 1);
            if (at == depth) builder.End(builder.Outcome(number, "", [random.NextDouble(), random.NextDouble()]));
            else builder.Decision(builder.InformationSet(at % 2, number, "", ["l", "r"]));
        }

        return builder.Build();
    }

    /// <summary>A sender of so many types sends one of three signals, which a receiver answers in one of three ways.</summary>
    private static ExtensiveGame Signals(int types)
    {
        var random = new Random(types);
        var builder = new ExtensiveGameBuilder("signals", ["Sender", "Receiver"]);
        string[] three = ["1", "2", "3"];
        builder.Chance(builder.ChanceMove(1, "", [.. Enumerable.Range(0, types).Select(t => $"{t}")], [.. Enumerable.Repeat(1.0 / types, types)]));
        int[] answers = [.. Enumerable.Range(1, 3).Select(k => builder.InformationSet(1, k, "", three))];
        for (var type = 0; type < types; type++)
        {
            builder.Decision(builder.InformationSet(0, type + 1, "", three));
            foreach (var answer in answers)
            {
                builder.Decision(answer);
                foreach (var _ in three) builder.End(builder.Outcome(1, "", [random.NextDouble(), random.NextDouble()]));
            }
        }

        return builder.Build();
    }
}
