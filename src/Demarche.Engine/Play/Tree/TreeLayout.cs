namespace Demarche.Engine.Play.Tree;

/// <summary>Turns what a builder holds into arrays, and refuses what is not a game of observed actions.</summary>
internal sealed class TreeLayout(int[] types, StageTreeBuilder builder, bool merged)
{
    private readonly int[] mover = builder.MoverArray;
    private readonly List<int> setMover = [];
    private readonly List<int> setActions = [];
    private readonly List<int> setFirstMember = [0];
    private readonly List<int> members = [];
    private int[] firstEdge = [];
    private int[] target = [];
    private int[] set = [];

    public TreeArrays Arrays()
    {
        if (mover.Length == 0) throw new InvalidOperationException("A game has at least one history.");
        var chance = Edges();
        var level = Levels();
        InformationSets(level);
        int[] setFirstAction = [.. Sums(setActions)];
        var (belief, setFirstRow, rowParty) = merged ? NoBeliefs() : Beliefs(level);
        var (order, firstOfLevel) = Sorted(level);
        var charges = builder.ChargeList.OrderBy(c => c.Node).ToArray();
        return new TreeArrays
        {
            Types = types,
            Mover = mover,
            State = builder.StateArray,
            Occasion = builder.OccasionArray,
            Weight = builder.WeightArray,
            FirstEdge = firstEdge,
            Target = target,
            Chance = chance,
            FirstCharge = FirstCharge(charges),
            ChargeItem = [.. charges.Select(c => c.Item)],
            ChargeFactor = [.. charges.Select(c => c.Factor)],
            Set = set,
            SetMover = [.. setMover],
            SetActions = [.. setActions],
            SetFirstAction = setFirstAction,
            SetFirstMember = [.. setFirstMember],
            Member = [.. members],
            Belief = belief,
            SetFirstRow = setFirstRow,
            RowParty = rowParty,
            Order = order,
            FirstOfLevel = firstOfLevel,
        };
    }

    private double[] Edges()
    {
        firstEdge = new int[mover.Length + 1];
        for (var n = 0; n < mover.Length; n++) firstEdge[n + 1] = firstEdge[n] + (mover[n] == StageTree.EndMover ? 0 : builder.Children(n).Length);
        target = new int[firstEdge[^1]];
        var chance = new double[target.Length];
        for (var n = 0; n < mover.Length; n++)
        {
            if (mover[n] == StageTree.EndMover) continue;
            builder.Children(n).CopyTo(target.AsSpan(firstEdge[n]));
            builder.Probabilities(n).CopyTo(chance.AsSpan(firstEdge[n]));
        }

        return chance;
    }

    /// <summary>The longest way to each history, so that a level needs only later levels.</summary>
    private int[] Levels()
    {
        var level = new int[mover.Length];
        Array.Fill(level, -1);
        level[0] = 0;
        for (var n = 0; n < mover.Length; n++)
        {
            if (level[n] < 0) throw new InvalidOperationException($"History {n} cannot be reached.");
            foreach (var child in target.AsSpan(firstEdge[n]..firstEdge[n + 1])) level[child] = Math.Max(level[child], level[n] + 1);
        }

        return level;
    }

    private void InformationSets(int[] level)
    {
        set = new int[mover.Length];
        Array.Fill(set, -1);
        for (var n = 0; n < mover.Length; n++)
        {
            if (mover[n] < 0)
            {
                if (builder.Sets.ContainsKey(n)) throw new InvalidOperationException($"No party moves at history {n}, which is in an information set.");
                continue;
            }

            if (set[n] >= 0) continue;
            var nodes = builder.Sets.TryGetValue(n, out var listed) ? listed : [n];
            foreach (var node in nodes) Join(node, n, level);
            setMover.Add(mover[n]);
            setActions.Add(firstEdge[n + 1] - firstEdge[n]);
            members.AddRange(nodes);
            setFirstMember.Add(members.Count);
        }
    }

    private void Join(int node, int first, int[] level)
    {
        if (mover[node] != mover[first])
            throw new InvalidOperationException($"Histories {first} and {node} are in one information set and have different movers.");
        if (firstEdge[node + 1] - firstEdge[node] != firstEdge[first + 1] - firstEdge[first])
        {
            throw new InvalidOperationException($"Histories {first} and {node} are in one information set and have different numbers of actions.");
        }

        if (level[node] != level[first])
            throw new InvalidOperationException($"Histories {first} and {node} are in one information set and at different depths.");
        set[node] = setMover.Count;
    }

    /// <summary>
    /// Belief rows: one for each party's prior, then one for each action of an information set of a party with several types and actions.
    /// A history that is reached with different rows about a party would be a merge that loses information, unless that party has made its
    /// last choice: then nobody's choice turns on its type any more, and its row there is that of its prior.
    /// </summary>
    private (int[] Belief, int[] SetFirstRow, int[] RowParty) Beliefs(int[] level)
    {
        var parties = types.Length;
        List<int> rowParty = [.. Enumerable.Range(0, parties)];
        var setFirstRow = new int[setMover.Count];
        for (var u = 0; u < setFirstRow.Length; u++)
        {
            var telling = types[setMover[u]] > 1 && setActions[u] > 1;
            setFirstRow[u] = telling ? rowParty.Count : -1;
            for (var a = 0; telling && a < setActions[u]; a++) rowParty.Add(setMover[u]);
        }

        var belief = new int[mover.Length * parties];
        Array.Fill(belief, -1);
        for (var i = 0; i < parties; i++) belief[i] = i;
        var chooses = ChoosesLater();
        foreach (var n in Enumerable.Range(0, mover.Length).OrderBy(n => level[n]))
        {
            for (var a = 0; a < firstEdge[n + 1] - firstEdge[n]; a++)
            {
                var child = target[firstEdge[n] + a];
                for (var i = 0; i < parties; i++)
                {
                    var row = mover[n] == i && setFirstRow[set[n]] >= 0 ? setFirstRow[set[n]] + a : belief[n * parties + i];
                    ref var known = ref belief[child * parties + i];
                    if (known >= 0 && known != row && !chooses[child * parties + i]) row = i;
                    else if (known >= 0 && known != row)
                        throw new InvalidOperationException($"History {child} merges histories that tell different things of party {i}.");
                    known = row;
                }
            }
        }

        CheckSets(belief);
        return (belief, setFirstRow, [.. rowParty]);
    }

    /// <summary>By history and party: whether the party has a choice there or later.</summary>
    private bool[] ChoosesLater()
    {
        var parties = types.Length;
        var later = new bool[mover.Length * parties];
        for (var n = mover.Length - 1; n >= 0; n--)
        {
            if (mover[n] >= 0) later[n * parties + mover[n]] = true;
            for (var e = firstEdge[n]; e < firstEdge[n + 1]; e++)
            {
                for (var i = 0; i < parties; i++) later[n * parties + i] |= later[target[e] * parties + i];
            }
        }

        return later;
    }

    /// <summary>Positions stand for many beliefs; none is kept.</summary>
    private (int[] Belief, int[] SetFirstRow, int[] RowParty) NoBeliefs()
    {
        if (members.Count > setMover.Count)
            throw new InvalidOperationException("Simultaneous moves have no positions of their own: beliefs differ within an information set.");
        return ([], [.. setMover.Select(_ => -1)], []);
    }

    private void CheckSets(int[] belief)
    {
        for (var u = 0; u < setMover.Count; u++)
        {
            var first = members[setFirstMember[u]];
            for (var m = setFirstMember[u] + 1; m < setFirstMember[u + 1]; m++)
            {
                if (belief[members[m] * types.Length + setMover[u]] == belief[first * types.Length + setMover[u]]) continue;
                throw new InvalidOperationException($"The party that moves at histories {first} and {members[m]} would have to forget its own move.");
            }
        }
    }

    private static (int[] Order, int[] FirstOfLevel) Sorted(int[] level)
    {
        var first = new int[level.Max() + 2];
        foreach (var l in level) first[l + 1]++;
        for (var l = 1; l < first.Length; l++) first[l] += first[l - 1];
        var next = first.ToArray();
        var order = new int[level.Length];
        for (var n = 0; n < level.Length; n++) order[next[level[n]]++] = n;
        return (order, first);
    }

    private int[] FirstCharge((int Node, int Item, double Factor)[] charges)
    {
        var first = new int[mover.Length + 1];
        foreach (var (node, _, _) in charges) first[node + 1]++;
        for (var n = 0; n < mover.Length; n++) first[n + 1] += first[n];
        return first;
    }

    private static IEnumerable<int> Sums(IEnumerable<int> counts)
    {
        var sum = 0;
        yield return 0;
        foreach (var count in counts) yield return sum += count;
    }
}
