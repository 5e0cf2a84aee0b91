using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>
/// An agent quantal-response equilibrium of a <see cref="StageTree"/>: what each type chooses, what others expect, what is believed, what
/// it is worth, and how well it has been solved.
/// </summary>
/// <remarks>Histories, parties, types and actions count from 0. Holds its own copy of all numbers; O(1) for each question but <see cref="Reach"/>.</remarks>
public sealed class QreSolution
{
    private readonly SweepPlan plan;
    private readonly double[] beliefs;
    private readonly double[] choices;
    private readonly double[] mixes;
    private readonly double[] values;
    private readonly double[] replied;

    /// <summary>Takes <paramref name="beliefs"/> over; copies the rest, or reads it where it is when it <paramref name="isLent"/>.</summary>
    internal QreSolution(SweepPlan plan, BeliefSweep sweep, double[] beliefs, double[] replied, bool isLent)
    {
        double[] Own(double[] numbers) => isLent ? numbers : [.. numbers];
        this.plan = plan;
        Lambda = [.. sweep.Lambda];
        (this.beliefs, this.replied, choices, mixes, values) = (beliefs, plan.Hidden.Sets.Count > 0 ? Own(replied) : [], Own(sweep.Choices),
            Own(sweep.Mixes), Own(sweep.Values));
        for (var k = plan.FirstUnknown; k < plan.EndUnknown; k++) Residual = Math.Max(Residual, Math.Abs(beliefs[k] - replied[k]));
    }

    /// <summary>The game.</summary>
    public StageTree Tree => plan.Tree;

    /// <summary>The precision of each party that has been reached: what was asked for when <see cref="IsComplete"/>.</summary>
    public IReadOnlyList<double> Lambda { get; }

    /// <summary>Whether the λ asked for has been reached; if not, this is the last good solution on the way.</summary>
    public bool IsComplete { get; internal init; }

    /// <summary>The largest change of a belief (or of a mix that is hidden within an occasion) in one more round of reply and learning.</summary>
    public double Residual { get; }

    /// <summary>How many sweeps over the tree it took.</summary>
    public int Sweeps { get; internal init; }

    /// <summary>The greatest party's λ at each point where the branch turned, back or forth, in the order met.</summary>
    public IReadOnlyList<double> Folds { get; internal init; } = [];

    /// <summary>The probability of an action at a history to those who do not know the mover's type; for chance its probability.</summary>
    public double Mix(int node, int action)
    {
        Check(node, action);
        return Tree.IsChance(node) ? Tree.ChanceProbability(node, action) : mixes[Tree.Arrays.SetFirstAction[Tree.InformationSet(node)] + action];
    }

    /// <summary>The probability that one type of the mover chooses an action.</summary>
    public double Choice(int node, int type, int action)
    {
        var mover = Decision(node, action);
        CheckType(mover, type);
        return choices[plan.ChoiceAt[Tree.InformationSet(node)] + action * plan.Width[mover] + type];
    }

    /// <summary>
    /// The probability that a party is of a type, to those who have seen a history. Where histories that shown different things of a party
    /// have been merged after its last choice, nobody needs to know any more, and its prior is given.
    /// </summary>
    public double Belief(int node, int party, int type)
    {
        CheckType(party, type);
        return beliefs[plan.RowAt[Tree.BeliefRow(node, party)] + type];
    }

    /// <summary>What a history is worth to a type of a party: all it gets from there on, the history's own payoff included.</summary>
    public double Value(int node, int party, int type)
    {
        CheckType(party, type);
        return values[node * Tree.RowLength + Tree.Slot(party) + type];
    }

    /// <summary>What a history is worth to a party, over what others believe of its type.</summary>
    public double Value(int node, int party)
    {
        var sum = 0.0;
        for (var t = 0; t < Tree.Types(party); t++) sum += Belief(node, party, t) * Value(node, party, t);
        return sum;
    }

    /// <summary>What an action is worth to a type of the mover. Where moves are simultaneous, over what the others do.</summary>
    public double ActionValue(int node, int type, int action)
    {
        var mover = Decision(node, action);
        CheckType(mover, type);
        var a = Tree.Arrays;
        var u = Tree.InformationSet(node);
        var sum = 0.0;
        for (var m = a.SetFirstMember[u]; m < a.SetFirstMember[u + 1]; m++)
        {
            sum += plan.Hidden.Weight(m, replied, plan.MixAt) * Value(Tree.Child(a.Member[m], action), mover, type);
        }

        return sum;
    }

    /// <summary>For every history the probability that play comes to it. O(histories).</summary>
    public double[] Reach()
    {
        var reach = new double[Tree.Nodes];
        reach[0] = 1;
        foreach (var n in Tree.Arrays.Order)
        {
            for (var a = 0; a < Tree.Actions(n); a++) reach[Tree.Child(n, a)] += reach[n] * Mix(n, a);
        }

        return reach;
    }

    internal bool Differs(QreSolution other, double by)
    {
        for (var k = 0; k < mixes.Length; k++) if (Math.Abs(mixes[k] - other.mixes[k]) > by) return true;
        return false;
    }

    internal double MixOf(int informationSet, int action) => mixes[Tree.Arrays.SetFirstAction[informationSet] + action];

    private int Decision(int node, int action)
    {
        Check(node, action);
        return Tree.Mover(node) ?? throw new ArgumentOutOfRangeException(nameof(node), "No party moves at this history.");
    }

    private void Check(int node, int action)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, Tree.Actions(node));
    }

    private void CheckType(int party, int type)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(type);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(type, Tree.Types(party));
    }
}
