using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Game;
using Demarche.Analysis.Outside;
using Demarche.Engine.Outside;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Diary;

/// <summary>Makes the line of a diary from a forecast.</summary>
public static class Freezing
{
    private static readonly string Version =
        typeof(Freezing).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The line; null where the forecast is held to no outside view, since what is held to nothing is no forecast.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="found">What play found.</param>
    /// <param name="modelText">The model with all that it reads, of which the digest is kept.</param>
    /// <param name="analyst">Who made it.</param>
    /// <param name="at">When.</param>
    public static FrozenForecast? Line(CompiledCrisis compiled, PlayFindings found, string modelText, string? analyst, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(found);
        if (found is not { Joined: { } joined, Outside: { } outside } || compiled.Crisis.Break is not { } about) return null;
        var hash = Hash(modelText);
        var written = at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new FrozenForecast
        {
            Id = $"{found.AsOf}-{Hash($"{hash} {written} {analyst} {found.Horizon} {found.Basis.Seed}")[..8]}",
            At = written,
            Crisis = found.Model,
            ModelHash = hash,
            Version = Version,
            Seed = found.Basis.Seed,
            AsOf = found.AsOf,
            Statement = about.Clause.Words,
            Horizon = found.Horizon,
            Class = outside.Class ?? outside.Counts,
            K = outside.K,
            N = outside.N,
            Rate = outside.Rate,
            Z = Math.Round(joined.LogOdds, 9),
            Typical = [.. joined.TypicalLogOdds.Select(z => Math.Round(z, 6))],
            Readiness = joined.Readiness,
            Trust = joined.Trust,
            Inside = joined.Inside,
            Joined = joined.Probability,
            Analyst = analyst,
        };
    }

    /// <summary>
    /// The line of what came about at tables where people, or whoever else held the seats, played the crisis: a kind of forecast of its own. The
    /// probability is Jeffreys' mean of the share, (k + ½) / (n + 1), so that a few tables alike make no certainty. Null where the model names no break, or
    /// no class of cases stands beside it.
    /// </summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="came">At how many tables the break came about.</param>
    /// <param name="tables">Of how many that were played to their end; at least 1.</param>
    /// <param name="seed">The seed of the tables.</param>
    /// <param name="modelText">The model with all that it reads, of which the digest is kept.</param>
    /// <param name="analyst">Who made it.</param>
    /// <param name="at">When.</param>
    public static FrozenForecast? TableLine(CompiledCrisis compiled, int came, int tables, int seed, string modelText, string? analyst, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentOutOfRangeException.ThrowIfLessThan(tables, 1);
        if (compiled.Crisis.Break is not { } about || PlayCalendar.Of(compiled.Crisis).Calendar is not { } calendar) return null;
        double days = Math.Max(1, calendar.Horizon.DayNumber - calendar.AsOf.DayNumber);
        if (FittingClasses.Of(compiled.Crisis, days).Chosen is not { } chosen) return null;
        double age = compiled.Crisis.Outside?.AgeOn(calendar.AsOf) ?? 0;
        var (hash, written, p) =
            (Hash(modelText), at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), BetaDistribution.Of(came, tables).Mean);
        return new FrozenForecast
        {
            Id = string.Create(CultureInfo.InvariantCulture,
                $"{calendar.AsOf:yyyy-MM-dd}-{Hash($"{hash} {written} {analyst} table {came} {tables} {seed}")[..8]}"),
            At = written,
            Crisis = compiled.Crisis.Name,
            ModelHash = hash,
            Version = Version,
            Seed = seed,
            AsOf = string.Create(CultureInfo.InvariantCulture, $"{calendar.AsOf:yyyy-MM-dd}"),
            Statement = about.Clause.Words,
            Horizon = string.Create(CultureInfo.InvariantCulture, $"{calendar.Horizon:yyyy-MM-dd}"),
            Class = chosen.Id ?? chosen.Counts,
            K = chosen.Rate.K,
            N = chosen.Rate.N,
            Rate = chosen.Rate.Over(days, age).Mean,
            Z = Math.Round(Logistic.Odds(p), 9),
            Typical = [],
            Readiness = 1,
            Trust = 0,
            Inside = p,
            Joined = p,
            Analyst = analyst,
            Method = "table",
            Tables = tables,
        };
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
