using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Tests.Play;

public class StageTreeTests
{
    /// <summary>Without private information a history is its state and the time: two orders of the same moves are one.</summary>
    [Fact]
    public void Merging_histories_that_tell_the_same_changes_nothing()
    {
        var whole = new StageTreeBuilder(1, 1);
        var merged = new StageTreeBuilder(1, 1);
        Grow(whole, new(), false);
        Grow(merged, new(), true);
        var (one, other) = (Solve(whole.Build()), Solve(merged.Build()));
        Assert.True(other.Tree.Nodes < one.Tree.Nodes / 3);
        for (var i = 0; i < 2; i++) Assert.Equal(one.Value(0, i, 0), other.Value(0, i, 0), 1e-12);
        Assert.Equal(new Forecast(one, s => s >= 6).By(), new Forecast(other, s => s >= 6).By(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_merge_that_would_forget_what_a_move_told_is_refused()
    {
        var builder = new StageTreeBuilder(2, 1);
        for (var n = 0; n < 4; n++) builder.Add(0, 0);
        builder.Decide(0, 0, 1, 2);
        builder.Decide(1, 1, 2);
        builder.Decide(2, 0, 3);
        Assert.Contains("tell different things of party 0", Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_a_game_is_refused()
    {
        var builder = new StageTreeBuilder(1, 1);
        for (var n = 0; n < 6; n++) builder.Add(0, 0);
        builder.Decide(0, 0, 1, 2);
        Assert.Throws<ArgumentException>(() => builder.Decide(0, 1, 3));
        Assert.Throws<ArgumentException>(() => builder.Decide(2, 1, 1));
        Assert.Throws<ArgumentException>(() => builder.Chance(1, [3, 4], [0.5, 0.6]));
        Assert.Throws<InvalidOperationException>(builder.Build);
        builder.Decide(1, 1, 3, 4);
        builder.Decide(2, 1, 5);
        builder.Together(1, 2);
        Assert.Contains("different numbers of actions", Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
    }

    /// <summary>Matching pennies: nobody sees the other's move, so both mix evenly; seen, the second always wins.</summary>
    [Fact]
    public void A_hidden_move_is_not_known()
    {
        QreSolution Play(bool hidden)
        {
            var builder = new StageTreeBuilder(1, 1);
            for (var n = 0; n < 7; n++) builder.Add(n is 3 or 6 ? 1 : 0, 0, 1);
            builder.Decide(0, 0, 1, 2);
            builder.Decide(1, 1, 3, 4);
            builder.Decide(2, 1, 5, 6);
            if (hidden) builder.Together(1, 2);
            var tree = builder.Build();
            var payoffs = new Payoffs(tree);
            payoffs.SetUtility(0, 1, 1);
            payoffs.SetUtility(1, 0, 1);
            return new QreSolver(tree).Solve(payoffs, Priors.Uniform(tree), new QreOptions(40));
        }

        Assert.Equal(0.5, Play(hidden: true).Mix(1, 0), 1e-9);
        Assert.Equal(0, Play(hidden: false).Mix(1, 0), 1e-9);
    }

    [Fact]
    public void A_cost_is_charged_where_it_is_due_and_to_whom()
    {
        var builder = new StageTreeBuilder(1, 2);
        for (var n = 0; n < 3; n++) builder.Add(0, 0);
        builder.Charge(1, 0, 2);
        builder.Decide(0, 1, 1, 2);
        var tree = builder.Build();
        var payoffs = new Payoffs(tree);
        payoffs.SetCost(1, 1, 0, 0.25);
        var solution = new QreSolver(tree).Solve(payoffs, new Priors([1], [0.5, 0.5]), new QreOptions(3));
        Assert.Equal(0.5, solution.Choice(0, 0, 0), 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(3 * 0.5)), solution.Choice(0, 1, 0), 1e-12);
        Assert.Equal(0, solution.Value(0, 0, 0), 1e-12);
    }

    /// <summary>Six turns in which either party may add 1 to a count, up to 6.</summary>
    private static void Grow(StageTreeBuilder builder, Dictionary<(int, int), int> known, bool merge)
    {
        int At(int turn, int count)
        {
            if (merge && known.TryGetValue((turn, count), out var seen)) return seen;
            var n = builder.Add(count, turn, 1);
            if (merge) known[(turn, count)] = n;
            return n;
        }

        var level = new List<(int Node, int Count)> { (At(0, 0), 0) };
        for (var turn = 0; turn < 6; turn++)
        {
            var below = new List<(int, int)>();
            foreach (var (n, count) in level)
            {
                (int Node, int Count)[] next = [(At(turn + 1, count), count), (At(turn + 1, count + 1), count + 1)];
                builder.Decide(n, turn % 2, next[0].Node, next[1].Node);
                foreach (var c in next) if (!below.Contains(c)) below.Add(c);
            }

            level = below;
        }
    }

    private static QreSolution Solve(StageTree tree)
    {
        var payoffs = new Payoffs(tree);
        for (var s = 0; s < tree.States; s++)
        {
            payoffs.SetUtility(0, s, s * 0.1);
            payoffs.SetUtility(1, s, s * (4 - s) * 0.1);
        }

        return new QreSolver(tree).Solve(payoffs, Priors.Uniform(tree), new QreOptions(5));
    }
}
