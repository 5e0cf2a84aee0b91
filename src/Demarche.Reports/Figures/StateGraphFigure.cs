using Demarche.Reports.Documents;

namespace Demarche.Reports.Figures;

/// <summary>
/// Draws states in columns by the moves that they are away from now, and the moves between them as arrows, the ways that matter in bold.
/// A party is shown by colour and by dash; now, the break and what holds by outline and by word. What does not fit a screen is folded:
/// the picture counts it, the words give it.
/// </summary>
public static class StateGraphFigure
{
    /// <summary>The height of a screen, which a picture keeps to unless the first way alone needs more.</summary>
    public const double ScreenHeight = 860;

    /// <summary>The figure.</summary>
    /// <param name="id">What the page calls it.</param>
    /// <param name="caption">Its name for readers.</param>
    /// <param name="graph">The states and moves.</param>
    /// <param name="mostHeight">The height within which states are drawn; those that do not fit are folded.</param>
    /// <exception cref="ArgumentException">There is no state, an id occurs twice, or an arc names a state that is not there.</exception>
    public static Block.Figure Draw(string id, string caption, StateGraph graph, double mostHeight = ScreenHeight)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(graph);
        Check(graph);
        var picture = Folded(graph, mostHeight);
        return FigureFrame.Of(id, caption, picture.Width, picture.Height, picture.Draw(id), StateGraphWords.Of(graph, picture.Graph, picture.Arcs));
    }

    private static void Check(StateGraph graph)
    {
        if (graph.Nodes.Count == 0) throw new ArgumentException("A graph needs a state.", nameof(graph));
        var ids = graph.Nodes.Select(n => n.Id).ToHashSet();
        if (ids.Count != graph.Nodes.Count) throw new ArgumentException("Two states have the same id.", nameof(graph));
        var stray = graph.Arcs.FirstOrDefault(a => !ids.Contains(a.From) || !ids.Contains(a.To));
        if (stray is not null) throw new ArgumentException($"No state for the move from {stray.From} to {stray.To}.", nameof(graph));
    }

    /// <summary>
    /// As much of the graph as fits: now and the first way always, then each further group of states that leaves the picture within a screen.
    /// </summary>
    private static StateGraphPicture Folded(StateGraph graph, double mostHeight)
    {
        var whole = new StateGraphPicture(graph, graph);
        if (Fits(whole)) return whole;
        HashSet<int> kept = [];
        StateGraphPicture? picture = null;
        foreach (var group in Groups(graph))
        {
            var more = new HashSet<int>(kept.Union(group));
            if (more.Count == kept.Count) continue;
            var larger = new StateGraphPicture(graph, Part(graph, more));
            if (picture is null || Fits(larger)) (kept, picture) = (more, larger);
        }

        return picture ?? whole;

        bool Fits(StateGraphPicture p) => p.Height <= mostHeight && p.Width <= FigureFrame.Widest;
    }

    private static IEnumerable<IEnumerable<int>> Groups(StateGraph graph)
    {
        var ids = graph.Nodes.Select(n => n.Id).ToHashSet();
        var now = graph.Nodes.Where(n => n.IsNow).Select(n => n.Id).DefaultIfEmpty(graph.Nodes[0].Id).Take(1);
        var first = graph.KeptFirst.Select(g => g.Where(ids.Contains)).ToArray();
        var single = graph.Nodes.OrderByDescending(n => n.HoldsUnder.Count > 0).ThenByDescending(n => n.IsBreak).ThenBy(n => n.Distance ?? int.MaxValue);
        return [now.Concat(first.FirstOrDefault() ?? []), .. first.Skip(1), .. single.Select(n => new[] { n.Id })];
    }

    private static StateGraph Part(StateGraph graph, HashSet<int> kept) => graph with
    {
        Nodes = [.. graph.Nodes.Where(n => kept.Contains(n.Id))],
        Arcs = [.. graph.Arcs.Where(a => kept.Contains(a.From) && kept.Contains(a.To))],
    };
}
