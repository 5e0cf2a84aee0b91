using Demarche.Engine.Coalitions;
using Demarche.Engine.Preferences;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.RicherPreferences;

/// <summary>
/// A concept for preferences that are more than an order. A state is stable for a party when every move that tempts it can be answered
/// with something that holds it back; a family of concepts says what tempts, what answers are credible and what holds back.
/// </summary>
/// <remarks>
/// Pairs of states are compared one by one: for n states O(n²) comparisons a party at worst, and the others' legal sequences as a square
/// of n² bits, O(n³ · parties / 64) steps at the very worst and far fewer where moves compose. Refused beyond <see cref="MaximumStates"/>.
/// An answer must lead elsewhere than where the party moved to: a round trip back to it is not one.
/// </remarks>
public abstract class PairwiseConcept : SolutionConcept
{
    /// <summary>The most states that are compared pair by pair.</summary>
    public const int MaximumStates = 1 << 13;

    private protected PairwiseConcept(Foresight foresight) => Foresight = foresight;

    /// <summary>What the party looks at before it moves.</summary>
    public Foresight Foresight { get; }

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.Structure is not { } structure) return Missing;
        return WhyNot(structure) ?? WhyTooLarge(graph);
    }

    /// <inheritdoc/>
    public override bool RestsOnOrders => false;

    /// <summary>Why there is nothing to ask of a conflict of whose preferences nothing more than the order is known.</summary>
    private protected abstract string Missing { get; }

    /// <summary>Why there is nothing to ask of a structure of preferences; null when there is.</summary>
    private protected abstract string? WhyNot(PreferenceStructure structure);

    /// <summary>How the family reads the preferences of a conflict.</summary>
    internal abstract Reading Read(ConflictGraph graph);

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (WhyTooLarge(graph) is { } reason) throw new NotSupportedException(reason);
        return new PairwiseStability(graph, Read(graph), Foresight, cancellation).Stable(party);
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var reading = Read(graph);
        return Deviations.Judge(Id, graph, party, state, t => reading.Tempts(party, t, state), t => Answer(graph, reading, party, state, t));
    }

    private protected static string? WhyTooLarge(ConflictGraph graph) => graph.States <= MaximumStates
        ? null
        : $"its states would have to be compared pair by pair, and there are {Numerals.Whole(graph.States)} of them, more than {Numerals.Whole(MaximumStates)}";

    private protected static PreferenceStructure StructureOf(ConflictGraph graph) =>
        graph.Structure ?? throw new ArgumentException("Nothing is known of the preferences beyond the orders.", nameof(graph));

    private Deviation Answer(ConflictGraph graph, Reading reading, int party, int state, int target)
    {
        var move = new Step(party, state, target);
        if (Foresight == Foresight.OwnMove) return new Deviation(move, null, Together: false, target);
        var search = LegalSequences.OfOpponents(graph, party, Foresight == Foresight.CredibleAnswer ? (mover, from, to) =>
            reading.Pays(mover, to, from) : null);
        Step? lastWayOut = null;
        int? sanction = search.Nearest(target, reached =>
        {
            if (reached == target || !reading.HoldsBack(party, reached, state)) return false;
            var way = Foresight == Foresight.AnyAnswerAndWayOut ? WayOut(graph, reading, party, state, reached) : null;
            lastWayOut = way ?? lastWayOut;
            return way is null;
        });
        return sanction is { } end
            ? new Deviation(move, search.PathTo(end), Together: false, end)
            : new Deviation(move, null, Together: false, target, lastWayOut);
    }

    private static Step? WayOut(ConflictGraph graph, Reading reading, int party, int state, int sanction)
    {
        var targets = new List<int>();
        graph.Moves.Targets(party, sanction, targets);
        var ways = targets.Where(t => !reading.HoldsBack(party, t, state)).ToArray();
        return ways.Length == 0 ? null : new Step(party, sanction, ways.MaxBy(t => graph.Ranks(party)[t]));
    }
}
