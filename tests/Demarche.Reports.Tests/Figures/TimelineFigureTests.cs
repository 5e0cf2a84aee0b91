using CsCheck;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;

namespace Demarche.Reports.Tests.Figures;

public class TimelineFigureTests
{
    private static readonly DateOnly Start = new(2008, 8, 8);

    private static readonly Gen<Timeline> Timelines =
        from spread in Gen.OneOf(Gen.Const(1), Gen.Const(20), Gen.Const(5000))
        from asOf in Gen.Int[0, 5000]
        from events in Gen.Select(Gen.Int[0, spread], Gen.Double[-12, 12], Gen.Bool).Array[0, 40]
        from occasions in Gen.Int[asOf, asOf + spread].Array[0, 12]
        select new Timeline(Start.AddDays(asOf), [.. events.Select(e => new TimelineEvent(Start.AddDays(e.Item1), "A to B", $"something said on day {e.Item1} that takes some words to tell") { Tone = e.Item3 ? e.Item2 : null })],
            [.. occasions.Select(o => new TimelineOccasion(Start.AddDays(o), "Talks", ["A", "B"]))]);

    [Fact]
    public void Rows_are_inside_the_picture_and_in_order_without_overlap() => Timelines.Sample(timeline =>
    {
        var figure = TimelineFigure.Draw("t", "A timeline", timeline);
        var frame = Drawing.ViewBox(figure);
        var rows = Drawing.WithClass(figure, "dm-row").Select(r => r.Elements().Where(e => e.Name.LocalName == "text").Select(e => Drawing.Number(e, "y")).ToArray()).ToArray();
        Assert.All(rows.SelectMany(r => r), y => Assert.InRange(y, 10, frame.Bottom - 4));
        for (var i = 1; i < rows.Length; i++) Assert.True(rows[i].Min() - rows[i - 1].Max() >= 15);
    }, iter: 200);

    [Fact]
    public void Bars_stay_in_their_field_and_on_their_side() => Timelines.Sample(timeline =>
    {
        var figure = TimelineFigure.Draw("t", "A timeline", timeline);
        foreach (var bar in Drawing.WithClass(figure, "dm-hostile").Concat(Drawing.WithClass(figure, "dm-friendly")))
        {
            Assert.InRange(Drawing.Number(bar, "width"), 0, 66);
            Assert.InRange(Drawing.Number(bar, "x"), 172, 238);
        }
    }, iter: 50);

    [Fact]
    public void Every_event_is_told_even_when_events_are_drawn_together()
    {
        var events = Enumerable.Range(0, 60).Select(i => new TimelineEvent(Start.AddDays(i / 2), "A", $"Event {i}")).ToArray();
        var figure = TimelineFigure.Draw("t", "A timeline", new(null, events, []));
        Assert.Equal(60, figure.InWords.Count);
        Assert.Equal(20, Drawing.WithClass(figure, "dm-row").Count());
        Assert.Contains(figure.Svg.Descendants(), e => e.Name.LocalName == "text" && e.Value.Contains("events"));
    }

    [Fact]
    public void An_empty_timeline_is_an_error_of_the_caller() => Assert.Throws<ArgumentException>(() => TimelineFigure.Draw("t", "A timeline", new(null, [], [])));

    [Fact]
    public void A_gap_out_of_proportion_is_cut_and_named()
    {
        var scale = new TimeScale([new(2008, 8, 8), new(2022, 1, 1), new(2022, 1, 3), new(2022, 1, 8)], 500);
        var cut = Assert.Single(scale.Cuts);
        Assert.Equal("13 years", cut.Words);
        Assert.InRange(cut.At, scale.At(new(2008, 8, 8)), scale.At(new(2022, 1, 1)));
        var day = scale.At(new(2022, 1, 3)) - scale.At(new(2022, 1, 1));
        Assert.Equal(2.5 * day, scale.At(new(2022, 1, 8)) - scale.At(new(2022, 1, 3)), 6);
    }

    [Fact]
    public void Gaps_of_like_size_are_to_scale()
    {
        var scale = new TimeScale([new(2022, 1, 1), new(2022, 1, 11), new(2022, 2, 10)], 400);
        Assert.Empty(scale.Cuts);
        Assert.Equal(3, (scale.At(new(2022, 2, 10)) - scale.At(new(2022, 1, 11))) / scale.At(new(2022, 1, 11)), 6);
    }

    [Fact]
    public void The_words_are_in_order_of_date()
    {
        var words = SampleFigures.Gallery.Sections.SelectMany(s => s.Blocks).OfType<Block.Figure>().Single(f => f.Id == "record-and-calendar").InWords;
        Assert.StartsWith("29 August 2008, Georgia: ", words[0]);
        Assert.Equal("5 January 2022: the date of this analysis.", words[6]);
        Assert.Equal("To come on 10 January 2022: Russia–US talks in Geneva (Russia, USA).", words[7]);
    }
}
