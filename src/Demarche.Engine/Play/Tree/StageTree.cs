namespace Demarche.Engine.Play.Tree;

/// <summary>
/// The public histories of a finite, dated game as a tree (or, where histories have been merged exactly, an acyclic graph) in flat
/// arrays: who moves, where each action leads, the state that holds, the occasion and its weight. It holds no payoffs and no priors, so
/// that one tree serves every draw of an ensemble.
/// </summary>
/// <remarks>
/// <para>Every action is public, at once or, within an <see cref="InformationSet">information set</see> of several histories, once the
/// occasion is over. A party knows its own type; types are independent. So what others believe of a party depends on that party's own
/// past choices alone, and is kept as one <em>belief row</em> for each (information set, action) of a party with several types.</para>
/// <para>Made by <see cref="StageTreeBuilder"/>; immutable. Histories keep the numbers they were added with; 0 is the beginning.
/// Memory: about 24 bytes a history and 4 a party and history.</para>
/// </remarks>
public sealed class StageTree
{
    internal const int EndMover = -1;
    internal const int ChanceMover = -2;

    private readonly int[] types;
    private readonly int[] slot;

    internal StageTree(TreeArrays arrays)
    {
        Arrays = arrays;
        types = arrays.Types;
        slot = new int[types.Length + 1];
        for (var i = 0; i < types.Length; i++) slot[i + 1] = slot[i] + types[i];
        Occasions = arrays.Occasion.Max() + 1;
        States = arrays.State.Max() + 1;
        Charges = arrays.ChargeItem.Length == 0 ? 0 : arrays.ChargeItem.Max() + 1;
        RowLength = (slot[^1] + 3) / 4 * 4;
    }

    /// <summary>How many parties; they count from 0.</summary>
    public int Parties => types.Length;

    /// <summary>How many histories, ends and chance included.</summary>
    public int Nodes => Arrays.Mover.Length;

    /// <summary>How many information sets: points at which some party chooses knowing what it knows.</summary>
    public int InformationSets => Arrays.SetMover.Length;

    /// <summary>One more than the greatest occasion of a history.</summary>
    public int Occasions { get; }

    /// <summary>One more than the greatest state of a history: the length of a table of utilities.</summary>
    public int States { get; }

    /// <summary>One more than the greatest cost item charged at a history: the length of a table of costs.</summary>
    public int Charges { get; }

    /// <summary>How many types a party may be of.</summary>
    public int Types(int party) => types[party];

    /// <summary>Whether play ends here.</summary>
    public bool IsEnd(int node) => Arrays.Mover[node] == EndMover;

    /// <summary>Whether chance moves here.</summary>
    public bool IsChance(int node) => Arrays.Mover[node] == ChanceMover;

    /// <summary>The party that moves at a history, or null where chance moves or play ends.</summary>
    public int? Mover(int node) => Arrays.Mover[node] is >= 0 and var party ? party : null;

    /// <summary>How many actions (or outcomes of chance) there are; 0 at an end.</summary>
    public int Actions(int node) => Arrays.FirstEdge[node + 1] - Arrays.FirstEdge[node];

    /// <summary>The history that an action leads to.</summary>
    public int Child(int node, int action) => Arrays.Target[Arrays.FirstEdge[node] + action];

    /// <summary>The probability of an outcome of chance.</summary>
    public double ChanceProbability(int node, int outcome) => Arrays.Chance[Arrays.FirstEdge[node] + outcome];

    /// <summary>The state of the conflict that holds at a history.</summary>
    public int State(int node) => Arrays.State[node];

    /// <summary>The occasion at which the move at this history is made, from 0.</summary>
    public int Occasion(int node) => Arrays.Occasion[node];

    /// <summary>The weight of the state's utility at this history: discounted days for a flow, the terminal weight at an end.</summary>
    public double Weight(int node) => Arrays.Weight[node];

    /// <summary>The information set that a decision belongs to; -1 where no party moves.</summary>
    public int InformationSet(int node) => Arrays.Set[node];

    /// <summary>The histories that the mover of an information set cannot tell apart: one, unless moves are simultaneous.</summary>
    public ReadOnlySpan<int> Members(int informationSet) =>
        Arrays.Member.AsSpan(Arrays.SetFirstMember[informationSet], Arrays.SetFirstMember[informationSet + 1] - Arrays.SetFirstMember[informationSet]);

    /// <summary>Whether histories may have been merged whatever was learnt on the way: then only the grid of beliefs takes them.</summary>
    public bool IsPositions => Arrays.RowParty.Length == 0;

    internal TreeArrays Arrays { get; }

    /// <summary>Length of a row of values: one for each party and type, rounded up to whole vectors.</summary>
    internal int RowLength { get; }

    /// <summary>Where a party's types begin in a row of values.</summary>
    internal int Slot(int party) => slot[party];

    /// <summary>The belief row about a party at a history.</summary>
    internal int BeliefRow(int node, int party) => Arrays.Belief[node * Parties + party];
}
