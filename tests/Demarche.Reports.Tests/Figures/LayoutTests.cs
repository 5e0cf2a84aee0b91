using CsCheck;
using Demarche.Reports.Figures;

namespace Demarche.Reports.Tests.Figures;

public class LayoutTests
{
    [Fact]
    public void Things_moved_apart_do_not_overlap_and_keep_their_order() =>
        Gen.Select(Gen.Double[0, 300], Gen.Double[1, 40]).Array[1, 30].Sample(things =>
        {
            var sizes = things.Select(t => t.Item2).ToArray();
            var placed = Spread.Apart([.. things.Select(t => t.Item1)], sizes, 3);
            for (var i = 1; i < placed.Length; i++)
                Assert.True(placed[i] - placed[i - 1] >= ((sizes[i] + sizes[i - 1]) / 2) + 3 - 1e-9);
        });

    [Fact]
    public void Things_that_are_apart_stay_where_they_are() => Assert.Equal([0, 50, 90], Spread.Apart([0, 50, 90], [10, 10, 10], 5));

    [Fact]
    public void Two_things_in_one_place_give_way_alike() => Assert.Equal([95, 105], Spread.Apart([100, 100], [8, 8], 2));

    [Fact]
    public void No_small_change_of_a_spread_brings_it_nearer_to_what_was_wished() =>
        Gen.Double[0, 60].Array[2, 8].Sample(wished =>
        {
            var sizes = wished.Select(_ => 10.0).ToArray();
            var placed = Spread.Apart(wished, sizes, 0);
            for (var from = 0; from < placed.Length; from++)
            {
                for (var to = from; to < placed.Length; to++)
                {
                    foreach (var step in new[] { -0.01, 0.01 })
                    {
                        var other = placed.Select((y, i) => i >= from && i <= to ? y + step : y).ToArray();
                        var allowed = Enumerable.Range(1, other.Length - 1).All(i => other[i] - other[i - 1] >= 10 - 1e-9);
                        Assert.True(!allowed || Cost(other, wished) >= Cost(placed, wished) - 1e-9);
                    }
                }
            }
        });

    [Fact]
    public void Crossings_that_can_be_avoided_are()
    {
        // Two chains given crosswise: 0 → 3 → 4 and 0 → 2 → 5, with the ends declared the wrong way round.
        var layout = new LayeredLayout([0, 0, 1, 1, 2, 2], [20, 20, 20, 20, 20, 20], [(0, 3), (3, 4), (1, 2), (2, 5)]);
        var isFirstAbove = layout.Centre(0) < layout.Centre(1);
        Assert.Equal(isFirstAbove, layout.Centre(3) < layout.Centre(2));
        Assert.Equal(isFirstAbove, layout.Centre(4) < layout.Centre(5));
    }

    [Fact]
    public void Wrapped_lines_keep_every_word_and_fit() =>
        Gen.Char["abcdefgh iW-–"].Array[0, 80].Select(c => new string(c)).Sample(text =>
        {
            var lines = TextMeasure.Wrap(text, 12, 200, 100);
            return lines.All(l => TextMeasure.Width(l, 12) <= 200)
                && (lines.Any(l => l.EndsWith('…')) || string.Concat(lines).Replace(" ", "", StringComparison.Ordinal) == text.Replace(" ", "", StringComparison.Ordinal));
        });

    [Fact]
    public void A_word_wider_than_a_line_is_broken_after_a_dash_and_no_other_is()
    {
        Assert.Equal(["Russia–", "US talks"], TextMeasure.Wrap("Russia–US talks", 12, 60, 4));
        Assert.Equal(["no de-escalation", "here"], TextMeasure.Wrap("no de-escalation here", 12, 110, 4));
        Assert.Equal(["no", "de-escalation"], TextMeasure.Wrap("no de-escalation", 12, 90, 4));
    }

    [Fact]
    public void What_does_not_fit_ends_in_an_ellipsis()
    {
        var lines = TextMeasure.Wrap("the United States imposes tough sanctions on everybody", 12, 100, 2);
        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.True(TextMeasure.Width(lines[1], 12) <= 100);
    }

    private static double Cost(double[] placed, double[] wished) => placed.Zip(wished, (a, b) => (a - b) * (a - b)).Sum();
}
