namespace Demarche.Engine.Play;

/// <summary>
/// What a sweep needs to know of a tree, computed once: information sets by level, where each choice, mix and belief is kept, and which
/// of them are the unknowns.
/// </summary>
/// <remarks>
/// Beliefs are in one array: priors first, then the <em>unknowns</em> (the rows that some later choice reads, and the mixes of moves that a
/// later mover of the same occasion does not see), then the rows that nothing reads. A row is as long as its party has types, rounded up
/// to four.
/// </remarks>
internal sealed class SweepPlan
{
    public SweepPlan(StageTree tree)
    {
        Tree = tree;
        var a = tree.Arrays;
        Width = [.. a.Types.Select(k => (k + 3) / 4 * 4)];
        SetBelief = [.. Enumerable.Range(0, tree.InformationSets).Select(u => tree.BeliefRow(a.Member[a.SetFirstMember[u]], a.SetMover[u]))];
        Hidden = new HiddenMoves(tree);
        (RowAt, MixAt, FirstUnknown, EndUnknown, Length) = Places();
        ChoiceAt = new int[tree.InformationSets + 1];
        for (var u = 0; u < tree.InformationSets; u++) ChoiceAt[u + 1] = ChoiceAt[u] + a.SetActions[u] * Width[a.SetMover[u]];
        (SetOrder, FirstSetOfLevel) = SetsByLevel();
    }

    public StageTree Tree { get; }

    /// <summary>By party: the length of a row of its types, padded.</summary>
    public int[] Width { get; }

    /// <summary>By information set: the belief row about its mover.</summary>
    public int[] SetBelief { get; }

    public HiddenMoves Hidden { get; }

    /// <summary>By belief row: where it is in the array of beliefs.</summary>
    public int[] RowAt { get; }

    /// <summary>By information set: where its mix is among the unknowns, or -1.</summary>
    public int[] MixAt { get; }

    public int FirstUnknown { get; }
    public int EndUnknown { get; }

    /// <summary>Length of the array of beliefs.</summary>
    public int Length { get; }

    /// <summary>By information set: where its choices are, one padded row of types for each action.</summary>
    public int[] ChoiceAt { get; }

    public int[] SetOrder { get; }
    public int[] FirstSetOfLevel { get; }
    public int Levels => FirstSetOfLevel.Length - 1;

    /// <summary>Makes every row and mix among the unknowns sum to 1 again.</summary>
    public void Normalise(double[] beliefs)
    {
        for (var row = Tree.Parties; row < RowAt.Length; row++)
        {
            if (RowAt[row] < EndUnknown) Normalise(beliefs.AsSpan(RowAt[row], Width[Tree.Arrays.RowParty[row]]));
        }

        foreach (var u in Hidden.Sets) Normalise(beliefs.AsSpan(MixAt[u], Tree.Arrays.SetActions[u]));
    }

    private static void Normalise(Span<double> row)
    {
        var sum = 0.0;
        foreach (var p in row) sum += p;
        foreach (ref var p in row) p /= sum;
    }

    private (int[] RowAt, int[] MixAt, int First, int End, int Length) Places()
    {
        var a = Tree.Arrays;
        var read = new bool[a.RowParty.Length];
        for (var u = 0; u < SetBelief.Length; u++) read[SetBelief[u]] |= a.SetActions[u] > 1;
        var rowAt = new int[read.Length];
        var mixAt = new int[SetBelief.Length];
        Array.Fill(mixAt, -1);
        var at = 0;
        void Place(int row)
        {
            rowAt[row] = at;
            at += Width[a.RowParty[row]];
        }

        for (var row = 0; row < Tree.Parties; row++) Place(row);
        var first = at;
        for (var row = Tree.Parties; row < read.Length; row++) if (read[row]) Place(row);
        foreach (var u in Hidden.Sets)
        {
            mixAt[u] = at;
            at += a.SetActions[u];
        }

        var end = at;
        for (var row = Tree.Parties; row < read.Length; row++) if (!read[row]) Place(row);
        return (rowAt, mixAt, first, end, at);
    }

    private (int[] Order, int[] First) SetsByLevel()
    {
        var a = Tree.Arrays;
        var levels = a.FirstOfLevel.Length - 1;
        var order = new int[Tree.InformationSets];
        var first = new int[levels + 1];
        var done = new bool[order.Length];
        var at = 0;
        for (var l = 0; l < levels; l++)
        {
            for (var x = a.FirstOfLevel[l]; x < a.FirstOfLevel[l + 1]; x++)
            {
                var u = a.Set[a.Order[x]];
                if (u < 0 || done[u]) continue;
                done[u] = true;
                order[at++] = u;
            }

            first[l + 1] = at;
        }

        return (order, first);
    }
}
