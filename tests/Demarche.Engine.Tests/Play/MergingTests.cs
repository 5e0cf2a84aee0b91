using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Tests.Play;

/// <summary>Histories that told different things of a party may be one after its last choice, and not before.</summary>
public sealed class MergingTests
{
    /// <summary>Party 0, of two types, goes left or right; then party 1 chooses; then, if <paramref name="again"/>, party 0 once more.</summary>
    private static StageTree Tree(bool merged, bool again = false)
    {
        var builder = new StageTreeBuilder(2, 1);
        var root = builder.Add(0, 0);
        int[] told = [builder.Add(1, 0, 1), builder.Add(2, 0, 1)];
        int[] replies = [.. (merged ? told[..1] : told).Select(_ => builder.Add(0, 1))];
        builder.Decide(root, 0, told);
        for (var k = 0; k < told.Length; k++) builder.Chance(told[k], [replies[merged ? 0 : k]], [1]);
        foreach (var reply in replies)
        {
            int[] next = [builder.Add(3, 1, 1), builder.Add(4, 1, 1)];
            builder.Decide(reply, 1, next);
            if (!again) continue;
            foreach (var n in next) builder.Decide(n, 0, builder.Add(1, 1, 1), builder.Add(4, 1, 1));
        }

        return builder.Build();
    }

    private static QreSolution Solve(StageTree tree)
    {
        var payoffs = new Payoffs(tree);
        double[,] worth = { { 0, 0.3, 0.9, 0.2, 0.6 }, { 0, 0.8, 0.1, 0.7, 0.5 }, { 0, 0, 0, 0.4, 1 } };
        for (var state = 1; state < 5; state++)
        {
            payoffs.SetUtility(0, 0, state, worth[0, state]);
            payoffs.SetUtility(0, 1, state, worth[1, state]);
            payoffs.SetUtility(1, state, worth[2, state]);
        }

        return new QreSolver(tree).Solve(payoffs, new Priors([0.3, 0.7], [1]), new QreOptions(4));
    }

    [Fact]
    public void Merging_after_a_partys_last_choice_changes_nothing()
    {
        var (merged, whole) = (Solve(Tree(merged: true)), Solve(Tree(merged: false)));
        for (var type = 0; type < 2; type++)
        {
            for (var action = 0; action < 2; action++) Assert.Equal(whole.Choice(0, type, action), merged.Choice(0, type, action), 12);
            Assert.Equal(whole.Value(0, 0, type), merged.Value(0, 0, type), 12);
        }

        Assert.Equal(whole.Mix(3, 0), merged.Mix(3, 0), 12);
        Assert.Equal(whole.Value(0, 1, 0), merged.Value(0, 1, 0), 12);
        Assert.NotEqual(0.3, whole.Belief(3, 0, 0), 3);
        Assert.Equal(0.3, merged.Belief(3, 0, 0), 12);
    }

    [Fact]
    public void Merging_before_a_partys_last_choice_is_refused() =>
        Assert.Contains("tell different things of party 0", Assert.Throws<InvalidOperationException>(() => Tree(merged: true, again: true)).Message, StringComparison.Ordinal);
}
