namespace Demarche.Engine.Preferences;

/// <summary>How one state compares with another for a party.</summary>
public enum Comparison
{
    /// <summary>It is less preferred.</summary>
    Worse,

    /// <summary>Neither is preferred.</summary>
    Equal,

    /// <summary>It is preferred.</summary>
    Better,

    /// <summary>It is not known which is preferred: the relation U of the literature.</summary>
    Unknown,
}

/// <summary>
/// What is known of one party's preference beyond an order of the states: how strong it is, where it is not known, and how sure one can
/// be of it, pair by pair. Immutable and safe to share between threads.
/// </summary>
public abstract class PairwisePreference
{
    /// <summary>
    /// The greatest degree any preference is of: 0 when all are ordinary (mild), 1 when some are strong, 2 and up when some are stronger still.
    /// </summary>
    public abstract int HighestDegree { get; }

    /// <summary>Whether the order is left open in places, so that states may not be comparable.</summary>
    public abstract bool HasUnknown { get; }

    /// <summary>Whether some of what it rests on is less than certain.</summary>
    public abstract bool IsUncertain { get; }

    /// <summary>How a state compares with another, as far as every way of settling what was left open agrees.</summary>
    public abstract Comparison Compare(int state, int other);

    /// <summary>How strongly, in the order as written, one state is preferred to another that it is preferred to.</summary>
    public abstract int Degree(int better, int worse);

    /// <summary>
    /// How strongly, at least, one state is preferred to another that it is known to be preferred to, whichever way what was left open is settled.
    /// </summary>
    public abstract int KnownDegree(int better, int worse);

    /// <summary>
    /// How probable it is that one state is preferred to another, from 0 to 1, in the order as written; the rest is the other's being preferred, or
    /// neither.
    /// </summary>
    public abstract double Chance(int better, int worse);

    /// <summary>Whether <see cref="RanksOfDegree"/> gives ranks: no weaker preference stands above one of the degree.</summary>
    public abstract bool IsOrderedTo(int degree);

    /// <summary>
    /// Ranks that tell preference of a degree: one state is preferred to another to at least that degree, in the order as written, exactly
    /// when its rank is higher. Null when no ranks do, since a weaker preference stands above a stronger one.
    /// </summary>
    public abstract int[]? RanksOfDegree(int degree);
}
