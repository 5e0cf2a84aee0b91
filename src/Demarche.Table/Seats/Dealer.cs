using Demarche.Analysis.Game;
using Demarche.Analysis.Walking;
using Demarche.Language.Model;
using Demarche.Table.Rules;

namespace Demarche.Table.Seats;

/// <summary>Deals private types: as the facilitator says, and else by chance.</summary>
internal static class Dealer
{
    /// <summary>For each party a type, −1 where it has none.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="beliefs">For each party how likely each of its types is; the model's priors when null.</param>
    /// <param name="given">By party the type that is dealt whatever chance says.</param>
    /// <param name="number">Gives a number from 0 to below 1 for a thing to be drawn.</param>
    public static IReadOnlyList<int> Deal(Crisis crisis, IReadOnlyList<IReadOnlyList<double>>? beliefs, IReadOnlyDictionary<int, int> given,
        Func<string, double> number)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(number);
        return
        [
            .. crisis.Parties.Select((party, p) =>
            {
                if (party.Types.Count == 0) return -1;
                return given.TryGetValue(p, out var type) ? type
                    : LiveTable.Pick(beliefs?[p] ?? [.. party.Types.Select(t => t.Prior)], number($"type {party.Name}"));
            }),
        ];
    }
}
