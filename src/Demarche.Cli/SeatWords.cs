using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Asking;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Table.Log;

namespace Demarche.Cli;

/// <summary>Who holds which seat and who is dealt which type, as a user writes it.</summary>
internal static class SeatWords
{
    private const string Others = "all";
    private static readonly string[] Known = ["person", "model", "language"];

    /// <summary>For each party who holds its seat; a person where nothing is said.</summary>
    public static (IReadOnlyList<SeatHolder>? Value, string? Problem) Holders(string? text, Crisis crisis)
    {
        var holders = new SeatHolder?[crisis.Parties.Count];
        SeatHolder? others = null;
        foreach (var entry in Suggestion.Entries(text))
        {
            var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2) return (null, $"'{entry}' does not say who holds the seat: write it as {crisis.Parties[0].Name}=model");
            if (Array.FindIndex(Known, k => string.Equals(k, parts[1], StringComparison.OrdinalIgnoreCase)) is not (>= 0 and var holder))
                return (null, $"'{parts[1]}' is not person, model or language");
            if (string.Equals(parts[0], Others, StringComparison.OrdinalIgnoreCase))
            {
                others = (SeatHolder)holder;
                continue;
            }

            var party = PartyOf(parts[0], crisis);
            if (party < 0) return (null, Unknown(parts[0], crisis));
            if (holders[party] is not null) return (null, $"it names {crisis.Parties[party].Name} twice");
            holders[party] = (SeatHolder)holder;
        }

        return ([.. holders.Select(h => h ?? others ?? SeatHolder.Person)], null);
    }

    /// <summary>By party the type to deal.</summary>
    public static (IReadOnlyDictionary<int, int>? Value, string? Problem) Types(string? text, Crisis crisis)
    {
        var given = new Dictionary<int, int>();
        if (text is null) return (given, null);
        var (profile, problem) = TypeProfile.Parse(crisis, text);
        if (profile is null) return (null, problem!.TrimEnd('.'));
        foreach (var name in Suggestion.Entries(text).Select(entry => entry.Split('=', 2, StringSplitOptions.TrimEntries)[0]))
            if (PartyOf(name, crisis) is >= 0 and var party) given[party] = profile.Types[party];
        return (given, null);
    }

    private static int PartyOf(string name, Crisis crisis) =>
        crisis.Parties.ToList().FindIndex(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string Unknown(string name, Crisis crisis) =>
        $"there is no party "
        + $"'{name}'{Suggestion.KnownAre(name, [.. crisis.Parties.Select(p => p.Name)], string.Join(", ", crisis.Parties.Select(p => p.Name)))}";
}
