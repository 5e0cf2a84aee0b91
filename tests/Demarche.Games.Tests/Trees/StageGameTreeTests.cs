using CsCheck;
using Demarche.Engine.Play.Tree;
using Demarche.Engine.Tests.Play;
using Demarche.Games.Solving;
using Demarche.Games.Tests.Oracle;
using Demarche.Games.Trees;

namespace Demarche.Games.Tests.Trees;

/// <summary>Two solvers that share nothing but the game: the one for public histories, and the general one on the tree made of them.</summary>
public class StageGameTreeTests
{
    [Fact]
    public void The_tree_made_of_histories_has_the_same_equilibrium()
    {
        var compared = 0;
        Gen.Select(GameGen.Any(), Gen.Double[0, 4]).Sample((game, lambda) =>
        {
            var engine = new EngineGame(game);
            if (StageGameTree.CountNodes(engine.Tree) > 3000) return true;
            var solution = engine.Solve(lambda);
            var tree = Made(engine.Tree, engine.Payoffs, engine.Priors);
            Assert.Null(tree.RecallFlaw);
            Assert.Equal(StageGameTree.CountNodes(engine.Tree), tree.NodeCount);
            var answer = AgentQuantalResponse.Solve(tree, lambda, 0, new Random(1));
            if (!solution.IsComplete || solution.Folds.Count > 0 || answer.Folds.Count > 0 || answer.Crossings.Count > 0) return true;
            Assert.True(answer.IsSolved);
            Interlocked.Increment(ref compared);
            foreach (var (set, choices) in tree.InformationSets.Zip(answer.Principal.Probabilities))
            {
                var (type, node) = Parse(set.Label);
                var member = Enumerable.Range(0, engine.Tree.Nodes).First(n => engine.Tree.Mover(n) == set.Player && Head(engine.Tree, n) == node);
                for (var a = 0; a < choices.Count; a++) Assert.Equal(solution.Choice(member, type, a), choices[a], 1e-6);
            }

            return true;
        }, iter: Samples.Tenth, print: c => c.Item1.Print());
        Assert.True(compared > Samples.Tenth / 4, $"only {compared} games were compared");
    }

    /// <summary>Two ways to one history that nobody needs to tell apart become two nodes of different information sets.</summary>
    [Fact]
    public void Merged_histories_part_again()
    {
        var builder = new StageTreeBuilder(1, 2);
        int[] nodes = [.. Enumerable.Range(0, 5).Select(k => builder.Add(k, k == 0 ? 0 : 1, 1))];
        builder.Decide(nodes[0], 0, nodes[1], nodes[1], nodes[2]);
        builder.Decide(nodes[1], 1, nodes[3], nodes[4]);
        var tree = builder.Build();
        var payoffs = new Payoffs(tree);
        payoffs.SetUtility(1, 0, 3, 1);
        payoffs.SetUtility(1, 1, 4, 2);
        var made = Made(tree, payoffs, new Priors([1.0], [0.25, 0.75]));
        Assert.Equal(1 + 2 * 8, made.NodeCount);
        Assert.Equal(1 + 2 * 2, made.InformationSets.Count);
        Assert.Null(made.RecallFlaw);
        Assert.Equal([0.25, 0.75], made.ChanceMoves[0].Probabilities);
    }

    private static ExtensiveGame Made(StageTree tree, Payoffs payoffs, Priors priors) => StageGameTree.Of(
        tree, payoffs, priors, new StageNames("made", [.. Enumerable.Range(0, tree.Parties).Select(i => $"P{i}")], (_, type) => $"t{type}", (_, action) => $"a{action}", node => $"h{node}", (_, type, node) => $"t{type}: h{node}"));

    private static (int Type, int Node) Parse(string label)
    {
        var parts = label.Split(": ");
        return (int.Parse(parts[0][1..]), int.Parse(parts[1][1..]));
    }

    /// <summary>Where the histories of a set part: its lowest common ancestor, by listing ancestors.</summary>
    private static int Head(StageTree tree, int node)
    {
        var members = tree.Members(tree.InformationSet(node)).ToArray();
        return members.Select(m => Above(tree, m)).Aggregate((a, b) => [.. a.Intersect(b)]).Max();
    }

    private static List<int> Above(StageTree tree, int node)
    {
        var above = new List<int> { node };
        while (node > 0)
        {
            node = Enumerable.Range(0, tree.Nodes).First(n => Enumerable.Range(0, tree.Actions(n)).Any(a => tree.Child(n, a) == node));
            above.Add(node);
        }

        return above;
    }
}
