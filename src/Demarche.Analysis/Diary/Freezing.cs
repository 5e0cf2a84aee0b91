using System.Security.Cryptography;
using System.Text;
using Demarche.Analysis.Play;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Diary;

/// <summary>Makes the line of a diary from a forecast.</summary>
public static class Freezing
{
    /// <summary>The line; null where the forecast is held to no outside view, since what is held to nothing is no forecast.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="found">What play found.</param>
    /// <param name="modelText">The model with all that it reads, of which the digest is kept.</param>
    /// <param name="version">The version of the program.</param>
    /// <param name="analyst">Who made it.</param>
    /// <param name="at">When.</param>
    public static FrozenForecast? Line(CompiledCrisis compiled, PlayFindings found, string modelText, string version, string? analyst, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(found);
        if (found is not { Joined: { } joined, Outside: { } outside } || compiled.Crisis.Break is not { } about) return null;
        var hash = Hash(modelText);
        var written = at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        return new FrozenForecast
        {
            Id = $"{found.AsOf}-{Hash($"{hash} {written} {analyst} {found.Horizon} {found.Basis.Seed}")[..8]}",
            At = written,
            Crisis = found.Model,
            ModelHash = hash,
            Version = version,
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

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
