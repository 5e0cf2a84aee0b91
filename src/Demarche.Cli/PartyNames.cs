using Demarche.Language.Model;

namespace Demarche.Cli;

/// <summary>Parties as a user names them.</summary>
internal static class PartyNames
{
    /// <summary>The party of that name, in any case of letters; every party when no name is given.</summary>
    public static bool TryFind(Crisis crisis, string? name, out IReadOnlyList<int> parties, out string problem)
    {
        var names = crisis.Parties.Select(p => p.Name).ToList();
        parties = name is null ? [.. Enumerable.Range(0, names.Count)] : [.. Enumerable.Range(0, names.Count).Where(k => string.Equals(names[k], name, StringComparison.OrdinalIgnoreCase))];
        problem = parties.Count > 0 ? "" : $"there is no party '{name}'{UsageErrors.KnownAre(name!, names)}";
        return parties.Count > 0;
    }
}
