using Demarche.Engine.Masks;
using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>
/// What one may want to become true when orders change, asked of a solver on rows of bits. A goal has rows of its own and is not safe to share.
/// </summary>
public static class MaskGoals
{
    /// <summary>Some state of a set is an equilibrium.</summary>
    public static Func<MaskSolver, bool> EquilibriumIn(string concept, StateSet region) => Within(concept, region, start: null);

    /// <summary>Improvements alone lead from a state to an equilibrium in a set.</summary>
    public static Func<MaskSolver, bool> ImprovementsLeadTo(string concept, int start, StateSet region) => Within(concept, region, start);

    /// <summary>A state is stable for some parties.</summary>
    public static Func<MaskSolver, bool> StableFor(string concept, IReadOnlyList<int> parties, int state)
    {
        ulong[]? row = null;
        return solver =>
        {
            row ??= new ulong[solver.Words];
            foreach (var party in parties)
            {
                solver.Stable(concept, party, row);
                if ((row[state >> 6] >> state & 1) == 0) return false;
            }

            return true;
        };
    }

    private static Func<MaskSolver, bool> Within(string concept, StateSet region, int? start)
    {
        ArgumentNullException.ThrowIfNull(region);
        ulong[] left = new ulong[region.Words.Length], row = new ulong[left.Length];
        return solver =>
        {
            region.Words.CopyTo(left);
            if (start is { } from)
            {
                solver.Improving(from, row);
                if (!Keep(left, row)) return false;
            }

            for (var party = 0; party < solver.Parties; party++)
            {
                solver.Stable(concept, party, row);
                if (!Keep(left, row)) return false;
            }

            return true;
        };
    }

    private static bool Keep(ulong[] left, ulong[] row)
    {
        var any = 0UL;
        for (var w = 0; w < left.Length; w++) any |= left[w] &= row[w];
        return any != 0;
    }
}
