using Demarche.Engine.Moves;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>
/// What can happen at a step in a situation: who can do what, what it costs, what comes of it. Nothing is merged here, and nothing is known of what
/// anybody believes.
/// </summary>
/// <remarks>
/// What can happen at a turn is worked out once for a party and a situation, however many occasions there are. Not safe to share between threads.
/// </remarks>
internal sealed class SituationRules
{
    /// <summary>So many combinations of moves at once are gone through in one situation.</summary>
    private const int MostAtOnce = 1 << 16;

    private readonly CompiledCrisis compiled;
    private readonly PlayCalendar calendar;
    private readonly GameOptions options;
    private readonly GameSteps steps;
    private readonly RecordReplay replay;
    private readonly MoveKeys keys;
    private readonly Seats seats;
    private readonly IdleLevers idle;
    private readonly (StateSet While, NearestState Then)[] risks;
    private readonly LeverMemory memory;
    private readonly Standing standing;
    private readonly MoveRelation moves;
    private readonly bool hasDays;
    private readonly Numbering<Situation> situations = new();
    private readonly Numbering<int[]> bills = new(new RowComparer());
    private readonly Dictionary<(int Party, int Situation, int Era), Happening> turns = [];
    private readonly List<int> targets = [];
    private readonly bool breakEnds;

    public SituationRules(CompiledCrisis compiled, PlayCalendar calendar, GameOptions options, GameSteps steps, RecordReplay replay, CostItems costs,
        MoveKeys keys,
        Seats seats)
    {
        (this.compiled, this.calendar, this.options, this.steps, this.replay, this.keys, this.seats) =
            (compiled, calendar, options, steps, replay, keys, seats);
        Costs = costs;
        Fates = new ThreatFates(costs);
        idle = new IdleLevers(compiled);
        (memory, standing, moves) = (new LeverMemory(compiled, calendar), new Standing(costs, calendar), compiled.AnyTypeMoves);
        hasDays = memory.HasTimes || standing.IsNeeded || memory.IsNeeded || calendar.Occasions.Any(o => o.Levers is not null);
        risks = [.. compiled.Crisis.Risks.Select(r => (compiled.Space.Where(r.While.Condition), new NearestState(compiled, r.Then)))];
        breakEnds = compiled.Crisis.Play.AfterBreak == AfterBreak.Ends;
        bills.Of([]);
    }

    public CostItems Costs { get; }

    /// <summary>What became of each threat on all the ways gone through.</summary>
    public ThreatFates Fates { get; }

    /// <summary>How many situations have been met.</summary>
    public int Situations => situations.Items.Count;

    public Situation this[int situation] => situations[situation];

    /// <summary>The cost items of a bill; bill 0 is empty.</summary>
    public int[] Bill(int bill) => bills[bill];

    /// <summary>The number of a bill.</summary>
    public int BillOf(int[] items) => bills.Of(items);

    /// <summary>What is remembered of levers.</summary>
    public LeverMemory Levers => memory;

    /// <summary>The situation in which play begins.</summary>
    public int Begin(int state) => situations.Of(new Situation(state, 0, IsBreak(state), 0));

    /// <summary>The situation in which play goes on from a place of another game of the same levers and calendar.</summary>
    public int Begin(GameStart from) => situations.Of(new Situation(from.State, from.Called, from.Broken, from.Order, memory.Of(from.Memory)));

    /// <summary>A situation in terms that hold for other games too, before a step.</summary>
    public GameStart Start(int step, int situation)
    {
        var at = situations[situation];
        return new GameStart(steps.Key(step), at.State, at.Called, at.Broken, at.Order, memory.Row(at.Memory));
    }

    /// <summary>What comes of something that nobody's move brings about, on the day of an occasion.</summary>
    public int Befalls(int situation, int state, int occasion)
    {
        var at = situations[situation];
        return situations.Of(at with { State = state, Called = After(at.Called, at.State, state, occasion), Broken = at.Broken || IsBreak(state) });
    }

    /// <summary>Whether the break has come about, by then or in a state.</summary>
    public bool IsBreak(int state) => compiled.Break is { } broken && broken[state];

    /// <summary>What can happen at a step.</summary>
    /// <exception cref="GameTooLargeException">Too many combinations of moves at once.</exception>
    public Happening At(int step, int situation)
    {
        var about = steps[step];
        var at = situations[situation];
        if (about.Kind == StepKind.Gather) return new Happening.Passes(situations.Of(at with { Order = 0, Memory = memory.WithoutOffers(at.Memory) }));
        if (about.Kind == StepKind.Lasting || IsOver(at, about.Occasion)) return new Happening.Passes(situation);
        return about.Kind switch
        {
            StepKind.Day => Day(about.Occasion, at),
            StepKind.Risk => Risk(about, situation, at),
            StepKind.Draw => Draw(about, situation, at),
            StepKind.AtOnce => AtOnce(about, situation, at),
            _ => Turn(about, situation, at),
        };
    }

    /// <summary>Of what a choice can lead to, the situation that comes of ending in a state.</summary>
    public static int Chosen(Happening.Choice choice, int end) => Math.Max(0, Array.IndexOf(choice.Ends, end));

    /// <summary>
    /// A day has come. An ultimatum that ran out before is called in by what was so until then, one that ran out the day before by what is so now. What
    /// becomes a fact after the horizon is part of what lasts, and no longer of what play tells of the way there.
    /// </summary>
    private Happening.Passes Day(int occasion, Situation at)
    {
        var (state, left) = memory.Passed(at.State, at.Memory, occasion);
        if (occasion > calendar.Occasions.Count) return new Happening.Passes(situations.Of(at with { State = state, Memory = left }));
        var (all, eve) = (standing.RunOutBefore(occasion), standing.RunOutOnTheEveOf(occasion));
        var (before, now) = (Costs.RunOut(all & ~eve, at.State), Costs.RunOut(eve, state));
        Fates.RunsOut(all, before | now);
        var called = state == at.State ? at.Called | before : After(at.Called | before, at.State, state, occasion);
        return new Happening.Passes(situations.Of(at with { State = state, Called = called | now, Broken = at.Broken || IsBreak(state), Memory = left }));
    }

    private Happening Risk(GameStep about, int situation, Situation at)
    {
        var (where, then) = risks[about.Which];
        var becomes = where[at.State] ? then.From(at.State) : -1;
        if (becomes < 0 || becomes == at.State) return new Happening.Passes(situation);
        var after = situations
            .Of(at with { State = becomes, Called = After(at.Called, at.State, becomes, about.Occasion), Broken = at.Broken || IsBreak(becomes) });
        return about.Chance >= 1 ? new Happening.Chance(true, [after], [1]) : new Happening.Chance(true, [after, situation], [about.Chance, 1 - about.Chance]);
    }

    private Happening Draw(GameStep about, int situation, Situation at)
    {
        if (!calendar.Occasions[about.Occasion].Parties.Any(p => Ends(p, at, about.Occasion).Length > 1)) return new Happening.Passes(situation);
        var (first, count) = steps.OrdersAt(about.Occasion);
        return new Happening.Chance(false, [.. Enumerable.Range(first, count).Select(o => situations.Of(at with { Order = o }))],
            [.. Enumerable.Repeat(1.0 / count, count)]);
    }

    private Happening Turn(GameStep about, int situation, Situation at)
    {
        var party = steps.IsDrawn(about.Occasion) ? steps.Party(at.Order, about.Which) : calendar.Occasions[about.Occasion].Parties[about.Which];
        if (about.Occasion < calendar.Past) return Turn(party, at, about.Occasion);
        var key = (party, situation, hasDays ? about.Occasion : 0);
        if (!turns.TryGetValue(key, out var known)) turns[key] = known = Turn(party, at, about.Occasion);
        return known;
    }

    private Happening Turn(int party, Situation at, int occasion)
    {
        var to = Ends(party, at, occasion);
        var due = Due(party, at, to);
        var called = at.Called & ~due;
        int[] owed = [.. to.Select(end => bills.Of(Costs.Bill(due, party, at.State, end, to)))];
        int[] next = [.. to.Select(end => situations.Of(Reached(party, at with { Called = called }, end, occasion)))];
        if (to.Length > 1) return new Happening.Choice(party, to, owed, next);
        return owed[0] == 0 ? new Happening.Passes(next[0]) : new Happening.Pays(owed[0], next[0]);
    }

    /// <summary>What comes of a party's move, or of its agreeing to one.</summary>
    private Situation Reached(int party, Situation at, int end, int occasion)
    {
        var isPast = occasion < calendar.Past;
        if (!isPast && Joint(party, at.State, end) is (>= 0 and var lever, var level) && memory.Agreed(at.Memory, lever, level, party) is >= 0 and var waiting)
            return at with { Memory = waiting };
        return Changed(at, end, occasion, isPast);
    }

    /// <summary>What comes of going from one state to another; staying where the parts of it that are facts at once cannot be by themselves.</summary>
    private Situation Changed(Situation at, int end, int occasion, bool isPast)
    {
        if (memory.Moved(at.State, end, at.Memory, occasion, isPast) is not (var state, var left)) return at;
        return at with { State = state, Called = After(at.Called, at.State, state, occasion), Broken = at.Broken || IsBreak(state), Memory = left };
    }

    /// <summary>The joint lever that a party would have to agree to, and its level; −1 for a move that it makes by itself.</summary>
    private (int Lever, int Level) Joint(int party, int from, int to)
    {
        if (moves is not ConsentMoves joint) return (-1, 0);
        foreach (var lever in joint.Levers)
        {
            if (lever.Owners.Contains(party) && compiled.Space.LevelOf(to, lever.Lever) > compiled.Space.LevelOf(from, lever.Lever))
                return (lever.Lever, compiled.Space.LevelOf(to, lever.Lever));
        }

        return (-1, 0);
    }

    private Happening AtOnce(GameStep about, int situation, Situation at)
    {
        var parties = calendar.Occasions[about.Occasion].Parties;
        var ends = parties.Select(p => Ends(p, at, about.Occasion)).ToArray();
        var due = parties.Select((p, k) => Due(p, at, ends[k])).ToArray();
        var called = at.Called & ~due.Aggregate(0UL, (all, own) => all | own);
        var owed = parties.Select((p, k) => ends[k].Select(end => Costs.Bill(due[k], p, at.State, end, ends[k])).ToArray()).ToArray();
        int[] players = [.. Enumerable.Range(0, parties.Count).Where(k => ends[k].Length > 1).OrderBy(k => seats.Of(parties[k]))];
        int[] anyhow = [.. Enumerable.Range(0, parties.Count).Where(k => ends[k].Length < 2).SelectMany(k => owed[k][0])];
        var count = players.Aggregate(1L, (n, k) => Math.Min(n * ends[k].Length, MostAtOnce + 1));
        if (count > MostAtOnce) throw new GameTooLargeException();
        var to = new int[count];
        var picks = new int[parties.Count];
        for (var c = 0; c < to.Length; c++)
        {
            for (int k = 0, rest = c; k < players.Length; rest /= ends[players[k++]].Length) picks[players[k]] = rest % ends[players[k]].Length;
            var (state, agreed) = (at.State, new HashSet<(int Lever, int Level, int Party)>());
            for (var k = 0; k < picks.Length; k++)
            {
                var end = ends[k][picks[k]];
                if (Joint(parties[k], at.State, end) is (>= 0 and var lever, var level)) agreed.Add((lever, level, parties[k]));
                else state = MovesAtOnce.Together(compiled.Space, state, at.State, end);
            }

            to[c] = situations.Of(Changed(at with { Called = called }, Together(at.State, state, agreed), about.Occasion, false));
        }

        var bill = bills.Of(anyhow);
        if (players.Length == 0) return bill == 0 ? new Happening.Passes(to[0]) : new Happening.Pays(bill, to[0]);
        return new Happening.AtOnce(
            [.. players.Select(k => parties[k])], [.. players.Select(k => ends[k])], [.. players.Select(k => owed[k].Select(bills.Of).ToArray())], to, bill);
    }

    /// <summary>What comes of agreeing at once: a joint lever moves where all who hold it take it to the same level.</summary>
    private int Together(int from, int state, HashSet<(int Lever, int Level, int Party)> agreed)
    {
        var space = compiled.Space;
        foreach (var (lever, level) in agreed.Select(a => (a.Lever, a.Level)).Distinct().Order())
        {
            if (!compiled.Crisis.Levers[lever].Owners.All(p => agreed.Contains((lever, level, p)))) continue;
            state = MovesAtOnce.Together(space, state, from, space.StateOf(space.CellOf(from) + ((level - space.LevelOf(from, lever)) * space.Stride(lever))));
        }

        return state;
    }

    private ulong Due(int party, Situation at, int[] ends)
    {
        var due = Costs.Due(at.Called, party, at.State, ends);
        Fates.Acts(party, at.Called, due);
        return due;
    }

    private ulong After(ulong before, int from, int to, int occasion)
    {
        var called = Costs.Called(before, from, to, standing.IsNeeded ? standing.At(occasion) : ulong.MaxValue);
        Fates.Changes(from, to, called);
        return called;
    }

    /// <summary>
    /// Where a party can go, itself first, then by what changes; levers that nothing speaks of are left alone. With others who are there it can also agree
    /// to a joint move.
    /// </summary>
    private int[] Ends(int party, Situation at, int occasion)
    {
        var (from, isPast) = (at.State, occasion < calendar.Past);
        (moves is ConsentMoves joint ? joint.Alone : moves).Targets(party, from, targets);
        targets.AddRange(Agreements(party, from, occasion));
        return
        [
            from,
            .. targets.Distinct()
                .Where(to => to != from && memory.IsFree(at.Memory, from, to) && !idle.Changes(from, to) && IsAbout(occasion, from, to)
                && options.Bars?.Invoke(party, from, to) != true
                    && (!isPast || replay.IsAlternative(occasion, from, to)) && memory.Moved(from, to, at.Memory, occasion, isPast) is not null)
                .OrderBy(to => keys.Of(from, to)),
        ];
    }

    /// <summary>Whether an occasion is about all the levers that a move changes.</summary>
    private bool IsAbout(int occasion, int from, int to) => calendar.Occasions[occasion].Levers is not { } about
        || Enumerable.Range(0, compiled.Space.Levers.Count).All(k => about.Contains(k) || compiled.Space.LevelOf(from, k) == compiled.Space.LevelOf(to, k));

    /// <summary>Where a party can go together with others: all who hold the lever are there, or the record says that it was done.</summary>
    private IEnumerable<int> Agreements(int party, int from, int occasion)
    {
        if (moves is not ConsentMoves joint) yield break;
        for (var k = 0; k < joint.Levers.Count; k++)
        {
            var owners = joint.Levers[k].Owners;
            if (!owners.Contains(party) || (occasion >= calendar.Past && !owners.All(calendar.Occasions[occasion].Parties.Contains))) continue;
            foreach (var to in joint.Together(k, from)) yield return to;
        }
    }

    /// <summary>Whether nothing can happen any more; what the record tells has happened in any case.</summary>
    private bool IsOver(Situation at, int occasion) => breakEnds && at.Broken && occasion >= calendar.Past;
}

/// <summary>A game is not made because it would be larger than what can be gone through.</summary>
internal sealed class GameTooLargeException : Exception;
