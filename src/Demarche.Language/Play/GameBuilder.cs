using Demarche.Engine.Play;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Language.Play;

/// <summary>Makes a crisis into a game, occasion by occasion.</summary>
/// <remarks>
/// At an occasion each party that can move chooses once: to stay, or one move. Between occasions the state lasts, and what may happen by
/// itself may happen. Histories that agree in the state, in what is known of every party with types, in the threats called in and in
/// whether the break has come about are one; after a party's last choice it no longer matters what is known of it. Where a party can only stay there is no choice. O(histories × options).
/// </remarks>
public sealed class GameBuilder
{
    private readonly CompiledCrisis compiled;
    private readonly PlayCalendar calendar;
    private readonly GameOptions options;
    private readonly CostItems costs;
    private readonly int[] types;
    private readonly BeliefRows beliefs;
    private readonly RecordReplay replay;
    private readonly (Risk Risk, StateSet While, NearestState Then)[] risks;
    private readonly List<Growing> nodes = [];
    private readonly List<int[]> orders = [];
    private readonly HashSet<string> notes = [];
    private readonly List<int> targets = [];
    private List<int> frontier = [];
    private readonly int[] lastChoice;
    private int level;
    private int observed;
    private readonly List<int> told = [];

    private GameBuilder(CompiledCrisis compiled, PlayCalendar calendar, GameOptions options)
    {
        (this.compiled, this.calendar, this.options) = (compiled, calendar, options);
        costs = new CostItems(compiled);
        types = [.. compiled.Crisis.Parties.Select(p => Math.Max(1, p.Types.Count))];
        beliefs = new BeliefRows(types);
        lastChoice = [.. compiled.Crisis.Parties.Select((_, party) => LastOf(calendar, party))];
        replay = RecordReplay.Of(compiled, calendar);
        risks = [.. compiled.Crisis.Risks.Select(r => (r, compiled.Space.Where(r.While.Condition), new NearestState(compiled, r.Then)))];
    }

    /// <summary>The game, or null when it would have more histories than allowed.</summary>
    public static CrisisGame? Build(CompiledCrisis compiled, PlayCalendar calendar, GameOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(calendar);
        var builder = new GameBuilder(compiled, calendar, options ?? new GameOptions());
        return builder.Grow(cancellation) ? builder.Finish() : null;
    }

    private bool Grow(CancellationToken cancellation)
    {
        var start = replay.Start;
        frontier = [Add(new Situation(start, 0, IsBreak(start), 0, 0, -1))];
        var day = Math.Max(0, calendar.AsOf.DayNumber - calendar.Start.DayNumber);
        for (var d = 0; d < calendar.Occasions.Count; d++)
        {
            cancellation.ThrowIfCancellationRequested();
            Last(d);
            if (d >= calendar.Past)
            {
                if (!RunRisks(d, calendar.DaysTo(d) - day)) return false;
                day = calendar.DaysTo(d);
            }

            if (!Act(d)) return false;
            if (d < calendar.Past) told.Add(observed);
        }

        var (after, left) = (calendar.Occasions.Count, calendar.Horizon.DayNumber - calendar.Start.DayNumber - day);
        Last(after);
        if (left > 0 && !RunRisks(after, left)) return false;
        Last(after + 1);
        return true;
    }

    /// <summary>The state of every history on the frontier lasts through an interval.</summary>
    private void Last(int interval)
    {
        foreach (var node in frontier.Select(n => nodes[n]))
        {
            if (node.FirstFlow < 0) node.FirstFlow = interval;
            node.LastFlow = interval;
        }
    }

    private bool RunRisks(int occasion, int days)
    {
        foreach (var (risk, where, then) in risks)
        {
            if (risk.PerOccasion && occasion == calendar.Occasions.Count) continue;
            var chance = risk.Chance.At(options.RiskHeight);
            var p = risk.PerOccasion ? chance : 1 - Math.Pow(1 - chance, days);
            if (p <= 0) continue;
            var known = NextStep();
            foreach (var n in Advance())
            {
                var at = nodes[n].At;
                var becomes = where[at.State] ? then.From(at.State) : -1;
                if (becomes < 0 || becomes == at.State)
                {
                    frontier.Add(n);
                    continue;
                }

                var children = new List<int> { Reach(known, at with { State = becomes, Called = costs.Called(at.Called, at.State, becomes), Broken = at.Broken || IsBreak(becomes) }) };
                if (p < 1) children.Add(Reach(known, at));
                Decide(n, Growing.ByChance, occasion, [.. children], p < 1 ? [p, 1 - p] : [1]);
            }

            if (nodes.Count > options.MostHistories) return false;
        }

        return true;
    }

    private bool Act(int occasion)
    {
        var about = calendar.Occasions[occasion];
        var order = OrderOf(about);
        Settle(occasion, about, order);
        for (var turn = 0; turn < about.Parties.Count; turn++)
        {
            var known = NextStep();
            foreach (var n in Advance())
            {
                var party = order == TurnOrder.Random ? orders[nodes[n].At.Order][turn] : about.Parties[turn];
                Choose(n, party, occasion, order == TurnOrder.Simultaneous, known);
            }

            if (nodes.Count > options.MostHistories) return false;
        }

        if (order != TurnOrder.Listed) Close(occasion, order == TurnOrder.Simultaneous);
        return true;
    }

    private TurnOrder OrderOf(PlayOccasion about)
    {
        if (about.Parties.Count < 2) return TurnOrder.Listed;
        if (about.Order == TurnOrder.Simultaneous && options.Positions)
        {
            notes.Add("Parties that should act at once are taken to act in the order listed: a grid of beliefs has no hidden moves.");
            return TurnOrder.Listed;
        }

        if (about.Order == TurnOrder.Simultaneous && compiled.Space.Levers.Count == 0)
        {
            notes.Add("Moves of a model that lists its states cannot be put together, so parties that should act at once act in the order listed.");
            return TurnOrder.Listed;
        }

        if (about.Order != TurnOrder.Random || about.Parties.Count <= 4) return about.Order;
        notes.Add("Where more than four parties act in a random order, they are taken to act in the order listed.");
        return TurnOrder.Listed;
    }

    /// <summary>Before anybody acts: chance settles the order, or what each history's simultaneous moves start from is set down.</summary>
    private void Settle(int occasion, PlayOccasion about, TurnOrder order)
    {
        if (order == TurnOrder.Listed) return;
        var first = orders.Count;
        if (order == TurnOrder.Random) orders.AddRange(Permutations([.. about.Parties]));
        var known = NextStep();
        foreach (var n in Advance())
        {
            var at = nodes[n].At;
            if (!about.Parties.Any(p => CanMove(p, at.State, occasion))) frontier.Add(n);
            else if (order == TurnOrder.Simultaneous) Decide(n, Growing.ByChance, occasion, [Reach(known, at with { Base = n })], [1]);
            else
            {
                int[] children = [.. Enumerable.Range(first, orders.Count - first).Select(o => Reach(known, at with { Order = o }))];
                Decide(n, Growing.ByChance, occasion, children, [.. children.Select(_ => 1.0 / children.Length)]);
            }
        }
    }

    /// <summary>After everybody has acted: what was done at once is seen by all; the order no longer matters.</summary>
    private void Close(int occasion, bool simultaneous)
    {
        var known = NextStep();
        foreach (var n in Advance())
        {
            var at = nodes[n].At;
            var next = at with { Order = 0, Base = -1 };
            if (simultaneous && at.Base >= 0)
            {
                var from = nodes[at.Base].At.State;
                next = next with { Called = costs.Called(at.Called, from, at.State), Broken = at.Broken || IsBreak(at.State) };
            }

            if (next == at) frontier.Add(n);
            else Decide(n, Growing.ByChance, occasion, [Reach(known, next)], [1]);
        }
    }

    private void Choose(int n, int party, int occasion, bool simultaneous, Dictionary<Situation, int> reached)
    {
        var at = nodes[n].At;
        var from = simultaneous && at.Base >= 0 ? nodes[at.Base].At.State : at.State;
        var ends = Options(party, from, occasion);
        if (ends.Count < 2)
        {
            frontier.Add(n);
            return;
        }

        var due = costs.Due(at.Called, party, ends);
        var set = simultaneous ? ((long)at.Base << 8) | (uint)party : ~(long)n;
        var children = new int[ends.Count];
        var chosen = -1;
        for (var a = 0; a < children.Length; a++)
        {
            var known = IsPosition(occasion) ? 0 : occasion == lastChoice[party] ? beliefs.Without(at.Beliefs, party) : beliefs.After(at.Beliefs, party, set, a);
            var next = at with { Called = at.Called & ~due, Beliefs = known };
            next = simultaneous
                ? next with { State = Together(at.State, from, ends[a]) }
                : next with { State = ends[a], Called = costs.Called(next.Called, from, ends[a]), Broken = at.Broken || IsBreak(ends[a]) };
            children[a] = Reach(reached, next);
            if (n == observed && occasion < calendar.Past && a == replay.Chosen(occasion, ends)) chosen = children[a];
        }

        Charge(ends, due, party, occasion, simultaneous, children);

        if (chosen >= 0) observed = chosen;
        Decide(n, party, occasion, children, []);
        nodes[n].Options = [.. ends];
        nodes[n].From = from;
    }

    private List<int> Options(int party, int from, int occasion)
    {
        compiled.Graph.Moves.Targets(party, from, targets);
        targets.Sort();
        var ends = new List<int>(targets.Count + 1) { from };
        ends.AddRange(targets.Where(to => to != from && options.Bars?.Invoke(party, from, to) != true && (occasion >= calendar.Past || replay.IsAlternative(occasion, from, to))));
        return ends;
    }

    private bool CanMove(int party, int from, int occasion) => Options(party, from, occasion).Count > 1;

    /// <summary>What comes of a party's move when others have moved at the same time. A move that can no longer be made comes to nothing.</summary>
    private int Together(int state, int from, int to)
    {
        var space = compiled.Space;
        if (state == from || to == from) return state == from ? to : state;
        var cell = space.CellOf(state);
        for (var lever = 0; lever < space.Levers.Count; lever++)
        {
            var (was, becomes) = (space.LevelOf(from, lever), space.LevelOf(to, lever));
            if (was != becomes) cell += (becomes - space.LevelAt(cell, lever)) * space.Stride(lever);
        }

        return space.StateOf(cell) is >= 0 and var both ? both : state;
    }

    private Dictionary<Situation, int> NextStep()
    {
        level += 2;
        return [];
    }

    private List<int> Advance()
    {
        var last = frontier;
        frontier = new List<int>(last.Count);
        return last;
    }

    private int Reach(Dictionary<Situation, int> known, Situation next)
    {
        if (known.TryGetValue(next, out var child)) return child;
        child = Add(next);
        known.Add(next, child);
        frontier.Add(child);
        return child;
    }

    private int Add(Situation at)
    {
        nodes.Add(new Growing { At = at, Level = level });
        return nodes.Count - 1;
    }

    /// <summary>Charges what each end costs. Those who act at once must not be able to tell from how long the way is whether another has paid.</summary>
    private void Charge(List<int> ends, ulong due, int party, int occasion, bool simultaneous, int[] children)
    {
        var bills = ends.Select(end => costs.Bill(due, party, ends[0], end)).ToArray();
        var any = bills.Any(b => b.Length > 0);
        for (var a = 0; a < children.Length; a++)
        {
            if (bills[a].Length > 0 || (simultaneous && any)) children[a] = Charge(children[a], bills[a], party, occasion);
        }
    }

    /// <summary>
    /// Charges items on the way to a history. One that tells something of a party with types is reached in no other way; any
    /// other may also be reached without paying, and so a history in between takes the toll.
    /// </summary>
    private int Charge(int child, int[] items, int party, int occasion)
    {
        var payer = child;
        if (IsPosition(occasion) || !beliefs.IsTyped(party) || occasion == lastChoice[party])
        {
            nodes.Add(new Growing { At = nodes[child].At, Level = level - 1 });
            payer = nodes.Count - 1;
            Decide(payer, Growing.ByChance, occasion, [child], [1]);
        }

        (nodes[payer].Items, nodes[payer].PaidAt) = (items, occasion);
        return payer;
    }

    private void Decide(int n, int mover, int occasion, int[] children, double[] chances)
    {
        var node = nodes[n];
        (node.Mover, node.Occasion, node.Children, node.Chances, node.From) = (mover, occasion, children, chances, node.At.State);
    }

    /// <summary>Whether what an occasion tells is left to the grid; what the record tells never is.</summary>
    private bool IsPosition(int occasion) => options.Positions && occasion >= calendar.Past;

    private static int LastOf(PlayCalendar calendar, int party)
    {
        for (var d = calendar.Occasions.Count - 1; d >= 0; d--)
        {
            if (calendar.Occasions[d].Parties.Contains(party)) return d;
        }

        return -1;
    }

    private bool IsBreak(int state) => compiled.Break is { } broken && broken[state];

    private static IEnumerable<int[]> Permutations(int[] parties)
    {
        if (parties.Length < 2) return [parties];
        return parties.SelectMany(first => Permutations([.. parties.Where(p => p != first)]).Select(rest => (int[])[first, .. rest]));
    }

    private CrisisGame Finish()
    {
        var (laid, tree, numbers) = GameLayout.Of(nodes, types, options.Positions);
        return new CrisisGame(laid, tree)
        {
            Compiled = compiled,
            Calendar = calendar,
            Costs = costs,
            Now = numbers[observed],
            Told = [.. told.Select(n => numbers[n])],
            Notes = [.. replay.Notes, .. notes],
        };
    }
}
