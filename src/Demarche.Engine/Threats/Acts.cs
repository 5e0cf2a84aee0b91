using System.Numerics;
using Demarche.Engine.States;

namespace Demarche.Engine.Threats;

/// <summary>A named thing done by a move, kept apart from whatever else the move does.</summary>
/// <param name="From">Where the party stands.</param>
/// <param name="Without">The same move without it; <paramref name="From"/> itself where the move does nothing else.</param>
/// <param name="With">Where the move leads: what is named has come about.</param>
public readonly record struct Act(int From, int Without, int With)
{
    /// <summary>Whether the move does nothing but what is named.</summary>
    public bool IsAlone => From == Without;
}

/// <summary>
/// The ways in which a party can bring something about by one move, each beside the same move without it. A thing is judged by what it adds:
/// signing a budget pays; massing troops in the same move may not.
/// </summary>
/// <remarks>
/// A move with the thing, a, and one without it, b (staying is one), belong together when a leaves every lever that b moves where b puts it, and
/// the further levers that a moves are needed: no other such move with the thing moves a proper part of them. In graph form, and from a merged
/// state, a move has no parts, and b is staying. O(own settings²) a state.
/// </remarks>
/// <param name="graph">The conflict.</param>
/// <param name="party">Whose moves.</param>
/// <param name="thing">Where what is named has come about.</param>
public sealed class Acts(ConflictGraph graph, int party, StateSet thing)
{
    private readonly StateSpace space = graph.Space;
    private readonly int[] own = [.. Enumerable.Range(0, graph.Space.Levers.Count).Where(k => graph.Space.Levers[k].Party == party)];

    /// <summary>Every way of bringing it about from a state in which it has not come about; none where no move does.</summary>
    public IReadOnlyList<Act> At(int state)
    {
        if (thing[state]) return [];
        var targets = new List<int>();
        graph.Moves.Targets(party, state, targets);
        if (!targets.Exists(t => thing[t])) return [];
        if (space.Levers.Count == 0 || state >= space.OrdinaryCount) return [.. targets.Where(t => thing[t]).Select(t => new Act(state, state, t))];
        var settings = Settings(state, [.. targets]);
        var (with, acts) = (settings.Where(x => thing[x.State]).ToArray(), new HashSet<Act>());
        foreach (var without in settings.Where(x => !thing[x.State]))
        {
            var further = with.Where(x => Keeps(x, without)).ToArray();
            foreach (var a in further)
            {
                var needed = a.Moved & ~without.Moved;
                if (!Array.Exists(further, x => IsProperPart(x.Moved & ~without.Moved, needed))) acts.Add(new Act(state, without.State, a.State));
            }
        }

        return [.. acts.OrderBy(a => a.With).ThenBy(a => a.Without)];
    }

    /// <summary>Whether an act pays: its author is better off than had it stayed, and than by the same move without it.</summary>
    public bool Pays(Act act) => graph.Prefers(party, act.With, act.From) && graph.Prefers(party, act.With, act.Without);

    private static bool IsProperPart(ulong part, ulong whole) => part != whole && (part & ~whole) == 0;

    /// <summary>Whether one setting leaves every lever that another moves where that one puts it.</summary>
    private bool Keeps(Setting setting, Setting other)
    {
        for (var rest = other.Moved; rest != 0; rest &= rest - 1)
        {
            var lever = own[BitOperations.TrailingZeroCount(rest)];
            if (space.LevelAt(setting.Cell, lever) != space.LevelAt(other.Cell, lever)) return false;
        }

        return true;
    }

    /// <summary>Staying, and every setting of the party's own levers that a move of its leads to.</summary>
    private List<Setting> Settings(int state, HashSet<int> targets)
    {
        var cells = new List<(int Cell, ulong Moved)> { (space.CellOf(state), 0) };
        for (var k = 0; k < own.Length; k++)
        {
            var (lever, level, stride, known) = (space.Levers[own[k]], space.LevelAt(cells[0].Cell, own[k]), space.Stride(own[k]), cells.Count);
            for (var other = 0; other < lever.Levels; other++)
            {
                if (other == level || !lever.Allows(level, other)) continue;
                for (var c = 0; c < known; c++) cells.Add((cells[c].Cell + (other - level) * stride, cells[c].Moved | 1UL << k));
            }
        }

        return [.. cells.Select(c => new Setting(c.Cell, space.StateOf(c.Cell), c.Moved)).Where(x => x.Moved == 0 || targets.Contains(x.State))];
    }

    /// <summary>A setting of the party's own levers.</summary>
    /// <param name="Cell">Its cell.</param>
    /// <param name="State">The state of that cell.</param>
    /// <param name="Moved">Which of the party's levers differ from where they stand, as bits.</param>
    private readonly record struct Setting(int Cell, int State, ulong Moved);
}
