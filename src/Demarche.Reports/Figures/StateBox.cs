using System.Xml.Linq;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>A state as a box of text: how high it must be, and its drawing.</summary>
internal sealed class StateBox
{
    private const double Pad = 9;
    private const double Step = 15;
    private const double PhraseGap = 4;
    private const double Indent = 9;
    private const int MostLines = 12;
    private const int MostLinesAPhrase = 6;
    private const double Chamfer = 10;

    private readonly IReadOnlyList<string> outcome;
    private readonly IReadOnlyList<IReadOnlyList<string>> phrases;
    private readonly IReadOnlyList<string> holds;

    public StateBox(StateNode node, double width)
    {
        Node = node;
        Width = width;
        var room = width - (2 * Pad);
        outcome = node.Outcome is null ? [] : TextMeasure.Wrap(PlainText.Of(node.Outcome), FigureStyle.Small, room, 2, bold: true);
        phrases = Fitted(node, room);
        holds = node.HoldsUnder.Count == 0 ? [] : TextMeasure.Wrap($"✓ holds: {string.Join(", ", node.HoldsUnder)}", FigureStyle.Small, room, 4, bold: true);
        Height = (2 * Pad) + (Step * (1 + outcome.Count + phrases.Sum(p => p.Count) + holds.Count))
            + (PhraseGap * (phrases.Count + (holds.Count > 0 ? 1 : 0)));
    }

    public StateNode Node { get; }

    public double Width { get; }

    public double Height { get; }

    public XElement Draw(double left, double top)
    {
        var group = Svg.Group("dm-state", new XAttribute("data-state", PlainText.Of(Node.Number)), Svg.Title(StateGraphWords.State(Node)), Outline(left, top));
        if (holds.Count > 0) group.Add(Svg.Path("dm-inner", Shape(left + 3, top + 3, Width - 6, Height - 6)));
        var baseline = top + Pad + 11;
        var right = left + Width - Pad;
        if (Node.IsBreak) right = Pill(group, "dm-pill dm-broken", "BREAK", right, top + Pad - 2);
        if (Node.IsNow) right = Pill(group, "dm-pill dm-now", "NOW", right, top + Pad - 2);
        group.Add(Svg.Text("dm-bold", left + Pad, baseline, TextMeasure.Cut(Node.Number, FigureStyle.Size, right - left - Pad, bold: true)));
        foreach (var line in outcome) group.Add(Svg.Text("dm-small dm-bold dm-muted", left + Pad, baseline += Step, line));
        foreach (var phrase in phrases)
        {
            baseline += PhraseGap;
            if (phrases.Count > 1) group.Add(Svg.Circle("dm-muted", left + Pad + 2.5, baseline + Step - 4, 1.8));
            foreach (var line in phrase) group.Add(Svg.Text("dm-small", left + Pad + (phrases.Count > 1 ? Indent : 0), baseline += Step, line));
        }

        if (holds.Count > 0) baseline += PhraseGap;
        foreach (var line in holds) group.Add(Svg.Text("dm-small dm-bold dm-holding", left + Pad, baseline += Step, line));
        return group;
    }

    /// <summary>
    /// The phrases apart, each in as many lines as it takes while they are few; then each in fewer, and at last the first phrases only.
    /// </summary>
    private static List<IReadOnlyList<string>> Fitted(StateNode node, double room)
    {
        var label = node.Label.Select(PlainText.Of).Where(l => !string.IsNullOrWhiteSpace(l)).ToArray();
        if (label.Length > 1) room -= Indent;
        List<IReadOnlyList<string>> wrapped = [];
        for (var each = MostLinesAPhrase; each >= 1; each--)
        {
            wrapped = [.. label.Select(l => TextMeasure.Wrap(l, FigureStyle.Small, room, each))];
            if (wrapped.Sum(w => w.Count) <= MostLines) return wrapped;
        }

        return [.. wrapped.Take(MostLines - 1), ["…"]];
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
