namespace Demarche.Tests.Reading;

/// <summary>
/// What the reader gets right, on texts coded by hand. Each number is a floor: it is what was reached when the number was written, a little less for
/// what chance may take, and a change that falls below it does not pass. docs/reading.md tells the numbers.
/// </summary>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    [Fact]
    public void TextsThatRulesWereWrittenWith()
    {
        var score = Score.Of(CodedText.In("seen"));
        output.WriteLine(score.ToString());
        Assert.True(score.EventF1 >= 0.60, score.ToString());
        Assert.True(score.KindInThreeShare >= 0.75, score.ToString());
        Assert.True(score.RestatementF1 >= 0.90, score.ToString());
    }

    [Fact]
    public void TextsThatNobodyLookedAtWhileRulesWereWritten()
    {
        var score = Score.Of(CodedText.In("held-out"));
        output.WriteLine(score.ToString());
        Assert.True(score.EventF1 >= 0.35, score.ToString());
        Assert.True(score.KindInThreeShare >= 0.60, score.ToString());
    }

    [Fact]
    public void TheArticle()
    {
        if (CodedText.TheArticle() is not { } article)
        {
            Assert.Skip("The article does not lie beside the repository: it is not ours to ship.");
            return;
        }

        var score = Score.Of([article]);
        output.WriteLine(score.ToString());
        Assert.True(score.EventF1 >= 0.50, score.ToString());
        Assert.True(score.KindShare >= 0.55, score.ToString());
        Assert.True(score.FalseShare <= 0.15, score.ToString());
        Assert.True(score.RestatementF1 >= 0.90, score.ToString());
    }

    [Fact]
    public void TheThreatOfTheArticleStandsOnceWithItsCondition()
    {
        if (CodedText.TheArticle() is not { } article)
        {
            Assert.Skip("The article does not lie beside the repository: it is not ours to ship.");
            return;
        }

        var events = Record.Reading.Reader.Read(article.Article, article.Published).Events;
        var threat = Assert.Single(events, e => e.Row is { By: "Russia", SameAs: "" } && e.Row.Kind?.Type == Record.Codebook.EventType.Threaten).Row;
        Assert.Equal("United States", threat.Toward);
        Assert.Equal(new DateOnly(2021, 12, 31), threat.Date);
        Assert.Contains("sanctions", threat.If, StringComparison.Ordinal);
        Assert.Contains("relations", threat.Then, StringComparison.Ordinal);
        Assert.Equal(2, events.Count(e => e.Row.SameAs == threat.Id));
    }

    [Fact]
    public void BCubedOfKnownClusters()
    {
        Assert.Equal(1, Clusters.BCubed([("a", "1"), ("a", "1"), ("b", "2")]), 9);
        Assert.Equal(2 * 1 * (2d / 3) / (1 + 2d / 3), Clusters.BCubed([("a", "1"), ("a", "2"), ("b", "3")]), 9);
    }
}
