using Demarche.Language.Diagnostics;

namespace Demarche.Language.Model;

/// <summary>A party.</summary>
public sealed record Party
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in running text ("the United States"); the name when nothing else is given.</summary>
    public required string Words { get; init; }

    /// <summary>Its role as a third party; null for a party to the quarrel.</summary>
    public ThirdPartyRole? Role { get; init; }

    /// <summary>Its order, when it does not depend on its type.</summary>
    public required Preference Preference { get; init; }

    /// <summary>Its hidden types, if any.</summary>
    public IReadOnlyList<PartyType> Types { get; init; } = [];

    /// <summary>Factions at home.</summary>
    public IReadOnlyList<Faction> Factions { get; init; } = [];

    /// <summary>
    /// What the party is if it is one of some of its types, after "is": "resolute", "firm or wary". Types that differ in nothing but what a hidden lever is set
    /// to go by what they share where all of them are meant.
    /// </summary>
    public string TypeWords(IEnumerable<int> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var meant = types.ToHashSet();
        string Named(int type)
        {
            var alike = Enumerable.Range(0, Types.Count).Where(t => Types[t].SharedWords is { } words && words == Types[type].SharedWords).ToArray();
            return alike.Length > 0 && alike.All(meant.Contains) ? Types[type].SharedWords! : Types[type].Words;
        }

        return Wording.Phrases.List(meant.Order().Select(Named).Distinct(), "or");
    }

    /// <summary>What it costs not to keep a threat or promise that gives no cost of its own, as a share of all that the party has to gain or lose.</summary>
    public Interval AudienceCost { get; init; } = PlaySettings.MediumCost;

    /// <summary>How exactly it acts on what is best for it; as the play's settings say when null.</summary>
    public Interval? Precision { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan Span { get; init; }
}

/// <summary>What a third party is to the quarrel of the others.</summary>
public enum ThirdPartyRole
{
    /// <summary>It has no stake, and works on what the others want and can do.</summary>
    Mediator,

    /// <summary>It settles matters by moves of its own.</summary>
    Arbitrator,

    /// <summary>It has means that change what the others prefer to do.</summary>
    Donor,
}

/// <summary>How a party orders the states.</summary>
public abstract record Preference
{
    private Preference()
    {
    }

    /// <summary>What the order as a whole rests on.</summary>
    public Grounds Grounds { get; init; } = Grounds.None;

    /// <summary>No order was given: every state is as good as any other.</summary>
    public sealed record Indifferent : Preference;

    /// <summary>Statements, most important first. A group of several is a list whose inner order the author left open.</summary>
    public sealed record Priorities(IReadOnlyList<IReadOnlyList<Clause>> Groups) : Preference;

    /// <summary>
    /// Groups of states, best first; each group is one statement, a state counting in the first that holds. States that none covers are tied last.
    /// </summary>
    public sealed record Ranking(IReadOnlyList<Clause> Groups) : Preference;

    /// <summary>For each lever, a whole-number weight a level; scores add up.</summary>
    public sealed record Weights(IReadOnlyList<long[]> ByLever) : Preference;

    /// <summary>Statements with a number each; the score of a state is the sum over those true in it.</summary>
    public sealed record Utilities(IReadOnlyList<(Clause Clause, decimal Value)> Terms) : Preference;
}

/// <summary>A hidden type of a party.</summary>
public sealed record PartyType(string Name, double Prior, Preference Preference, Grounds Grounds, SourceSpan Span)
{
    /// <summary>The bounds of the prior, where the author gave two; otherwise the prior.</summary>
    public Interval PriorBounds { get; init; } = Interval.Of(Prior);

    /// <summary>What it has settled on for levers whose settings the others cannot tell; empty where the party has none.</summary>
    public IReadOnlyList<SettledLevel> Settled { get; init; } = [];

    /// <summary>What it is whatever its hidden levers are set to, after "is"; null where it has none, or nothing else is said of it.</summary>
    public string? SharedWords { get; init; }

    /// <summary>What the party is then, after "is" ("bent on a break"); the name when nothing else is given.</summary>
    public string Words { get; init; } = Name;
}

/// <summary>A level that a type has settled on for a hidden lever.</summary>
/// <param name="Lever">The lever.</param>
/// <param name="Level">The level it would go to.</param>
public readonly record struct SettledLevel(int Lever, int Level);

/// <summary>What a faction can do about a move it opposes.</summary>
public enum Voice
{
    /// <summary>It makes the move costly; acts in play only.</summary>
    Cost,

    /// <summary>It can stop the move.</summary>
    Veto,

    /// <summary>It makes everything costly that it likes less than some other move at hand, staying included; acts in play only.</summary>
    Press,
}

/// <summary>A faction inside a party.</summary>
public sealed record Faction(string Name, Preference Preference, Voice Voice, Grounds Grounds, SourceSpan Span)
{
    /// <summary>
    /// What it gets for its consent: where this is true after a move, it neither stops the move nor makes it costly; null when nothing buys it.
    /// </summary>
    public Clause? InReturn { get; init; }

    /// <summary>
    /// What it costs the party to go against it where its voice is a cost or it presses, as a share of all that the party has to gain or lose.
    /// </summary>
    public Interval Cost { get; init; } = PlaySettings.MediumCost;
}
