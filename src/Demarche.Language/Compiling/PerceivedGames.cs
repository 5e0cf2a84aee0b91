using Demarche.Engine.Moves;
using Demarche.Engine.Perception;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>From how parties see one another, as an author tells it, to the games that each of them plays.</summary>
public static class PerceivedGames
{
    /// <summary>The hypergame of a model; null when every party sees the conflict as it is.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <exception cref="ArcLimitException">States are hidden and too many moves would have to be listed: <see cref="PerceivedGame.MaximumMoves"/>.</exception>
    public static Hypergame? Of(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        var crisis = compiled.Crisis;
        if (crisis.Perceptions.Count == 0) return null;
        var parties = Enumerable.Range(0, crisis.Parties.Count).ToArray();
        return new Hypergame([.. parties.Select(i => Row(compiled, [.. crisis.Perceptions.Where(p => p.By == i)], i))]);
    }

    /// <summary>The games that one party takes each party to play, its own in its own place.</summary>
    private static PerceivedGame[] Row(CompiledCrisis compiled, IReadOnlyList<Perception> views, int party)
    {
        var space = compiled.Space;
        var hidden = Hidden(space, views);
        int[]?[] believed = [.. Enumerable.Range(0, compiled.Graph.Parties).Select(j => Order(space, views, j))];
        var own = PerceivedGame.Of(compiled.Graph, hidden, believed);
        return [.. Enumerable.Range(0, compiled.Graph.Parties).Select(j =>
            j != party && views.FirstOrDefault(v => v.Of == j)?.Sees is { } sees ? AsBelieved(compiled, hidden, believed, sees, j) : own)];
    }

    /// <summary>
    /// The game that another is believed to play: what the believer knows, less what it takes to be hidden from that other, with the orders it takes that
    /// other to see.
    /// </summary>
    private static PerceivedGame AsBelieved(CompiledCrisis compiled, StateSet hidden, int[]?[] believed, IReadOnlyList<Perception> sees, int other) =>
        PerceivedGame.Of(
        compiled.Graph,
        hidden.Union(Hidden(compiled.Space, sees)),
        [.. Enumerable.Range(0, compiled.Graph.Parties).Select(k => k == other ? believed[k] : Order(compiled.Space, sees, k) ?? believed[k])]);

    private static StateSet Hidden(StateSpace space, IReadOnlyList<Perception> views) =>
        views.SelectMany(v => v.Hidden).Aggregate(new StateSet(space.Count), (all, clause) => all.Union(space.Where(clause.Condition)));

    private static int[]? Order(StateSpace space, IReadOnlyList<Perception> views, int of) =>
        views.FirstOrDefault(v => v.Of == of)?.Preference is { } preference ? Orders.Rank(space, preference) : null;
}
