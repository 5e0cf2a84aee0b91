using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;

namespace Demarche.Reports.Tests.Figures;

public partial class StateGraphFigureTests
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
        Assert.InRange(boxes.Length, 1, graph.Nodes.Count);
        Assert.All(boxes, b => Assert.True(frame.Contains(b), $"{b} in {frame}"));
        for (var i = 0; i < boxes.Length; i++) Assert.DoesNotContain(boxes[(i + 1)..], b => b.Overlaps(boxes[i]));
    }, iter: 150);

    [Fact]
    public void What_does_not_fit_a_screen_is_folded_and_counted() => Graphs.Sample(graph =>
    {
        var figure = Draw(graph);
        var drawn = Numbers(figure);
        Assert.Contains(graph.Nodes.Single(n => n.IsNow).Number, drawn);
        if (drawn.Length > 1) Assert.InRange(Drawing.ViewBox(figure).Bottom, 0, StateGraphFigure.ScreenHeight);
        var said = figure.InWords.Where(w => w.EndsWith("states are drawn.", StringComparison.Ordinal)).ToArray();
        Assert.Equal(drawn.Length < graph.Nodes.Count ? [$"{drawn.Length} of {graph.Nodes.Count} states are drawn."] : [], said);
        Assert.Equal(graph.Nodes.Count - drawn.Length, figure.InWords.Count(w => w.EndsWith("It is not drawn.", StringComparison.Ordinal)));
        var between = graph.Arcs.Where(a => a.From != a.To && drawn.Contains($"{(a.From / 7) + 1}") && drawn.Contains($"{(a.To / 7) + 1}")).Distinct().Count();
        var counted = figure.InWords.Where(w => w.EndsWith("not drawn.", StringComparison.Ordinal) && !w.EndsWith("It is not drawn.", StringComparison.Ordinal))
            .Sum(w => w.StartsWith("One ", StringComparison.Ordinal) ? 1 : int.Parse(w.Split(' ')[0], CultureInfo.InvariantCulture));
        Assert.Equal(between, Arrows(figure).Count() + counted);
    }, iter: 100);

    [Fact]
    public void What_is_to_be_kept_first_is_drawn_first() => Graphs.Sample(graph =>
    {
        var last = graph.Nodes[^1].Id;
        Assert.Contains(graph.Nodes[^1].Number, Numbers(Draw(graph with { KeptFirst = [[last]] })));
    }, iter: 30);

    [Fact]
    public void States_that_the_graph_does_not_hold_are_counted_too()
    {
        var graph = new StateGraph(["A"], [new(0, "1", []) { IsNow = true }, new(1, "2", [])], [new(0, 1, 0, true, true)]) { WithinReach = 5 };
        Assert.Contains("2 of 5 states are drawn.", Draw(graph).InWords);
    }

    [Fact]
    public void No_line_of_text_leaves_its_box_and_no_word_is_broken_that_a_line_could_hold() => Graphs.Sample(graph =>
    {
        var labels = graph.Nodes.ToDictionary(n => n.Number, n => n.Label.SelectMany(l => l.Split(' ', '-', '+', '/')).Where(w => w.Length > 0).ToHashSet());
        foreach (var state in States(Draw(graph)))
        {
            var box = Drawing.Bounds(Outline(state));
            var plain = state.Elements().Where(e => e.Name.LocalName == "text" && (string?)e.Attribute("class") == "dm-small").ToArray();
            Assert.All(state.Elements().Where(e => e.Name.LocalName == "text" && e.Attribute("text-anchor") is null), t =>
            {
                var isBold = ((string?)t.Attribute("class"))!.Contains("dm-bold", StringComparison.Ordinal);
                Assert.True(Drawing.Number(t, "x") + TextMeasure.Width(t.Value, 12, isBold) <= box.Right - 4, t.Value);
            });
            foreach (var word in plain.SelectMany(t => t.Value.TrimEnd('…').Split(' ', '-', '+', '/')).Where(w => w.Length > 0))
            {
                var label = labels[(string)state.Attribute("data-state")!];
                if (!label.Contains(word)) Assert.Contains(label, w => w.StartsWith(word, StringComparison.Ordinal) && TextMeasure.Width(w, 12) > box.Right - box.Left - 28);
            }
        }
    }, iter: 80);

    [Fact]
    public void Phrases_of_a_label_stand_apart() =>
        Assert.Equal([2, 0], States(Draw(new(["A"], [new(0, "1", ["severs relations", "lifts the embargo"]) { IsNow = true }, new(1, "2", ["waits"])], [])))
            .Select(s => s.Elements().Count(e => e.Name.LocalName == "circle")));

    [Fact]
    public void Arrows_that_stay_in_a_column_do_not_lie_on_one_another() => Graphs.Sample(graph =>
    {
        var upright = Arrows(Draw(graph)).Select(a => Runs().Match((string)a.Attribute("d")!)).Where(m => m.Success)
            .Select(m => (X: Number(m, 1) + Number(m, 3) + Number(m, 4), A: Number(m, 2) + Number(m, 5), B: Number(m, 2) + Number(m, 5) + Number(m, 6))).ToArray();
        for (var i = 0; i < upright.Length; i++)
        {
            Assert.DoesNotContain(upright[(i + 1)..], o => Math.Abs(o.X - upright[i].X) < 0.5
                && Math.Max(Math.Min(o.A, o.B), Math.Min(upright[i].A, upright[i].B)) < Math.Min(Math.Max(o.A, o.B), Math.Max(upright[i].A, upright[i].B)));
        }
    }, iter: 80);

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
    public void Every_way_between_drawn_states_is_drawn() => Graphs.Sample(graph =>
    {
        var figure = Draw(graph);
        var drawn = Numbers(figure);
        var ways = graph.Arcs.Where(a => a.From != a.To && a.OnWay && drawn.Contains($"{(a.From / 7) + 1}") && drawn.Contains($"{(a.To / 7) + 1}")).Distinct().Count();
        Assert.Equal(ways, Arrows(figure).Count(a => ((string)a.Attribute("class")!).Split(' ').Contains("dm-way")));
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
        Assert.Equal([0, 1, 2, 3], columns.Of);
        Assert.Equal(["now", "1 move away", "3 moves away", "cannot be reached"], columns.Headings);
    }

    [Fact]
    public void The_words_tell_now_first_then_the_ways()
    {
        var words = SampleFigures.Gallery.Sections[0].Blocks.OfType<Block.Figure>().Single().InWords;
        Assert.StartsWith("State 3 (now; holds under GMR, SEQ)", words[0]);
        Assert.Equal("Ways from state 3: Russia to 5.", words[1]);
        Assert.Contains("21 moves that their movers do not prefer are not drawn", words[^1], StringComparison.OrdinalIgnoreCase);
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

    private static IEnumerable<XElement> Arrows(Block.Figure figure) => figure.Svg.Descendants().Where(e => e.Attribute("marker-end") is not null);

    private static IEnumerable<XElement> States(Block.Figure figure) => Drawing.WithClass(figure, "dm-state").Where(s => s.Attribute("data-state") is not null);

    private static XElement Outline(XElement state) => state.Elements().First(e => ((string?)e.Attribute("class"))?.StartsWith("dm-box", StringComparison.Ordinal) == true);

    private static string[] Numbers(Block.Figure figure) => [.. States(figure).Select(s => (string)s.Attribute("data-state")!)];

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>A path out of a box, round a corner and along the column.</summary>
    [GeneratedRegex(@"^M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)q(-?[\d.]+),0 -?[\d.]+,(-?[\d.]+)v(-?[\d.]+)")]
    private static partial Regex Runs();
}
