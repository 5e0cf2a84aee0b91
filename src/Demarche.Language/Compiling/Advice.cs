using Demarche.Engine.Advice;
using Demarche.Engine.Moves;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>What a mediator may change in a compiled crisis, and the way back from the engine's changes to the author's.</summary>
/// <remarks>
/// Where the model declares no changes, every swap of neighbouring priorities of every party costs 1 and nothing else may change. A change of a
/// statement that the party does not have under the types in force is left out.
/// </remarks>
public sealed class Advice
{
    private readonly CompiledCrisis compiled;
    private readonly IReadOnlyList<Change> changes;
    private readonly IReadOnlyList<int?> swapCosts;
    private readonly IReadOnlyList<IReadOnlyList<StateSet>?> statements;
    private long listed;

    /// <summary>Reads the changes of a crisis. O(states) for each that forbids moves, O(moves) for each that allows some.</summary>
    /// <exception cref="ArcLimitException">Changes allow more than <see cref="Compiler.MaximumArcs"/> moves in all.</exception>
    public Advice(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        this.compiled = compiled;
        var crisis = compiled.Crisis;
        IsDeclared = crisis.Changes.Count > 0;
        statements = [.. crisis.Parties
            .Select((_, p) => compiled.PreferenceOf(p) is Preference.Priorities or Preference.Indifferent
            ? (IReadOnlyList<StateSet>)[.. compiled.PriorityStatements(p).Select(s => s.Where)] : null)];
        swapCosts = [.. crisis.Parties
            .Select((_, p) => statements[p] is null ? null : IsDeclared ? crisis.Changes.FirstOrDefault(c => c.Kind == ChangeKind.Swap && c.Party == p)?.Cost
            : 1)];
        var made = crisis.Changes.Where(c => c.Kind != ChangeKind.Swap).Select(c => (Declared: c, Change: Of(c))).Where(c => c.Change is not null).ToArray();
        Declared = [.. made.Select(m => m.Declared)];
        changes = [.. made.Select(m => m.Change!)];
        LeftOut = [.. crisis.Changes.Where(c => c.Kind != ChangeKind.Swap && !Declared.Contains(c))];
    }

    /// <summary>Whether the model declares changes.</summary>
    public bool IsDeclared { get; }

    /// <summary>The changes that a proposal's indices count, swaps not among them.</summary>
    public IReadOnlyList<AllowedChange> Declared { get; }

    /// <summary>The changes that do not arise under the types in force.</summary>
    public IReadOnlyList<AllowedChange> LeftOut { get; }

    /// <summary>The parties whose neighbouring priorities may be swapped, each with the cost of a swap.</summary>
    public IEnumerable<(int Party, int Cost)> Swaps =>
        swapCosts.Select((cost, party) => (party, cost))
        .Where(s => s.cost is not null && statements[s.party]!.Count + changes.Count(c => c is Change.Add && c.Party == s.party) > 1)
        .Select(s => (s.party, s.cost!.Value));

    /// <summary>The question for the engine.</summary>
    /// <param name="wanted">The wanted states.</param>
    /// <param name="concept">What is to hold them in place.</param>
    /// <param name="byImprovements">Whether moves that each pay must lead there.</param>
    public AdviceQuestion Ask(StateSet wanted, SolutionConcept concept, bool byImprovements) => new()
    {
        Graph = compiled.Graph,
        Now = compiled.Now,
        Wanted = wanted,
        Concept = concept,
        Statements = statements,
        Changes = changes,
        SwapCosts = swapCosts,
        ByImprovements = byImprovements,
    };

    private Change? Of(AllowedChange change)
    {
        var (party, cost) = (change.Party, change.Cost);
        if (change.IsOfPriorities && statements[party] is null) return null;
        return change.Kind switch
        {
            ChangeKind.Add => new Change.Add(party, cost, Where(change.Statement!), change.Place),
            ChangeKind.Drop => PlaceOf(change) is >= 0 and var place ? new Change.Drop(party, cost, place) : null,
            ChangeKind.Negate => PlaceOf(change) is >= 0 and var place ? new Change.Negate(party, cost, place) : null,
            ChangeKind.Forbid => new Change.Forbid(party, cost, Begin(change), Where(change.Statement!)),
            _ => new Change.Allow(party, cost, Allowed(change)),
        };
    }

    private int PlaceOf(AllowedChange change) => compiled.PriorityStatements(change.Party).ToList().FindIndex(s => s.Clause.Text == change.Statement!.Text);

    private StateSet Where(Clause clause) => compiled.Space.Where(clause.Condition);

    private StateSet Begin(AllowedChange change) => change.From is { } from ? Where(from) : StateSet.All(compiled.Space.Count).Except(Where(change.Statement!));

    /// <summary>The moves that a change allows: as if the levers it names could be moved any way, from and to where it says.</summary>
    private IReadOnlyList<(int, int)> Allowed(AllowedChange change)
    {
        StateSet begin = Begin(change), end = Where(change.Statement!);
        if (compiled.Crisis.Graph is not null) return Listed(begin, (from, targets) => targets.AddRange(end.Members().Where(t => t != from)));
        var named = change.Statement!.Condition.Levers().Concat(change.From?.Condition.Levers() ?? []).ToHashSet();
        var space = Compiler.SpaceOf(compiled.Crisis with
        {
            Levers = [.. compiled.Crisis.Levers.Select((lever, k) => named.Contains(k) ? lever with { Rule = MoveRule.Free } : lever)],
        }, compiled.Space.Threads);
        var moves = new LeverMoves(space, compiled.Graph.Parties);
        return Listed(begin, (from, targets) =>
        {
            moves.Targets(change.Party, from, targets);
            targets.RemoveAll(to => !end[to]);
        });
    }

    /// <summary>The moves from some states, one by one, within what may be listed for all changes together.</summary>
    private List<(int From, int To)> Listed(StateSet begin, Action<int, List<int>> targetsOf)
    {
        var (targets, allowed) = (new List<int>(), new List<(int, int)>());
        foreach (var from in begin.Members())
        {
            targets.Clear();
            targetsOf(from, targets);
            listed += targets.Count;
            if (listed > Compiler.MaximumArcs) throw new ArcLimitException(Compiler.MaximumArcs);
            allowed.AddRange(targets.Select(to => (from, to)));
        }

        return allowed;
    }
}
