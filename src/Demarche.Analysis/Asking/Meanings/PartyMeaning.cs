using Demarche.Language.Model;

namespace Demarche.Analysis.Asking.Meanings;

/// <summary>Parties as a user names them.</summary>
internal static class PartyMeaning
{
    /// <summary>The party of that name, in any case of letters; every party when no name is given.</summary>
    public static Meaning<IReadOnlyList<int>> Of(Crisis crisis, string? name)
    {
        var names = crisis.Parties.Select(p => p.Name).ToList();
        int[] parties = [.. Enumerable.Range(0, names.Count).Where(k => name is null || string.Equals(names[k], name, StringComparison.OrdinalIgnoreCase))];
        return parties.Length > 0 ? new Meaning<IReadOnlyList<int>>(parties, null)
            : Meaning<IReadOnlyList<int>>.Not($"there is no party '{name}'{Suggestion.KnownAre(name!, names)}");
    }
}
