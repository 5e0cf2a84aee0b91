using Demarche.Engine.Outside;
using Demarche.Engine.Scores;

namespace Demarche.Analysis.Diary;

/// <summary>Several analysts' forecasts of one statement as one.</summary>
/// <param name="Crisis">The crisis.</param>
/// <param name="Statement">What is forecast.</param>
/// <param name="Horizon">By when.</param>
/// <param name="Probability">The pool's probability.</param>
/// <param name="Low">The least of the analysts' own.</param>
/// <param name="High">The greatest.</param>
/// <param name="Each">Each analyst's latest forecast: who, its day, its probability.</param>
public sealed record PooledForecast(string Crisis, string Statement, string Horizon, double Probability, double Low, double High,
    IReadOnlyList<PooledAnalyst> Each);

/// <summary>An analyst in a pool.</summary>
/// <param name="Analyst">Who; the diary's name where nobody is named.</param>
/// <param name="AsOf">When the forecast was made.</param>
/// <param name="Probability">What it says.</param>
public sealed record PooledAnalyst(string Analyst, string AsOf, double Probability);

/// <summary>Pools diaries: shifts from the outside view averaged in log-odds, with one trust that all resolved forecasts have taught.</summary>
public static class DiaryPool
{
    /// <summary>The statements that are open in some diary, each with the latest forecast of every analyst.</summary>
    /// <param name="diaries">The diaries by name.</param>
    public static IReadOnlyList<PooledForecast> Of(IReadOnlyList<(string Name, ForecastDiary Diary)> diaries)
    {
        ArgumentNullException.ThrowIfNull(diaries);
        var resolved = diaries.SelectMany(d => d.Diary.ByModel)
            .Select(r => new ResolvedForecast(new Anchor(r.Forecast.Rate, r.Forecast.Typical), r.Forecast.Z, r.Came)).ToArray();
        var trust = resolved.Length == 0 ? Trust.Prior : Trust.After(resolved);
        return
        [
            .. diaries.SelectMany(d => Open(d.Diary).Select(f => (Who: f.Analyst ?? d.Name, Forecast: f)))
                .GroupBy(x => (x.Forecast.Crisis, x.Forecast.Statement, x.Forecast.Horizon))
                .Select(g => Pool(g.Key,
                    [.. g.GroupBy(x => x.Who, StringComparer.Ordinal).Select(own => own.MaxBy(x => x.Forecast.AsOf, StringComparer.Ordinal))], trust))
                .OrderBy(p => p.Horizon, StringComparer.Ordinal).ThenBy(p => p.Crisis, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<FrozenForecast> Open(ForecastDiary diary)
    {
        var done = diary.Lines.OfType<Resolution>().Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return diary.Frozen.Where(f => f.Method is null && !done.Contains(f.Id));
    }

    private static PooledForecast Pool((string Crisis, string Statement, string Horizon) key, (string Who, FrozenForecast Forecast)[] latest, Trust trust) =>
        new(
        key.Crisis, key.Statement, key.Horizon,
        Pooled.Probability([.. latest.Select(x => (new Anchor(x.Forecast.Rate, x.Forecast.Typical), x.Forecast.Z))], trust),
        latest.Min(x => x.Forecast.Joined), latest.Max(x => x.Forecast.Joined),
        [.. latest.OrderBy(x => x.Who, StringComparer.Ordinal).Select(x => new PooledAnalyst(x.Who, x.Forecast.AsOf, x.Forecast.Joined))]);
}
