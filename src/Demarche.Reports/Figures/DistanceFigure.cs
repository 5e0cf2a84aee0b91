using System.Xml.Linq;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>Draws distances as lanes on one scale: a step for each move or change that it takes, a bar where no number suffices.</summary>
internal static class DistanceFigure
{
    private const double Margin = 14;
    private const double TrackLeft = 206;
    private const double TrackRight = 440;
    private const double WordsLeft = 474;
    private const double WidestStep = 72;
    private const double Step = 16;
    private const double Pad = 11;

    /// <summary>More steps than this are drawn as ticks without numbers.</summary>
    private const int MostNumbered = 12;

    /// <summary>The figure.</summary>
    public static Block.Figure Draw(string id, string caption, Distance distance)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(distance);
        var legend = Legend(distance);
        var y = legend.Bottom + 14;
        var unit = Math.Min(WidestStep, (TrackRight - TrackLeft) / Math.Max(1, distance.Lanes.Max(l => (int?)l.Amount) ?? 0));
        var parts = new List<XElement> { legend.Drawing };
        var group = "";
        foreach (var lane in distance.Lanes)
        {
            if (lane.Group is { } title && title != group)
            {
                parts.Add(Svg.Text("dm-small dm-bold dm-muted", Margin, y + 20,
                    TextMeasure.Cut(PlainText.Of(title), FigureStyle.Small, FigureFrame.Width - (2 * Margin), bold: true)));
                y += 28;
            }

            group = lane.Group;
            var row = new Lane(lane);
            parts.Add(Svg.Line("dm-hair", Margin, y, FigureFrame.Width - Margin, y));
            parts.Add(row.Draw(y, unit));
            y += row.Height;
        }

        return FigureFrame.Of(id, caption, FigureFrame.Width, y + Margin, parts, [.. distance.Lanes.Select(Words)]);
    }

    private static Legend Legend(Distance distance)
    {
        var legend = new Legend(Margin, Margin, FigureFrame.Width - (2 * Margin));
        legend.AddMark((x, y) => Svg.Circle("dm-pill dm-now", x, y, 6.5), distance.Start);
        legend.AddMark((x, y) => Goal(x, y), distance.End);
        foreach (var party in distance.Lanes.SelectMany(l => l.Steps).Select(s => s.Party).OfType<int>().Distinct().Order())
            legend.AddLine($"dm-arc dm-way {FigureStyle.Party(party)}", distance.Parties[party]);
        return legend;
    }

    private static string Words(DistanceLane lane)
    {
        var steps = lane.Steps.Select((s, i) => $"{i + 1}. {s.Words}");
        return $"{(lane.Group is { } group ? $"{group} – " : "")}{lane.Question}: "
            + $"{lane.Answer}{(lane.Steps.Count > 0 ? $" – {string.Join("; ", steps)}" : "")}.";
    }

    private static XElement Goal(double x, double y) => Svg.Path("dm-goal", Svg.Data($"M{x - 3.5},{y - 8}h7l4.5,4.5v7l-4.5,4.5h-7l-4.5,-4.5v-7z"));

    /// <summary>One row: the question, the track, the answer.</summary>
    private sealed class Lane
    {
        private readonly DistanceLane lane;
        private readonly IReadOnlyList<string> question;
        private readonly IReadOnlyList<string> answer;
        private readonly IReadOnlyList<string> steps;

        public Lane(DistanceLane lane)
        {
            const double room = FigureFrame.Width - Margin - WordsLeft;
            this.lane = lane;
            question = TextMeasure.Wrap(PlainText.Of(lane.Question), FigureStyle.Size, TrackLeft - Margin - 30, 3, bold: true);
            answer = TextMeasure.Wrap(PlainText.Of(lane.Answer), FigureStyle.Size, room, 2, bold: true);
            steps = [.. lane.Steps.SelectMany((s, i) => TextMeasure.Wrap(PlainText.Of($"{i + 1}. {s.Words}"), FigureStyle.Small, room, 3))];
            Height = (2 * Pad) + (Step * Math.Max(question.Count, answer.Count + steps.Count));
        }

        public double Height { get; }

        public XElement Draw(double top, double unit)
        {
            var baseline = top + Pad + 12;
            var tone = lane.Amount is null ? " dm-failing" : "";
            return Svg.Group("dm-lane",
                Svg.Lines("dm-bold", Margin, baseline, Step, question),
                Track(top + Pad + 10, unit),
                Svg.Lines("dm-bold" + tone, WordsLeft, baseline, Step, answer),
                Svg.Lines("dm-small dm-muted", WordsLeft, baseline + (answer.Count * Step), Step, steps));
        }

        private IEnumerable<XElement> Track(double y, double unit)
        {
            if (lane.Amount is not { } amount) return Barred(y);
            var parts = new List<XElement>();
            for (var k = 0; k < amount; k++)
            {
                var classes = k < lane.Steps.Count && lane.Steps[k].Party is { } party ? $"dm-arc dm-way {FigureStyle.Party(party)}" : "dm-arc dm-way";
                parts.Add(Svg.Path(classes, Svg.Data($"M{TrackLeft + (k * unit)},{y}h{unit}")));
            }

            parts.Add(Svg.Circle("dm-pill dm-now", TrackLeft, y, 6.5));
            for (var k = 1; k < amount; k++) parts.Add(Svg.Line("dm-axis", TrackLeft + (k * unit), y - 5, TrackLeft + (k * unit), y + 5));
            if (amount <= MostNumbered)
                parts.AddRange(Enumerable.Range(0, amount)
                    .Select(k => Svg.Text("dm-small dm-muted", TrackLeft + ((k + 0.5) * unit), y - 7, $"{k + 1}", "middle")));
            parts.Add(Goal(TrackLeft + (amount * unit), y));
            return parts;
        }

        /// <summary>A way that a bar ends before the goal.</summary>
        private static IEnumerable<XElement> Barred(double y)
        {
            const double bar = TrackRight - 60;
            yield return Svg.Path("dm-leader dm-dotted", Svg.Data($"M{TrackLeft},{y}H{bar}"));
            yield return Svg.Circle("dm-pill dm-now", TrackLeft, y, 6.5);
            yield return Goal(TrackRight, y);
            yield return Svg.Line("dm-bar", bar, y - 9, bar, y + 9);
            yield return Svg.Line("dm-bar", bar + 5, y - 9, bar + 5, y + 9);
        }
    }
}
