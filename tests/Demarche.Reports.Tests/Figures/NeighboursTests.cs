using System.Globalization;
using CsCheck;
using Demarche.Reports.Figures;

namespace Demarche.Reports.Tests.Figures;

public class NeighboursTests
{
    [Fact]
    public void Groups_are_those_of_joining_the_closest_again_and_again() => Gen.Select(Gen.Int[0, 30].Array[0, 40], Gen.Int[1, 12]).Sample((places, most) =>
    {
        int[] sorted = [.. places.Order()];
        Assert.Equal(Naive(sorted, most), Neighbours.Grouped(sorted, most).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g}")));
    }, iter: Samples.Count);

    [Fact]
    public void Of_a_long_record_what_matters_is_shown_and_the_rest_counted()
    {
        TimelineEvent[] events = [.. Enumerable.Range(0, 1000).Select(k => new TimelineEvent(new DateOnly(2020, 1, 1).AddDays(k), "A", $"event {k}") { Tone = k == 5 ? -10 : 1 })];

        var words = TimelineWords.Of(new Timeline(null, events, []));

        Assert.Equal("1,000 events; the latest 100 and the 100 others of the strongest tone follow, the rest is left out.", words[0]);
        Assert.Equal(201, words.Count);
        Assert.Contains(words, w => w.Contains("event 5 ", StringComparison.Ordinal));
        Assert.Contains("event 999", words[^1], StringComparison.Ordinal);
        Assert.Matches("; and [0-9,]+ more", TimelineFigure.Draw("t", "T", new Timeline(null, events, [])).Svg.ToString());
    }

    private static IEnumerable<string> Naive(int[] places, int most)
    {
        var groups = Enumerable.Range(0, places.Length).Select(k => (First: k, Last: k)).ToList();
        while (groups.Count > most)
        {
            var closest = Enumerable.Range(0, groups.Count - 1).MinBy(i => places[groups[i + 1].Last] - places[groups[i].First]);
            groups[closest] = (groups[closest].First, groups[closest + 1].Last);
            groups.RemoveAt(closest + 1);
        }

        return groups.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.First}..{g.Last + 1}"));
    }
}
