using Demarche.Engine.Play;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

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
    private readonly GrowingTree tree = new();
    private readonly List<int[]> orders = [];
    private readonly HashSet<string> notes = [];
    private readonly List<int> targets = [];
    private readonly int[] lastChoice;
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
        observed = tree.Begin(new Situation(start, 0, IsBreak(start), 0, 0, -1));
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
        foreach (var node in tree.Frontier.Select(n => tree[n]))
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
            var (known, from) = tree.Step();
            foreach (var n in from)
            {
                var at = tree[n].At;
                var becomes = where[at.State] && !IsOver(at, occasion) ? then.From(at.State) : -1;
                if (becomes < 0 || becomes == at.State)
                {
                    tree.Keep(n);
                    continue;
                }

                var children = new List<int> { tree.Reach(known, at with { State = becomes, Called = costs.Called(at.Called, at.State, becomes), Broken = at.Broken || IsBreak(becomes) }) };
                if (p < 1) children.Add(tree.Reach(known, at));
                tree.Decide(n, Growing.ByChance, occasion, [.. children], p < 1 ? [p, 1 - p] : [1]);
            }

            if (tree.Count > options.MostHistories) return false;
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
            var (known, from) = tree.Step();
            foreach (var n in from)
            {
                var party = order == TurnOrder.Random ? orders[tree[n].At.Order][turn] : about.Parties[turn];
                Choose(n, party, occasion, order == TurnOrder.Simultaneous, known);
            }

            if (tree.Count > options.MostHistories) return false;
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
        var (known, last) = tree.Step();
        foreach (var n in last)
        {
            var at = tree[n].At;
            if (IsOver(at, occasion) || !about.Parties.Any(p => CanMove(p, at.State, occasion))) tree.Keep(n);
            else if (order == TurnOrder.Simultaneous) tree.Decide(n, Growing.ByChance, occasion, [tree.Reach(known, at with { Base = n })], [1]);
            else
            {
                int[] children = [.. Enumerable.Range(first, orders.Count - first).Select(o => tree.Reach(known, at with { Order = o }))];
                tree.Decide(n, Growing.ByChance, occasion, children, [.. children.Select(_ => 1.0 / children.Length)]);
            }
        }
    }

    /// <summary>After everybody has acted: what was done at once is seen by all; the order no longer matters.</summary>
    private void Close(int occasion, bool simultaneous)
    {
        var (known, last) = tree.Step();
        foreach (var n in last)
        {
            var at = tree[n].At;
            var next = at with { Order = 0, Base = -1 };
            if (simultaneous && at.Base >= 0)
            {
                var from = tree[at.Base].At.State;
                next = next with { Called = costs.Called(at.Called, from, at.State), Broken = at.Broken || IsBreak(at.State) };
            }

            if (next == at) tree.Keep(n);
            else tree.Decide(n, Growing.ByChance, occasion, [tree.Reach(known, next)], [1]);
        }
    }

    private void Choose(int n, int party, int occasion, bool simultaneous, Dictionary<Situation, int> reached)
    {
        var at = tree[n].At;
        var from = simultaneous && at.Base >= 0 ? tree[at.Base].At.State : at.State;
        var ends = Options(party, from, occasion);
        if (ends.Count < 2 || IsOver(at, occasion))
        {
            tree.Keep(n);
            return;
        }

        var due = costs.Due(at.Called, party, ends);
        var set = simultaneous ? ((long)at.Base << 8) | (uint)party : ~(long)n;
        var children = new int[ends.Count];
        for (var a = 0; a < children.Length; a++)
        {
            var known = IsPosition(occasion) ? 0 : occasion == lastChoice[party] ? beliefs.Without(at.Beliefs, party) : beliefs.After(at.Beliefs, party, set, a);
            var next = at with { Called = at.Called & ~due, Beliefs = known };
            next = simultaneous
                ? next with { State = MovesAtOnce.Together(compiled.Space, at.State, from, ends[a]) }
                : next with { State = ends[a], Called = costs.Called(next.Called, from, ends[a]), Broken = at.Broken || IsBreak(ends[a]) };
            children[a] = tree.Reach(reached, next);
        }

        if (n == observed && occasion < calendar.Past) observed = children[replay.Chosen(occasion, ends)];
        Charge(ends, due, party, occasion, simultaneous, children);
        tree.Decide(n, party, occasion, children, []);
        tree[n].Options = [.. ends];
        tree[n].From = from;
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
        var payer = IsPosition(occasion) || !beliefs.IsTyped(party) || occasion == lastChoice[party] ? tree.Before(child, occasion) : child;
        (tree[payer].Items, tree[payer].PaidAt) = (items, occasion);
        return payer;
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

    /// <summary>Whether nothing can happen any more; what the record tells has happened in any case.</summary>
    private bool IsOver(Situation at, int occasion) => at.Broken && occasion >= calendar.Past && compiled.Crisis.Play.AfterBreak == AfterBreak.Ends;

    private static IEnumerable<int[]> Permutations(int[] parties)
    {
        if (parties.Length < 2) return [parties];
        return parties.SelectMany(first => Permutations([.. parties.Where(p => p != first)]).Select(rest => (int[])[first, .. rest]));
    }

    private CrisisGame Finish()
    {
        var (laid, stages, numbers) = GameLayout.Of(tree.Nodes, types, options.Positions);
        return new CrisisGame(laid, stages)
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
