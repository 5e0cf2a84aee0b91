using Demarche.Engine.Play.Tree;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Game;

/// <summary>
/// A crisis as a finite game through its calendar: the public histories as the solver takes them, and for each what it means in the
/// crisis. It holds no payoffs; one game serves every draw.
/// </summary>
/// <remarks>
/// Histories count from 0 as in <see cref="Tree"/>. A history's number is greater than that of every history that leads to it. The tree keeps parties and
/// types by <see cref="Seats"/>; all else here counts them as the model does. What nobody can tell apart is one: a state stands for all that are. Immutable.
/// </remarks>
public sealed class CrisisGame
{
    private readonly GameNodes nodes;
    private readonly int[] byWorth;

    internal CrisisGame(GameNodes nodes, StageTree tree, int[] byWorth)
    {
        (this.nodes, this.byWorth, Tree) = (nodes, byWorth, tree);
        States = [.. nodes.Flows.Select(f => byWorth[f.Worth]).Distinct().Order()];
        Flows = [.. nodes.Flows.Select(f => (f.First, f.Last, byWorth[f.Worth]))];
    }

    /// <summary>The histories.</summary>
    public StageTree Tree { get; }

    /// <summary>The crisis.</summary>
    public required CompiledCrisis Compiled { get; init; }

    /// <summary>Its days.</summary>
    public required PlayCalendar Calendar { get; init; }

    /// <summary>Where the tree keeps parties and types.</summary>
    public required Seats Seats { get; init; }

    /// <summary>What is charged once.</summary>
    public required CostItems Costs { get; init; }

    /// <summary>What becomes of threats and promises.</summary>
    internal ThreatFates Fates { get; init; } = null!;

    /// <summary>What it takes to follow the game move by move; null unless it was asked for.</summary>
    internal GameWays? Ways { get; init; }

    /// <summary>The state in which play begins, before anything that the record tells.</summary>
    public required int Start { get; init; }

    /// <summary>The history that the record has led to: where the forecast begins.</summary>
    public required int Now { get; init; }

    /// <summary>For each recorded move, in the calendar's order, the history that it led to; the last of them is <see cref="Now"/>.</summary>
    public required IReadOnlyList<int> Recorded { get; init; }

    /// <summary>What had to be taken otherwise than the model says, or could not be replayed, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>
    /// What each index into the table of payoffs stands for: a state that holds through intervals, from the first to the last. Interval 0
    /// ends at the first occasion, the one after the last occasion at the horizon, the last of all never.
    /// </summary>
    public IReadOnlyList<(int First, int Last, int State)> Flows { get; }

    /// <summary>What each cost item of the tree stands for: an item of <see cref="Costs"/> at an occasion.</summary>
    public IReadOnlyList<(int Occasion, int Item)> Charges => nodes.Charges;

    /// <summary>The states that play can come to and in which it stays for some time, one of each worth, ascending.</summary>
    public IReadOnlyList<int> States { get; }

    /// <summary>The party that moves at a history; null where chance moves or play ends.</summary>
    public int? Mover(int node) => Tree.Mover(node) is { } seat ? Seats.Party(seat) : null;

    /// <summary>The state that holds at a history.</summary>
    public int State(int node) => nodes.State[node];

    /// <summary>
    /// Which named outcomes hold at a history, as bits. Where the model names none, or more than 62, a state that stands for all in which the same
    /// named outcomes hold, or that are worth the same.
    /// </summary>
    public long Label(int node) => nodes.Label[node];

    /// <summary>Whether the break has come about by then, even if it has been undone since.</summary>
    public bool IsBroken(int node) => nodes.Broken[node];

    /// <summary>Whether the state of a history is seen by all: it is not in the middle of simultaneous moves.</summary>
    public bool IsSettled(int node) => nodes.Settled[node];

    /// <summary>Whether something may happen by itself at a history: the first of its outcomes is that it does.</summary>
    public bool IsRisk(int node) => nodes.Kind[node] == MomentKind.Risk;

    /// <summary>Whether chance settles at a history who acts first.</summary>
    public bool IsOrder(int node) => nodes.Kind[node] == MomentKind.Order;

    /// <summary>The state from which the mover of a history chooses: that before the occasion, where moves are simultaneous.</summary>
    public int From(int node) => nodes.From[node];

    /// <summary>
    /// The state that an action is meant to lead to from <see cref="From"/>; <see cref="From"/> itself for staying, which is always action 0.
    /// </summary>
    public int Option(int node, int action) => nodes.Option[nodes.FirstOption[node] + action];

    /// <summary>The precision of each party in a draw, as the solver takes it.</summary>
    public double[] Lambda(PlayDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return Seats.ByParty(draw.Precision);
    }

    /// <summary>How likely each party is to be ready to decide at each occasion in a draw, as the solver takes it; null when all always are.</summary>
    public Readiness? Readiness(PlayDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        if (draw.Readiness >= 1) return null;
        var byParty = Calendar.DaysSinceLast(Seats.Count);
        var days = new int[byParty.GetLength(0), Seats.Count];
        for (var d = 0; d < byParty.GetLength(0); d++) for (var p = 0; p < Seats.Count; p++) days[d, Seats.Of(p)] = byParty[d, p];
        return Engine.Play.Tree.Readiness.Of(draw.Readiness, days);
    }

    /// <summary>The priors in a draw, as the solver takes them.</summary>
    public Priors Priors(PlayDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return new Priors(Seats.ByType(draw.Priors));
    }
}

/// <summary>What a game was made from, kept to follow it move by move; by one thread at a time, who holds <see cref="Gate"/>.</summary>
/// <param name="rules">Its rules.</param>
/// <param name="steps">Its steps.</param>
/// <param name="quotient">What of it is one.</param>
/// <param name="tree">Its histories as they grew.</param>
/// <param name="now">The history, as it grew, with which the days to come begin.</param>
/// <param name="step">The step with which they begin.</param>
/// <param name="situation">The situation before that step.</param>
internal sealed class GameWays(SituationRules rules, GameSteps steps, Quotient quotient, HistoryTree tree, int now, int step, int situation)
{
    public SituationRules Rules => rules;

    public GameSteps Steps => steps;

    public Quotient Quotient => quotient;

    public HistoryTree Tree => tree;

    public int Now => now;

    public int Step => step;

    public int Situation => situation;

    /// <summary>Held by whoever follows.</summary>
    public Lock Gate { get; } = new();
}

/// <summary>The histories of a game in flat arrays.</summary>
internal sealed record GameNodes(
    int[] State,
    long[] Label,
    bool[] Broken,
    bool[] Settled,
    MomentKind[] Kind,
    int[] From,
    int[] FirstOption,
    int[] Option,
    IReadOnlyList<(int First, int Last, int Worth)> Flows,
    IReadOnlyList<(int Occasion, int Item)> Charges);
