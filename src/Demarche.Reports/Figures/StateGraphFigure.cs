using System.Xml.Linq;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Figures;

/// <summary>
/// Draws states in columns by the moves that they are away from now, and the moves between them as arrows, the ways that matter in bold.
/// A party is shown by colour and by dash; now, the break and what holds by outline and by word.
/// </summary>
public static class StateGraphFigure
{
    private const double Margin = 14;
    private const double WidestBox = 216;
    private const double NarrowestBox = 148;
    private const double HeadingHeight = 26;

    /// <summary>More arrows than this hide one another: the moves that make their mover worse off are then left to the words.</summary>
    private const int MostArcs = 36;

    /// <summary>The figure.</summary>
    /// <exception cref="ArgumentException">There is no state, an id occurs twice, or an arc names a state that is not there.</exception>
    public static Block.Figure Draw(string id, string caption, StateGraph graph)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(graph);
        Check(graph);
        var columns = new StateColumns(graph);
        var count = columns.Headings.Count;
        var gap = count switch { > 5 => 70, > 3 => 84, _ => 112 };
        var drawn = Drawn(graph);
        var loop = LoopRoom(drawn, columns);
        var width = Math.Clamp((FigureFrame.Width - (2 * Margin) - loop - ((count - 1) * gap)) / count, NarrowestBox, WidestBox);
        var boxes = graph.Nodes.Select(n => new StateBox(n, width)).ToArray();
        var layout = new LayeredLayout(columns.Of, [.. boxes.Select(b => b.Height)], [.. drawn.Select(a => (columns.Index(a.From), columns.Index(a.To)))]);

        var legend = StateGraphLegend.Draw(graph, drawn, Margin, Margin, FigureFrame.Width - (2 * Margin));
        var top = legend.Bottom + 18 + HeadingHeight;
        var lefts = columns.Of.Select(c => Margin + (c * (width + gap))).ToArray();
        var places = boxes.Select((b, i) => new Place(lefts[i], top + layout.Centre(i) - (b.Height / 2), width, b.Height, columns.Of[i])).ToArray();
        var arcs = new ArcRouter(id, graph, places, drawn, columns, layout, top, gap).Draw();
        var parts = new List<XElement> { ArcRouter.Heads(id, graph.Parties.Count), legend.Drawing };
        parts.AddRange(Headings(columns, width, gap, top));
        parts.AddRange(arcs);
        parts.AddRange(boxes.Select((b, i) => b.Draw(places[i].Left, places[i].Top)));
        var totalWidth = Math.Max(FigureFrame.Width, places.Max(p => p.Left + p.Width) + loop + Margin);
        return FigureFrame.Of(id, caption, totalWidth, top + layout.Height + Margin, parts, StateGraphWords.Of(graph, boxes, columns, drawn.Count));
    }

    private static void Check(StateGraph graph)
    {
        if (graph.Nodes.Count == 0) throw new ArgumentException("A graph needs a state.", nameof(graph));
        var ids = graph.Nodes.Select(n => n.Id).ToHashSet();
        if (ids.Count != graph.Nodes.Count) throw new ArgumentException("Two states have the same id.", nameof(graph));
        var stray = graph.Arcs.FirstOrDefault(a => !ids.Contains(a.From) || !ids.Contains(a.To));
        if (stray is not null) throw new ArgumentException($"No state for the move from {stray.From} to {stray.To}.", nameof(graph));
    }

    private static List<StateArc> Drawn(StateGraph graph)
    {
        var moves = graph.Arcs.Where(a => a.From != a.To).Distinct().ToList();
        return moves.Count <= MostArcs ? moves : [.. moves.Where(a => a.IsImprovement || a.OnWay)];
    }

    /// <summary>Room to the right of the last column for arcs that stay in it.</summary>
    private static double LoopRoom(List<StateArc> drawn, StateColumns columns) =>
        drawn.Any(a => columns.Column(a.From) == columns.Column(a.To) && columns.Column(a.From) == columns.Headings.Count - 1) ? ArcRouter.LoopRoom : 0;

    private static IEnumerable<XElement> Headings(StateColumns columns, double width, double gap, double top) =>
        columns.Headings.Select((words, c) => Svg.Text("dm-small dm-muted dm-bold", Margin + (c * (width + gap)), top - 12, words));
}

/// <summary>Where a box stands.</summary>
internal readonly record struct Place(double Left, double Top, double Width, double Height, int Column)
{
    public double Right => Left + Width;

    public double Middle => Top + (Height / 2);
}
