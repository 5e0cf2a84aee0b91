using Demarche.Engine.Play;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Game;

/// <summary>
/// A crisis as a finite game through its calendar: the public histories as the solver takes them, and for each what it means in the
/// crisis. It holds no payoffs; one game serves every draw.
/// </summary>
/// <remarks>Histories count from 0 as in <see cref="Tree"/>. A history's number is greater than that of every history that leads to it. Immutable.</remarks>
public sealed class CrisisGame
{
    private readonly GameNodes nodes;

    internal CrisisGame(GameNodes nodes, StageTree tree)
    {
        this.nodes = nodes;
        Tree = tree;
        States = [.. nodes.State.Distinct().Order()];
    }

    /// <summary>The histories.</summary>
    public StageTree Tree { get; }

    /// <summary>The crisis.</summary>
    public required CompiledCrisis Compiled { get; init; }

    /// <summary>Its days.</summary>
    public required PlayCalendar Calendar { get; init; }

    /// <summary>What is charged once.</summary>
    public required CostItems Costs { get; init; }

    /// <summary>The history that the record has led to: where the forecast begins.</summary>
    public required int Now { get; init; }

    /// <summary>For each recorded move, in the calendar's order, the history that it led to; the last of them is <see cref="Now"/>.</summary>
    public required IReadOnlyList<int> Told { get; init; }

    /// <summary>What had to be taken otherwise than the model says, or could not be replayed, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>
    /// What each index into the table of payoffs stands for: a state that holds through intervals, from the first to the last. Interval 0
    /// ends at the first occasion, the one after the last occasion at the horizon, the last of all never.
    /// </summary>
    public IReadOnlyList<(int First, int Last, int State)> Flows => nodes.Flows;

    /// <summary>What each cost item of the tree stands for: an item of <see cref="Costs"/> at an occasion.</summary>
    public IReadOnlyList<(int Occasion, int Item)> Charges => nodes.Charges;

    /// <summary>The states that play can come to, ascending.</summary>
    public IReadOnlyList<int> States { get; }

    /// <summary>The state that holds at a history.</summary>
    public int State(int node) => nodes.State[node];

    /// <summary>Whether the break has come about by then, even if it has been undone since.</summary>
    public bool IsBroken(int node) => nodes.Broken[node];

    /// <summary>Whether the state of a history is seen by all: it is not in the middle of simultaneous moves.</summary>
    public bool IsSettled(int node) => nodes.Settled[node];

    /// <summary>The state from which the mover of a history chooses: that before the occasion, where moves are simultaneous.</summary>
    public int From(int node) => nodes.From[node];

    /// <summary>The state that an action is meant to lead to from <see cref="From"/>; <see cref="From"/> itself for staying, which is always action 0.</summary>
    public int Option(int node, int action) => nodes.Option[nodes.FirstOption[node] + action];
}

/// <summary>The histories of a game in flat arrays.</summary>
internal sealed record GameNodes(
    int[] State,
    bool[] Broken,
    bool[] Settled,
    int[] From,
    int[] FirstOption,
    int[] Option,
    IReadOnlyList<(int First, int Last, int State)> Flows,
    IReadOnlyList<(int Occasion, int Item)> Charges);
