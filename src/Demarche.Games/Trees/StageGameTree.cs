using Demarche.Engine.Play.Tree;

namespace Demarche.Games.Trees;

/// <summary>What the parts of a <see cref="StageTree"/> are called in a tree made of it.</summary>
/// <param name="Title">The game's title.</param>
/// <param name="Parties">The parties' names.</param>
/// <param name="Type">The name of a party's type.</param>
/// <param name="Action">The name of an action, or of an outcome of chance, at a history.</param>
/// <param name="History">The name of a history; may be empty.</param>
/// <param name="Set">The name of an information set: of a party, its type, and the last history that it knows.</param>
/// <param name="Comment">A remark; may be empty.</param>
public sealed record StageNames(
    string Title, IReadOnlyList<string> Parties, Func<int, int, string> Type, Func<int, int, string> Action, Func<int, string> History,
        Func<int, int, int, string> Set, string Comment = "");

/// <summary>
/// A game of public histories and private types as a game in extensive form: chance first draws every party's type, then the histories
/// follow once for each combination of types. A party's information sets are what it knows: its type and what has happened in public.
/// Histories that were merged part again, so that nobody forgets.
/// </summary>
/// <remarks>Grows as the number of plays times the product of the numbers of types; <see cref="CountNodes"/> tells before it is made.</remarks>
public sealed class StageGameTree
{
    private readonly StageTree tree;
    private readonly Payoffs payoffs;
    private readonly Priors priors;
    private readonly StageNames names;
    private readonly ExtensiveGameBuilder builder;
    private readonly int[] heads;
    private readonly int[] drawn;
    private readonly Dictionary<(int Before, int Action), int> histories = [];
    private readonly Dictionary<(int Known, int Set, int Type), int> sets = [];
    private readonly Dictionary<string, int> outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> chances = [];
    private readonly int[] setsOfParty;

    private StageGameTree(StageTree tree, Payoffs payoffs, Priors priors, StageNames names)
    {
        (this.tree, this.payoffs, this.priors, this.names) = (tree, payoffs, priors, names);
        builder = new ExtensiveGameBuilder(names.Title, names.Parties, names.Comment);
        heads = Heads(tree);
        drawn = new int[tree.Parties];
        setsOfParty = new int[tree.Parties];
    }

    /// <summary>How many nodes the tree will have. O(histories × parties).</summary>
    public static double CountNodes(StageTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var below = new double[tree.Nodes];
        foreach (var n in Enumerable.Reverse(tree.Arrays.Order))
        {
            below[n] = 1;
            for (var a = 0; a < tree.Actions(n); a++) below[n] += below[tree.Child(n, a)];
        }

        double profiles = 1, draws = 0;
        for (var i = 0; i < tree.Parties; i++)
        {
            if (tree.Types(i) == 1) continue;
            draws += profiles;
            profiles *= tree.Types(i);
        }

        return draws + profiles * below[0];
    }

    /// <summary>The tree. O(its nodes × parties).</summary>
    /// <exception cref="ArgumentException">The tree is of positions, whose histories differ in what is known; or payoffs or priors belong to
    /// another.</exception>
    public static ExtensiveGame Of(StageTree tree, Payoffs payoffs, Priors priors, StageNames names)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(payoffs);
        ArgumentNullException.ThrowIfNull(priors);
        ArgumentNullException.ThrowIfNull(names);
        if (tree.IsPositions) throw new ArgumentException("Positions do not tell what is known.", nameof(tree));
        if (payoffs.Tree != tree) throw new ArgumentException("The payoffs are those of another tree.", nameof(payoffs));
        priors.Check(tree);
        var made = new StageGameTree(tree, payoffs, priors, names);
        made.Draw(0);
        return made.builder.Build();
    }

    /// <summary>Chance draws the type of one party after the other; then the histories follow.</summary>
    private void Draw(int party)
    {
        if (party == tree.Parties)
        {
            Follow();
            return;
        }

        if (tree.Types(party) == 1)
        {
            Draw(party + 1);
            return;
        }

        var types = Enumerable.Range(0, tree.Types(party)).ToArray();
        var key = -1 - party;
        if (!chances.TryGetValue(key, out var move))
        {
            chances[key] = move = builder.ChanceMove(chances.Count
                + 1, $"type of {names.Parties[party]}", [.. types.Select(t => names.Type(party, t))], priors[party]);
        }

        builder.Chance(move);
        foreach (var type in types)
        {
            drawn[party] = type;
            Draw(party + 1);
        }
    }

    /// <summary>All that follows under the types drawn. A history in the tree is known by its number there and by the way to it.</summary>
    private void Follow()
    {
        var ahead = new Stack<Place>();
        ahead.Push(new Place(0, 0, null));
        while (ahead.TryPop(out var place))
        {
            var (node, outcome, label) = (place.Node, Outcome(place.Node), names.History(place.Node));
            if (tree.IsEnd(node)) builder.End(outcome, label);
            else if (tree.IsChance(node)) builder.Chance(ChanceAt(node), outcome, label);
            else builder.Decision(SetAt(place), outcome, label);
            for (var a = tree.Actions(node) - 1; a >= 0; a--)
            {
                if (!histories.TryGetValue((place.History, a), out var next)) histories[(place.History, a)] = next = histories.Count + 1;
                ahead.Push(new Place(tree.Child(node, a), next, place));
            }
        }
    }

    private int ChanceAt(int node)
    {
        if (chances.TryGetValue(node, out var move)) return move;
        var outcomesOfChance = Enumerable.Range(0, tree.Actions(node)).ToArray();
        return chances[node] = builder.ChanceMove(chances.Count
            + 1, "", [.. outcomesOfChance.Select(a => names.Action(node, a))], [.. outcomesOfChance.Select(a => tree.ChanceProbability(node, a))]);
    }

    private int SetAt(Place place)
    {
        var (node, party) = (place.Node, tree.Mover(place.Node)!.Value);
        var set = tree.InformationSet(node);
        var known = place;
        while (known.Node != heads[set]) known = known.Before!;
        var key = (known.History, set, drawn[party]);
        if (sets.TryGetValue(key, out var handle)) return handle;
        return sets[key] = builder.InformationSet(party, ++setsOfParty[party], names.Set(party, drawn[party], heads[set]),
            [.. Enumerable.Range(0, tree.Actions(node)).Select(a => names.Action(node, a))]);
    }

    /// <summary>What is paid on reaching a history under the types drawn.</summary>
    private int Outcome(int node)
    {
        double[] pays = [.. Enumerable.Range(0, tree.Parties).Select(i => payoffs.On(node, i, drawn[i]))];
        if (Array.TrueForAll(pays, p => p == 0)) return -1;
        var key = $"{names.History(node)}|{string.Join('|', pays.Select(p => p.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}";
        if (!outcomes.TryGetValue(key, out var outcome)) outcomes[key] = outcome = builder.Outcome(outcomes.Count + 1, names.History(node), pays);
        return outcome;
    }

    /// <summary>For each information set the last history that its mover knows: its only one, or where its histories part.</summary>
    private static int[] Heads(StageTree tree)
    {
        var parent = new int[tree.Nodes];
        for (var n = 0; n < tree.Nodes; n++)
        {
            for (var a = 0; a < tree.Actions(n); a++) parent[tree.Child(n, a)] = n;
        }

        var found = new int[tree.InformationSets];
        for (var s = 0; s < found.Length; s++)
        {
            int[] members = [.. tree.Members(s)];
            while (members.Any(m => m != members[0]))
            {
                var latest = Array.IndexOf(members, members.Max());
                members[latest] = parent[members[latest]];
            }

            found[s] = members[0];
        }

        return found;
    }

    private sealed record Place(int Node, int History, Place? Before);
}
