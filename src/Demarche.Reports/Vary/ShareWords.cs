using System.Globalization;
using Demarche.Analysis.Findings;

namespace Demarche.Reports.Vary;

/// <summary>Shares as a reader meets them.</summary>
internal static class ShareWords
{
    /// <summary>"43%", with its interval where it was estimated: "43% (41–45%)"; "never" and "always" only where every completion was looked at.</summary>
    public static string Of(ShareFinding share)
    {
        ArgumentNullException.ThrowIfNull(share);
        if (share.Low == share.High) return share.Value switch { 0 => "never", 1 => "always", _ => Percent(share.Value) };
        return $"{Percent(share.Value)} ({Number(share.Low)}–{Percent(share.High)})";
    }

    /// <summary>"43%"; a share that is neither nothing nor all is not rounded to either.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.005 => "under 1%",
        < 1 and > 0.995 => "over 99%",
        _ => $"{Number(share)}%",
    };

    private static string Number(double share) => Math.Round(100 * share).ToString(CultureInfo.InvariantCulture);
}
