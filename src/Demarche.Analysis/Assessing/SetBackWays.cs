using Demarche.Engine.Paths;
using Demarche.Engine.States;

namespace Demarche.Analysis.Assessing;

/// <summary>Ways on which as few moves as possible do not pay: what it takes where moves that pay do not lead.</summary>
internal static class SetBackWays
{
    /// <summary>A shortest of these ways from now to a set; null where no moves lead there. O((states + moves) × (set-backs + 1)).</summary>
    public static WayRef? Fewest(Assessment assessment, StateSet goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        if (Ways.LeastSetBacks(assessment.Graph, assessment.Compiled.Now, goal, cancellation) is not { } least) return null;
        if ((least + 1L) * assessment.Graph.States > Array.MaxLength) return null;
        var ways = Ways.ByImprovements(assessment.Graph, assessment.Compiled.Now, least, cancellation);
        return ways.NearestIn(goal) is { } end
            ? assessment.Way($"moves that pay, and {least} that {(least == 1 ? "does" : "do")} not", end, ways.WayTo(end))
            : null;
    }
}
