using Demarche.Engine;
using Demarche.Engine.Moves;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>A crisis made ready for the engine under one profile of types. Immutable and safe to share: sets of states are frozen.</summary>
public sealed class CompiledCrisis
{
    /// <summary>The crisis as written.</summary>
    public required Crisis Crisis { get; init; }

    /// <summary>The profile of types that the orders are those of.</summary>
    public required TypeProfile Profile { get; init; }

    /// <summary>States, moves and orders; moves that factions veto or the model forbids are gone.</summary>
    public required ConflictGraph Graph { get; init; }

    /// <summary>For each party, the type in force: an index into its types, or −1 when it has none.</summary>
    public IReadOnlyList<int> Types => Profile.Types;

    /// <summary>The present state, from 0.</summary>
    public required int Now { get; init; }

    /// <summary>Where each named outcome holds, in declared order.</summary>
    public required IReadOnlyList<StateSet> Outcomes
    {
        get;
        init => field = [.. value.Select(where => where.Frozen())];
    }

    /// <summary>Where the break holds; null when the model names none.</summary>
    public required StateSet? Break
    {
        get;
        init => field = value?.Frozen();
    }

    /// <summary>Where mutual aggravation holds; null when the model names none.</summary>
    public required StateSet? Aggravation
    {
        get;
        init => field = value?.Frozen();
    }

    /// <summary>The moves as levers or arcs allow them, before forbidden moves and vetoes take any away.</summary>
    public required MoveRelation UnrestrictedMoves { get; init; }

    /// <summary>
    /// The moves that some type of each party can make, forbidden and vetoed ones gone: those of <see cref="Graph"/> unless a hidden lever is set
    /// differently by type. Who consents to joint moves is not worked out.
    /// </summary>
    public required MoveRelation AnyTypeMoves { get; init; }

    /// <summary>The states.</summary>
    public StateSpace Space => Graph.Space;

    /// <summary>The same crisis with another conflict over the same states in its place: other orders or moves.</summary>
    public CompiledCrisis With(ConflictGraph graph) => new()
    {
        Crisis = Crisis,
        Profile = Profile,
        Graph = graph,
        Now = Now,
        Outcomes = Outcomes,
        Break = Break,
        Aggravation = Aggravation,
        UnrestrictedMoves = UnrestrictedMoves,
        AnyTypeMoves = AnyTypeMoves,
    };

    /// <summary>The same crisis with other threats and promises; states, moves and orders do not hang on them.</summary>
    public CompiledCrisis With(IReadOnlyList<Threat> threats) => new()
    {
        Crisis = Crisis with { Threats = threats },
        Profile = Profile,
        Graph = Graph,
        Now = Now,
        Outcomes = Outcomes,
        Break = Break,
        Aggravation = Aggravation,
        UnrestrictedMoves = UnrestrictedMoves,
        AnyTypeMoves = AnyTypeMoves,
    };

    /// <summary>The order in force for a party.</summary>
    public Preference PreferenceOf(int party) => Profile.PreferenceOf(Crisis, party);

    /// <summary>
    /// The statements a party's order in force is made of, most important first, groups of open order written out in the order
    /// written; empty when the order is not by priorities. Evaluates every statement: O(statements × cells / 64).
    /// </summary>
    public IReadOnlyList<PriorityStatement> PriorityStatements(int party) => PreferenceOf(party) is Preference.Priorities priorities
        ? [.. priorities.Groups.SelectMany((group, index) => group.Select(clause => new PriorityStatement(clause, Space.Where(clause.Condition), index)))]
        : [];
}

/// <summary>One statement of an order by priorities.</summary>
/// <param name="Clause">The statement.</param>
/// <param name="Where">The states in which it is true.</param>
/// <param name="Group">Which group it stands in, from 0; statements of one group are of open order among themselves.</param>
public sealed record PriorityStatement(Clause Clause, StateSet Where, int Group);
