using Demarche.Engine.Stability;

namespace Demarche.Engine.RicherPreferences;

/// <summary>The concepts for preferences that are more than an order, by family, with the thresholds they are asked with.</summary>
/// <param name="Fuzzy">Thresholds of fuzzy preferences: one for every party, or one for all.</param>
/// <param name="Probability">Thresholds of probabilistic preferences.</param>
public sealed record RicherConcepts(IReadOnlyList<double> Fuzzy, ProbabilityThresholds Probability)
{
    /// <summary>The thresholds of fuzzy preference. Fixed, since the families are made with them.</summary>
    public IReadOnlyList<double> Fuzzy { get; } = Fuzzy;

    /// <summary>The thresholds of probabilistic preference. Fixed.</summary>
    public ProbabilityThresholds Probability { get; } = Probability;

    private static readonly Foresight[] All4 = Enum.GetValues<Foresight>();
    private static readonly Foresight[] Answered = [Foresight.AnyAnswer, Foresight.AnyAnswerAndWayOut, Foresight.CredibleAnswer];

    /// <summary>With the usual thresholds.</summary>
    public static RicherConcepts Usual { get; } = new([FuzzyStability.UsualThreshold], ProbabilityThresholds.Usual);

    /// <summary>The families by name, each in the order of a table.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<SolutionConcept> Concepts)> Families { get; } =
    [
        ("strength", [.. from weak in new[] { false, true } from f in Answered select new StrengthStability(f, 1, weak)]),
        ("unknown", [.. from a in Enum.GetValues<UnknownAttitude>() from f in All4 select new UnknownStability(f, a)]),
        ("hybrid", [.. from weak in new[] { false, true } from a in Enum.GetValues<UnknownAttitude>() from f in Answered select new HybridStability(f, a, 1,
            weak)]),
        ("fuzzy", [.. from f in All4 select new FuzzyStability(f, Fuzzy)]),
        ("probabilistic", [.. from f in All4 select new ProbabilisticStability(f, Probability)]),
    ];

    /// <summary>
    /// The concept with a short name, in any case, or null. A strong or weak form followed by <c>-</c> and a number counts preferences of that
    /// degree and up.
    /// </summary>
    public SolutionConcept? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Families.SelectMany(f => f.Concepts).FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        var cut = id.LastIndexOf('-');
        if (cut < 0 || !int.TryParse(id.AsSpan(cut + 1), out var degree) || degree < 2) return null;
        return Find(id[..cut]) switch
        {
            StrengthStability { Degree: 1 } s => new StrengthStability(s.Foresight, degree, s.IsWeak),
            HybridStability { Degree: 1 } h => new HybridStability(h.Foresight, h.Attitude, degree, h.IsWeak),
            _ => null,
        };
    }
}
