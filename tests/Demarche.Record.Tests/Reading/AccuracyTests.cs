using Demarche.Record.Codebook;

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
        Assert.True(score.EventF1 >= 0.68, score.ToString());
        Assert.True(score.KindInThreeShare >= 0.80, score.ToString());
        Assert.True(score.RestatementF1 >= 0.90, score.ToString());
    }

    [Fact]
    public void TextsThatNobodyLookedAtWhileRulesWereWritten()
    {
        var score = Score.Of(CodedText.In("held-out"));
        output.WriteLine(score.ToString());
        Assert.True(score.EventF1 >= 0.41, score.ToString());
        Assert.True(score.KindInThreeShare >= 0.75, score.ToString());
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
        Assert.True(score.EventF1 >= 0.83, score.ToString());
        Assert.True(score.BothShare >= 0.80, score.ToString());
        Assert.True(score.KindShare >= 0.90, score.ToString());
        Assert.True(score.EveryShare >= 0.76, score.ToString());
        Assert.True(score.FalseShare <= 0.05, score.ToString());
        Assert.True(score.RestatementF1 >= 0.90, score.ToString());
    }

    /// <summary>The sentences that the classifier of kinds is trained on, each read as a text: their kinds are known to it, who acts upon whom is not.</summary>
    [Fact]
    public void SentencesOfTheTraining()
    {
        var sentences = File.ReadLines(Repository.PathOf("tools", "Demarche.Training", "sentences.tsv")).Skip(1).Select(l => l.Split('\t')).Where(c => c[1].Contains(';', StringComparison.Ordinal)).ToList();
        var right = sentences.Count(c => CodedSentence.Of(c).IsRead());
        output.WriteLine($"{right} of {sentences.Count} sentences with two sides are read with their kind and both sides");
        Assert.True(right >= 0.57 * sentences.Count, $"{right} of {sentences.Count}");
    }

    /// <summary>Fifty ways to say who does what to whom, each read with its sides and its kind.</summary>
    [Fact]
    public void SidesOfSingleSentences()
    {
        var rows = File.ReadLines(Repository.PathOf("tests", "Demarche.Record.Tests", "Data", "sides.tsv")).Skip(1).Select(l => l.Split('\t')).ToList();
        var wrong = rows.Where(c => !CodedSentence.Reading(c[0]).Any(r => r.By == c[1] && r.Toward == c[2] && r.Kind!.Value.Type.Name() == c[3])).ToList();
        foreach (var row in wrong) output.WriteLine(row[0]);
        Assert.True(wrong.Count <= 0.05 * rows.Count, string.Join("\n", wrong.Select(w => w[0])));
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
