using Demarche.Engine.Preferences;

namespace Demarche.Engine.Inverse;

/// <summary>A conflict with the statements of some parties in other orders; what is said of a statement (how strong, how certain) goes with it.</summary>
/// <param name="graph">The conflict as it is.</param>
/// <param name="movable">The parties whose orders change.</param>
/// <param name="statements">For each of these its statements, most important first.</param>
public sealed class Reordered(ConflictGraph graph, IReadOnlyList<int> movable, IReadOnlyList<IReadOnlyList<GradedSet>> statements)
{
    /// <summary>The conflict under a choice for each of the parties. A party of hidden types keeps the others as they are.</summary>
    public ConflictGraph By(IReadOnlyList<RankingChoice> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var changed = graph;
        for (var k = 0; k < movable.Count; k++)
        {
            var order = choices[k].Nearest.Select(place => new[] { statements[k][place] });
            changed = changed.With(movable[k], [.. choices[k].Ranks],
                changed.Structure?.With(movable[k], new StatementPreference(graph.States, [.. order]), isCertain: false));
        }

        return changed;
    }
}
