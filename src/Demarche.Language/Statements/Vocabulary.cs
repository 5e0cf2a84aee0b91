using Demarche.Language.Model;

namespace Demarche.Language.Statements;

/// <summary>The names that statements can use, as they are declared. Immutable.</summary>
public sealed class Vocabulary
{
    private readonly ILookup<string, int> leversByName;
    private readonly Dictionary<string, int> partiesByName;
    private readonly Lazy<EverydayPhrases> everyday;

    /// <summary>A vocabulary.</summary>
    /// <param name="parties">Names of the parties, each with its name in running text.</param>
    /// <param name="levers">The levers in index order.</param>
    /// <param name="regions">Names of outcomes, merged states, facts and states.</param>
    public Vocabulary(IReadOnlyList<(string Name, string Words)> parties, IReadOnlyList<LeverDeclaration> levers, IReadOnlyCollection<string> regions)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(levers);
        ArgumentNullException.ThrowIfNull(regions);
        Parties = parties;
        Levers = levers;
        Regions = regions.ToHashSet(StringComparer.Ordinal);
        leversByName = Enumerable.Range(0, levers.Count).ToLookup(k => levers[k].Name, StringComparer.Ordinal);
        partiesByName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var p = 0; p < parties.Count; p++) partiesByName.TryAdd(parties[p].Name, p);
        Phrases = new LeverPhrases(parties, levers);
        everyday = new Lazy<EverydayPhrases>(() => new EverydayPhrases(this));
        Names = new StatementNames(
            [.. regions, .. Phrases.All, .. levers.Select(l => l.Name), .. parties.Select(p => p.Name)],
            levers.SelectMany(l => l.Levels));
    }

    /// <summary>The parties: name, and name in running text.</summary>
    public IReadOnlyList<(string Name, string Words)> Parties { get; }

    /// <summary>The levers in index order.</summary>
    public IReadOnlyList<LeverDeclaration> Levers { get; }

    /// <summary>Names of outcomes, merged states, facts and states.</summary>
    public IReadOnlySet<string> Regions { get; }

    /// <summary>What parties do, in the words of the levers.</summary>
    internal LeverPhrases Phrases { get; }

    /// <summary>The same with articles or without, and all else that can be said of a crisis.</summary>
    internal EverydayPhrases Everyday => everyday.Value;

    /// <summary>Whether these are all the names; if not, for a fault reported elsewhere, an unknown one is passed over.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The names that the parser must know.</summary>
    public StatementNames Names { get; }

    /// <summary>Whether a lever's levels could not be read, which has been reported; what is said about it is passed over.</summary>
    public bool IsBroken(int lever) => Levers[lever].Levels.Count < 2;

    /// <summary>Whether every lever has two levels, so that a state can be written as a pattern.</summary>
    public bool HasPatterns => Levers.Count > 0 && Levers.All(l => l.Levels.Count == 2);

    /// <summary>The index of the party of that name, or −1.</summary>
    public int Party(string name) => partiesByName.GetValueOrDefault(name, -1);

    /// <summary>The levers that a name written without a party can mean: the party's own if it has one, else all of that name.</summary>
    public IReadOnlyList<int> Unqualified(string name, int ownParty)
    {
        var all = leversByName[name];
        var own = all.Where(k => Levers[k].Owners.Contains(ownParty)).ToArray();
        return own.Length > 0 ? own : [.. all];
    }

    /// <summary>The lever of a party, or −1.</summary>
    public int Lever(int party, string name) => leversByName[name].Where(k => Levers[k].Owners.Contains(party)).DefaultIfEmpty(-1).First();

    /// <summary><c>Party.lever</c>, without quotes; the name alone where several parties hold it.</summary>
    public string FullName(int lever) => Levers[lever].IsJoint ? Levers[lever].Name : $"{Parties[Levers[lever].Party].Name}.{Levers[lever].Name}";

    /// <summary>Whoever holds a lever, in running text: "the North and the South".</summary>
    public string OwnersOf(int lever) => Wording.Phrases.List(Levers[lever].Owners.Select(p => Parties[p].Words));

    /// <summary>Whether the lever's name alone means it in every part of the model.</summary>
    public bool IsPlain(int lever) => leversByName[Levers[lever].Name].Count() == 1 && !Regions.Contains(Levers[lever].Name);
}
