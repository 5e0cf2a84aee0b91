namespace Demarche.Engine.Preferences;

/// <summary>
/// The attitude of every party to every party, itself among them. Of itself a party is for itself and neutral to all others: the
/// discrete attitudes, under which nothing differs from a conflict without attitudes. Immutable.
/// </summary>
/// <remarks>Source: Inohara, Hipel and Walker (2007).</remarks>
public sealed class AttitudeMatrix
{
    private readonly Stance[] stances;

    private AttitudeMatrix(int parties, Stance[] stances) => (Parties, this.stances) = (parties, stances);

    /// <summary>Number of parties.</summary>
    public int Parties { get; }

    /// <summary>Attitude of <paramref name="party"/> toward <paramref name="other"/>.</summary>
    public Stance this[int party, int other] => stances[(party * Parties) + other];

    /// <summary>Every party for itself and neutral to all others.</summary>
    public static AttitudeMatrix Discrete(int parties)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parties);
        var discrete = new Stance[parties * parties];
        for (var p = 0; p < parties; p++) discrete[(p * parties) + p] = Stance.For;
        return new AttitudeMatrix(parties, discrete);
    }

    /// <summary>The same with one attitude replaced.</summary>
    public AttitudeMatrix With(int party, int other, Stance stance)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)party, (uint)Parties, nameof(party));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)other, (uint)Parties, nameof(other));
        var changed = (Stance[])stances.Clone();
        changed[(party * Parties) + other] = stance;
        return new AttitudeMatrix(Parties, changed);
    }

    /// <summary>Whether a party differs from being for itself and neutral to all others.</summary>
    public bool IsDiscrete(int party) => Enumerable.Range(0, Parties).All(other => this[party, other] == (other == party ? Stance.For : Stance.Neutral));
}
