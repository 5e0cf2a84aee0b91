using System.Numerics;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>
/// One hidden type for every party that has types. Types of different parties are independent, so that a profile is as likely as the
/// product of its priors. Two profiles are equal when they name the same types.
/// </summary>
public sealed partial class TypeProfile : IEquatable<TypeProfile>
{
    private readonly int[] types;

    private TypeProfile(Crisis crisis, int[] types)
    {
        this.types = types;
        Probability = types.Select((type, party) => type < 0 ? 1 : crisis.Parties[party].Types[type].Prior).Aggregate(1.0, (a, b) => a * b);
    }

    /// <summary>For each party, an index into its types, or −1 when it has none.</summary>
    public IReadOnlyList<int> Types => types;

    /// <summary>Product of the priors, from 0 to 1; 1 when no party has types.</summary>
    public double Probability { get; }

    /// <summary>The profile of highest prior; where types are equally likely, the first declared.</summary>
    public static TypeProfile Likeliest(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return new TypeProfile(crisis, [.. crisis.Parties.Select(LikeliestType)]);
    }

    /// <summary>The profile with the given types.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="types">For each party an index into its types, or −1 when it has none.</param>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public static TypeProfile Of(Crisis crisis, IReadOnlyList<int> types)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(types);
        var fits = types.Count == crisis.Parties.Count
            && crisis.Parties.Zip(types).All(p => p.First.Types.Count == 0 ? p.Second == -1 : p.Second >= 0 && p.Second < p.First.Types.Count);
        if (!fits) throw new ArgumentException("A profile names one type for every party that has types, and −1 for the others.", nameof(types));
        return new TypeProfile(crisis, [.. types]);
    }

    /// <summary>How many profiles there are: the product of the numbers of types.</summary>
    public static BigInteger Count(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return crisis.Parties.Aggregate(BigInteger.One, (n, p) => n * Math.Max(1, p.Types.Count));
    }

    /// <summary>Every profile, one at a time, the last party's types varying fastest.</summary>
    public static IEnumerable<TypeProfile> All(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return From(crisis);

        static IEnumerable<TypeProfile> From(Crisis crisis)
        {
            var current = crisis.Parties.Select(p => p.Types.Count == 0 ? -1 : 0).ToArray();
            int party;
            do
            {
                yield return new TypeProfile(crisis, [.. current]);
                for (party = current.Length - 1; party >= 0 && ++current[party] >= crisis.Parties[party].Types.Count; party--)
                {
                    current[party] = crisis.Parties[party].Types.Count == 0 ? -1 : 0;
                }
            }
            while (party >= 0);
        }
    }

    /// <summary>The order of a party under this profile.</summary>
    public Preference PreferenceOf(Crisis crisis, int party)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return types[party] < 0 ? crisis.Parties[party].Preference : crisis.Parties[party].Types[types[party]].Preference;
    }

    /// <summary>
    /// The crisis in which everybody knows that these are the types: each is the only one of its party. What parties believe of one another otherwise is
    /// left out.
    /// </summary>
    public Crisis Known(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return crisis with
        {
            Perceptions = [],
            Parties = [.. crisis.Parties
                .Zip(types, (party, type) => type < 0 ? party : party with { Types = [party.Types[type] with { Prior = 1, PriorBounds = Interval.Of(1) }] })],
        };
    }

    /// <summary>The types in words, only of parties that have any: "Russia bluffing, USA firm"; empty when none has.</summary>
    public string Describe(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return string.Join(", ", crisis.Parties.Zip(types).Where(p => p.Second >= 0).Select(p => $"{p.First.Name} {p.First.Types[p.Second].Name}"));
    }

    /// <inheritdoc/>
    public bool Equals(TypeProfile? other) => other is not null && types.AsSpan().SequenceEqual(other.types);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TypeProfile);

    /// <inheritdoc/>
    public override int GetHashCode() => types.Aggregate(17, (hash, type) => hash * 31 + type);

    private static int LikeliestType(Party party)
    {
        var best = party.Types.Count == 0 ? -1 : 0;
        for (var type = 1; type < party.Types.Count; type++)
        {
            if (party.Types[type].Prior > party.Types[best].Prior) best = type;
        }

        return best;
    }
}
