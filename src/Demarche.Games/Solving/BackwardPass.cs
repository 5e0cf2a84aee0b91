using Demarche.Games.Trees;

namespace Demarche.Games.Solving;

/// <summary>
/// Games in which nobody's beliefs depend on what others choose: at every information set the same moves of players lie behind all
/// nodes, so that only chance tells them apart; games of perfect information among them. There the equilibrium is unique at every λ and
/// comes out of one pass from the ends of the tree, in which a set of one action is no choice and waits for nothing. O(nodes × (players + depth of hashing)).
/// </summary>
internal sealed class BackwardPass
{
    private readonly ExtensiveGame game;
    private readonly GameArrays arrays;
    private readonly double[] beliefs;
    private readonly double[] values;
    private readonly int[] waiting;
    private readonly int[] waitingOfSet;
    private readonly Stack<int> known = new();

    private BackwardPass(ExtensiveGame game, GameArrays arrays, double[] beliefs)
    {
        (this.game, this.arrays, this.beliefs) = (game, arrays, beliefs);
        values = [.. arrays.Increments];
        waiting = new int[arrays.Nodes];
        waitingOfSet = new int[arrays.Sets];
    }

    /// <summary>The probability of every action for given λ; null when the game is not of this kind.</summary>
    public static double[]? Solve(ExtensiveGame game, GameArrays arrays, double lambda) =>
        Beliefs(game, arrays) is { } beliefs ? new BackwardPass(game, arrays, beliefs).Solve(lambda) : null;

    private double[]? Solve(double lambda)
    {
        var (probabilities, worths) = (new double[arrays.Actions], new double[arrays.Actions]);
        for (var n = 0; n < arrays.Nodes; n++)
        {
            waiting[n] = game.ChildCount(n);
            if (waiting[n] == 0) known.Push(n);
        }

        for (var s = 0; s < arrays.Sets; s++) waitingOfSet[s] = game.InformationSets[s].Nodes.Count;
        var done = 0;
        while (known.Count > 0)
        {
            var node = known.Pop();
            done++;
            var parent = arrays.Parent[node];
            if (parent < 0) continue;
            var arc = arrays.Arc[node];
            var isChoice = arc >= 0 && game.InformationSets[arrays.Set[parent]].Actions.Count > 1;
            if (isChoice) worths[arc] += beliefs[parent] * values[node * arrays.Players + arrays.Owner[arrays.Set[parent]]];
            else Pass(node, parent, arc < 0 ? arrays.ChanceProbability[node] : probabilities[arc] = 1);
            if (--waiting[parent] > 0) continue;
            if (!isChoice) known.Push(parent);
            else if (--waitingOfSet[arrays.Set[parent]] == 0) Choose(arrays.Set[parent], lambda, worths, probabilities);
        }

        return done == arrays.Nodes ? probabilities : null;
    }

    private void Choose(int set, double lambda, double[] worths, double[] probabilities)
    {
        var (from, count) = (arrays.Offsets[set], arrays.Offsets[set + 1] - arrays.Offsets[set]);
        Softmax.Choose(lambda, worths.AsSpan(from, count), probabilities.AsSpan(from, count));
        foreach (var node in game.InformationSets[set].Nodes)
        {
            foreach (var child in Children(node)) Pass(child, node, probabilities[arrays.Arc[child]]);
            known.Push(node);
        }
    }

    private int[]? firstChild;
    private int[]? nextSibling;

    private IEnumerable<int> Children(int node)
    {
        if (firstChild is null || nextSibling is null)
        {
            (firstChild, nextSibling) = (new int[arrays.Nodes], new int[arrays.Nodes]);
            for (var n = arrays.Nodes - 1; n > 0; n--) (nextSibling[n], firstChild[arrays.Parent[n]]) = (firstChild[arrays.Parent[n]], n);
        }

        for (var child = firstChild[node]; child > 0; child = nextSibling[child]) yield return child;
    }

    private void Pass(int node, int parent, double probability)
    {
        for (var i = 0; i < arrays.Players; i++) values[parent * arrays.Players + i] += probability * values[node * arrays.Players + i];
    }

    /// <summary>The share of each node in its information set, by chance alone; null when players' choices bear on one.</summary>
    private static double[]? Beliefs(ExtensiveGame game, GameArrays arrays)
    {
        var (behind, logs, beliefs) = (new int[arrays.Nodes], new double[arrays.Nodes], new double[arrays.Nodes]);
        var histories = new Dictionary<(int Before, int Action), int>();
        for (var n = 1; n < arrays.Nodes; n++)
        {
            var (parent, arc) = (arrays.Parent[n], arrays.Arc[n]);
            logs[n] = logs[parent] + arrays.ChanceLog[n];
            behind[n] = behind[parent];
            if (arc < 0 || game.InformationSets[arrays.Set[parent]].Actions.Count == 1) continue;
            var key = (behind[parent], arc);
            if (!histories.TryGetValue(key, out behind[n])) histories.Add(key, behind[n] = histories.Count + 1);
        }

        foreach (var nodes in arrays.SetNodes)
        {
            if (nodes.Any(n => behind[n] != behind[nodes[0]])) return null;
            var most = nodes.Max(n => logs[n]);
            foreach (var n in nodes) beliefs[n] = Math.Exp(logs[n] - most);
            var sum = nodes.Sum(n => beliefs[n]);
            foreach (var n in nodes) beliefs[n] /= sum;
        }

        return beliefs;
    }
}
