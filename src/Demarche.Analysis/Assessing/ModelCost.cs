using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Assessing;

/// <summary>
/// About how much memory the analysis of a model takes at its peak. For each profile of types, at most 64, ranks of four bytes a party and
/// combination of levels, places of states, and the ways from now; once, the sets and work space of the concepts and what is not yet collected of it; and
/// listed moves where there are some. Measured on four parties with yes/no levers: at most 35 MB with 2^17 states (the estimate is 87 MB), 774 MB with 2^20
/// (696 MB).
/// </summary>
public static class ModelCost
{
    private const int MostProfiles = 64;
    private const long BytesOfProfile = 40;
    private const long BytesOnce = 640;
    private const long BytesOfMove = 16;

    /// <summary>The estimate, in bytes. O(levers).</summary>
    public static long Of(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        var cells = crisis.Graph is { } graph ? graph.States.Count : crisis.Levers.Aggregate(1.0, (n, lever) => n * lever.Levels.Count);
        var profiles = (double)System.Numerics.BigInteger.Min(MostProfiles, TypeProfile.Count(crisis));
        var isListed = crisis.ForbiddenMoves.Count > 0 || crisis.Levers.Any(l => l.IsHidden)
            || crisis.Parties.Any(p => p.Factions.Any(f => f.Voice == Voice.Veto));
        var moves = isListed ? Math.Min(Compiler.MaximumArcs, cells * MovesOfState(crisis)) * profiles : 0;
        return (long)Math.Min(long.MaxValue / 2, cells * (profiles * (BytesOfProfile + 4 * crisis.Parties.Count) + BytesOnce) + moves * BytesOfMove);
    }

    private static double MovesOfState(Crisis crisis) =>
        Enumerable.Range(0, crisis.Parties.Count).Sum(p => crisis.Levers.Where(l => l.Owners.Contains(p)).Aggregate(1.0, (n, lever) => n * lever.Levels.Count));
}
