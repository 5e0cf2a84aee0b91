using System.Numerics;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Robustness;

/// <summary>One statement of an order by priorities.</summary>
/// <param name="Where">The states in which it is true.</param>
/// <param name="IsOptional">Whether it is open that it belongs to the order at all.</param>
public sealed record OpenStatement(StateSet Where, bool IsOptional = false);

/// <summary>One order of a party that may be open in places: groups of statements, most important first, the order within a group open; or a fixed order.</summary>
public sealed class OpenOrder
{
    private OpenOrder(IReadOnlyList<IReadOnlyList<OpenStatement>> groups, int[]? ranks) => (Groups, Ranks) = (groups, ranks);

    /// <summary>The groups; empty for a fixed order.</summary>
    public IReadOnlyList<IReadOnlyList<OpenStatement>> Groups { get; }

    /// <summary>A rank for every state, the higher the better, when the order is fixed; else null.</summary>
    public IReadOnlyList<int>? Ranks { get; }

    /// <summary>An order by priorities.</summary>
    public static OpenOrder Of(IReadOnlyList<IReadOnlyList<OpenStatement>> groups) => new(groups, null);

    /// <summary>An order in which nothing is open.</summary>
    public static OpenOrder Fixed(IEnumerable<int> ranks) => new([], [.. ranks]);
}

/// <summary>What kind of thing is left open.</summary>
public enum QuestionKind
{
    /// <summary>How far the parties look ahead.</summary>
    Concept,

    /// <summary>Which hidden type a party is of.</summary>
    Type,

    /// <summary>Which of the statements of a group matters more.</summary>
    Order,

    /// <summary>Whether a statement belongs to an order.</summary>
    Optional,
}

/// <summary>One thing left open.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Party">Whose; −1 for the concept.</param>
/// <param name="Type">Under which of the party's types it arises; −1 for the concept and for the type itself.</param>
/// <param name="Group">Which group of the order; −1 where there is none.</param>
/// <param name="Statement">Which statement of the group; −1 where there is none.</param>
/// <param name="Answers">How many answers there are.</param>
public sealed record OpenQuestion(QuestionKind Kind, int Party, int Type, int Group, int Statement, BigInteger Answers);

/// <summary>A conflict with things left open. A completion answers every question that arises under its own answers.</summary>
public sealed class OpenConflict
{
    /// <summary>Puts it together and lists what is open.</summary>
    /// <param name="graph">States and moves; its orders are not read.</param>
    /// <param name="now">The present state.</param>
    /// <param name="types">For each party the orders of its types; one order when it has no types.</param>
    /// <param name="concepts">The concepts that are held possible, each of which can be asked of the conflict; at least one.</param>
    public OpenConflict(ConflictGraph graph, int now, IReadOnlyList<IReadOnlyList<OpenOrder>> types, IReadOnlyList<SolutionConcept> concepts)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(concepts);
        if (types.Count != graph.Parties) throw new ArgumentException($"Orders of {types.Count} parties for {graph.Parties}.", nameof(types));
        if (concepts.Count == 0 || types.Any(t => t.Count == 0)) throw new ArgumentException("There must be a concept, and an order for every party.", nameof(concepts));
        (Graph, Now, Types, Concepts) = (graph, now, types, concepts);
        Questions = [.. QuestionsOf(types, concepts.Count)];
        var byParty = types.Select((own, party) => own.Select((_, type) => Product(party, type)).Aggregate(BigInteger.Add));
        Completions = byParty.Aggregate((BigInteger)concepts.Count, BigInteger.Multiply);
    }

    /// <summary>States and moves.</summary>
    public ConflictGraph Graph { get; }

    /// <summary>The present state.</summary>
    public int Now { get; }

    /// <summary>For each party the orders of its types.</summary>
    public IReadOnlyList<IReadOnlyList<OpenOrder>> Types { get; }

    /// <summary>The concepts held possible.</summary>
    public IReadOnlyList<SolutionConcept> Concepts { get; }

    /// <summary>Everything left open: the concept, then party by party its type and what is open under each type.</summary>
    public IReadOnlyList<OpenQuestion> Questions { get; }

    /// <summary>How many completions there are.</summary>
    public BigInteger Completions { get; }

    /// <summary>How many completions one type of a party has by itself.</summary>
    internal BigInteger Product(int party, int type) =>
        Questions.Where(q => q.Party == party && q.Type == type).Aggregate(BigInteger.One, (n, q) => n * q.Answers);

    private static IEnumerable<OpenQuestion> QuestionsOf(IReadOnlyList<IReadOnlyList<OpenOrder>> types, int concepts)
    {
        if (concepts > 1) yield return new OpenQuestion(QuestionKind.Concept, -1, -1, -1, -1, concepts);
        for (var party = 0; party < types.Count; party++)
        {
            if (types[party].Count > 1) yield return new OpenQuestion(QuestionKind.Type, party, -1, -1, -1, types[party].Count);
            for (var type = 0; type < types[party].Count; type++)
            {
                var groups = types[party][type].Groups;
                for (var group = 0; group < groups.Count; group++)
                {
                    var size = groups[group].Count;
                    if (size > 1) yield return new OpenQuestion(QuestionKind.Order, party, type, group, -1, Factorial(size));
                    for (var statement = 0; statement < size; statement++)
                    {
                        if (groups[group][statement].IsOptional) yield return new OpenQuestion(QuestionKind.Optional, party, type, group, statement, 2);
                    }
                }
            }
        }
    }

    private static BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, k) => product * k);
}
