using Demarche.Analysis.Diary;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Reports.Diary;

/// <summary>Several analysts' forecasts as one, each beside it.</summary>
public static class PoolDocument
{
    /// <summary>The report.</summary>
    public static Document Of(IReadOnlyList<PooledForecast> pools)
    {
        ArgumentNullException.ThrowIfNull(pools);
        Block[] blocks = pools.Count == 0
            ? [new Block.Note("No diary holds a forecast that is still open.")]
            : [.. pools.SelectMany(Blocks)];
        return new Document("Forecasts of several analysts", "Shifts from the outside view averaged in log-odds, with one trust for all",
            [new Section("pool", "Pooled", blocks)]);
    }

    private static IEnumerable<Block> Blocks(PooledForecast pool)
    {
        yield return new Block.Heading($"{pool.Crisis}: {pool.Statement} by {PlaySentences.Day(pool.Horizon)}");
        yield return new Block.Lead(
            [$"Together {OutsideSentences.Frequency(pool.Probability)} ({ProbabilityWords.Percent(pool.Probability)}); each alone between "
            + $"{ProbabilityWords.Percent(pool.Low)} and {ProbabilityWords.Percent(pool.High)}."]);
        yield return new Block.Table("Each analyst's latest forecast", [new("Analyst"), new("Made"), new("Says", true)],
            [.. pool.Each.Select(e => (IReadOnlyList<Prose>)[e.Analyst, e.AsOf, ProbabilityWords.Percent(e.Probability)])]);
    }
}
