using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>Where something comes about: of the states in which a statement is true, the one that differs from a given state in the fewest levers.</summary>
/// <remarks>Of several equally near the first in the numbering of states; in graph form the first of all. O(states × levers) for a state, kept.</remarks>
public sealed class NearestState
{
    private readonly StateSpace space;
    private readonly int[] members;
    private readonly StateSet where;
    private readonly Dictionary<int, int> known = [];

    /// <summary>Looks for states in which a clause is true.</summary>
    public NearestState(CompiledCrisis compiled, Clause clause)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(clause);
        space = compiled.Space;
        where = space.Where(clause.Condition);
        members = [.. where.Members()];
    }

    /// <summary>The state that comes about from a given one; that state itself where the statement is true already, −1 when it is true nowhere.</summary>
    public int From(int state)
    {
        if (where[state] || members.Length == 0) return where[state] ? state : -1;
        if (known.TryGetValue(state, out var found)) return found;
        return known[state] = space.Levers.Count == 0 ? members[0] : members.MinBy(to => Changes(state, to));
    }

    private int Changes(int from, int to)
    {
        var changes = 0;
        for (var lever = 0; lever < space.Levers.Count; lever++)
        {
            if (space.LevelOf(from, lever) != space.LevelOf(to, lever)) changes++;
        }

        return changes;
    }
}
