namespace Demarche.Engine.Preferences;

/// <summary>A preference that a party has with some probability: one of its hidden types.</summary>
public sealed record PossiblePreference(double Probability, PairwisePreference Preference);

/// <summary>
/// What is known of the parties' preferences beyond their orders: strength, what is unknown, how sure it is. Beside the ranks of a conflict, never
/// instead of them.
/// </summary>
public sealed class PreferenceStructure
{
    private readonly PairwisePreference[] inForce;
    private readonly PossiblePreference[][] possible;

    /// <summary>Puts it together.</summary>
    /// <param name="inForce">For each party the preference that its ranks are those of.</param>
    /// <param name="possible">For each party its possible preferences, probabilities summing to 1; empty where the one in force is certain.</param>
    public PreferenceStructure(IReadOnlyList<PairwisePreference> inForce, IReadOnlyList<IReadOnlyList<PossiblePreference>> possible)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        ArgumentNullException.ThrowIfNull(possible);
        if (inForce.Count != possible.Count)
            throw new ArgumentException($"Possible preferences of {possible.Count} parties for {inForce.Count}.", nameof(possible));
        this.inForce = [.. inForce];
        this.possible = [.. possible.Select((p, party) => p.Count == 0 ? [new PossiblePreference(1, inForce[party])] : p.ToArray())];
    }

    /// <summary>Number of parties.</summary>
    public int Parties => inForce.Length;

    /// <summary>The greatest degree of any preference in force; 0 when none has a strength.</summary>
    public int HighestDegree => inForce.Max(p => p.HighestDegree);

    /// <summary>Whether some order in force is left open in places.</summary>
    public bool HasUnknown => inForce.Any(p => p.HasUnknown);

    /// <summary>Whether something that an order in force rests on is less than certain.</summary>
    public bool IsUncertain => inForce.Any(p => p.IsUncertain);

    /// <summary>Whether it is a matter of probability what some party prefers: its type is hidden, or what it cares about is uncertain.</summary>
    public bool IsProbabilistic => possible.Any(p => p.Length > 1 || p[0].Preference.IsUncertain);

    /// <summary>The preference in force for a party.</summary>
    public PairwisePreference Of(int party) => inForce[party];

    /// <summary>How probable it is, over a party's possible preferences, that it prefers one state to another. O(possible preferences × statements).</summary>
    public double Chance(int party, int better, int worse)
    {
        var chance = 0.0;
        foreach (var one in possible[party]) chance += one.Probability * one.Preference.Chance(better, worse);
        return chance;
    }

    /// <summary>The same with a party's preference in force replaced.</summary>
    /// <param name="party">The party.</param>
    /// <param name="preference">What is in force instead.</param>
    /// <param name="isCertain">Whether the party surely has it; otherwise it is as probable as the one it replaces, beside the party's other
    /// possible ones.</param>
    public PreferenceStructure With(int party, PairwisePreference preference, bool isCertain = true)
    {
        IReadOnlyList<PossiblePreference> own = isCertain ? []
            : [.. possible[party].Select(p => ReferenceEquals(p.Preference, inForce[party]) ? p with { Preference = preference } : p)];
        return new([.. inForce.Select((p, i) => i == party ? preference : p)], [.. possible.Select((p, i) => i == party ? own : p)]);
    }
}
