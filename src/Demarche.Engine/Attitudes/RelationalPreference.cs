using Demarche.Engine.Preferences;

namespace Demarche.Engine.Attitudes;

/// <summary>Preference by attitudes: what a party gains when others do.</summary>
/// <remarks>Source: Inohara, Hipel and Walker (2007).</remarks>
public static class RelationalPreference
{
    /// <summary>
    /// Total relational preference: whether going from <paramref name="worse"/> to <paramref name="better"/> is a gain as the party sees it.
    /// Nobody it is for is worse off, nobody it is against is better off, and at least one of these gains, or loses, strictly.
    /// </summary>
    public static bool Prefers(this AttitudeMatrix attitudes, ConflictGraph graph, int party, int better, int worse)
    {
        ArgumentNullException.ThrowIfNull(attitudes);
        ArgumentNullException.ThrowIfNull(graph);
        var gains = false;
        for (var other = 0; other < attitudes.Parties; other++)
        {
            if (attitudes[party, other] is var stance && stance == Stance.Neutral) continue;
            var (to, from) = stance == Stance.For ? (better, worse) : (worse, better);
            if (graph.Prefers(other, from, to)) return false;
            gains |= graph.Prefers(other, to, from);
        }

        return gains;
    }
}
