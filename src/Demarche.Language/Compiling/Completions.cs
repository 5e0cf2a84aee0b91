using System.Numerics;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>The ways to put in order what the author of an order by priorities left open.</summary>
public static class Completions
{
    /// <summary>How many complete orders there are: the product of the factorials of the sizes of the groups; 1 for any other kind of order.</summary>
    public static BigInteger Count(Preference preference) => preference is Preference.Priorities priorities
        ? priorities.Groups.Aggregate(BigInteger.One, (n, group) => n * Factorial(group.Count))
        : BigInteger.One;

    /// <summary>
    /// Every complete order, one at a time, most important statement first, the order written coming first and the last group varying
    /// fastest. Ask <see cref="Count"/> before going through them all.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Clause>> Of(Preference.Priorities priorities)
    {
        ArgumentNullException.ThrowIfNull(priorities);
        return Of(priorities.Groups);
    }

    /// <summary>Every complete order of statements with the states in which they hold; see <see cref="Of(Preference.Priorities)"/>.</summary>
    /// <param name="statements">As <see cref="CompiledCrisis.PriorityStatements"/> gives them.</param>
    public static IEnumerable<IReadOnlyList<PriorityStatement>> Of(IReadOnlyList<PriorityStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return Of([.. statements.GroupBy(s => s.Group).Select(g => (IReadOnlyList<PriorityStatement>)[.. g])]);
    }

    private static IEnumerable<IReadOnlyList<T>> Of<T>(IReadOnlyList<IReadOnlyList<T>> groups)
    {
        var places = groups.Select(g => Enumerable.Range(0, g.Count).ToArray()).ToArray();
        int group;
        do
        {
            yield return [.. groups.SelectMany((members, g) => places[g].Select(place => members[place]))];
            for (group = groups.Count - 1; group >= 0 && !NextPermutation(places[group]); group--)
            {
            }
        }
        while (group >= 0);
    }

    /// <summary>Turns a permutation into the next in lexicographic order; from the last it goes back to the first and says false.</summary>
    private static bool NextPermutation(int[] places)
    {
        if (places.Length < 2) return false;
        var descent = places.Length - 2;
        while (descent >= 0 && places[descent] > places[descent + 1]) descent--;
        if (descent >= 0)
        {
            var swap = places.Length - 1;
            while (places[swap] < places[descent]) swap--;
            (places[descent], places[swap]) = (places[swap], places[descent]);
        }

        Array.Reverse(places, descent + 1, places.Length - descent - 1);
        return descent >= 0;
    }

    private static BigInteger Factorial(int n) => n < 2 ? BigInteger.One : Enumerable.Range(2, n - 1).Aggregate(BigInteger.One, (f, k) => f * k);
}
