using Demarche.Language.Model;

namespace Demarche.Workbench.Compare;

/// <summary>The orders of a crisis that a variant can change: those that are lists of statements.</summary>
public static class VariantOrders
{
    /// <summary>All of them, as an address names them (<see cref="VariantOrder"/>) and as a reader does.</summary>
    public static IEnumerable<(string Id, string Name)> Of(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return crisis.Parties.SelectMany((party, p) => party.Types.Count == 0
            ? party.Preference is Preference.Priorities ? [($"{p}.-1", party.Name)] : []
            : party.Types.Select((type, t) => (type, t)).Where(x => x.type.Preference is Preference.Priorities)
                .Select(x => ($"{p}.{x.t}", $"{party.Name}, if {x.type.Words}")));
    }

    /// <summary>The statements of one, most important first; null where there is no such order.</summary>
    public static IReadOnlyList<IReadOnlyList<Clause>>? Groups(Crisis crisis, int party, int type)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        if (party >= crisis.Parties.Count) return null;
        var preference = type < 0 ? crisis.Parties[party].Preference : type < crisis.Parties[party].Types.Count ? crisis.Parties[party].Types[type].Preference
            : null;
        return (preference as Preference.Priorities)?.Groups;
    }
}
