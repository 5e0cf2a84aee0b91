using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

public sealed partial class TypeProfile
{
    /// <summary>
    /// Reads <c>Russia=bluffing,USA=firm</c>. Parties that are not named take their likeliest type; letter case is ignored where the
    /// exact spelling is not found. A type that hidden levers have split means the likeliest of its parts.
    /// </summary>
    /// <returns>The profile, or else what is wrong with the text and which names there are.</returns>
    public static (TypeProfile? Profile, string? Problem) Parse(Crisis crisis, string text)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(text);
        var chosen = Likeliest(crisis).Types.ToArray();
        var named = new HashSet<int>();
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2) return Wrong($"'{entry}' is not of the form Party=type.");
            var party = IndexOf(crisis.Parties, p => p.Name, parts[0]);
            if (party < 0) return Wrong(Unknown("party", parts[0], "with types", crisis.Parties.Where(p => p.Types.Count > 0).Select(p => p.Name)));
            var known = crisis.Parties[party];
            if (known.Types.Count == 0) return Wrong($"{known.Name} has no types.");
            if (!named.Add(party)) return Wrong($"{known.Name} is given a type twice.");
            chosen[party] = IndexOf(known.Types, t => t.Name, parts[1]) is >= 0 and var exact ? exact : LikeliestOf(known, parts[1]);
            if (chosen[party] < 0) return Wrong(Unknown("type", parts[1], $"of {known.Name}", known.Types.Select(t => t.Name)));
        }

        return (Of(crisis, chosen), null);
    }

    /// <summary>The likeliest of the types that a type has become by what its hidden levers may be set to; −1 when there are none.</summary>
    private static int LikeliestOf(Party party, string name) => Enumerable.Range(0, party.Types.Count)
        .Where(t => party.Types[t].Settled.Count > 0 && party.Types[t].Name.StartsWith($"{name}/", StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(t => party.Types[t].Prior).FirstOrDefault(-1);

    private static (TypeProfile?, string?) Wrong(string problem) => (null, problem);

    private static string Unknown(string kind, string name, string whose, IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.Count == 0) return $"There is no {kind} '{name}' {whose}.";
        var meant = NearestName.Of(name, all) is { } near ? $" Did you mean '{near}'?" : "";
        return $"There is no {kind} '{name}' {whose}; there is {string.Join(", ", all)}.{meant}";
    }

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, string> name, string wanted)
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            for (var k = 0; k < items.Count; k++)
            {
                if (name(items[k]).Equals(wanted, comparison)) return k;
            }
        }

        return -1;
    }
}
