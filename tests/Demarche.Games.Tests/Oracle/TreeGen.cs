using CsCheck;
using Demarche.Games.Tests.Oracle;

namespace Demarche.Games.Tests.Oracle;

/// <summary>Random small extensive games.</summary>
public static class TreeGen
{
    /// <summary>Perfect recall: nodes share a set only where their player has the same experience.</summary>
    public static Gen<NaiveTree> WithRecall { get; } = Trees(remembers: true, alone: false);

    /// <summary>The same, for what takes long.</summary>
    public static Gen<NaiveTree> Small { get; } = Trees(remembers: true, alone: false, most: 3);

    /// <summary>Sets that may or may not make sense.</summary>
    public static Gen<NaiveTree> AnySets { get; } = Trees(remembers: false, alone: false);

    /// <summary>Perfect information: every set is one node.</summary>
    public static Gen<NaiveTree> WithInformation { get; } = Trees(remembers: true, alone: true);

    private static Gen<NaiveTree> Trees(bool remembers, bool alone, int most = 4) =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, most], Gen.UInt).Select((players, depth, seed) =>
        {
            var random = new Random((int)(seed >> 1));
            var number = 0;
            return new NaiveTree { Players = players, Root = Node([.. Enumerable.Repeat("", players)], depth) };

            NaiveTree.Node Node(string[] past, int left)
            {
                double[] pays = left == 0 || random.Next(5) == 0 ? [.. Enumerable.Range(0, players).Select(_ => Math.Round(random.NextDouble() * 4 - 2, 3))] : [];
                if (left == 0 || random.Next(6) == 0) return NaiveTree.End(pays.Length == 0 ? new double[players] : pays);
                var count = random.Next(1, 4);
                if (random.Next(4) == 0)
                {
                    var weights = Enumerable.Range(0, count).Select(_ => random.Next(1, 10)).ToArray();
                    return new(-1, "", [.. weights.Select(w => (double)w / weights.Sum())], [.. Enumerable.Range(0, count).Select(_ => Node(past, left - 1))], pays);
                }

                var player = random.Next(players);
                var set = alone ? $"{player}/{number++}/{count}" : $"{player}/{(remembers ? past[player] : "")}/{count}/{random.Next(2)}";
                return new(player, set, [], [.. Enumerable.Range(0, count).Select(a => Node([.. past.Select((p, i) => i == player ? $"{p}{set}:{a};" : p)], left - 1))], pays);
            }
        });
}
