using Demarche.Engine.Stability;

namespace Demarche.Engine.RicherPreferences;

/// <summary>Weak stability: the party stays, but not for fear of what it likes much less.</summary>
internal static class Weakness
{
    /// <summary>The verdict on weak stability, from those on stability in general and on strong stability.</summary>
    public static Verdict Judge(string concept, Verdict general, Verdict strong)
    {
        if (!general.IsStable) return general with { Concept = concept };
        if (strong.IsStable) return strong with { Concept = concept, Ground = Ground.Firmer };
        var mild = strong.Deviations.Where(d => !d.IsSanctioned).Select(d => d.Improvement).ToHashSet();
        return general with { Concept = concept, Deviations = [.. general.Deviations.OrderByDescending(d => mild.Contains(d.Improvement))] };
    }
}
