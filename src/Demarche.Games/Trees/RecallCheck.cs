namespace Demarche.Games.Trees;

/// <summary>
/// Two nodes that a player cannot tell apart although it would if it remembered what it did and knew before.
/// </summary>
/// <param name="Set">The information set that holds both.</param>
/// <param name="First">The first node of the set.</param>
/// <param name="Second">The first node that the player got to in another way.</param>
/// <param name="FirstBefore">The information set where the player last moved before the first node; −1 when it had not moved.</param>
/// <param name="FirstAction">What it did there, from 0; −1 when it had not moved.</param>
/// <param name="SecondBefore">The same for the second node.</param>
/// <param name="SecondAction">The same for the second node.</param>
public sealed record RecallFlaw(int Set, int First, int Second, int FirstBefore, int FirstAction, int SecondBefore, int SecondAction);

/// <summary>
/// Perfect recall: at all nodes of an information set its player has the same experience behind it. By induction it is enough that its
/// last move was at the same information set and the same action; a play that passes an information set twice fails this too.
/// Kuhn (1953); Selten (1975). O(nodes × players).
/// </summary>
internal static class RecallCheck
{
    public static RecallFlaw? FirstFlaw(ExtensiveGame game)
    {
        var players = game.Players.Count;
        var last = new int[(long)game.NodeCount * players];
        Array.Fill(last, -1, 0, players);
        var sets = game.InformationSets;
        var flaws = new RecallFlaw?[sets.Count];
        for (var n = 1; n < game.NodeCount; n++)
        {
            var parent = game.Parent(n);
            Array.Copy(last, (long)parent * players, last, (long)n * players, players);
            var set = game.SetAt(parent);
            if (set >= 0) last[(long)n * players + sets[set].Player] = game.ActionOffsets[set] + game.ActionInto(n);
            if (game.SetAt(n) is >= 0 and var own && flaws[own] is null) flaws[own] = Compare(game, own, n, last);
        }

        return Array.Find(flaws, f => f is not null);
    }

    private static RecallFlaw? Compare(ExtensiveGame game, int set, int node, int[] last)
    {
        var (player, first, players) = (game.InformationSets[set].Player, game.InformationSets[set].Nodes[0], game.Players.Count);
        var (there, here) = (last[(long)first * players + player], last[(long)node * players + player]);
        if (there == here) return null;
        var (firstBefore, firstAction) = SetAndAction(game, there);
        var (secondBefore, secondAction) = SetAndAction(game, here);
        return new RecallFlaw(set, first, node, firstBefore, firstAction, secondBefore, secondAction);
    }

    private static (int Set, int Action) SetAndAction(ExtensiveGame game, int action)
    {
        if (action < 0) return (-1, -1);
        var set = Array.BinarySearch(game.ActionOffsets, action);
        if (set < 0) set = ~set - 1;
        return (set, action - game.ActionOffsets[set]);
    }
}
