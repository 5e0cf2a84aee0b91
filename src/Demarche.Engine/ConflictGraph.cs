using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Demarche.Engine.Moves;
using Demarche.Engine.Preferences;
using Demarche.Engine.States;

namespace Demarche.Engine;

/// <summary>
/// A conflict in the graph model: states, each party's moves between them, each party's order over them. Immutable and safe to share between threads.
/// </summary>
/// <remarks>Definition: Fang, Hipel and Kilgour (1993), <i>Interactive Decision Making: The Graph Model for Conflict Resolution</i>.</remarks>
public sealed class ConflictGraph
{
    private readonly int[][] ranks;

    /// <summary>Puts a conflict together. The orders are copied: what the caller does with its arrays afterwards changes nothing.</summary>
    /// <param name="space">The states.</param>
    /// <param name="moves">The moves of every party; who consents to joint ones goes by <paramref name="ranks"/>.</param>
    /// <param name="ranks">One array a party, one entry a state: the higher, the better; equal entries are ties. The extreme values of
    /// <see cref="int"/> are not used.</param>
    public ConflictGraph(StateSpace space, MoveRelation moves, IReadOnlyList<int[]> ranks)
        : this(space, moves, (int[][])[.. (ranks ?? throw new ArgumentNullException(nameof(ranks))).Select(r => r.ToArray())])
    {
    }

    private ConflictGraph(StateSpace space, MoveRelation moves, int[][] ranks)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(moves);
        if (ranks.Length != moves.Parties) throw new ArgumentException($"{ranks.Length} orders for {moves.Parties} parties.", nameof(ranks));
        Array.ForEach(ranks, order => Check(order, space));
        (Space, this.ranks) = (space, ranks);
        Moves = moves is ConsentMoves joint ? joint.Under(this.ranks) : moves;
    }

    /// <summary>The same of orders that nobody can change, which are shared and not copied: for conflicts of many states.</summary>
    /// <param name="space">The states.</param>
    /// <param name="moves">The moves of every party.</param>
    /// <param name="orders">As the ranks of the constructor.</param>
    /// <param name="structure">As <see cref="Structure"/>.</param>
    /// <param name="attitudes">As <see cref="Attitudes"/>.</param>
    public static ConflictGraph OfOrders(
        StateSpace space, MoveRelation moves, IEnumerable<ImmutableArray<int>> orders, PreferenceStructure? structure = null, AttitudeMatrix? attitudes = null)
    {
        ArgumentNullException.ThrowIfNull(orders);
        int[][] shared = [.. orders.Select(order =>
            ImmutableCollectionsMarshal.AsArray(order) ?? throw new ArgumentException("An order is missing.", nameof(orders)))];
        return new ConflictGraph(space, moves, shared) { Structure = structure, Attitudes = attitudes };
    }

    /// <summary>The states.</summary>
    public StateSpace Space { get; }

    /// <summary>The moves of every party, joint ones under the orders of this conflict.</summary>
    public MoveRelation Moves { get; }

    /// <summary>What is known of preferences beyond the orders: strength, what is unknown, how sure it is; null when there is nothing more to know.</summary>
    public PreferenceStructure? Structure { get; init; }

    /// <summary>How the parties are disposed to one another; null when nothing is said of it. Only the relational concepts go by it.</summary>
    /// <exception cref="ArgumentException">It is of another number of parties.</exception>
    public AttitudeMatrix? Attitudes
    {
        get;
        init => field = value is null || value.Parties == Parties ? value
            : throw new ArgumentException($"Attitudes of {value.Parties} parties, and there are {Parties}.", nameof(value));
    }

    /// <summary>Number of parties.</summary>
    public int Parties => ranks.Length;

    /// <summary>Number of states.</summary>
    public int States => Space.Count;

    /// <summary>The order of one party: an entry a state, the higher the better, equal entries tied.</summary>
    public ReadOnlySpan<int> Ranks(int party) => ranks[party];

    /// <summary>Whether the party strictly prefers <paramref name="better"/> to <paramref name="worse"/>.</summary>
    public bool Prefers(int party, int better, int worse) => ranks[party][better] > ranks[party][worse];

    /// <summary>The same conflict with one party's order replaced, and nothing more known of that party's preference. The order is copied.</summary>
    public ConflictGraph With(int party, int[] order) => With(party, order, Structure?.With(party, new RankedPreference(order)));

    /// <summary>The same conflict with one party's order replaced, and what is known of preferences beyond the orders. The order is copied.</summary>
    public ConflictGraph With(int party, int[] order, PreferenceStructure? structure)
    {
        ArgumentNullException.ThrowIfNull(order);
        var changed = (int[][])ranks.Clone();
        changed[party] = [.. order];
        return new ConflictGraph(Space, Moves, changed) { Attitudes = Attitudes, Structure = structure };
    }

    /// <summary>The same conflict with other moves.</summary>
    public ConflictGraph With(MoveRelation moves) => new(Space, moves, ranks) { Attitudes = Attitudes, Structure = Structure };

    /// <summary>The same conflict with other attitudes.</summary>
    public ConflictGraph With(AttitudeMatrix? attitudes) => new(Space, Moves, ranks) { Attitudes = attitudes, Structure = Structure };

    /// <summary>The order itself, for reading alone.</summary>
    internal int[] RankArray(int party) => ranks[party];

    private static void Check(int[] order, StateSpace space)
    {
        if (order.Length != space.Count) throw new ArgumentException("An order must rank every state.", nameof(order));
        if (order.AsSpan().ContainsAny(int.MinValue, int.MaxValue)) throw new ArgumentException("An order uses an extreme value.", nameof(order));
    }
}
