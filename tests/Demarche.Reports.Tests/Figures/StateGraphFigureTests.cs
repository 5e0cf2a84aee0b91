using CsCheck;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;

namespace Demarche.Reports.Tests.Figures;

public class StateGraphFigureTests
{
    private static readonly string[] Words = ["keeps relations", "severs relations with everybody who has a say in it", "sanctions", "an unbreakablewordthatislongerthananyboxiswide", "списки опубликованы", ""];

    private static readonly Gen<StateGraph> Graphs =
        from size in Gen.Int[1, 40]
        from now in Gen.Int[0, size - 1]
        from labels in Gen.Int[0, Words.Length - 1].Array[0, 5].Array[size]
        from marks in Gen.Int[0, 7].Array[size]
        from distances in Gen.Int[-4, 5].Array[size]
        from arcs in Gen.Select(Gen.Int[0, size - 1], Gen.Int[0, size - 1], Gen.Int[0, 7], Gen.Bool, Gen.Int[0, 4]).Array[0, 3 * size]
        select new StateGraph([.. Enumerable.Range(0, 8).Select(p => $"Party {p}")],
            [.. Enumerable.Range(0, size).Select(i => new StateNode(i * 7, $"{i + 1}", [.. labels[i].Select(l => Words[l])])
            {
                Distance = distances[i] < 0 ? null : distances[i],
                IsNow = i == now,
                IsBreak = (marks[i] & 1) > 0,
                Outcome = (marks[i] & 2) > 0 ? "mutual aggravation" : null,
                HoldsUnder = (marks[i] & 4) > 0 ? ["Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM", "L2", "NM"] : [],
            })],
            [.. arcs.Select(a => new StateArc(a.Item1 * 7, a.Item2 * 7, a.Item3, a.Item4, a.Item5 == 0))]);

    [Fact]
    public void Boxes_are_inside_the_picture_and_apart() => Graphs.Sample(graph =>
    {
        var figure = Draw(graph);
        var frame = Drawing.ViewBox(figure);
        var boxes = Boxes(figure);
        Assert.Equal(graph.Nodes.Count, boxes.Length);
        Assert.All(boxes, b => Assert.True(frame.Contains(b), $"{b} in {frame}"));
        for (var i = 0; i < boxes.Length; i++) Assert.DoesNotContain(boxes[(i + 1)..], b => b.Overlaps(boxes[i]));
    }, iter: 150);

    [Fact]
    public void No_arrow_runs_through_a_box_or_out_of_the_picture() => Graphs.Sample(graph =>
    {
        var figure = Draw(graph);
        var frame = Drawing.ViewBox(figure);
        var boxes = Boxes(figure).Select(b => b.Shrunk(1)).ToArray();
        foreach (var arc in Arrows(figure))
        {
            Assert.DoesNotContain(Drawing.Points(arc), p => boxes.Any(b => b.Contains(p.X, p.Y)));
            Assert.True(frame.Contains(Drawing.Bounds(arc)), arc.ToString());
        }
    }, iter: 150);

    [Fact]
    public void Every_arrow_starts_and_ends_at_a_box() => Graphs.Sample(graph =>
    {
        var figure = Draw(graph);
        var edges = Boxes(figure).Select(b => b.Shrunk(-3)).ToArray();
        foreach (var points in Arrows(figure).Select(Drawing.Points))
        {
            Assert.Contains(edges, b => b.Contains(points[0].X, points[0].Y));
            Assert.Contains(edges, b => b.Contains(points[^1].X, points[^1].Y));
        }
    }, iter: 100);

    [Fact]
    public void Lines_of_text_stay_in_their_box() => Graphs.Sample(graph =>
    {
        var figure = Draw(graph);
        foreach (var state in Drawing.WithClass(figure, "dm-state").Where(s => s.Elements().Any(e => e.Name.LocalName == "title")))
        {
            var box = Drawing.Bounds(state.Elements().First(e => ((string?)e.Attribute("class"))?.StartsWith("dm-box", StringComparison.Ordinal) == true));
            Assert.All(state.Elements().Where(e => e.Name.LocalName == "text"), t => Assert.InRange(Drawing.Number(t, "y"), box.Top + 8, box.Bottom - 2));
        }
    }, iter: 50);

    [Fact]
    public void Every_way_and_every_preferred_move_is_drawn() => Graphs.Sample(graph =>
    {
        var wanted = graph.Arcs.Where(a => a.From != a.To && (a.IsImprovement || a.OnWay)).Distinct().Count();
        var drawn = Arrows(Draw(graph)).Count();
        return drawn >= wanted && drawn <= graph.Arcs.Count;
    }, iter: 100);

    [Fact]
    public void The_same_graph_is_drawn_alike_every_time() => Graphs.Sample(graph => Draw(graph).Svg.ToString() == Draw(graph).Svg.ToString(), iter: 30);

    [Fact]
    public void Columns_are_distances_from_now()
    {
        var graph = new StateGraph(["A"], [new(5, "1", []), new(6, "2", []) { IsNow = true }, new(7, "3", []), new(8, "4", [])], [new(6, 5, 0, true, true), new(5, 7, 0, false, true), new(6, 7, 0, false, false)]);
        var columns = new StateColumns(graph);
        Assert.Equal([1, 0, 1, 2], columns.Of);
        Assert.Equal(["now", "1 move away", "cannot be reached"], columns.Headings);
        Assert.Equal(["4"], columns.Unreached.Select(n => n.Number));
    }

    [Fact]
    public void A_state_that_says_how_far_it_is_stands_there()
    {
        var columns = new StateColumns(new(["A"], [new(0, "1", []) { IsNow = true, Distance = 0 }, new(1, "2", []), new(2, "3", []) { Distance = 3 }, new(3, "4", [])], [new(0, 1, 0, true, true), new(1, 2, 0, true, true)]));
        Assert.Equal([0, 1, 3, 4], columns.Of);
        Assert.Equal(["now", "1 move away", "2 moves away", "3 moves away", "cannot be reached"], columns.Headings);
    }

    [Fact]
    public void The_words_tell_now_first_then_the_ways()
    {
        var words = SampleFigures.Gallery.Sections[0].Blocks.OfType<Block.Figure>().Single().InWords;
        Assert.StartsWith("State 3 (now; holds under GMR, SEQ)", words[0]);
        Assert.Equal("Ways from state 3: Russia to 5.", words[1]);
        Assert.Contains("24 moves that their movers do not prefer are not drawn", words[^1], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_stray_arc_a_double_id_and_an_empty_graph_are_errors_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Draw(new(["A"], [], [])));
        Assert.Throws<ArgumentException>(() => Draw(new(["A"], [new(1, "1", []), new(1, "2", [])], [])));
        Assert.Throws<ArgumentException>(() => Draw(new(["A"], [new(1, "1", [])], [new(1, 2, 0, true, true)])));
    }

    private static Block.Figure Draw(StateGraph graph) => StateGraphFigure.Draw("g", "A graph", graph);

    private static Area[] Boxes(Block.Figure figure) => [.. Drawing.WithClass(figure, "dm-box").Where(b => b.Parent!.Elements().Any(e => e.Name.LocalName == "title")).Select(Drawing.Bounds)];

    private static IEnumerable<System.Xml.Linq.XElement> Arrows(Block.Figure figure) => figure.Svg.Descendants().Where(e => e.Attribute("marker-end") is not null);
}
