using System.Numerics;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Robustness;

/// <summary>One statement of an order by priorities.</summary>
/// <param name="Where">The states in which it is true.</param>
/// <param name="IsOptional">Whether it is open that it belongs to the order at all.</param>
public sealed record OpenStatement(StateSet Where, bool IsOptional = false)
{
    /// <summary>The degrees of preference that it may carry, at least one; a question when there are more.</summary>
    public IReadOnlyList<int> Degrees { get; init; } = [0];

    /// <summary>How probable it is that the party cares about it at all, from 0 to 1.</summary>
    public double Certainty { get; init; } = 1;
}

/// <summary>
/// One order of a party that may be open in places: groups of statements, most important first, the order within a group open; or ranks,
/// where no more than how strong their steps are can be open.
/// </summary>
public sealed class OpenOrder
{
    private OpenOrder(IReadOnlyList<IReadOnlyList<OpenStatement>> groups, int[]? ranks, bool asksOrder) =>
        (Groups, Ranks, AsksOrder) = (groups, ranks, asksOrder);

    /// <summary>The groups; for ranks a group of one for each marked rank.</summary>
    public IReadOnlyList<IReadOnlyList<OpenStatement>> Groups { get; }

    /// <summary>A rank for every state, the higher the better, when the order is fixed; else null.</summary>
    public IReadOnlyList<int>? Ranks { get; }

    /// <summary>
    /// Whether the order within groups is a question; otherwise the groups are of the order written where an order is needed, and of unknown order
    /// to concepts that go by what is unknown.
    /// </summary>
    public bool AsksOrder { get; }

    /// <summary>For ranks, those that are marked as more than mildly better than all below; empty else.</summary>
    public IReadOnlyList<int> MarkedRanks { get; private init; } = [];

    /// <summary>An order by priorities.</summary>
    public static OpenOrder Of(IReadOnlyList<IReadOnlyList<OpenStatement>> groups, bool asksOrder = true) => new(groups, null, asksOrder);

    /// <summary>Ranks.</summary>
    /// <param name="ranks">For each state.</param>
    /// <param name="marks">Ranks that are or may be more than mildly better than all below, each with the degrees that it may be so to.</param>
    public static OpenOrder Fixed(IEnumerable<int> ranks, params IReadOnlyList<(int Rank, IReadOnlyList<int> Degrees)> marks)
    {
        int[] given = [.. ranks];
        OpenStatement Marked(int rank, IReadOnlyList<int> degrees) =>
            new(StateSet.Of(given.Length, Enumerable.Range(0, given.Length).Where(s => given[s] == rank))) { Degrees = degrees };
        return new([.. marks.Select(m => new[] { Marked(m.Rank, m.Degrees) })], given, asksOrder: false) { MarkedRanks = [.. marks.Select(m => m.Rank)] };
    }
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

    /// <summary>How strong the preference is that a statement, or a step of a ranking, decides.</summary>
    Strength,
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
    /// <param name="graph">States, moves and attitudes; of its preferences no more is read than what else a party may be where its type is not a
    /// question.</param>
    /// <param name="now">The present state.</param>
    /// <param name="types">For each party the orders of its types; one order when it has no types.</param>
    /// <param name="concepts">The concepts that are held possible, each of which can be asked of the conflict; at least one.</param>
    public OpenConflict(ConflictGraph graph, int now, IReadOnlyList<IReadOnlyList<OpenOrder>> types, IReadOnlyList<SolutionConcept> concepts)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(concepts);
        if (types.Count != graph.Parties) throw new ArgumentException($"Orders of {types.Count} parties for {graph.Parties}.", nameof(types));
        if (concepts.Count == 0 || types.Any(t => t.Count == 0))
            throw new ArgumentException("There must be a concept, and an order for every party.", nameof(concepts));
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

    /// <summary>
    /// Why a concept has nothing of its own to say of any completion, in words; null when it has of some. Tried are the types one by one,
    /// with every optional statement and each at its strongest.
    /// </summary>
    public string? WhyNot(SolutionConcept concept)
    {
        ArgumentNullException.ThrowIfNull(concept);
        var completion = new Completion(this);
        foreach (var strength in Questions.Where(q => q.Kind == QuestionKind.Strength))
        {
            var degrees = Types[strength.Party][strength.Type].Groups[strength.Group][strength.Statement].Degrees;
            completion.Answer(strength, degrees.Index().MaxBy(d => d.Item).Index);
        }

        string? reason = null;
        foreach (var (question, type) in Questions.Where(q => q.Kind == QuestionKind.Type)
            .SelectMany(q => Enumerable.Range(0, (int)q.Answers).Select(t => ((OpenQuestion?)q, t))).Prepend((null, 0)))
        {
            if (question is not null) completion.Answer(question, type);
            var graph = Types.Select((_, party) => party).Aggregate(Graph, (g, party) => CompletedOrder.Of(this, completion, party).In(g, withStructure: true));
            if (question is not null) completion.Answer(question, 0);
            if (concept.WhyNot(graph) is not { } why) return null;
            reason ??= why;
        }

        return reason;
    }

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
                    if (size > 1 && types[party][type].AsksOrder) yield return new OpenQuestion(QuestionKind.Order, party, type, group, -1, Factorial(size));
                    for (var statement = 0; statement < size; statement++)
                    {
                        if (groups[group][statement].IsOptional) yield return new OpenQuestion(QuestionKind.Optional, party, type, group, statement, 2);
                        if (groups[group][statement].Degrees.Count > 1)
                            yield return new OpenQuestion(QuestionKind.Strength, party, type, group, statement, groups[group][statement].Degrees.Count);
                    }
                }
            }
        }
    }

    private static BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, k) => product * k);
}
