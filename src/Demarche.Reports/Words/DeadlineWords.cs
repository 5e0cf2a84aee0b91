using Demarche.Analysis.Findings;
using Demarche.Language.Model;

namespace Demarche.Reports.Words;

/// <summary>The day of a threat or promise, as a line of a calendar.</summary>
public static class DeadlineWords
{
    /// <summary>"The last day of the ultimatum of the Quartet to Qatar", "The last day of the promise of A to B".</summary>
    public static string InWords(this DeadlineFinding deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return Of(deadline.Threat, deadline.By, deadline.Against);
    }

    /// <summary>The same of a threat of a crisis.</summary>
    public static string Of(Crisis crisis, Threat threat)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(threat);
        return Of(threat, crisis.Parties[threat.By].Words, crisis.Parties[threat.Against].Words);
    }

    private static string Of(Threat threat, string by, string against) =>
        $"The last day of the {(threat.IsPromise ? "promise" : threat.IsUltimatum ? "ultimatum" : "threat")} of {by} to {against}";
}
