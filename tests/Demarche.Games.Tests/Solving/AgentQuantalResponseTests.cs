using CsCheck;
using Demarche.Games.Solving;
using Demarche.Games.Tests.Oracle;

namespace Demarche.Games.Tests.Solving;

/// <summary>Quantal response against its definition, and what must be true of it.</summary>
public class AgentQuantalResponseTests
{
    private static LogitAnswer Solve(NaiveTree tree, double lambda, int starts = 0) => AgentQuantalResponse.Solve(tree.Build(), lambda, starts, new Random(5));

    private static Dictionary<string, double[]> Choices(NaiveTree tree, LogitEquilibrium equilibrium) =>
        tree.Sets.Zip(equilibrium.Probabilities).ToDictionary(p => p.First, p => p.Second.ToArray());

    [Fact]
    public void Every_random_game_is_solved_by_the_definition() =>
        Gen.Select(TreeGen.WithRecall, Gen.OneOf(Gen.Double[0, 3], Gen.Double[3, 60])).Sample((tree, lambda) =>
        {
            if (tree.Sets.Count == 0) return true;
            var answer = Solve(tree, lambda);
            return answer.IsSolved && answer.Principal.Lambda == lambda && tree.Residual(lambda, Choices(tree, answer.Principal)) <= 1e-9;
        }, iter: Samples.Count);

    /// <summary>The naive branch is followed in small steps of λ; where a step came down on another branch, in smaller ones.</summary>
    [Fact]
    public void The_naive_branch_leads_to_the_same_equilibrium()
    {
        var compared = 0;
        Gen.Select(TreeGen.Small, Gen.Double[0, 6]).Sample((tree, lambda) =>
        {
            if (tree.Sets.Count == 0 || tree.Follow(lambda, 25) is not { } naive) return true;
            Interlocked.Increment(ref compared);
            var found = Choices(tree, Solve(tree, lambda).Principal);
            return Same(found, naive) || tree.Follow(lambda, 1000) is not { } closer || Same(found, closer);
        }, iter: Samples.Count * 2);
        Assert.True(compared >= Samples.Count, $"only {compared} games were compared");

        bool Same(Dictionary<string, double[]> one, Dictionary<string, double[]> other) =>
            one.Keys.All(s => one[s].Zip(other[s], (p, q) => Math.Abs(p - q)).Max() < 1e-7);
    }

    [Fact]
    public void At_lambda_0_everybody_chooses_evenly() =>
        TreeGen.WithRecall.Sample(tree =>
        {
            var answer = Solve(tree, 0);
            return answer.IsSolved && answer.Principal.Residual == 0 && answer.Principal.Probabilities.All(set => set.All(p => p == 1.0 / set.Count));
        }, iter: Samples.Count);

    [Fact]
    public void With_perfect_information_a_large_lambda_gives_backward_induction() =>
        TreeGen.WithInformation.Sample(tree =>
        {
            if (tree.Sets.Count == 0 || !IsGeneric(tree)) return true;
            var choices = new Dictionary<string, int>();
            var pays = NaiveTree.Induce(tree.Root, tree.Players, choices);
            foreach (var lambda in new[] { 1e6, double.PositiveInfinity })
            {
                var answer = Solve(tree, lambda);
                if (!answer.IsUnique || !answer.IsSolved) return false;
                if (tree.Sets.Zip(answer.Principal.Probabilities).Any(p => Math.Abs(p.Second[choices[p.First]] - 1) > 1e-9)) return false;
                if (pays.Zip(answer.Principal.Payoffs, (a, b) => Math.Abs(a - b)).Max() > 1e-9) return false;
            }

            return true;
        }, iter: Samples.Count);

    /// <summary>
    /// The strategic model of Signorino (2003) as the R package games fits it (egame12, link "logit", type "agent"): 2 chooses with
    /// p4 = 1 / (1 + exp(−u24/√2)), 1 moves on with p2 = 1 / (1 + exp(−((1 − p4) u13 + p4 u14 − u11)/√2)). That is λ = 1/√2.
    /// </summary>
    [Fact]
    public void The_two_step_tree_is_the_logit_of_egame12() =>
        Gen.Double[-4, 4].Array[4].Sample(u =>
        {
            var tree = new NaiveTree
            {
                Players = 2,
                Root = NaiveTree.Choice(0, "1", NaiveTree.End(u[0], 0), NaiveTree.Choice(1, "2", NaiveTree.End(u[1], 0), NaiveTree.End(u[2], u[3]))),
            };
            var p4 = 1 / (1 + Math.Exp(-u[3] / Math.Sqrt(2)));
            var p2 = 1 / (1 + Math.Exp(-((1 - p4) * u[1] + p4 * u[2] - u[0]) / Math.Sqrt(2)));
            var found = Solve(tree, 1 / Math.Sqrt(2)).Principal.Probabilities;
            return Math.Abs(found[0][1] - p2) < 1e-14 && Math.Abs(found[1][1] - p4) < 1e-14;
        }, iter: Samples.Count);

    [Fact]
    public void Other_names_for_players_and_actions_change_the_names_only() =>
        Gen.Select(TreeGen.WithRecall, Gen.Double[0, 10], Gen.UInt).Sample((tree, lambda, seed) =>
        {
            if (tree.Sets.Count == 0) return true;
            var random = new Random((int)(seed >> 1));
            int[] Shuffled(int count) => [.. Enumerable.Range(0, count).OrderBy(_ => random.Next())];
            var players = Shuffled(tree.Players);
            var actions = tree.Sets.ToDictionary(s => s, s => Shuffled(tree.ActionsOf(s)));
            NaiveTree.Node Renamed(NaiveTree.Node node)
            {
                double[] pays = node.Pays.Count == 0 ? [] : [.. players.Select(i => node.Pays[i])];
                var next = node.Next.Select(Renamed).ToArray();
                return node.Mover < 0 ? node with { Next = next, Pays = pays } : node with { Mover = Array.IndexOf(players, node.Mover), Pays = pays, Next = [.. actions[node.Set].Select(a => next[a])] };
            }

            var renamed = new NaiveTree { Players = tree.Players, Root = Renamed(tree.Root) };
            var (one, other) = (Solve(tree, lambda), Solve(renamed, lambda));
            if (one.Crossings.Count > 0 || other.Crossings.Count > 0) return true;
            var (before, after) = (Choices(tree, one.Principal), Choices(renamed, other.Principal));
            return tree.Sets.All(s => actions[s].Select((a, k) => Math.Abs(before[s][a] - after[s][k])).Max() < 1e-8)
                && players.Select((i, k) => Math.Abs(one.Principal.Payoffs[i] - other.Principal.Payoffs[k])).Max() < 1e-7;
        }, iter: Samples.Count);

    [Fact]
    public void Other_equilibria_are_equilibria_and_differ() =>
        Gen.Select(TreeGen.WithRecall, Gen.Double[2, 30]).Sample((tree, lambda) =>
        {
            if (tree.Sets.Count == 0) return true;
            var answer = Solve(tree, lambda, 8);
            var all = answer.Others.Prepend(answer.Principal).ToList();
            return all.All(e => tree.Residual(lambda, Choices(tree, e)) <= 1e-8)
                && all.SelectMany((a, k) => all.Skip(k + 1).Select(b => AgentQuantalResponse.Apart(a, b))).All(d => d > 1e-6)
                && (!answer.IsUnique || all.Count == 1);
        }, iter: Samples.Tenth);

    [Fact]
    public void Multiplying_payoffs_is_dividing_lambda() =>
        Gen.Select(TreeGen.WithRecall, Gen.Double[0, 8], Gen.Double[0.01, 100]).Sample((tree, lambda, factor) =>
        {
            NaiveTree.Node Scaled(NaiveTree.Node node) => node with { Pays = [.. node.Pays.Select(p => p * factor)], Next = [.. node.Next.Select(Scaled)] };
            var scaled = new NaiveTree { Players = tree.Players, Root = Scaled(tree.Root) };
            return AgentQuantalResponse.Apart(Solve(tree, lambda).Principal, Solve(scaled, lambda / factor).Principal) < 1e-8;
        }, iter: Samples.Count);

    /// <summary>The battle of the sexes at λ = 6 has three equilibria, of which Newton's method alone finds the middle one.</summary>
    [Fact]
    public void Coordination_has_three_equilibria()
    {
        var tree = Simultaneous([[2, 1], [0, 0]], [[0, 0], [1, 2]]);
        var answer = Solve(tree, 6, 24);
        Assert.Equal(2, answer.Others.Count);
        Assert.Equal(3, answer.Others.Prepend(answer.Principal).Select(e => Math.Round(e.Probabilities[0][0], 3)).Distinct().Count());
    }

    /// <summary>
    /// A game, found by drawing, whose principal branch turns back at λ = 2.428 and on again at 1.698: raising λ in small steps gets to the first of these and not beyond.
    /// </summary>
    [Fact]
    public void A_branch_that_turns_back_is_followed_and_told()
    {
        var pays = new[] { "27 59 23 37", "21 50 31 74", "26 75 91 61", "47 05 71 07" }.Select(row => row.Split(' ').Select(p => p.Select(c => (double)(c - '0')).ToArray()).ToArray()).ToArray();
        var tree = new NaiveTree { Players = 2, Root = NaiveTree.Choice(0, "row", [.. pays.Select(row => NaiveTree.Choice(1, "column", [.. row.Select(p => NaiveTree.End(p))]))]) };
        var (before, between, beyond) = (Solve(tree, 2.42), Solve(tree, 2, 48), Solve(tree, 3));

        Assert.Empty(before.Folds);
        Assert.NotNull(tree.Follow(2.42, 200));
        Assert.Null(tree.Follow(2.45, 200));
        Assert.True(beyond.IsSolved);
        Assert.Equal([2.42822, 1.69764], beyond.Folds, (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.True(tree.Residual(3, Choices(tree, beyond.Principal)) < 1e-10);
        Assert.True(AgentQuantalResponse.Apart(before.Principal, beyond.Principal) > 0.3);
        Assert.True(between.Others.Count >= 2, $"{between.Others.Count} others");
    }

    [Fact]
    public void Constant_payoffs_keep_everybody_even()
    {
        var answer = Solve(Simultaneous([[3, 3], [3, 3]], [[3, 3], [3, 3]]), 1e6);
        Assert.True(answer.IsSolved);
        Assert.All(answer.Principal.Probabilities, p => Assert.Equal([0.5, 0.5], p));
    }

    [Fact]
    public void A_large_lambda_in_a_game_of_mixed_choices_is_solved()
    {
        var answer = Solve(Simultaneous([[1, -1], [-1, 1]], [[-1, 1], [2, -2]]), 1e6);
        Assert.True(answer.IsSolved, $"residual {answer.Principal.Residual}");
        Assert.Equal(0.6, answer.Principal.Probabilities[0][0], 1e-5);
        Assert.Equal(0.6, answer.Principal.Probabilities[1][0], 1e-5);
    }

    [Fact]
    public void What_chance_never_does_is_believed_in_only_where_nothing_else_is_possible()
    {
        NaiveTree.Node Game(double high, double low) => NaiveTree.Choice(0, "guess", NaiveTree.End(high), NaiveTree.End(low));
        var possible = new NaiveTree { Players = 1, Root = NaiveTree.Chance([1, 0], Game(1, 0), Game(-9, 0)) };
        var impossible = new NaiveTree { Players = 1, Root = NaiveTree.Chance([1, 0], NaiveTree.End(1), Game(2, 0)) };
        Assert.Equal(1 / (1 + Math.Exp(-1)), Solve(possible, 1).Principal.Probabilities[0][0], 1e-15);
        Assert.Equal(1 / (1 + Math.Exp(-2)), Solve(impossible, 1).Principal.Probabilities[0][0], 1e-15);
    }

    /// <summary>Copies of a game behind a move of chance do not bear on one another; 210 copies have more unknowns than a matrix is formed for.</summary>
    [Fact]
    public void Without_the_matrix_the_answer_is_the_same()
    {
        var one = Simultaneous([[1, -1], [-1, 2]], [[-1, 1], [3, -2]]);
        NaiveTree.Node Copy(NaiveTree.Node node, int k) => node with { Set = $"{node.Set}#{k}", Next = [.. node.Next.Select(n => Copy(n, k))] };
        const int copies = 210;
        var many = new NaiveTree { Players = 2, Root = NaiveTree.Chance([.. Enumerable.Repeat(1.0 / copies, copies)], [.. Enumerable.Range(0, copies).Select(k => Copy(one.Root, k))]) };
        foreach (var lambda in new[] { 1.0, 20 })
        {
            var (small, large) = (Solve(one, lambda), Solve(many, lambda));
            Assert.True(large.IsSolved);
            Assert.Equal(2 * copies, large.Principal.Probabilities.Count);
            for (var s = 0; s < large.Principal.Probabilities.Count; s++) Assert.Equal(small.Principal.Probabilities[s % 2][0], large.Principal.Probabilities[s][0], 1e-9);
        }
    }

    /// <summary>Each of two information sets lies behind the other, by chance: neither can be left for last. Found by drawing.</summary>
    [Fact]
    public void Sets_of_one_action_behind_each_other_are_no_choice()
    {
        var tree = new NaiveTree
        {
            Players = 2,
            Root = NaiveTree.Chance(
                [0.25, 0.75],
                NaiveTree.Choice(0, "first", NaiveTree.Choice(1, "second", NaiveTree.End(4, 8))),
                NaiveTree.Choice(1, "second", NaiveTree.Choice(0, "first", NaiveTree.End(0, 4)))),
        };
        foreach (var lambda in new[] { 0, 1, double.PositiveInfinity })
        {
            var answer = Solve(tree, lambda, 8);
            Assert.True(answer is { IsSolved: true, IsUnique: true, Others.Count: 0 });
            Assert.Equal([1.0], answer.Principal.Probabilities.SelectMany(p => p).Distinct());
            Assert.Equal([1.0, 5], answer.Principal.Payoffs);
        }
    }

    [Fact]
    public void A_game_that_forgets_is_refused()
    {
        var tree = new NaiveTree { Players = 1, Root = NaiveTree.Choice(0, "x", NaiveTree.Choice(0, "x", NaiveTree.End(1), NaiveTree.End(2)), NaiveTree.End(0)) };
        Assert.Throws<ArgumentException>(() => Solve(tree, 1));
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        var tree = Simultaneous([[2, 1], [0, 0]], [[0, 0], [1, 2]]);
        var (one, other) = (Solve(tree, 6, 12), Solve(tree, 6, 12));
        Assert.Equal(one.Others.SelectMany(e => e.Probabilities.SelectMany(p => p)), other.Others.SelectMany(e => e.Probabilities.SelectMany(p => p)));
    }

    private static NaiveTree Simultaneous(double[][] first, double[][] second) => new()
    {
        Players = 2,
        Root = NaiveTree.Choice(0, "row", [.. new[] { first, second }.Select(row => NaiveTree.Choice(1, "column", [.. row.Select(pays => NaiveTree.End(pays))]))]),
    };

    /// <summary>No two ways to go on pay their chooser nearly the same.</summary>
    private static bool IsGeneric(NaiveTree tree) =>
        NaiveTree.All(tree.Root).Where(n => n.Mover >= 0 && n.Next.Count > 1).All(n =>
        {
            var pays = n.Next.Select(next => NaiveTree.Induce(next, tree.Players, [])[n.Mover]).Order().ToArray();
            return pays.Zip(pays.Skip(1), (a, b) => b - a).Min() > 1e-4;
        });
}
