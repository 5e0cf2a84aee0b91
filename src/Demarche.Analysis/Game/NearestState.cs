using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>Where something comes about: of the states in which a statement is true, the one that differs from a given state in the fewest levers.</summary>
/// <remarks>
/// Of several equally near the first by the names of what changes (<see cref="MoveKeys"/>); in graph form the first of all. O(states × levers) for a state,
/// kept.
/// </remarks>
internal sealed class NearestState
{
    private readonly StateSpace space;
    private readonly MoveKeys keys;
    private readonly int[] members;
    private readonly StateSet where;
    private readonly Dictionary<int, int> known = [];

    /// <summary>Looks for states in which a clause is true.</summary>
    public NearestState(CompiledCrisis compiled, Clause clause)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(clause);
        space = compiled.Space;
        keys = new MoveKeys(compiled);
        where = space.Where(clause.Condition);
        members = [.. where.Members()];
    }

    /// <summary>The state that comes about from a given one; that state itself where the statement is true already, −1 when it is true nowhere.</summary>
    public int From(int state)
    {
        if (where[state] || members.Length == 0) return where[state] ? state : -1;
        if (known.TryGetValue(state, out var found)) return found;
        return known[state] = space.Levers.Count == 0 ? members[0] : members.MinBy(to => keys.Of(state, to));
    }
}
