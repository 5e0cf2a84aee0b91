using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>
/// What a sweep needs to know of a tree, computed once: information sets by level, where each choice, mix and belief is kept, and which
/// of them are the unknowns.
/// </summary>
/// <remarks>
/// For a party with several types the unknowns are either the belief rows that some later choice of it reads, or its public mixes:
/// whichever are fewer numbers, or the mixes when asked for. Beliefs settle in fewer rounds, mixes stand many types and a high λ better. Mixes that a later
/// mover of the same occasion does not see are always unknowns. All are in one array: priors first, then the unknowns, then the rest. A
/// row is as long as its party has types, rounded up to two or a multiple of four.
/// </remarks>
internal sealed class SweepPlan
{
    private readonly bool[] byMixes;

    public SweepPlan(StageTree tree, bool allByMixes = false)
    {
        Tree = tree;
        var a = tree.Arrays;
        Width = [.. a.Types.Select(k => k <= 2 ? 2 : (k + 3) / 4 * 4)];
        SetBelief = [.. Enumerable.Range(0, tree.InformationSets).Select(u => tree.BeliefRow(a.Member[a.SetFirstMember[u]], a.SetMover[u]))];
        Hidden = new HiddenMoves(tree);
        var read = new bool[a.RowParty.Length];
        for (var u = 0; u < SetBelief.Length; u++) read[SetBelief[u]] |= a.SetActions[u] > 1;
        byMixes = [.. Enumerable.Range(0, tree.Parties).Select(i => allByMixes || FewerMixes(i, read))];
        MixSets = [.. Enumerable.Range(0, tree.InformationSets).Where(u => Hidden.Sets.Contains(u) || (a.SetFirstRow[u] >= 0 && byMixes[a.SetMover[u]]))];
        (RowAt, MixAt) = (new int[read.Length], new int[SetBelief.Length]);
        Place(read);
        ChoiceAt = new int[tree.InformationSets + 1];
        for (var u = 0; u < tree.InformationSets; u++) ChoiceAt[u + 1] = ChoiceAt[u] + (a.SetActions[u] * Width[a.SetMover[u]] + 3) / 4 * 4;
        (SetOrder, FirstSetOfLevel) = SetsByLevel(_ => true);
        (Learners, FirstLearnerOfLevel) = SetsByLevel(u => MixAt[u] >= 0 || TellsLater(u, read));
        Settled = SettledSets();
        (Order, FirstOfLevel, FirstConstantOfLevel) = ByConstancy();
    }

    public StageTree Tree { get; }

    /// <summary>By party: the length of a row of its types, padded.</summary>
    public int[] Width { get; }

    /// <summary>By information set: the belief row about its mover.</summary>
    public int[] SetBelief { get; }

    public HiddenMoves Hidden { get; }

    /// <summary>Information sets whose mixes are unknowns.</summary>
    public int[] MixSets { get; }

    /// <summary>By belief row: where it is in the array of beliefs.</summary>
    public int[] RowAt { get; }

    /// <summary>By information set: where its mix is among the unknowns, or -1.</summary>
    public int[] MixAt { get; }

    public int FirstUnknown { get; private set; }
    public int EndUnknown { get; private set; }
    public int Unknowns => EndUnknown - FirstUnknown;

    /// <summary>Length of the array of beliefs.</summary>
    public int Length { get; private set; }

    /// <summary>By information set: where its choices are, one padded row of types for each action; the whole is padded to a multiple of four.</summary>
    public int[] ChoiceAt { get; }

    public int[] SetOrder { get; }
    public int[] FirstSetOfLevel { get; }

    /// <summary>Information sets, by level, from which the unknowns follow.</summary>
    public int[] Learners { get; }
    public int[] FirstLearnerOfLevel { get; }

    /// <summary>By information set: whether choices there depend on payoffs and λ alone, because nobody whose type is private moves after.</summary>
    public bool[] Settled { get; }

    /// <summary>Histories with actions, by level; within a level those first whose values depend on beliefs.</summary>
    public int[] Order { get; }
    public int[] FirstOfLevel { get; }

    /// <summary>By level: where in <see cref="Order"/> those begin whose values depend on payoffs and λ alone.</summary>
    public int[] FirstConstantOfLevel { get; }

    public int Levels => FirstSetOfLevel.Length - 1;

    /// <summary>Whether the mix of an information set is read from the unknowns in place of being computed from a belief.</summary>
    public bool ReadsMix(int u) => MixAt[u] >= 0 && Tree.Arrays.SetFirstRow[u] >= 0 && byMixes[Tree.Arrays.SetMover[u]];

    public bool AllByMixes => Enumerable.Range(0, Tree.Parties).All(i => byMixes[i] || Tree.Types(i) == 1);

    /// <summary>Beliefs as if nothing had been learnt, and uniform mixes.</summary>
    public void Start(Priors priors, double[] beliefs)
    {
        Array.Clear(beliefs);
        for (var row = 0; row < RowAt.Length; row++)
        {
            var prior = priors[Tree.Arrays.RowParty[row]];
            for (var t = 0; t < prior.Count; t++) beliefs[RowAt[row] + t] = prior[t];
        }

        foreach (var u in MixSets) beliefs.AsSpan(MixAt[u], Tree.Arrays.SetActions[u]).Fill(1.0 / Tree.Arrays.SetActions[u]);
    }

    /// <summary>Brings unknowns back to probabilities: what is not positive is taken from <paramref name="image"/>, rows sum to 1.</summary>
    public void Repair(double[] beliefs, double[] image)
    {
        for (var k = FirstUnknown; k < EndUnknown; k++) if (!(beliefs[k] > 0)) beliefs[k] = image[k];
        for (var row = Tree.Parties; row < RowAt.Length; row++)
        {
            if (RowAt[row] < EndUnknown) Normalise(beliefs.AsSpan(RowAt[row], Width[Tree.Arrays.RowParty[row]]));
        }

        foreach (var u in MixSets) Normalise(beliefs.AsSpan(MixAt[u], Tree.Arrays.SetActions[u]));
    }

    private static void Normalise(Span<double> row)
    {
        var sum = 0.0;
        foreach (var p in row) sum += p;
        foreach (ref var p in row) p /= sum;
    }

    private bool FewerMixes(int party, bool[] read)
    {
        var a = Tree.Arrays;
        long rows = 0, mixes = 0;
        for (var row = Tree.Parties; row < read.Length; row++) if (read[row] && a.RowParty[row] == party) rows += Tree.Types(party) - 1;
        for (var u = 0; u < SetBelief.Length; u++) if (a.SetMover[u] == party && a.SetFirstRow[u] >= 0) mixes += a.SetActions[u] - 1;
        return mixes < rows;
    }

    private bool TellsLater(int u, bool[] read)
    {
        var row = Tree.Arrays.SetFirstRow[u];
        return row >= 0 && read.AsSpan(row, Tree.Arrays.SetActions[u]).Contains(true);
    }

    private void Place(bool[] read)
    {
        var a = Tree.Arrays;
        var at = 0;
        void Row(int row)
        {
            RowAt[row] = at;
            at += Width[a.RowParty[row]];
        }

        Array.Fill(MixAt, -1);
        for (var row = 0; row < Tree.Parties; row++) Row(row);
        FirstUnknown = at;
        for (var row = Tree.Parties; row < read.Length; row++) if (read[row] && !byMixes[a.RowParty[row]]) Row(row);
        foreach (var u in MixSets)
        {
            MixAt[u] = at;
            at += a.SetActions[u];
        }

        EndUnknown = at;
        for (var row = Tree.Parties; row < read.Length; row++) if (!read[row] || byMixes[a.RowParty[row]]) Row(row);
        Length = at;
    }

    private (int[] Order, int[] First) SetsByLevel(Func<int, bool> wanted)
    {
        var a = Tree.Arrays;
        var levels = a.FirstOfLevel.Length - 1;
        var order = new List<int>(Tree.InformationSets);
        var first = new int[levels + 1];
        for (var l = 0; l < levels; l++)
        {
            for (var x = a.FirstOfLevel[l]; x < a.FirstOfLevel[l + 1]; x++)
            {
                var (n, u) = (a.Order[x], a.Set[a.Order[x]]);
                if (u >= 0 && a.Member[a.SetFirstMember[u]] == n && wanted(u)) order.Add(u);
            }

            first[l + 1] = order.Count;
        }

        return ([.. order], first);
    }

    /// <summary>Values are constant where nobody of private type has a choice from there on, nor is a move hidden.</summary>
    private (int[] Order, int[] First, int[] FirstConstant) ByConstancy()
    {
        var a = Tree.Arrays;
        var constant = new bool[Tree.Nodes];
        for (var x = a.Order.Length - 1; x >= 0; x--)
        {
            var (n, u) = (a.Order[x], a.Set[a.Order[x]]);
            constant[n] = u < 0 || (Settled[u] && MixAt[u] < 0 && (Tree.Types(a.Mover[n]) == 1 || a.SetActions[u] == 1));
            for (var e = a.FirstEdge[n]; e < a.FirstEdge[n + 1]; e++) constant[n] &= constant[a.Target[e]];
        }

        var order = new List<int>(Tree.Nodes);
        var (first, firstConstant) = (new int[Levels + 1], new int[Levels]);
        for (var level = 0; level < Levels; level++)
        {
            int[] here = [.. a.Order[a.FirstOfLevel[level]..a.FirstOfLevel[level + 1]].Where(n => !Tree.IsEnd(n))];
            order.AddRange(here.Where(n => !constant[n]));
            firstConstant[level] = order.Count;
            order.AddRange(here.Where(n => constant[n]));
            first[level + 1] = order.Count;
        }

        return ([.. order], first, firstConstant);
    }

    private bool[] SettledSets()
    {
        const int nobody = -1, several = -2;
        var a = Tree.Arrays;
        var mover = new int[Tree.Nodes];
        var settled = new bool[Tree.InformationSets];
        for (var x = a.Order.Length - 1; x >= 0; x--)
        {
            var n = a.Order[x];
            var below = nobody;
            for (var e = a.FirstEdge[n]; e < a.FirstEdge[n + 1]; e++) below = Both(below, mover[a.Target[e]]);
            var u = a.Set[n];
            if (u >= 0) settled[u] = a.SetFirstMember[u + 1] - a.SetFirstMember[u] == 1 && (below == nobody || below == a.Mover[n]);
            mover[n] = u < 0 || (Tree.Types(a.Mover[n]) == 1 && settled[u]) ? below : Both(below, a.Mover[n]);
            if (u >= 0 && !settled[u]) mover[n] = several;
        }

        return settled;

        static int Both(int x, int y) => x == nobody ? y : y == nobody || x == y ? x : several;
    }
}
