using CsCheck;
using Demarche.Games.Solving;
using Demarche.Games.Tests.Oracle;
using Demarche.Games.Trees;

namespace Demarche.Games.Tests.Trees;

/// <summary>The tree as built, and perfect recall.</summary>
public class ExtensiveGameTests
{
    [Fact]
    public void Perfect_recall_is_what_its_definition_says()
    {
        var both = new int[2];
        TreeGen.AnySets.Sample(tree =>
        {
            var remembers = tree.HasPerfectRecall();
            Interlocked.Increment(ref both[remembers ? 1 : 0]);
            return tree.Build().RecallFlaw is null == remembers;
        }, iter: Samples.Count);
        Assert.True(both.Min() > Samples.Count / 20, $"{both[0]} forget, {both[1]} remember");
    }

    [Fact]
    public void A_flaw_names_two_nodes_of_one_set_and_what_differs_before_them() =>
        TreeGen.AnySets.Sample(tree =>
        {
            var game = tree.Build();
            if (game.RecallFlaw is not { } flaw) return true;
            return game.SetAt(flaw.First) == flaw.Set && game.SetAt(flaw.Second) == flaw.Set
                && (flaw.FirstBefore, flaw.FirstAction) == Last(game, flaw.First) && (flaw.SecondBefore, flaw.SecondAction) == Last(game, flaw.Second)
                && (flaw.FirstBefore, flaw.FirstAction) != (flaw.SecondBefore, flaw.SecondAction);
        }, iter: Samples.Count);

    [Fact]
    public void The_tree_is_as_it_was_written() =>
        TreeGen.WithRecall.Sample(tree =>
        {
            var (game, nodes) = (tree.Build(), NaiveTree.All(tree.Root).ToArray());
            var low = Plays(tree.Root, new double[tree.Players]).ToArray();
            var range = Enumerable.Range(0, tree.Players).Max(i => low.Max(p => p[i]) - low.Min(p => p[i]));
            return game.NodeCount == nodes.Length && game.EndCount == low.Length
                && tree.Sets.SequenceEqual(game.InformationSets.Select(s => s.Label))
                && nodes.Select((n, k) => game.ChildCount(k) == n.Next.Count && game.SetAt(k) == (n.Mover < 0 ? -1 : tree.Sets.ToList().IndexOf(n.Set))).All(same => same)
                && Math.Abs(game.PayoffRange - range) < 1e-12 && game.Depth == Depth(tree.Root);
        }, iter: Samples.Tenth);

    [Fact]
    public void A_tree_that_is_not_complete_is_not_built()
    {
        var builder = new ExtensiveGameBuilder("half", ["A"]);
        builder.Decision(builder.InformationSet(0, 1, "", ["l", "r"]));
        builder.End();
        Assert.False(builder.IsComplete);
        Assert.Throws<InvalidOperationException>(builder.Build);
        builder.End();
        Assert.Equal(3, builder.Build().NodeCount);
        Assert.Throws<InvalidOperationException>(() => builder.End());
    }

    [Fact]
    public void A_play_of_many_moves_needs_no_deep_stack()
    {
        var builder = new ExtensiveGameBuilder("long", ["A", "B"]);
        const int moves = 100_000;
        for (var k = 0; k < moves; k++)
        {
            builder.Decision(builder.InformationSet(k % 2, k, "", ["stop", "go"]));
            builder.End(builder.Outcome(k + 1, "", k % 2 == 0 ? [k + 2, k] : [k, k + 2]));
        }

        builder.End();
        var game = builder.Build();
        Assert.Equal(moves, game.Depth);
        Assert.Null(game.RecallFlaw);
        Assert.True(AgentQuantalResponse.Solve(game, 1, 0, new Random(1)).IsSolved);
    }

    private static (int Set, int Action) Last(ExtensiveGame game, int node)
    {
        var player = game.InformationSets[game.SetAt(node)].Player;
        while (game.Parent(node) is >= 0 and var parent)
        {
            if (game.SetAt(parent) is >= 0 and var set && game.InformationSets[set].Player == player) return (set, game.ActionInto(node));
            node = parent;
        }

        return (-1, -1);
    }

    private static IEnumerable<double[]> Plays(NaiveTree.Node node, double[] paid)
    {
        double[] sum = [.. paid.Select((p, i) => p + (node.Pays.Count == 0 ? 0 : node.Pays[i]))];
        return node.Next.Count == 0 ? [sum] : node.Next.SelectMany(n => Plays(n, sum));
    }

    private static int Depth(NaiveTree.Node node) => node.Next.Count == 0 ? 0 : 1 + node.Next.Max(Depth);
}
