using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Tests.Play;

/// <summary>A full tree of two parties that move in turn, with random flows over 64 states.</summary>
internal static class RandomTree
{
    public static (StageTree Tree, Payoffs Payoffs) Make(int seed, int depth, int actions, int types)
    {
#pragma warning disable RS0030 // a test's own seed
        var random = new Random(seed);
#pragma warning restore RS0030
        var builder = new StageTreeBuilder(types, types);
        List<int> level = [builder.Add(0, 0)];
        for (var d = 0; d < depth; d++)
        {
            var below = new List<int>();
            foreach (var n in level)
            {
                int[] children = [.. Enumerable.Range(0, actions).Select(_ => builder.Add(random.Next(64), d + 1, 1.0 / depth))];
                builder.Decide(n, d % 2, children);
                below.AddRange(children);
            }

            level = below;
        }

        var tree = builder.Build();
        var payoffs = new Payoffs(tree);
        for (var i = 0; i < 2; i++)
        {
            for (var s = 0; s < tree.States; s++)
            {
                var (soft, hard) = (random.NextDouble(), random.NextDouble());
                for (var t = 0; t < types; t++) payoffs.SetUtility(i, t, s, soft + (hard - soft) * t / Math.Max(1, types - 1));
            }
        }

        return (tree, payoffs);
    }
}
