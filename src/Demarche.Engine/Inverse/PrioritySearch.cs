using System.Numerics;
using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>
/// Reads orders of statements from the top for as long as what they say of a state's stability is open; see <see cref="PriorityConditions"/>.
/// </summary>
internal sealed class PrioritySearch
{
    private readonly SanctionFormula formula;
    private readonly int budget;
    private readonly CancellationToken cancellation;

    /// <summary>
    /// For each statement the relevant states that it puts above the state in question, and those it puts below. Neighbours that put none
    /// anywhere stand together, since no order gets nearer by parting them.
    /// </summary>
    private readonly (BigInteger Up, BigInteger Down, int[] Statements)[] tells;
    private readonly BigInteger tellable;

    public PrioritySearch(SanctionFormula formula, int state, IReadOnlyList<StateSet> statements, int budget, CancellationToken cancellation)
    {
        (this.formula, this.budget, this.cancellation) = (formula, budget, cancellation);
        var shown = new List<(BigInteger Up, BigInteger Down, int[] Statements)>();
        for (var k = 0; k < statements.Count; k++)
        {
            var where = statements[k];
            var (up, down) = (Bits(t => where[t] && !where[state]), Bits(t => !where[t] && where[state]));
            var joins = shown.Count > 0 && (up | down | shown[^1].Up | shown[^1].Down).IsZero;
            if (joins) shown[^1] = (up, down, [.. shown[^1].Statements, k]);
            else shown.Add((up, down, [k]));
        }

        tells = [.. shown];
        tellable = tells.Aggregate(BigInteger.Zero, (all, t) => all | t.Up | t.Down);
    }

    private BigInteger Everything => (BigInteger.One << formula.Relevant.Count) - 1;

    /// <summary>How many of all orders make the state stable; null when the budget does not suffice.</summary>
    public BigInteger? Count(BigInteger all)
    {
        var stable = BigInteger.Zero;
        var seen = 0;
        var waiting = new Dictionary<(BigInteger Open, BigInteger Better), BigInteger>[formula.Relevant.Count + 1];
        for (var k = 0; k < waiting.Length; k++) waiting[k] = [];
        waiting[Size(tellable)][(tellable, BigInteger.Zero)] = all;
        for (var size = waiting.Length - 1; size >= 0; size--)
        {
            foreach (var ((open, better), orders) in waiting[size])
            {
                cancellation.ThrowIfCancellationRequested();
                if (++seen > budget) return null;
                if (formula.Settled(Everything & ~open & ~better, open) is { } settled)
                {
                    stable += settled ? orders : 0;
                    continue;
                }

                var telling = tells.Where(t => !((t.Up | t.Down) & open).IsZero).ToArray();
                foreach (var (up, down, _) in telling)
                {
                    var next = (Open: open & ~(up | down), Better: better | (up & open));
                    var into = waiting[Size(next.Open)];
                    into[next] = into.GetValueOrDefault(next) + orders / telling.Length;
                }
            }
        }

        return stable;
    }

    /// <summary>
    /// A nearest order that makes the state stable with its number of swaps; or that none does; or, when the budget does not suffice, a lower
    /// bound.
    /// </summary>
    public (IReadOnlyList<int>? Order, int Swaps, bool IsProved) Nearest()
    {
        var start = (Read: 0UL, Better: BigInteger.Zero);
        var least = new Dictionary<(ulong Read, BigInteger Better),
            (int Swaps, (ulong Read, BigInteger Better) From, int Statement)> { [start] = (0, start, -1) };
        var queue = new PriorityQueue<(ulong Read, BigInteger Better), (int Swaps, int Unread)>();
        queue.Enqueue(start, (0, tells.Length));
        while (queue.TryDequeue(out var at, out var cost))
        {
            cancellation.ThrowIfCancellationRequested();
            if (cost.Swaps > least[at].Swaps) continue;
            var open = tellable & ~Worded(at.Read);
            var settled = formula.Settled(Everything & ~open & ~at.Better, open);
            if (settled == true) return (Whole(at, least), cost.Swaps, true);
            if (settled == false) continue;
            if (least.Count > budget) return (null, cost.Swaps, false);
            foreach (var statement in Next(at.Read, open))
            {
                var up = tells[statement].Up;
                var next = (Read: at.Read | 1UL << statement, Better: at.Better | (up & open));
                var swaps = cost.Swaps + tells[statement].Statements.Length * UnreadAbove(at.Read, statement);
                if (least.TryGetValue(next, out var known) && known.Swaps <= swaps) continue;
                least[next] = (swaps, at, statement);
                queue.Enqueue(next, (swaps, tells.Length - BitOperations.PopCount(next.Read)));
            }
        }

        return (null, 0, true);
    }

    /// <summary>
    /// The statements worth reading next. Where the topmost unread one tells no open state apart it alone is: to read it now costs nothing
    /// and changes nothing, and no order gets nearer by leaving it for later.
    /// </summary>
    private IEnumerable<int> Next(ulong read, BigInteger open)
    {
        var top = BitOperations.TrailingZeroCount(~read);
        if (top < tells.Length && ((tells[top].Up | tells[top].Down) & open).IsZero) return [top];
        return Enumerable.Range(0, tells.Length).Where(k => (read >> k & 1) == 0);
    }

    private IReadOnlyList<int> Whole((ulong Read, BigInteger Better) at, Dictionary<(ulong Read, BigInteger Better),
        (int Swaps, (ulong Read, BigInteger Better) From, int Statement)> least)
    {
        var unread = Enumerable.Range(0, tells.Length).Where(k => (at.Read >> k & 1) == 0).ToArray();
        var order = new List<int>();
        for (var node = at; least[node].Statement >= 0; node = least[node].From) order.Add(least[node].Statement);
        order.Reverse();
        return [.. order.Concat(unread).SelectMany(k => tells[k].Statements)];
    }

    private int UnreadAbove(ulong read, int statement)
    {
        var above = 0;
        for (var rest = ~read & ((1UL << statement) - 1); rest != 0; rest &= rest - 1) above += tells[BitOperations.TrailingZeroCount(rest)].Statements.Length;
        return above;
    }

    private BigInteger Worded(ulong read)
    {
        var shown = BigInteger.Zero;
        for (; read != 0; read &= read - 1)
        {
            var tell = tells[BitOperations.TrailingZeroCount(read)];
            shown |= tell.Up | tell.Down;
        }

        return shown;
    }

    private BigInteger Bits(Func<int, bool> holds)
    {
        var bits = BigInteger.Zero;
        for (var k = 0; k < formula.Relevant.Count; k++)
        {
            if (holds(formula.Relevant[k])) bits |= BigInteger.One << k;
        }

        return bits;
    }

    private static int Size(BigInteger set) => (int)BigInteger.PopCount(set);
}
