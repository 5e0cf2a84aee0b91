using Demarche.Language.Model;

namespace Demarche.Analysis.Words;

/// <summary>The day of a threat or promise, as a line of a calendar.</summary>
public static class DeadlineWords
{
    /// <summary>"The ultimatum of the Quartet to Qatar runs out", "The promise of A to B lapses".</summary>
    public static string Of(Crisis crisis, Threat threat)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(threat);
        var kind = threat.IsPromise ? "promise" : threat.IsUltimatum ? "ultimatum" : "threat";
        return $"The last day of the {kind} of {crisis.Parties[threat.By].Words} to {crisis.Parties[threat.Against].Words}";
    }
}
