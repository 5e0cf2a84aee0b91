using Demarche.Engine.Preferences;

namespace Demarche.Engine.Attitudes;

/// <summary>One attitude that would have to change.</summary>
/// <param name="Party">Whose it is.</param>
/// <param name="Toward">Toward whom.</param>
/// <param name="From">What it is.</param>
/// <param name="To">What it would be.</param>
public readonly record struct AttitudeChange(int Party, int Toward, Stance From, Stance To);

/// <summary>Which attitudes make a state an equilibrium: the attitudes that dominate, and the least change that leads to them.</summary>
/// <param name="Concept">Short name of the relational concept.</param>
/// <param name="Matrices">How many attitude matrices there are, each party for itself throughout.</param>
/// <param name="Tried">How many were tried.</param>
/// <param name="Equilibria">Under how many of those tried the state is an equilibrium.</param>
/// <param name="Always">The attitudes that all of these have in common, where there are any.</param>
/// <param name="Nearest">The fewest changes from the present attitudes after which the state is an equilibrium, every set of so few up to
/// <see cref="DominatingAttitudes.MaximumListed"/>; null when no attitudes do, or none of those tried.</param>
public sealed record AttitudeAnswer(
    string Concept, double Matrices, int Tried, int Equilibria, IReadOnlyList<(int Party, int Toward, Stance Stance)> Always,
        IReadOnlyList<IReadOnlyList<AttitudeChange>>? Nearest);

/// <summary>
/// Goes through the attitudes that parties could have to one another and asks under which a state is relationally stable: nearest the
/// present ones first, so that the first that will do take the fewest changes.
/// </summary>
/// <remarks>
/// Every attitude of a party to itself stays as it is. There are 3^(n(n−1)) matrices for n parties: 9, 729 and 531,441 for two, three and
/// four. They are gone through in full while they are no more than <see cref="MaximumMatrices"/>, and otherwise by rising number of changes until
/// so many have been tried. Each takes the time of explaining one state for every party. Source of the question: Bernath Walker, Hipel and
/// Inohara (2012).
/// </remarks>
public static class DominatingAttitudes
{
    /// <summary>The most attitude matrices that are tried.</summary>
    public const int MaximumMatrices = 20_000;

    /// <summary>The most sets of changes that are listed.</summary>
    public const int MaximumListed = 8;

    /// <summary>Asks of one state.</summary>
    /// <param name="graph">The conflict; without attitudes of its own every party is taken to be for itself and neutral to all others.</param>
    /// <param name="state">The state.</param>
    /// <param name="concept">The relational concept.</param>
    /// <param name="maximumMatrices">The most attitude matrices to try.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="NotSupportedException">The concept cannot be asked of the conflict, for its size.</exception>
    public static AttitudeAnswer For(ConflictGraph graph, int state, RelationalConcept concept, int maximumMatrices = MaximumMatrices,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(concept);
        var present = graph.Attitudes ?? AttitudeMatrix.Discrete(graph.Parties);
        if (concept.WhyNot(graph.With(present)) is { } reason) throw new NotSupportedException(reason);
        (int Party, int Toward)[] places = [.. from p in Enumerable.Range(0, graph.Parties) from o in Enumerable.Range(0,
            graph.Parties) where p != o select (p, o)];
        var (tried, equilibria) = (0, 0);
        Stance?[]? common = null;
        List<IReadOnlyList<AttitudeChange>>? nearest = null;
        foreach (var (matrix, changes) in Outward(present, places).Take(maximumMatrices))
        {
            cancellation.ThrowIfCancellationRequested();
            tried++;
            if (!IsEquilibrium(graph.With(matrix), state, concept)) continue;
            equilibria++;
            common = [.. places.Select((at, k) => common is null || common[k] == matrix[at.Party, at.Toward] ? matrix[at.Party, at.Toward] : (Stance?)null)];
            nearest ??= [];
            if (nearest.Count == 0 || nearest[0].Count == changes.Count && nearest.Count < MaximumListed) nearest.Add(changes);
        }

        var always = common is null ? [] : places.Zip(common).Where(x => x.Second is not null).Select(x => (x.First.Party, x.First.Toward, x.Second!.Value));
        return new AttitudeAnswer(concept.Id, Math.Pow(3, places.Length), tried, equilibria, [.. always], nearest);
    }

    private static bool IsEquilibrium(ConflictGraph graph, int state, RelationalConcept concept)
    {
        for (var party = 0; party < graph.Parties; party++)
        {
            if (!concept.Explain(graph, party, state).IsStable) return false;
        }

        return true;
    }

    /// <summary>Every matrix, by number of places at which it differs from the given one, in the order of the places and of the stances.</summary>
    private static IEnumerable<(AttitudeMatrix Matrix, IReadOnlyList<AttitudeChange> Changes)> Outward(AttitudeMatrix present, (int Party, int Toward)[] places)
    {
        for (var distance = 0; distance <= places.Length; distance++)
        {
            foreach (var found in Changed(present, places, 0, distance, [])) yield return found;
        }
    }

    private static IEnumerable<(AttitudeMatrix Matrix, IReadOnlyList<AttitudeChange> Changes)> Changed(
        AttitudeMatrix matrix, (int Party, int Toward)[] places, int from, int left, IReadOnlyList<AttitudeChange> soFar)
    {
        if (left == 0)
        {
            yield return (matrix, soFar);
            yield break;
        }

        for (var k = from; k + left <= places.Length; k++)
        {
            var (party, toward) = places[k];
            foreach (var stance in Enum.GetValues<Stance>().Where(x => x != matrix[party, toward]))
            {
                var change = new AttitudeChange(party, toward, matrix[party, toward], stance);
                foreach (var found in Changed(matrix.With(party, toward, stance), places, k + 1, left - 1, [.. soFar, change])) yield return found;
            }
        }
    }
}
