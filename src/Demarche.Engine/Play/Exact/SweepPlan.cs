using System.Runtime.CompilerServices;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>
/// The order of work in a sweep, and where every number is kept, worked out once for a tree: which histories and information sets come when,
/// which of them can be skipped, and which beliefs are the unknowns that the solvers iterate on.
/// </summary>
/// <remarks>
/// <b>The fixed point.</b> Given beliefs, one pass backwards (<see cref="ReplyKernel"/>) gives choices, and one pass forwards
/// (<see cref="LearnKernel"/>) the beliefs that follow from these by Bayes' rule. An equilibrium is where they are the same. It is enough to iterate on
/// the numbers that the backward pass reads and the forward pass writes: the unknowns.
///
/// <b>Which they are.</b> For a party with several types, what others expect of it at an information set is mix = Σ_θ belief(θ) σ(θ). So the
/// backward pass can be given either the <i>belief rows</i> that some later choice of the party reads, or its <i>mixes</i> themselves. For each
/// party those are taken that are fewer numbers; all mixes when asked for. Beliefs settle in fewer rounds; mixes stand many types and a high λ
/// better, and are smoother in λ. The mix of a move that a later mover of the same occasion does not see is always an unknown, since the weights
/// of that mover's histories are made of it (<see cref="HiddenMoves"/>).
///
/// <b>Where they are.</b> One array of beliefs: first the priors, which never change; then the unknowns, rows before mixes, from
/// <see cref="FirstUnknown"/> to <see cref="EndUnknown"/>, so that the solvers see one dense vector; then the rows that nobody reads on the way
/// and only the last, full sweep fills. A belief row is as wide as its party has types, padded to two or to a multiple of four; the padding is
/// 0 and stays 0.
///
/// <b>The order.</b> Level by level: what a level needs lies in other levels, so that its histories can be shared out over threads. Within a level
/// those come first whose values depend on beliefs; the rest are constant as long as λ and payoffs are, and are left out of all rounds but the
/// first at a λ. Forwards only those information sets are visited whose mix or posteriors are unknowns (<see cref="Learners"/>).
/// </remarks>
internal sealed class SweepPlan
{
    private readonly bool[] byMixes;

    public SweepPlan(StageTree tree, bool allByMixes = false)
    {
        Tree = tree;
        var arrays = tree.Arrays;
        Width = [.. arrays.Types.Select(types => types <= 2 ? 2 : (types + 3) / 4 * 4)];
        SetBelief = [.. Enumerable.Range(0, tree.InformationSets)
            .Select(set => tree.BeliefRow(arrays.Member[arrays.SetFirstMember[set]], arrays.SetMover[set]))];
        Hidden = new HiddenMoves(tree);
        var read = new bool[arrays.RowParty.Length];
        for (var set = 0; set < SetBelief.Length; set++) read[SetBelief[set]] |= arrays.SetActions[set] > 1;
        byMixes = [.. Enumerable.Range(0, tree.Parties).Select(party => allByMixes || FewerMixes(party, read))];
        MixSets = [.. Enumerable.Range(0, tree.InformationSets)
            .Where(set => Hidden.Sets.Contains(set) || (arrays.SetFirstRow[set] >= 0 && byMixes[arrays.SetMover[set]]))];
        (RowAt, MixAt) = (new int[read.Length], new int[SetBelief.Length]);
        Place(read);
        ChoiceAt = new int[tree.InformationSets + 1];
        for (var set = 0; set < tree.InformationSets; set++) ChoiceAt[set + 1] = ChoiceAt[set] + (arrays.SetActions[set] * Width[arrays.SetMover[set]] + 3)
            / 4 * 4;
        (SetOrder, FirstSetOfLevel) = SetsByLevel(_ => true);
        (Learners, FirstLearnerOfLevel) = SetsByLevel(set => MixAt[set] >= 0 || TellsLater(set, read));
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
    public bool ReadsMix(int set) => MixAt[set] >= 0 && Tree.Arrays.SetFirstRow[set] >= 0 && byMixes[Tree.Arrays.SetMover[set]];

    public bool AllByMixes => Enumerable.Range(0, Tree.Parties).All(party => byMixes[party] || Tree.Types(party) == 1);

    /// <summary>Beliefs as if nothing had been learnt, and the mixes of λ = 0: uniform for whoever is ready, else to stay.</summary>
    /// <param name="priors">The priors.</param>
    /// <param name="beliefs">Where to.</param>
    /// <param name="ready">By information set how likely its mover is to be ready; empty when all always are.</param>
    public void Start(Priors priors, double[] beliefs, double[] ready)
    {
        Array.Clear(beliefs);
        for (var row = 0; row < RowAt.Length; row++)
        {
            var prior = priors[Tree.Arrays.RowParty[row]];
            for (var t = 0; t < prior.Count; t++) beliefs[RowAt[row] + t] = prior[t];
        }

        foreach (var set in MixSets)
        {
            var mix = beliefs.AsSpan(MixAt[set], Tree.Arrays.SetActions[set]);
            var isReady = ready.Length > 0 ? ready[set] : 1;
            mix.Fill(isReady / mix.Length);
            mix[0] += 1 - isReady;
        }
    }

    /// <summary>Whether nobody who has a choice is ready more often than not.</summary>
    public bool AreSeldomReady(double[] ready)
    {
        if (ready.Length == 0) return false;
        for (var set = 0; set < ready.Length; set++) if (ready[set] > 0.5 && Tree.Arrays.SetActions[set] > 1) return false;
        return true;
    }

    /// <summary>Brings unknowns back to probabilities: what is not positive is taken from <paramref name="image"/>, rows sum to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Repair(double[] beliefs, double[] image)
    {
        for (var at = FirstUnknown; at < EndUnknown; at++) if (!(beliefs[at] > 0)) beliefs[at] = image[at];
        for (var row = Tree.Parties; row < RowAt.Length; row++)
        {
            if (RowAt[row] < EndUnknown) Normalise(beliefs.AsSpan(RowAt[row], Width[Tree.Arrays.RowParty[row]]));
        }

        foreach (var set in MixSets) Normalise(beliefs.AsSpan(MixAt[set], Tree.Arrays.SetActions[set]));
    }

    private static void Normalise(Span<double> row)
    {
        var sum = 0.0;
        foreach (var probability in row) sum += probability;
        foreach (ref var probability in row) probability /= sum;
    }

    private bool FewerMixes(int party, bool[] read)
    {
        var arrays = Tree.Arrays;
        long rows = 0, mixes = 0;
        for (var row = Tree.Parties; row < read.Length; row++) if (read[row] && arrays.RowParty[row] == party) rows += Tree.Types(party) - 1;
        for (var set = 0; set < SetBelief.Length; set++) if (arrays.SetMover[set] == party && arrays.SetFirstRow[set] >= 0) mixes += arrays.SetActions[set] - 1;
        return mixes < rows;
    }

    private bool TellsLater(int set, bool[] read)
    {
        var row = Tree.Arrays.SetFirstRow[set];
        return row >= 0 && read.AsSpan(row, Tree.Arrays.SetActions[set]).Contains(true);
    }

    private void Place(bool[] read)
    {
        var arrays = Tree.Arrays;
        var at = 0;
        void Row(int row)
        {
            RowAt[row] = at;
            at += Width[arrays.RowParty[row]];
        }

        Array.Fill(MixAt, -1);
        for (var row = 0; row < Tree.Parties; row++) Row(row);
        FirstUnknown = at;
        for (var row = Tree.Parties; row < read.Length; row++) if (read[row] && !byMixes[arrays.RowParty[row]]) Row(row);
        foreach (var set in MixSets)
        {
            MixAt[set] = at;
            at += arrays.SetActions[set];
        }

        EndUnknown = at;
        for (var row = Tree.Parties; row < read.Length; row++) if (!read[row] || byMixes[arrays.RowParty[row]]) Row(row);
        Length = at;
    }

    private (int[] Order, int[] First) SetsByLevel(Func<int, bool> wanted)
    {
        var arrays = Tree.Arrays;
        var levels = arrays.FirstOfLevel.Length - 1;
        var order = new List<int>(Tree.InformationSets);
        var first = new int[levels + 1];
        for (var level = 0; level < levels; level++)
        {
            for (var place = arrays.FirstOfLevel[level]; place < arrays.FirstOfLevel[level + 1]; place++)
            {
                var (node, set) = (arrays.Order[place], arrays.Set[arrays.Order[place]]);
                if (set >= 0 && arrays.Member[arrays.SetFirstMember[set]] == node && wanted(set)) order.Add(set);
            }

            first[level + 1] = order.Count;
        }

        return ([.. order], first);
    }

    /// <summary>Values are constant where nobody of private type has a choice from there on, nor is a move hidden.</summary>
    private (int[] Order, int[] First, int[] FirstConstant) ByConstancy()
    {
        var arrays = Tree.Arrays;
        var constant = new bool[Tree.Nodes];
        for (var place = arrays.Order.Length - 1; place >= 0; place--)
        {
            var (node, set) = (arrays.Order[place], arrays.Set[arrays.Order[place]]);
            constant[node] = set < 0 || (Settled[set] && MixAt[set] < 0 && (Tree.Types(arrays.Mover[node]) == 1 || arrays.SetActions[set] == 1));
            for (var edge = arrays.FirstEdge[node]; edge < arrays.FirstEdge[node + 1]; edge++) constant[node] &= constant[arrays.Target[edge]];
        }

        var order = new List<int>(Tree.Nodes);
        var (first, firstConstant) = (new int[Levels + 1], new int[Levels]);
        for (var level = 0; level < Levels; level++)
        {
            int[] here = [.. arrays.Order[arrays.FirstOfLevel[level]..arrays.FirstOfLevel[level + 1]].Where(node => !Tree.IsEnd(node))];
            order.AddRange(here.Where(node => !constant[node]));
            firstConstant[level] = order.Count;
            order.AddRange(here.Where(node => constant[node]));
            first[level + 1] = order.Count;
        }

        return ([.. order], first, firstConstant);
    }

    /// <summary>
    /// Backwards over the tree: at each history, whether nobody, one party alone or several have yet to make a choice that others weigh by their beliefs. A set
    /// is settled where that is nobody but its own mover, whose choices are worth to it what they are, whatever is believed of it.
    /// </summary>
    private bool[] SettledSets()
    {
        const int nobody = -1, several = -2;
        var arrays = Tree.Arrays;
        var mover = new int[Tree.Nodes];
        var settled = new bool[Tree.InformationSets];
        for (var place = arrays.Order.Length - 1; place >= 0; place--)
        {
            var node = arrays.Order[place];
            var below = nobody;
            for (var edge = arrays.FirstEdge[node]; edge < arrays.FirstEdge[node + 1]; edge++) below = Both(below, mover[arrays.Target[edge]]);
            var set = arrays.Set[node];
            if (set >= 0) settled[set] = arrays.SetFirstMember[set + 1] - arrays.SetFirstMember[set] == 1 && (below == nobody || below == arrays.Mover[node]);
            mover[node] = set < 0 || (Tree.Types(arrays.Mover[node]) == 1 && settled[set]) ? below : Both(below, arrays.Mover[node]);
            if (set >= 0 && !settled[set]) mover[node] = several;
        }

        return settled;

        static int Both(int one, int other) => one == nobody ? other : other == nobody || one == other ? one : several;
    }
}
