using Demarche.Engine.Moves;
using Demarche.Engine.Preferences;
using Demarche.Engine.States;

namespace Demarche.Engine.Advice;

/// <summary>One statement in an amended order.</summary>
/// <param name="Place">Where it stood before, from 0; −1 when it was added.</param>
/// <param name="Added">The change that added it; −1 when it was there before.</param>
/// <param name="IsNegated">Whether the opposite is wanted now.</param>
public readonly record struct AmendedPriority(int Place, int Added, bool IsNegated);

/// <summary>What a set of changes makes of a conflict.</summary>
internal sealed class Amendment(AdviceQuestion question)
{
    private const long MaximumMoves = 1L << 24;
    private readonly Dictionary<(int Party, int Place), StateSet> opposites = [];

    /// <summary>The changes that touch moves, as bits.</summary>
    public ulong OfMoves { get; } = Bits(question, c => c is Change.Allow or Change.Forbid);

    /// <summary>A party's order after the changes and before any swap; empty when its order is not given by statements.</summary>
    public AmendedPriority[] Priorities(ulong chosen, int party)
    {
        if (question.Statements[party] is not { } statements) return [];
        var own = Chosen(chosen).Where(c => c.Change.Party == party).ToArray();
        var order = new List<AmendedPriority>();
        for (var place = 0; place <= statements.Count; place++)
        {
            order.AddRange(own.Where(c => c.Change is Change.Add add && Math.Min(add.Place, statements.Count) == place)
                .Select(c => new AmendedPriority(-1, c.Index, false)));
            if (place == statements.Count || own.Any(c => c.Change is Change.Drop drop && drop.Place == place)) continue;
            order.Add(new AmendedPriority(place, -1, own.Count(c => c.Change is Change.Negate negate && negate.Place == place) % 2 == 1));
        }

        return [.. order];
    }

    /// <summary>Where an amended statement is true.</summary>
    public StateSet Where(int party, AmendedPriority priority)
    {
        if (priority.Added >= 0) return ((Change.Add)question.Changes[priority.Added]).Where;
        var where = question.Statements[party]![priority.Place];
        if (!priority.IsNegated) return where;
        if (!opposites.TryGetValue((party, priority.Place), out var opposite))
            opposites[(party, priority.Place)] = opposite = StateSet.All(question.Graph.States).Except(where);
        return opposite;
    }

    /// <summary>The moves after the changes. O(moves) where some are changed.</summary>
    /// <exception cref="ArcLimitException">There are too many to be listed one by one.</exception>
    public MoveRelation Moves(ulong chosen)
    {
        if ((chosen & OfMoves) == 0) return question.Graph.Moves;
        var changes = Chosen(chosen & OfMoves).Select(c => c.Change).ToArray();
        var forbidden = changes.OfType<Change.Forbid>().ToArray();
        bool Stays(int party, int from, int to) => !Array.Exists(forbidden, f => f.Party == party && f.From[from] && f.To[to]);
        var arcs = Enumerable.Range(0, question.Graph.Parties)
            .Select(p => changes.OfType<Change.Allow>().Where(a => a.Party == p).SelectMany(a => a.Moves).Where(m => Stays(p, m.From, m.To)).ToList())
                .ToArray();
        var (targets, total) = (new List<int>(), arcs.Sum(a => (long)a.Count));
        for (var party = 0; party < arcs.Length; party++)
        {
            for (var from = 0; from < question.Graph.States; from++)
            {
                question.Graph.Moves.Targets(party, from, targets);
                foreach (var to in targets.Where(to => Stays(party, from, to)))
                {
                    if (++total > MaximumMoves) throw new ArcLimitException(MaximumMoves);
                    arcs[party].Add((from, to));
                }
            }
        }

        return new ArcMoves(question.Graph.States, arcs);
    }

    /// <summary>The conflict with other moves and with each party's amended order, where it has statements.</summary>
    public ConflictGraph Graph(MoveRelation moves, IReadOnlyList<IReadOnlyList<AmendedPriority>> orders)
    {
        var graph = question.Graph;
        var ranks = orders.Select((order, party) => question.Statements[party] is null
            ? graph.Ranks(party).ToArray()
            : PriorityOrder.Rank(graph.States, [.. order.Select(p => Where(party, p))]));
        return new ConflictGraph(graph.Space, moves, [.. ranks]) { Attitudes = graph.Attitudes };
    }

    /// <summary>The changes whose bits are set, each with its index.</summary>
    public IEnumerable<(int Index, Change Change)> Chosen(ulong chosen) => question.Changes.Select((c, k) => (k, c)).Where(c => (chosen >> c.k & 1) != 0);

    private static ulong Bits(AdviceQuestion question, Func<Change, bool> which) =>
        question.Changes.Select((c, k) => which(c) ? 1UL << k : 0).Aggregate(0UL, (a, b) => a | b);
}
