using System.Xml.Linq;

namespace Demarche.Reports.Figures;

/// <summary>A state graph laid out: which moves are drawn, where each box stands and how large the whole is.</summary>
internal sealed class StateGraphPicture
{
    private const double Margin = 14;
    private const double WidestBox = 216;
    private const double NarrowestBox = 124;
    private const double HeadingHeight = 26;

    /// <summary>More arrows than this cannot be followed: the moves off the ways are then counted, and given in words.</summary>
    private const int MostArcs = 24;

    private readonly StateColumns columns;
    private readonly StateBox[] boxes;
    private readonly LayeredLayout layout;
    private readonly Legend legend;
    private readonly double gap;
    private readonly double boxWidth;

    /// <summary>Lays out a part of a graph.</summary>
    /// <param name="whole">All that the reader could be shown.</param>
    /// <param name="part">The states drawn, and the moves between them.</param>
    public StateGraphPicture(StateGraph whole, StateGraph part)
    {
        Graph = part;
        columns = new StateColumns(part);
        Arcs = Drawn(part, columns);
        var count = columns.Headings.Count;
        gap = count switch { > 4 => 58, > 3 => 76, _ => 108 };
        var loop = Arcs.Any(a => columns.Column(a.From) == columns.Column(a.To) && columns.Column(a.From) == count - 1) ? ArcRouter.LoopRoom : 0;
        boxWidth = Math.Clamp((FigureFrame.Width - (2 * Margin) - loop - ((count - 1) * gap)) / count, NarrowestBox, WidestBox);
        boxes = [.. part.Nodes.Select(n => new StateBox(n, boxWidth))];
        layout = new LayeredLayout(columns.Of, [.. boxes.Select(b => b.Height)], [.. Arcs.Select(a => (columns.Index(a.From), columns.Index(a.To)))]);
        legend = StateGraphLegend.Draw(whole, part, Arcs, Margin, Margin, FigureFrame.Width - (2 * Margin));
        Width = Math.Max(FigureFrame.Width, (2 * Margin) + (count * boxWidth) + ((count - 1) * gap) + loop);
        Height = Top + layout.Height + Margin;
    }

    /// <summary>The states drawn, and the moves between them.</summary>
    public StateGraph Graph { get; }

    /// <summary>The moves drawn.</summary>
    public IReadOnlyList<StateArc> Arcs { get; }

    public double Width { get; }

    public double Height { get; }

    private double Top => legend.Bottom + 18 + HeadingHeight;

    public IEnumerable<XElement> Draw(string id)
    {
        var places = boxes.Select((b, i) => new Place(Left(columns.Of[i]), Top + layout.Centre(i) - (b.Height / 2), boxWidth, b.Height, columns.Of[i]))
            .ToArray();
        return
        [
            ArcRouter.Heads(id, Graph.Parties.Count),
            legend.Drawing,
            .. columns.Headings.Select((words, c) => Svg.Text("dm-small dm-muted dm-bold", Left(c), Top - 12, words)),
            .. new ArcRouter(id, Graph, places, Arcs, columns, layout, Top, gap).Draw(),
            .. boxes.Select((b, i) => b.Draw(places[i].Left, places[i].Top)),
        ];
    }

    private double Left(int column) => Margin + (column * (boxWidth + gap));

    /// <summary>
    /// The ways; then moves that their movers prefer, those from now and between columns first, while the arrows can be followed; the others
    /// only when all can be.
    /// </summary>
    private static List<StateArc> Drawn(StateGraph part, StateColumns columns)
    {
        var moves = part.Arcs.Where(a => a.From != a.To).Distinct().ToList();
        if (moves.Count <= MostArcs) return moves;
        var now = part.Nodes.FirstOrDefault(n => n.IsNow)?.Id;
        var ways = moves.Where(a => a.OnWay).ToList();
        return
        [
            .. ways,
            .. moves.Where(a => a is { OnWay: false, IsImprovement: true })
                .OrderByDescending(a => a.From == now).ThenBy(a => columns.Column(a.From) == columns.Column(a.To)).Take(Math.Max(0, MostArcs - ways.Count)),
        ];
    }
}

/// <summary>Where a box stands.</summary>
internal readonly record struct Place(double Left, double Top, double Width, double Height, int Column)
{
    public double Right => Left + Width;

    public double Middle => Top + (Height / 2);
}
