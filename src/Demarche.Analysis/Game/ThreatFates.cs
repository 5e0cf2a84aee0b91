using System.Globalization;
namespace Demarche.Analysis.Game;

/// <summary>What becomes of threats and promises on all the ways that play can take: why one of them may never cost anything.</summary>
internal sealed class ThreatFates(CostItems costs)
{
    private ulong ranOut;
    private ulong begun;
    private ulong called;
    private ulong met;
    private ulong keepable;

    /// <summary>The state changes.</summary>
    public void Changes(int from, int to, ulong calledIn)
    {
        begun |= costs.Begun(from, to);
        called |= calledIn;
    }

    /// <summary>The day of some ultimatums has passed, and some of these are called in.</summary>
    public void RunsOut(ulong some, ulong calledIn)
    {
        (ranOut, called) = (ranOut | some, called | calledIn);
        begun |= calledIn;
    }

    /// <summary>A party has a chance to act.</summary>
    public void Acts(int party, ulong calledIn, ulong due)
    {
        for (var k = 0; k < costs.Threats.Count; k++) if (costs.Threats[k].By == party) met |= calledIn & 1UL << k;
        keepable |= due;
    }

    /// <summary>Why a threat costs its author nothing, in words that go on from "is never called in at a time when A could still keep it: ".</summary>
    public string Why(int threat, string author)
    {
        var (about, bit) = (costs.Threats[threat], 1UL << threat);
        if (about.IsUltimatum && (ranOut & bit) == 0)
            return string.Create(CultureInfo.InvariantCulture, $"its day, {about.Deadline:d MMMM yyyy}, is not over before play ends");
        if ((begun & bit) == 0) return $"that {about.If.Words} never comes about here";
        if ((called & bit) == 0) return $"whenever it comes about that {about.If.Words}, it is already so that {about.Then.Words}";
        if ((met & bit) == 0) return $"before {author} can act again that is undone, or there is no further chance";
        return (keepable & bit) == 0 ? $"{author} has no move that does it" : $"whatever {author} then does, it is kept";
    }
}
