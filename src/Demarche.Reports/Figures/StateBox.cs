using System.Xml.Linq;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>A state as a box of text: how high it must be, and its drawing.</summary>
internal sealed class StateBox
{
    private const double Pad = 9;
    private const double Step = 15;
    private const int MostLines = 9;
    private const int MostLinesAPhrase = 3;
    private const double Chamfer = 10;

    private readonly IReadOnlyList<string> outcome;
    private readonly IReadOnlyList<string> lines;
    private readonly IReadOnlyList<string> holds;

    public StateBox(StateNode node, double width)
    {
        Node = node;
        Width = width;
        var room = width - (2 * Pad);
        outcome = node.Outcome is null ? [] : TextMeasure.Wrap(PlainText.Of(node.Outcome), FigureStyle.Small, room, 2, bold: true);
        lines = Fitted(node, room);
        holds = node.HoldsUnder.Count == 0 ? [] : TextMeasure.Wrap($"✓ holds: {string.Join(", ", node.HoldsUnder)}", FigureStyle.Small, room, 3, bold: true);
        Height = (2 * Pad) + (Step * (1 + outcome.Count + lines.Count + holds.Count)) + (holds.Count > 0 ? 2 : 0);
    }

    public StateNode Node { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Everything said about the state, for a pointer that rests on it and for the figure's words.</summary>
    public string Words
    {
        get
        {
            var marks = new List<string>();
            if (Node.IsNow) marks.Add("now");
            if (Node.Outcome is { } outcome) marks.Add(outcome);
            else if (Node.IsBreak) marks.Add("the break");
            if (Node.HoldsUnder.Count > 0) marks.Add($"holds under {string.Join(", ", Node.HoldsUnder)}");
            return $"State {Node.Number}{(marks.Count > 0 ? $" ({string.Join("; ", marks)})" : "")}: {string.Join(", ", Node.Label)}.";
        }
    }

    public XElement Draw(double left, double top)
    {
        var group = Svg.Group("dm-state", new XAttribute("data-state", PlainText.Of(Node.Number)), Svg.Title(Words), Outline(left, top));
        if (holds.Count > 0) group.Add(Svg.Path("dm-inner", Shape(left + 3, top + 3, Width - 6, Height - 6)));
        var baseline = top + Pad + 11;
        var right = left + Width - Pad;
        if (Node.IsBreak) right = Pill(group, "dm-pill dm-broken", "BREAK", right, top + Pad - 2);
        if (Node.IsNow) right = Pill(group, "dm-pill", "NOW", right, top + Pad - 2);
        group.Add(Svg.Text("dm-bold", left + Pad, baseline, TextMeasure.Cut(Node.Number, FigureStyle.Size, right - left - Pad, bold: true)));
        baseline += 1;
        foreach (var (classes, text) in Text()) group.Add(Svg.Text(classes, left + Pad, baseline += Step, text));
        return group;
    }

    private IEnumerable<(string Classes, string Text)> Text() =>
    [
        .. outcome.Select(l => ("dm-small dm-bold dm-muted", l)),
        .. lines.Select(l => ("dm-small", l)),
        .. holds.Select(l => ("dm-small dm-bold dm-holding", l)),
    ];

    /// <summary>The label in as many lines as it takes while they are few; then each phrase in fewer, and at last the first phrases only.</summary>
    private static List<string> Fitted(StateNode node, double room)
    {
        var label = node.Label.Select(PlainText.Of).ToArray();
        for (var each = MostLinesAPhrase; each > 1; each--)
        {
            var wrapped = label.SelectMany(l => TextMeasure.Wrap(l, FigureStyle.Small, room, each)).ToList();
            if (wrapped.Count <= MostLines) return wrapped;
        }

        var cut = label.Select(l => TextMeasure.Cut(l, FigureStyle.Small, room)).Take(MostLines).ToList();
        if (label.Length > MostLines) cut[^1] = "…";
        return cut;
    }

    private static double Pill(XElement group, string classes, string word, double right, double top)
    {
        var width = TextMeasure.Width(word, 10.5, bold: true) + 13;
        group.Add(Svg.Rectangle(classes, right - width, top, width, 16, 8), Svg.Text("dm-pilltext", right - (width / 2), top + 11.8, word, "middle"));
        return right - width - 6;
    }

    private XElement Outline(double left, double top)
    {
        var tone = Node.IsBreak ? " dm-broken" : Node.HoldsUnder.Count > 0 ? " dm-stable" : "";
        return Svg.Path($"dm-box{tone}{(Node.IsNow ? " dm-present" : "")}", Shape(left, top, Width, Height));
    }

    /// <summary>The break has its corners cut, so that it is shown by shape too.</summary>
    private string Shape(double x, double y, double width, double height)
    {
        if (!Node.IsBreak) return Svg.Data($"M{x + 5},{y}h{width - 10}q5,0 5,5v{height - 10}q0,5 -5,5h{10 - width}q-5,0 -5,-5v{10 - height}q0,-5 5,-5z");
        var c = Chamfer;
        return Svg.Data($"M{x + c},{y}h{width - (2 * c)}l{c},{c}v{height - (2 * c)}l{-c},{c}h{(2 * c) - width}l{-c},{-c}v{(2 * c) - height}z");
    }
}
