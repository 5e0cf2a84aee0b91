using Demarche.Engine.Moves;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine;

/// <summary>
/// A conflict shown by names: parties, states, each party's moves and its order. For programs that have a small conflict at hand and no model
/// file. Mutable; not for several threads at once. <see cref="Graph"/> is immutable.
/// </summary>
public sealed class NamedConflict
{
    private readonly List<string> parties = [];
    private readonly List<string> states;
    private readonly List<List<(int From, int To)>> arcs = [];
    private readonly List<int[]> ranks = [];

    /// <summary>A conflict between states with these names.</summary>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public NamedConflict(params IEnumerable<string> states)
    {
        this.states = [.. states];
        if (this.states.Distinct(StringComparer.Ordinal).Count() != this.states.Count) throw new ArgumentException("A state is named twice.", nameof(states));
    }

    /// <summary>The states, in the order in which the engine counts them.</summary>
    public IReadOnlyList<string> States => states;

    /// <summary>The parties, in the order in which the engine counts them.</summary>
    public IReadOnlyList<string> Parties => parties;

    /// <summary>Adds a party.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="order">Its order of all states, best first, separated by commas; <c>=</c> between states it likes equally: <c>peace, talks =
    /// pause, war</c>.</param>
    /// <param name="moves">The moves it has, each as <c>from -> to</c>.</param>
    /// <returns>The same conflict.</returns>
    /// <exception cref="ArgumentException">A name is unknown, or the order leaves out a state or has one twice.</exception>
    public NamedConflict Party(string name, string order, params IEnumerable<string> moves)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(moves);
        if (parties.Contains(name)) throw new ArgumentException($"There is a party “{name}” already.", nameof(name));
        var rank = Ranked(order);
        var own = moves.Select(Arc).ToList();
        parties.Add(name);
        ranks.Add(rank);
        arcs.Add(own);
        return this;
    }

    /// <summary>The conflict for the engine: states and parties in the order given.</summary>
    public ConflictGraph Graph() => new(StateSpace.OfNames(states.Count), new ArcMoves(states.Count, arcs), ranks);

    /// <summary>The states that hold under a concept, by name.</summary>
    /// <param name="concept">Its short name: <c>nash</c>, <c>gmr</c>, <c>seq</c>; see <see cref="Concepts"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There is no such concept.</exception>
    /// <exception cref="NotSupportedException">It cannot be asked of this conflict.</exception>
    public IReadOnlyList<string> Equilibria(string concept = "seq", CancellationToken cancellation = default)
    {
        var found = Concepts.Find(concept) ?? throw new ArgumentException($"There is no concept “{concept}”.", nameof(concept));
        return [.. found.Equilibria(Graph(), cancellation).Members().Select(s => states[s])];
    }

    /// <summary>The place of a state.</summary>
    /// <exception cref="ArgumentException">There is no such state.</exception>
    public int State(string name)
    {
        var place = states.IndexOf(name);
        return place >= 0 ? place : throw new ArgumentException($"There is no state “{name}”; there are {string.Join(", ", states)}.", nameof(name));
    }

    private int[] Ranked(string order)
    {
        var rank = new int[states.Count];
        var groups = order.Split(',', StringSplitOptions.TrimEntries);
        for (var g = 0; g < groups.Length; g++)
        {
            foreach (var state in groups[g].Split('=', StringSplitOptions.TrimEntries).Select(State))
            {
                if (rank[state] != 0) throw new ArgumentException($"The order names “{states[state]}” twice.", nameof(order));
                rank[state] = groups.Length - g;
            }
        }

        var missing = Array.IndexOf(rank, 0);
        return missing < 0 ? rank : throw new ArgumentException($"The order leaves out “{states[missing]}”.", nameof(order));
    }

    private (int From, int To) Arc(string move) => move.Split("->", StringSplitOptions.TrimEntries) is [var from, var to]
        ? (State(from), State(to))
        : throw new ArgumentException($"“{move}” is not of the form from -> to.", nameof(move));
}
