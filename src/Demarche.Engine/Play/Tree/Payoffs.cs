namespace Demarche.Engine.Play.Tree;

/// <summary>
/// What every party and type gets: on reaching a history, its weight times the utility of the state that holds, less the costs charged
/// there. A type's value of a history is the sum over what follows. One table a draw; the tree is shared.
/// </summary>
/// <remarks>Utilities and costs begin at 0. The precision λ of choice is meant for payoffs whose whole range is about 1. Memory: 8 bytes for
/// each state (and cost item), party and type.</remarks>
public sealed class Payoffs
{
    /// <summary>A table of zeroes for the states and cost items of a tree.</summary>
    public Payoffs(StageTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        Tree = tree;
        Utilities = new double[tree.States * tree.RowLength];
        Costs = new double[tree.Charges * tree.RowLength];
    }

    /// <summary>The tree these are payoffs for.</summary>
    public StageTree Tree { get; }

    /// <summary>A type's utility of a state.</summary>
    public double Utility(int party, int type, int state) => Utilities[Place(party, type, state, Tree.States)];

    /// <summary>Sets a type's utility of a state.</summary>
    public void SetUtility(int party, int type, int state, double value) => Utilities[Place(party, type, state, Tree.States)] = Finite(value);

    /// <summary>Sets the utility of a state for all types of a party.</summary>
    public void SetUtility(int party, int state, double value)
    {
        for (var type = 0; type < Tree.Types(party); type++) SetUtility(party, type, state, value);
    }

    /// <summary>A type's cost of an item; what is charged is this times the factor in the tree.</summary>
    public double Cost(int party, int type, int item) => Costs[Place(party, type, item, Tree.Charges)];

    /// <summary>Sets a type's cost of an item.</summary>
    public void SetCost(int party, int type, int item, double value) => Costs[Place(party, type, item, Tree.Charges)] = Finite(value);

    /// <summary>Sets the cost of an item for all types of a party.</summary>
    public void SetCost(int party, int item, double value)
    {
        for (var type = 0; type < Tree.Types(party); type++) SetCost(party, type, item, value);
    }

    /// <summary>What a type gets on reaching a history: its weight times the utility of the state that holds, less the costs charged there.</summary>
    public double On(int node, int party, int type)
    {
        var (arrays, paid) = (Tree.Arrays, Tree.Weight(node) * Utility(party, type, Tree.State(node)));
        for (var c = arrays.FirstCharge[node]; c < arrays.FirstCharge[node + 1]; c++) paid -= arrays.ChargeFactor[c] * Cost(party, type, arrays.ChargeItem[c]);
        return paid;
    }

    internal double[] Utilities { get; }

    internal double[] Costs { get; }

    private int Place(int party, int type, int row, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(party);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(party, Tree.Parties);
        ArgumentOutOfRangeException.ThrowIfNegative(type);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(type, Tree.Types(party));
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, rows);
        return row * Tree.RowLength + Tree.Slot(party) + type;
    }

    private static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), "A payoff is a finite number.");
}
