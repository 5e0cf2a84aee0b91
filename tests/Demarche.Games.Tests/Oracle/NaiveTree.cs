using Demarche.Games.Trees;

namespace Demarche.Games.Tests.Oracle;

/// <summary>
/// An extensive game written down as its definition reads, and quantal response by brute force: values by recursion, beliefs by listing
/// every path, Newton's method with differences instead of derivatives, λ raised in small steps. Slow and simple.
/// </summary>
public sealed class NaiveTree
{
    public required int Players { get; init; }

    public required Node Root { get; init; }

    /// <summary>Whoever moves (−1 chance), the name of the information set, what each action leads to, and what the node pays.</summary>
    public sealed record Node(int Mover, string Set, IReadOnlyList<double> Chances, IReadOnlyList<Node> Next, IReadOnlyList<double> Pays);

    public static Node End(params double[] pays) => new(-1, "", [], [], pays);

    public static Node Choice(int player, string set, params Node[] next) => new(player, set, [], next, []);

    public static Node Chance(IReadOnlyList<double> chances, params Node[] next) => new(-1, "", chances, next, []);

    /// <summary>The information sets in depth-first order of first appearance.</summary>
    public IReadOnlyList<string> Sets => [.. All(Root).Where(n => n.Mover >= 0).Select(n => n.Set).Distinct()];

    public static IEnumerable<Node> All(Node node) => node.Next.SelectMany(All).Prepend(node);

    public int ActionsOf(string set) => All(Root).First(n => n.Mover >= 0 && n.Set == set).Next.Count;

    /// <summary>The same game for the engine.</summary>
    public ExtensiveGame Build()
    {
        var builder = new ExtensiveGameBuilder("A game", Enumerable.Range(0, Players).Select(i => $"P{i}"));
        var (sets, number) = (new Dictionary<string, int>(), 0);
        Add(Root);
        return builder.Build();

        void Add(Node node)
        {
            var outcome = node.Pays.Count == 0 ? -1 : builder.Outcome(++number, "", node.Pays);
            if (node.Next.Count == 0)
            {
                builder.End(outcome);
                return;
            }

            if (node.Mover < 0) builder.Chance(builder.ChanceMove(++number, "", [.. node.Next.Select((_, k) => $"{k}")], node.Chances), outcome);
            else
            {
                if (!sets.TryGetValue(node.Set, out var set)) sets[node.Set] = set = builder.InformationSet(node.Mover, sets.Count + 1, node.Set, [.. node.Next.Select((_, k) => $"{k}")]);
                builder.Decision(set, outcome);
            }

            foreach (var next in node.Next) Add(next);
        }
    }

    /// <summary>What every action of a set is worth to its player: over the nodes of the set, by the probability of being at each.</summary>
    public double[] Worths(string set, Func<string, int, double> choice)
    {
        var (worths, sum) = (new double[ActionsOf(set)], 0.0);
        Walk(Root, 1);
        return [.. worths.Select(w => w / sum)];

        void Walk(Node node, double probability)
        {
            if (node.Mover >= 0 && node.Set == set)
            {
                sum += probability;
                for (var a = 0; a < worths.Length; a++) worths[a] += probability * Value(node.Next[a], node.Mover, choice);
            }

            for (var a = 0; a < node.Next.Count; a++) Walk(node.Next[a], probability * (node.Mover < 0 ? node.Chances[a] : choice(node.Set, a)));
        }
    }

    public static double Value(Node node, int player, Func<string, int, double> choice)
    {
        var value = node.Pays.Count == 0 ? 0 : node.Pays[player];
        for (var a = 0; a < node.Next.Count; a++) value += (node.Mover < 0 ? node.Chances[a] : choice(node.Set, a)) * Value(node.Next[a], player, choice);
        return value;
    }

    /// <summary>The largest difference between a probability and its logit answer.</summary>
    public double Residual(double lambda, Dictionary<string, double[]> choices) => Sets.Max(set =>
    {
        var answer = Logit(lambda, Worths(set, (s, a) => choices[s][a]));
        return answer.Zip(choices[set], (p, q) => Math.Abs(p - q)).Max();
    });

    public static double[] Logit(double lambda, double[] worths)
    {
        var weights = worths.Select(w => Math.Exp(lambda * (w - worths.Max()))).ToArray();
        return [.. weights.Select(w => w / weights.Sum())];
    }

    /// <summary>
    /// The principal branch by raising λ step by step; null where the choices jump or Newton's method fails, as where the branch turns back.
    /// </summary>
    public Dictionary<string, double[]>? Follow(double lambda, int steps)
    {
        var sets = Sets;
        var odds = new double[sets.Sum(s => ActionsOf(s) - 1)];
        var choices = Choices(sets, odds);
        for (var step = 1; step <= steps; step++)
        {
            if (!Newton(sets, lambda * step / steps, odds)) return null;
            var next = Choices(sets, odds);
            if (sets.Max(s => next[s].Zip(choices[s], (p, q) => Math.Abs(p - q)).Max()) > 0.15) return null;
            choices = next;
        }

        return choices;
    }

    public bool Newton(IReadOnlyList<string> sets, double lambda, double[] odds)
    {
        for (var k = 0; k < 30; k++)
        {
            var gap = Gap(sets, lambda, odds);
            if (gap.All(g => Math.Abs(g) <= 1e-11 * Math.Max(1, lambda))) return true;
            if (!gap.All(double.IsFinite)) return false;
            var matrix = new double[odds.Length, odds.Length + 1];
            for (var c = 0; c < odds.Length; c++)
            {
                const double step = 1e-6;
                double[] up = [.. odds], down = [.. odds];
                up[c] += step;
                down[c] -= step;
                var (above, below) = (Gap(sets, lambda, up), Gap(sets, lambda, down));
                for (var r = 0; r < odds.Length; r++) matrix[r, c] = (above[r] - below[r]) / (2 * step);
            }

            for (var r = 0; r < odds.Length; r++) matrix[r, odds.Length] = gap[r];
            Gauss(matrix);
            for (var r = 0; r < odds.Length; r++) odds[r] -= matrix[r, odds.Length];
        }

        return false;
    }

    public Dictionary<string, double[]> Choices(IReadOnlyList<string> sets, double[] odds)
    {
        var (choices, at) = (new Dictionary<string, double[]>(), 0);
        foreach (var set in sets)
        {
            var more = ActionsOf(set) - 1;
            choices[set] = Logit(1, [0, .. odds[at..(at + more)]]);
            at += more;
        }

        return choices;
    }

    private double[] Gap(IReadOnlyList<string> sets, double lambda, double[] odds)
    {
        var (choices, gap) = (Choices(sets, odds), new List<double>());
        foreach (var set in sets)
        {
            var worths = Worths(set, (s, a) => choices[s][a]);
            for (var a = 1; a < worths.Length; a++) gap.Add(odds[gap.Count] - lambda * (worths[a] - worths[0]));
        }

        return [.. gap];
    }

    private static void Gauss(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        for (var pivot = 0; pivot < n; pivot++)
        {
            var best = Enumerable.Range(pivot, n - pivot).MaxBy(r => Math.Abs(matrix[r, pivot]));
            for (var c = 0; c <= n; c++) (matrix[pivot, c], matrix[best, c]) = (matrix[best, c], matrix[pivot, c]);
            for (var c = n; c >= pivot; c--) matrix[pivot, c] /= matrix[pivot, pivot];
            for (var r = 0; r < n; r++)
            {
                if (r == pivot) continue;
                for (var c = n; c >= pivot; c--) matrix[r, c] -= matrix[r, pivot] * matrix[pivot, c];
            }
        }
    }

    /// <summary>Perfect recall by its definition: at all nodes of a set its player has made the same choices at the same sets, in the same order.</summary>
    public bool HasPerfectRecall()
    {
        var behind = new Dictionary<string, string>();
        return Walk(Root, [.. Enumerable.Repeat("", Players)]);

        bool Walk(Node node, string[] past)
        {
            if (node.Mover >= 0 && !behind.TryAdd(node.Set, past[node.Mover]) && behind[node.Set] != past[node.Mover]) return false;
            for (var a = 0; a < node.Next.Count; a++)
            {
                var now = (string[])past.Clone();
                if (node.Mover >= 0) now[node.Mover] += $"{node.Set}:{a};";
                if (!Walk(node.Next[a], now)) return false;
            }

            return true;
        }
    }

    /// <summary>What backward induction pays where everybody always knows all: the mover takes the best of what follows.</summary>
    public static double[] Induce(Node node, int players, Dictionary<string, int> choices)
    {
        var next = node.Next.Select(n => Induce(n, players, choices)).ToArray();
        var best = next.Length == 0 ? null : node.Mover >= 0
            ? next[choices[node.Set] = Enumerable.Range(0, next.Length).MaxBy(a => next[a][node.Mover])]
            : [.. Enumerable.Range(0, players).Select(i => next.Zip(node.Chances, (n, p) => p * n[i]).Sum())];
        return [.. Enumerable.Range(0, players).Select(i => (node.Pays.Count == 0 ? 0 : node.Pays[i]) + (best?[i] ?? 0))];
    }
}
