using Demarche.Engine.Inverse;
using Demarche.Engine.States;

namespace Demarche.Engine.Advice;

/// <summary>
/// Tries sets of allowed changes in ascending cost, so that the first that does is a cheapest one, and what was tried before it proves that no
/// cheaper one does.
/// </summary>
/// <remarks>
/// Source: the inverse approach to the graph model, as a tool for a third party: Kinsara, Petersons, Hipel and Kilgour (2015), by its abstract.
/// Exact up to a budget of sets; the number of sets grows exponentially with the changes and with the length of the orders that may be
/// swapped. A set is judged in the time that the concept takes.
/// </remarks>
public sealed class AdviceSearch
{
    private readonly AdviceQuestion question;
    private readonly Amendment amendment;
    private readonly AdviceJudge judge;
    private readonly PriorityQueue<Node, (int Cost, int Steps, long Turn)> queue = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<Proposal> found = [];
    private long made;
    private long tried;

    /// <summary>Asks the question.</summary>
    /// <exception cref="NotSupportedException">It cannot be asked: see <see cref="AdviceQuestion.WhyNot"/>.</exception>
    /// <exception cref="ArgumentException">There are more than <see cref="AdviceQuestion.MaximumChanges"/> changes, or one that costs less than 1.</exception>
    public AdviceSearch(AdviceQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.WhyNot() is { } reason) throw new NotSupportedException(reason);
        if (question.Changes.Count > AdviceQuestion.MaximumChanges)
            throw new ArgumentException($"{question.Changes.Count} changes; at most {AdviceQuestion.MaximumChanges} can be weighed.", nameof(question));
        if (question.Changes.Any(c => c.Cost < 1) || question.SwapCosts.Any(c => c < 1))
            throw new ArgumentException("Every change must cost at least 1.", nameof(question));
        this.question = question;
        amendment = new Amendment(question);
        judge = AdviceJudge.Of(question, amendment);
    }

    /// <summary>Searches. Cancelling ends it with what was found so far.</summary>
    /// <param name="budget">The most sets to make.</param>
    /// <param name="limit">The most cheapest sets to list.</param>
    /// <param name="progress">Called now and then with how many sets were tried and how many are waiting.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Moves.ArcLimitException">Moves are changed and there are too many to be listed one by one.</exception>
    public AdviceAnswer Run(long budget = 100_000, int limit = 10, Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        Push(new Node(0, 0, [.. question.Statements.Select((_, p) => amendment.Priorities(0, p))], 0, 0, null, default));
        int? open = null;
        while (queue.TryDequeue(out var node, out _))
        {
            if (found.Count > 0 && node.Cost > found[0].Cost) return Ended(open, AdviceEnd.AllCheapest, false);
            if (found.Count >= limit) return Ended(open, AdviceEnd.SomeCheapest, false);
            if (cancellation.IsCancellationRequested) return Ended(Math.Min(open ?? int.MaxValue, node.Cost), AdviceEnd.SomeCheapest, true);
            if ((++tried & 0xFF) == 0) progress?.Invoke(tried, queue.Count);
            try
            {
                if (judge.Holds(node.Chosen, node.Orders, cancellation)) Keep(node);
            }
            catch (OperationCanceledException)
            {
                return Ended(Math.Min(open ?? int.MaxValue, node.Cost), AdviceEnd.SomeCheapest, true);
            }

            if (found.Count > 0) continue;
            if (made < budget) Expand(node);
            else open ??= node.Cost + Cheapest;
        }

        return Ended(open, AdviceEnd.AllCheapest, false);
    }

    /// <summary>The least that one more step costs.</summary>
    private int Cheapest => question.Changes.Select(c => c.Cost).Concat(question.SwapCosts.OfType<int>()).DefaultIfEmpty(1).Min();

    /// <param name="open">What the cheapest set that may have been left out costs; null when none was.</param>
    /// <param name="asFound">How far the sets of the cost found were gone through, where one was found and nothing cheaper was left out.</param>
    /// <param name="wasStopped">Whether it was stopped.</param>
    private AdviceAnswer Ended(int? open, AdviceEnd asFound, bool wasStopped)
    {
        if (found.Count == 0) return new AdviceAnswer([], open is null ? AdviceEnd.None : AdviceEnd.NotFound, open, tried, wasStopped);
        var cost = found[0].Cost;
        var end = open is not { } left || left > cost ? asFound : left == cost ? AdviceEnd.SomeCheapest : AdviceEnd.NotProved;
        return new AdviceAnswer(found, end, Math.Min(open ?? int.MaxValue, cost), tried, wasStopped);
    }

    private void Expand(Node node)
    {
        if (node.Before is null)
        {
            for (var k = node.Next; k < question.Changes.Count; k++)
            {
                var (chosen, change) = (node.Chosen | 1UL << k, question.Changes[k]);
                var orders = (AmendedPriority[][])node.Orders.Clone();
                orders[change.Party] = amendment.Priorities(chosen, change.Party);
                Push(new Node(chosen, k + 1, orders, node.Cost + change.Cost, node.Steps + 1, null, default));
            }
        }

        for (var party = 0; party < node.Orders.Length; party++)
        {
            if (question.SwapCosts[party] is not { } cost) continue;
            for (var position = 0; position + 1 < node.Orders[party].Length; position++)
            {
                var orders = (AmendedPriority[][])node.Orders.Clone();
                var own = orders[party] = (AmendedPriority[])orders[party].Clone();
                (own[position], own[position + 1]) = (own[position + 1], own[position]);
                var swapped = new Node(node.Chosen, question.Changes.Count, orders, node.Cost + cost, node.Steps + 1, node, new PrioritySwap(party, position));
                if (seen.Add(swapped.Key())) Push(swapped);
            }
        }
    }

    private void Push(Node node)
    {
        if (node.Before is null) seen.Add(node.Key());
        queue.Enqueue(node, (node.Cost, node.Steps, made++));
    }

    /// <summary>Keeps a set that does, unless one of the same changes gives the same orders of the states.</summary>
    private void Keep(Node node)
    {
        var graph = amendment.Graph(amendment.Moves(node.Chosen), node.Orders);
        int[] chosen = [.. amendment.Chosen(node.Chosen).Select(c => c.Index)];
        if (found.Any(p => p.Changes.SequenceEqual(chosen)
            && Enumerable.Range(0, graph.Parties).All(i => Places(p.Graph.Ranks(i)).SequenceEqual(Places(graph.Ranks(i)))))) return;
        var swaps = new List<PrioritySwap>();
        for (var at = node; at.Before is { } before; at = before) swaps.Add(at.Swap);
        swaps.Reverse();
        found.Add(new Proposal(chosen, swaps, node.Cost, [.. Enumerable.Range(0, graph.Parties).Select(p => amendment.Priorities(node.Chosen, p))], graph));
    }

    /// <summary>For each state how many ranks are below its own: the same for orders that rank the states alike.</summary>
    private static int[] Places(ReadOnlySpan<int> ranks)
    {
        var all = ranks.ToArray();
        var sorted = all.Distinct().Order().ToArray();
        return Array.ConvertAll(all, r => Array.BinarySearch(sorted, r));
    }

    /// <summary>A set of changes.</summary>
    /// <param name="Chosen">The changes, as bits.</param>
    /// <param name="Next">The first change that may still be added to it; once swaps are made, none may.</param>
    /// <param name="Orders">Each party's order.</param>
    /// <param name="Cost">What it costs.</param>
    /// <param name="Steps">How many changes and swaps it is.</param>
    /// <param name="Before">The set before its last swap; null when it has none.</param>
    /// <param name="Swap">Its last swap.</param>
    private sealed record Node(ulong Chosen, int Next, AmendedPriority[][] Orders, int Cost, int Steps, Node? Before, PrioritySwap Swap)
    {
        /// <summary>The same for sets that come to the same: which changes, and for each party which statement stands where.</summary>
        public string Key() => string.Concat([
            new string([(char)(Chosen & 0xFFFF), (char)(Chosen >> 16 & 0xFFFF), (char)(Chosen >> 32 & 0xFFFF), (char)(Chosen >> 48)]),
            .. Orders.Select(o => new string([.. o.Select(p => (char)(p.Place >= 0 ? p.Place + 64 : p.Added)), (char)ushort.MaxValue])),
        ]);
    }
}
