using Demarche.Engine.Threats;

namespace Demarche.Analysis.Findings;

/// <summary>What a threat or promise comes to from the present state. "Kept" means that carrying it out, just that, would pay its author.</summary>
public enum ThreatStanding
{
    /// <summary>The condition is true now, and so is what was threatened or promised.</summary>
    CalledInAndDone,

    /// <summary>The condition is true now, and carrying it out would pay.</summary>
    CalledInKept,

    /// <summary>The condition is true now, and carrying it out would not pay.</summary>
    CalledInBroken,

    /// <summary>The condition is true now, and no move would carry it out.</summary>
    CalledInEmpty,

    /// <summary>What is threatened or promised is so already, without its condition.</summary>
    DoneAlready,

    /// <summary>No act that could be made now makes the condition true.</summary>
    NotCallable,

    /// <summary>It could be called in, and no move would carry it out.</summary>
    Empty,

    /// <summary>
    /// Of a threat: calling it in would pay if nothing followed, carrying it out would pay, and then calling it in does not. Of a promise: the act would
    /// not pay without it, does with it, and keeping it pays.
    /// </summary>
    Works,

    /// <summary>Of a threat: calling it in would pay even though it would be carried out.</summary>
    FailsToDeter,

    /// <summary>Of a threat: calling it in would pay, not if it were carried out, and carrying it out would not pay.</summary>
    Bluff,

    /// <summary>Of a threat: calling it in would pay whether or not it is carried out, and carrying it out would not pay.</summary>
    BluffInVain,

    /// <summary>Of a threat: carrying it out would pay after some of the acts that would pay, and not after others.</summary>
    Partly,

    /// <summary>Of a threat: no act that calls it in would pay anyway. Of a promise: one would pay anyway. It would be kept.</summary>
    NotNeededKept,

    /// <summary>As <see cref="NotNeededKept"/>; it would be kept after some of the acts that call it in and not after others.</summary>
    NotNeededPartly,

    /// <summary>As <see cref="NotNeededKept"/>; it would not be kept.</summary>
    NotNeededBroken,

    /// <summary>Of a promise: it would be kept, and the act would not pay even so.</summary>
    TooLittle,

    /// <summary>Of a promise: the act would pay if it were kept, and keeping it would not pay.</summary>
    NotBelieved,

    /// <summary>Of a promise: keeping it would not pay, and the act would not pay even if it were kept.</summary>
    TooLittleAndBroken,

    /// <summary>Of a promise on what others do: it would be kept.</summary>
    PledgeKept,

    /// <summary>Of a promise on what others do: it would be kept after some of the acts that call it in and not after others.</summary>
    PledgePartly,

    /// <summary>Of a promise on what others do: it would not be kept.</summary>
    PledgeBroken,
}

/// <summary>Reads a standing off an analysis.</summary>
internal static class ThreatStandings
{
    /// <summary>The standing.</summary>
    /// <param name="analysis">What was worked out.</param>
    /// <param name="isPromise">Whether it is a promise.</param>
    /// <param name="isPledge">Whether it is a promise on what others do.</param>
    public static ThreatStanding Of(ThreatAnalysis analysis, bool isPromise, bool isPledge)
    {
        if (analysis.IsCalledIn) return analysis switch
        {
            { IsDone: true } => ThreatStanding.CalledInAndDone,
            { Now.Act: null } => ThreatStanding.CalledInEmpty,
            { Now.Pays: true } => ThreatStanding.CalledInKept,
            _ => ThreatStanding.CalledInBroken,
        };
        if (analysis.IsDone) return ThreatStanding.DoneAlready;
        if (analysis.FromNow.Count == 0) return ThreatStanding.NotCallable;
        var tempting = analysis.FromNow.Where(c => c.Tempts).ToArray();
        var looked = tempting.Length > 0 ? tempting : [.. analysis.FromNow];
        if (looked.All(c => c.Then.Act is null)) return ThreatStanding.Empty;
        bool? kept = looked.All(c => c.Then.Pays) ? true : looked.Any(c => c.Then.Pays) ? null : false;
        if (isPledge) return By(kept, ThreatStanding.PledgeKept, ThreatStanding.PledgePartly, ThreatStanding.PledgeBroken);
        if (isPromise != tempting.Length > 0) return isPromise ? Promise(looked, kept) : Threat(tempting, kept);
        return By(kept, ThreatStanding.NotNeededKept, ThreatStanding.NotNeededPartly, ThreatStanding.NotNeededBroken);
    }

    private static ThreatStanding Threat(ThreatCall[] tempting, bool? kept)
    {
        var deters = tempting.All(c => c.TemptsStill == false);
        return By(kept, deters ? ThreatStanding.Works : ThreatStanding.FailsToDeter, ThreatStanding.Partly, deters ? ThreatStanding.Bluff
            : ThreatStanding.BluffInVain);
    }

    private static ThreatStanding Promise(ThreatCall[] calls, bool? kept)
    {
        if (calls.Any(c => c is { TemptsStill: true, Then.Pays: true })) return ThreatStanding.Works;
        if (calls.Any(c => c.TemptsStill == true)) return ThreatStanding.NotBelieved;
        return kept == false ? ThreatStanding.TooLittleAndBroken : ThreatStanding.TooLittle;
    }

    private static ThreatStanding By(bool? kept, ThreatStanding whenKept, ThreatStanding partly, ThreatStanding broken) =>
        kept switch { true => whenKept, null => partly, _ => broken };
}
