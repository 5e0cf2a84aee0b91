using System.Xml.Linq;

namespace Demarche.Reports.Figures;

/// <summary>
/// Draws the arcs of a state graph through the gaps between columns and along their lanes, so that none runs through a box. Ends are
/// spread along a box's side in the order of where they come from.
/// </summary>
internal sealed class ArcRouter
{
    /// <summary>Room beside the last column for arcs that leave and enter it.</summary>
    public const double LoopRoom = 64;

    private const double LoopStep = 8;
    private const double Corner = 7;
    private const double TipLength = 2;

    private readonly string id;
    private readonly StateGraph graph;
    private readonly Place[] places;
    private readonly IReadOnlyList<StateArc> arcs;
    private readonly StateColumns columns;
    private readonly double[][] lanes;
    private readonly double gap;
    private readonly Dictionary<(int Arc, bool IsStart), double> ports = [];
    private readonly Dictionary<int, double> depths = [];

    public ArcRouter(string id, StateGraph graph, Place[] places, IReadOnlyList<StateArc> arcs, StateColumns columns, LayeredLayout layout, double top,
        double gap)
    {
        (this.id, this.graph, this.places, this.arcs, this.columns, this.gap) = (id, graph, places, arcs, columns, gap);
        lanes = [.. arcs.Select((_, i) => layout.Lanes(i).Select(y => top + y).ToArray())];
        AssignPorts();
        foreach (var column in Enumerable.Range(0, arcs.Count).Where(IsLoop).GroupBy(i => places[columns.Index(arcs[i].From)].Column))
            AssignDepths([.. column]);
    }

    /// <summary>Arrow heads, one a party.</summary>
    public static XElement Heads(string id, int parties) => Svg.Element("defs", Enumerable.Range(0, parties).Select(p => Svg.Element("marker",
        new XAttribute("id", $"{id}-head-{p}"), new XAttribute("viewBox", "0 0 10 8"), new XAttribute("refX", 10 - TipLength), new XAttribute("refY", 4),
        new XAttribute("markerWidth", 10), new XAttribute("markerHeight", 8), new XAttribute("markerUnits", "userSpaceOnUse"), new XAttribute("orient", "auto"),
        Svg.Path($"dm-head {FigureStyle.Party(p)}", "M0,0L10,4L0,8z"))));

    /// <summary>The arcs, those that matter most on top.</summary>
    public IEnumerable<XElement> Draw() => Enumerable.Range(0, arcs.Count).OrderBy(i => arcs[i].OnWay).ThenBy(i => arcs[i].IsImprovement).Select(Draw);

    private XElement Draw(int i)
    {
        var arc = arcs[i];
        var classes = $"dm-arc {FigureStyle.Party(arc.Party)}{(arc.OnWay ? " dm-way" : arc.IsImprovement ? "" : " dm-worse")}";
        return Svg.Path(classes, Route(i), new XAttribute("marker-end", $"url(#{id}-head-{arc.Party})"), Svg.Title(StateGraphWords.Move(graph, columns, arc)));
    }

    private string Route(int i)
    {
        var (from, to) = (places[columns.Index(arcs[i].From)], places[columns.Index(arcs[i].To)]);
        var (start, end) = (ports[(i, true)], ports[(i, false)]);
        if (IsLoop(i)) return Loop(from.Right, depths[i], start, end);
        var direction = Math.Sign(to.Column - from.Column);
        var x = direction > 0 ? from.Right : from.Left;
        var data = Svg.Data($"M{x},{start}");
        var y = start;
        foreach (var lane in lanes[i])
        {
            data += Across(x, y, x + (direction * gap), lane) + Svg.Data($"h{direction * from.Width}");
            (x, y) = (x + (direction * (gap + from.Width)), lane);
        }

        return data + Across(x, y, x + (direction * (gap - TipLength)), end);
    }

    private static string Across(double x, double y, double toX, double toY)
    {
        var middle = (x + toX) / 2;
        return Svg.Data($"C{middle},{y} {middle},{toY} {toX},{toY}");
    }

    /// <summary>Out to the arc's own depth, along the column and back, with rounded corners.</summary>
    private static string Loop(double x, double depth, double start, double end)
    {
        var corner = Math.Min(Corner, Math.Abs(end - start) / 2);
        var down = Math.Sign(end - start) * corner;
        return Svg.Data(
            $"M{x},{start}h{depth - corner}q{corner},0 {corner},{down}v{end - start - (2 * down)}q0,{down} {-corner},{down}H{x + TipLength}");
    }

    /// <summary>Arcs that stay in a column run at depths of their own, the short ones inside, so that no two lie on one another.</summary>
    private void AssignDepths(int[] loops)
    {
        var lines = new List<List<(double Top, double Bottom)>>();
        var line = new Dictionary<int, int>();
        foreach (var i in loops.OrderBy(i => Math.Abs(ports[(i, true)] - ports[(i, false)])).ThenBy(i => i))
        {
            var (top, bottom) = (Math.Min(ports[(i, true)], ports[(i, false)]) - Corner, Math.Max(ports[(i, true)], ports[(i, false)]) + Corner);
            var free = lines.FindIndex(l => l.TrueForAll(o => o.Bottom < top || o.Top > bottom));
            if (free < 0)
            {
                free = lines.Count;
                lines.Add([]);
            }

            lines[free].Add((top, bottom));
            line[i] = free;
        }

        var room = Math.Min(gap, LoopRoom) - 8;
        var step = Math.Min(LoopStep, (room - 22) / Math.Max(1, lines.Count - 1));
        foreach (var i in loops) depths[i] = 22 + (line[i] * step);
    }

    private bool IsLoop(int i) => places[columns.Index(arcs[i].From)].Column == places[columns.Index(arcs[i].To)].Column;

    private void AssignPorts()
    {
        var ends = arcs.SelectMany((arc, i) => new[] { End(i, isStart: true), End(i, isStart: false) });
        foreach (var side in ends.GroupBy(e => (e.Box, e.IsRight)))
        {
            var sorted = side.OrderBy(e => e.Towards).ThenBy(e => e.Arc).ThenBy(e => e.IsStart).ToArray();
            var place = places[side.Key.Box];
            for (var k = 0; k < sorted.Length; k++) ports[(sorted[k].Arc, sorted[k].IsStart)] = place.Top + (place.Height * (k + 1) / (sorted.Length + 1));
        }
    }

    /// <summary>One end of an arc: its box, the side on which it meets the box, and the height that it comes from or goes to.</summary>
    private (int Arc, bool IsStart, int Box, bool IsRight, double Towards) End(int i, bool isStart)
    {
        var (own, other) = isStart ? (arcs[i].From, arcs[i].To) : (arcs[i].To, arcs[i].From);
        var (box, far) = (columns.Index(own), columns.Index(other));
        var towards = lanes[i].Length == 0 ? places[far].Middle : isStart ? lanes[i][0] : lanes[i][^1];
        return (i, isStart, box, places[far].Column >= places[box].Column, towards);
    }
}
