using Demarche.Engine.Play.Tree;

namespace Demarche.Bench;

/// <summary>A full tree of two parties that move in turn, with random flows over 64 states; utilities run from a soft to a hard type.</summary>
internal sealed class RandomGame
{
    private const int States = 64;

    public RandomGame(int moves, int actions, int types, int seed)
    {
        var random = Generator(seed);
        var builder = new StageTreeBuilder(types, types);
        List<int> level = [builder.Add(0, 0)];
        for (var move = 0; move < moves; move++)
        {
            var below = new List<int>(level.Count * actions);
            foreach (var history in level)
            {
                int[] children = [.. Enumerable.Range(0, actions).Select(_ => builder.Add(random.Next(States), move + 1, 1.0 / moves))];
                builder.Decide(history, move % 2, children);
                below.AddRange(children);
            }

            level = below;
        }

        Tree = builder.Build();
        Payoffs = Draw(random);
        Priors = Priors.Uniform(Tree);
    }

    private RandomGame(RandomGame other, int seed) => (Tree, Priors, Payoffs) = (other.Tree, other.Priors, other.Draw(Generator(seed)));

    public StageTree Tree { get; }

    public Payoffs Payoffs { get; }

    public Priors Priors { get; }

    /// <summary>The same tree with other payoffs.</summary>
    public RandomGame Redrawn(int seed) => new(this, seed);

    private Payoffs Draw(Random random)
    {
        var payoffs = new Payoffs(Tree);
        for (var party = 0; party < Tree.Parties; party++)
        {
            for (var state = 0; state < Tree.States; state++)
            {
                var (soft, hard) = (random.NextDouble(), random.NextDouble());
                var types = Tree.Types(party);
                for (var type = 0; type < types; type++) payoffs.SetUtility(party, type, state, soft + (hard - soft) * type / Math.Max(1, types - 1));
            }
        }

        return payoffs;
    }

#pragma warning disable RS0030 // the benchmark's own seed
    private static Random Generator(int seed) => new(seed);
#pragma warning restore RS0030
}
