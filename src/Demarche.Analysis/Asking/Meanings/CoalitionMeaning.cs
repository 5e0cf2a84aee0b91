using Demarche.Analysis.Assessing;
using Demarche.Engine.Coalitions;
using Demarche.Language.Model;

namespace Demarche.Analysis.Asking.Meanings;

/// <summary>Which coalitions to ask about: <c>Russia+USA,USA+Ukraine</c>, all, none, or blocks that act as one.</summary>
internal static class CoalitionMeaning
{
    /// <summary>Every coalition there can be.</summary>
    public const string Every = "all";

    /// <summary>No coalition, whatever the model names.</summary>
    public const string None = "none";

    /// <summary>Whether the user asked about coalitions, rather than the model alone.</summary>
    public static bool IsGiven(string? coalitions, string? partition) => partition is not null || (coalitions is not null && !Is(coalitions, None));

    /// <summary>What is asked about; null for no coalition.</summary>
    public static Meaning<CoalitionQuestion?> Of(string? coalitions, string? partition, Crisis crisis)
    {
        if (partition is not null && coalitions is not null) return Meaning<CoalitionQuestion?>.Not("it cannot be given together with partition", "coalitions");
        if (partition is not null) return Blocks(partition, crisis);
        if (coalitions is null) return new Meaning<CoalitionQuestion?>(CoalitionQuestion.Of(crisis), null);
        if (Is(coalitions, Every)) return CoalitionQuestion.Every;
        if (Is(coalitions, None)) return new Meaning<CoalitionQuestion?>(null, null);
        var asked = Parse(coalitions, crisis);
        return asked.Problem is { } problem ? Meaning<CoalitionQuestion?>.Not(problem) : new CoalitionQuestion([.. asked.Value!.Distinct()], ArePlayers: false);
    }

    private static Meaning<CoalitionQuestion?> Blocks(string partition, Crisis crisis)
    {
        var named = Parse(partition, crisis);
        var problem = named.Problem
            ?? (named.Value!.SelectMany(b => b.Members()).GroupBy(p => p).Any(g => g.Count() > 1) ? "a party cannot be in two blocks" : null);
        return problem is null ? CoalitionQuestion.Partition(crisis.Parties.Count, named.Value!) : Meaning<CoalitionQuestion?>.Not(problem, "partition");
    }

    private static Meaning<List<Coalition>> Parse(string text, Crisis crisis)
    {
        var read = new List<Coalition>();
        foreach (var entry in Suggestion.Entries(text))
        {
            var members = new List<int>();
            foreach (var name in entry.Split('+', StringSplitOptions.TrimEntries))
            {
                var party = PartyMeaning.Of(crisis, name);
                if (party.Problem is { } unknown) return Meaning<List<Coalition>>.Not(unknown);
                if (members.Contains(party.Value![0])) return Meaning<List<Coalition>>.Not($"'{entry}' names {crisis.Parties[party.Value[0]].Name} twice");
                members.Add(party.Value[0]);
            }

            read.Add(Coalition.Of(members));
        }

        return read.Count > 0 ? read : Meaning<List<Coalition>>.Not("it names no coalition");
    }

    private static bool Is(string text, string word) => string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
