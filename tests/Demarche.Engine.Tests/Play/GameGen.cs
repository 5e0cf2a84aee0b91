using CsCheck;

namespace Demarche.Engine.Tests.Play;

/// <summary>Random games: chance moves, simultaneous moves, several parties and types, priors with zeroes.</summary>
internal static class GameGen
{
    public static Gen<GameDescription> Any(int depth = 4, int mostTypes = 3) =>
        from seed in Gen.Int[0, int.MaxValue]
        from parties in Gen.Int[1, 3]
        from types in Gen.Int[1, mostTypes].Array[parties]
        select new Maker(seed, types).Game(depth);

    /// <summary>One type a party: nothing is private.</summary>
    public static Gen<GameDescription> Complete(int depth = 4) => Any(depth, mostTypes: 1);

    private sealed class Maker(int seed, int[] types)
    {
#pragma warning disable RS0030 // a generated seed is the test's own
        private readonly Random random = new(seed);
#pragma warning restore RS0030
        private int sets;

        public GameDescription Game(int depth) => new(types, [.. types.Select(Prior)], Grow(depth));

        private double[] Prior(int count)
        {
            double[] weights = [.. Enumerable.Range(0, count).Select(_ => random.Next(5) == 0 ? 0 : random.NextDouble())];
            if (weights.Sum() <= 0) weights[random.Next(count)] = 1;
            return [.. weights.Select(w => w / weights.Sum())];
        }

        private double[][] Gain() => [.. types.Select(k => Enumerable.Range(0, k).Select(_ => random.Next(4) == 0 ? 0 : random.NextDouble()).ToArray())];

        private Position Grow(int depth)
        {
            if (depth <= 0 || random.Next(8) == 0) return new Position(0, -1, [], Gain(), []);
            if (random.Next(6) == 0) return Nature(depth);
            if (types.Length > 1 && random.Next(4) == 0) return Simultaneous(depth);
            return new Position(random.Next(types.Length), sets++, [], Gain(), Children(random.Next(1, 4), depth - 1));
        }

        private Position[] Children(int count, int depth) => [.. Enumerable.Range(0, count).Select(_ => Grow(depth))];

        private Position Nature(int depth)
        {
            var p = random.NextDouble();
            return new Position(-1, -1, [p, 1 - p], Gain(), Children(2, depth - 1));
        }

        /// <summary>All parties, or two of them, move at once; each later one in ignorance of the earlier.</summary>
        private Position Simultaneous(int depth)
        {
            int[] movers = [.. Enumerable.Range(0, types.Length).OrderBy(_ => random.Next()).Take(random.Next(2, types.Length + 1))];
            int[] actions = [.. movers.Select(_ => random.Next(1, 3))];
            int[] set = [.. movers.Select(_ => sets++)];
            Position At(int k) => k == movers.Length
                ? Grow(depth - movers.Length)
                : new Position(movers[k], set[k], [], Gain(), [.. Enumerable.Range(0, actions[k]).Select(_ => At(k + 1))]);
            return At(0);
        }
    }
}
