using Demarche.Games.Trees;

namespace Demarche.Games.Solving;

/// <summary>
/// A game as flat arrays for passes over its tree. Actions of all information sets are numbered through; action a of set s is
/// <c>Offsets[s] + a</c>.
/// </summary>
internal sealed class GameArrays
{
    public GameArrays(ExtensiveGame game)
    {
        Players = game.Players.Count;
        Offsets = game.ActionOffsets;
        Owner = [.. game.InformationSets.Select(s => s.Player)];
        var count = game.NodeCount;
        (Parent, Arc, Set) = (new int[count], new int[count], new int[count]);
        (ChanceProbability, ChanceLog) = (new double[count], new double[count]);
        Increments = new double[count * Players];
        var impossible = new int[count];
        for (var n = 0; n < count; n++)
        {
            var parent = Parent[n] = game.Parent(n);
            Set[n] = game.SetAt(n);
            var set = parent < 0 ? -1 : game.SetAt(parent);
            Arc[n] = set < 0 ? -1 : Offsets[set] + game.ActionInto(n);
            var chance = parent < 0 || set >= 0 ? 1 : game.ChanceMoves[game.ChanceAt(parent)].Probabilities[game.ActionInto(n)];
            (ChanceProbability[n], ChanceLog[n]) = (chance, chance > 0 ? Math.Log(chance) : 0);
            impossible[n] = (parent < 0 ? 0 : impossible[parent]) + (chance > 0 ? 0 : 1);
            if (game.OutcomeAt(n) is >= 0 and var outcome) game.Outcomes[outcome].Payoffs.ToArray().CopyTo(Increments, n * Players);
        }

        SetNodes = [.. game.InformationSets.Select(s => Likeliest(s.Nodes, impossible))];
        Believed = new bool[count];
        foreach (var node in SetNodes.SelectMany(s => s)) Believed[node] = true;
    }

    public int Players { get; }

    /// <summary>Where the actions of each set begin, and their number at the end.</summary>
    public int[] Offsets { get; }

    /// <summary>The player of each set.</summary>
    public int[] Owner { get; }

    public int[] Parent { get; }

    /// <summary>The numbered action that leads into a node; −1 for the root and after chance.</summary>
    public int[] Arc { get; }

    /// <summary>The information set of a node; −1 where nobody chooses.</summary>
    public int[] Set { get; }

    /// <summary>The probability with which chance leads into a node; 1 for the root and after a choice.</summary>
    public double[] ChanceProbability { get; }

    /// <summary>Its logarithm; 0 where it is impossible, which <see cref="SetNodes"/> accounts for.</summary>
    public double[] ChanceLog { get; }

    /// <summary>What each node pays, player by player.</summary>
    public double[] Increments { get; }

    /// <summary>
    /// The nodes that the player of each set can be at. Where chance gives some no probability they are left out; where it gives none of them
    /// any, those that it takes the fewest impossible moves to get to remain, as if all those moves had one tiny probability.
    /// </summary>
    public int[][] SetNodes { get; }

    /// <summary>Whether a node is among <see cref="SetNodes"/>.</summary>
    public bool[] Believed { get; }

    public int Nodes => Parent.Length;

    public int Actions => Offsets[^1];

    public int Sets => Owner.Length;

    private static int[] Likeliest(IReadOnlyList<int> nodes, int[] impossible)
    {
        var fewest = nodes.Min(n => impossible[n]);
        return [.. nodes.Where(n => impossible[n] == fewest)];
    }
}
