using Demarche.Engine.Play.Tree;

namespace Demarche.Bench;

/// <summary>
/// The reference: the same equilibrium by plain recursion over the histories with lists and no vectors, a damped reply of the public mixes
/// until nothing changes, for λ 1, 2, 4, … up to the one asked for.
/// </summary>
internal sealed class PlainQre(RandomGame game, double lambda, double tolerance)
{
    private readonly Dictionary<int, double[]> mixes = [];
    private readonly Dictionary<int, double[]> replies = [];

    public double Solve()
    {
        for (var n = 0; n < game.Tree.Nodes; n++)
        {
            if (game.Tree.Mover(n) is not null) mixes[n] = [.. Enumerable.Repeat(1.0 / game.Tree.Actions(n), game.Tree.Actions(n))];
        }

        for (var step = 1.0; step <= lambda; step *= 2)
        {
            for (var round = 0; round < 1000 && Round(step) > tolerance; round++) Move();
        }

        return mixes[0][0];
    }

    private double Round(double precision)
    {
        var choices = new Dictionary<int, double[][]>();
        Values(0, precision, choices);
        Learn(0, [.. Enumerable.Range(0, game.Tree.Parties).Select(i => game.Priors[i].ToArray())], choices);
        return mixes.Max(m => m.Value.Zip(replies[m.Key], (x, y) => Math.Abs(x - y)).Max());
    }

    private void Move()
    {
        foreach (var (node, mix) in mixes) for (var a = 0; a < mix.Length; a++) mix[a] += 0.5 * (replies[node][a] - mix[a]);
    }

    private double[][] Values(int node, double precision, Dictionary<int, double[][]> choices)
    {
        var tree = game.Tree;
        double[][] values = [.. Enumerable.Range(0, tree.Parties).Select(i =>
            Enumerable.Range(0, tree.Types(i)).Select(t => tree.Weight(node) * game.Payoffs.Utility(i, t, tree.State(node))).ToArray())];
        if (tree.Mover(node) is not { } mover) return values;
        double[][][] after = [.. Enumerable.Range(0, tree.Actions(node)).Select(a => Values(tree.Child(node, a), precision, choices))];
        choices[node] = [.. Enumerable.Range(0, tree.Types(mover)).Select(t => Logit([.. after.Select(v => v[mover][t])], precision))];
        for (var i = 0; i < tree.Parties; i++)
        {
            for (var t = 0; t < tree.Types(i); t++)
            {
                for (var a = 0; a < after.Length; a++) values[i][t] += (i == mover ? choices[node][t][a] : mixes[node][a]) * after[a][i][t];
            }
        }

        return values;
    }

    private static double[] Logit(double[] q, double precision)
    {
        var best = q.Max();
        double[] weights = [.. q.Select(x => Math.Exp(precision * (x - best)))];
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private void Learn(int node, double[][] beliefs, Dictionary<int, double[][]> choices)
    {
        if (game.Tree.Mover(node) is not { } mover) return;
        replies[node] = new double[game.Tree.Actions(node)];
        for (var a = 0; a < replies[node].Length; a++)
        {
            double[] joint = [.. beliefs[mover].Select((b, t) => b * choices[node][t][a])];
            replies[node][a] = joint.Sum();
            double[][] after = [.. beliefs];
            after[mover] = [.. joint.Select(x => x / replies[node][a])];
            Learn(game.Tree.Child(node, a), after, choices);
        }
    }
}
