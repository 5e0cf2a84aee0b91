namespace Demarche.Reports.Figures;

/// <summary>The states of a crisis to be drawn and the moves between them.</summary>
/// <param name="Parties">Names of the parties, in declared order.</param>
/// <param name="Nodes">The states, each <see cref="StateNode.Id"/> once. Those that do not fit a screen are folded.</param>
/// <param name="Arcs">
/// The moves between those states. Columns count moves from now along all of them where a state does not say how far it is. An arc that
/// names a state not among the nodes is an error of the caller.
/// </param>
public sealed record StateGraph(IReadOnlyList<string> Parties, IReadOnlyList<StateNode> Nodes, IReadOnlyList<StateArc> Arcs)
{
    /// <summary>Ids of the states to keep when not all fit a screen, the most important group first; a group is kept or folded whole.</summary>
    public IReadOnlyList<IReadOnlyList<int>> KeptFirst { get; init; } = [];

    /// <summary>How many states can be reached from now altogether, where the graph holds only some of them; null when it holds all.</summary>
    public int? WithinReach { get; init; }
}

/// <summary>A state as a box.</summary>
/// <param name="Id">What arcs refer to.</param>
/// <param name="Number">The state's number as the reader knows it.</param>
/// <param name="Label">What is true in it, a short phrase a line.</param>
public sealed record StateNode(int Id, string Number, IReadOnlyList<string> Label)
{
    /// <summary>Moves from now over the whole crisis, where the caller knows; null to count along the arcs given.</summary>
    public int? Distance { get; init; }

    /// <summary>Whether the crisis stands here.</summary>
    public bool IsNow { get; init; }

    /// <summary>Whether the break holds here.</summary>
    public bool IsBreak { get; init; }

    /// <summary>The named outcome that it belongs to, if any.</summary>
    public string? Outcome { get; init; }

    /// <summary>Names of the concepts under which it is an equilibrium; empty when under none.</summary>
    public IReadOnlyList<string> HoldsUnder { get; init; } = [];
}

/// <summary>A move as an arrow.</summary>
/// <param name="From">The state moved from.</param>
/// <param name="To">The state moved to.</param>
/// <param name="Party">The mover's index.</param>
/// <param name="IsImprovement">Whether the mover prefers where it leads.</param>
/// <param name="OnWay">Whether it lies on a way that the figure is to point out.</param>
public sealed record StateArc(int From, int To, int Party, bool IsImprovement, bool OnWay);
