using Demarche.Analysis.Game;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Tests.Game;

/// <summary>
/// The game of a crisis without types or risks, parties acting as listed, played day by day by the definitions of <c>docs/play.md</c>: ultimatums and last days,
/// what takes and what holds, what several hold, factions that press and their price. One recursion, nothing kept; options that cost the same and lead to the same are one.
/// Staying is an option apart, since whoever is not ready stays. The last number of a game's values stands for its shape: who can choose what, what it costs, and what lasts when.
/// </summary>
internal sealed class NaiveDays(CompiledCrisis compiled, PlayDraw draw)
{
    private readonly Crisis crisis = compiled.Crisis;
    private readonly SortedSet<int> lasting = [];
    private readonly Dictionary<int, double> marks = [];
    private readonly Dictionary<Clause, Demarche.Engine.States.StateSet> where = new(ReferenceEqualityComparer.Instance);
    private readonly DateOnly start = compiled.Crisis.AsOf!.Value;
    private readonly DateOnly horizon = compiled.Crisis.Play.Horizon ?? compiled.Crisis.Calendar.Max(o => o.On);
    private double[][] worth = [];

    /// <summary>All that a day hands on to the next.</summary>
    private sealed record At(int State, IReadOnlyDictionary<int, (int Level, DateOnly Fact)> Decided, IReadOnlyDictionary<int, DateOnly> BoundTo, IReadOnlySet<int> Called, bool Broken);

    /// <summary>What play is worth to each party from the beginning, and how likely the break is.</summary>
    public (double[] Values, double Breaks) Run()
    {
        worth = [.. crisis.Parties.Select(_ => new double[compiled.Space.Count])];
        Play();
        worth = [.. crisis.Parties.Select((_, p) => Worth(p))];
        var result = Play();
        return (result[..crisis.Parties.Count], result[crisis.Parties.Count]);
    }

    private double[] Play() => Day(start, new At(compiled.Now, new Dictionary<int, (int, DateOnly)>(), new Dictionary<int, DateOnly>(), new HashSet<int>(), IsBreak(compiled.Now)));

    /// <summary>A number for all that anybody can tell of a state.</summary>
    private double Mark(int state) => marks.TryGetValue(state, out var known) ? known : marks[state] =
        Shape([.. string.Concat(crisis.Parties.Select((_, p) => Order(p, state))).Select(c => (double)c), IsBreak(state) ? 1 : 0]);

    private string Order(int party, int state) => string.Concat(((Preference.Priorities)crisis.Parties[party].Preference).Groups.SelectMany(g => g).Select(c => Holds(c, state) ? '1' : '0'));

    /// <summary>Values of the parties; how likely a break is; how long it holds; the shape of the game.</summary>
    private double[] Day(DateOnly day, At at)
    {
        if (day > horizon) return End(at);
        at = Come(day, at);
        return Turns(day, [.. crisis.Calendar.Where(o => o.On == day).SelectMany(o => o.Parties.Select(p => (o, p)))], 0, at, new Dictionary<(int, int), HashSet<int>>());
    }

    private double[] Turns(DateOnly day, (Occasion Occasion, int Party)[] turns, int k, At at, IReadOnlyDictionary<(int Lever, int Level), HashSet<int>> agreed)
    {
        if (k == turns.Length) return Next(day, at);
        var ((occasion, party), leaves) = (turns[k], k + 1 == turns.Length || turns[k + 1].Occasion != turns[k].Occasion);
        IReadOnlyDictionary<(int, int), HashSet<int>> None() => new Dictionary<(int, int), HashSet<int>>();
        var together = Together(occasion, party, at);
        bool IsAbout(int to) => occasion.Levers is not { } about || Levers().All(k => about.Contains(k) || Level(to, k) == Level(at.State, k));
        List<int> ends = [at.State, .. Alone(party, at).Concat(together.Keys).Where(IsAbout)];
        var due = at.Called.Where(t => IsDue(t, party, at, ends)).ToHashSet();
        var left = at with { Called = at.Called.Except(due).ToHashSet() };
        var options = new List<(double Charge, double[] Then)>();
        foreach (var end in ends)
        {
            var (next, now) = (left, agreed);
            if (!together.TryGetValue(end, out var about)) next = Changed(day, left, end);
            else
            {
                var all = agreed.GetValueOrDefault(about) is { } some ? some.Append(party).ToHashSet() : [party];
                if (crisis.Levers[about.Lever].Owners.All(all.Contains)) next = Changed(day, left, end);
                else now = agreed.Where(a => a.Key.Lever != about.Lever).Append(KeyValuePair.Create(about, all)).ToDictionary(a => a.Key, a => a.Value);
            }

            options.Add((Charge(day, party, at.State, end, ends, due), Turns(day, turns, k + 1, next, leaves ? None() : now)));
        }

        return Chosen(draw, party, day, options);
    }

    private static double[] Chosen(PlayDraw draw, int party, DateOnly day, List<(double Charge, double[] Then)> options)
    {
        var kept = options.DistinctBy(o => (o.Charge, o.Then[^1])).ToArray();
        double[][] net = [.. kept.Select(o => o.Then.Select((v, i) => i == party ? v - o.Charge : v).ToArray())];
        var raised = net.Select(k => Math.Exp(draw.Precision[party] * k[party])).ToArray();
        double[] mixed = [.. net[0].Select((_, i) => net.Select((k, a) => raised[a] / raised.Sum() * k[i]).Sum())];
        double Toll(double charge) => charge == 0 ? 0 : Shape(party, charge, day.DayNumber);
        mixed[^1] = kept.Length == 1
            ? (kept[0].Then[^1] + Toll(kept[0].Charge)) % 1
            : Shape([party, kept[0].Charge, kept[0].Then[^1], .. kept.Skip(1).OrderBy(o => o.Then[^1]).ThenBy(o => o.Charge).SelectMany(o => new[] { o.Charge, o.Then[^1] })]);
        return mixed;
    }

    /// <summary>A number below 1 that stands for some numbers in their order.</summary>
    private static double Shape(params double[] of)
    {
        var hash = of.Aggregate(1469598103934665603UL, (h, v) => unchecked((h ^ (ulong)BitConverter.DoubleToInt64Bits(v)) * 1099511628211UL) is var mixed ? mixed ^ (mixed >> 29) : 0);
        return (hash >> 24) / (double)(1UL << 40);
    }

    /// <summary>The state lasts until the next day.</summary>
    private double[] Next(DateOnly day, At at) => Lasts(at, Left(day) - Left(day.AddDays(1)), day == horizon ? End(at) : Day(day.AddDays(1), at), day == horizon);

    private double[] End(At at)
    {
        var state = at.Decided.OrderBy(d => d.Value.Fact).Aggregate(at.State, (s, d) => With(s, d.Key, d.Value.Level) is >= 0 and var after ? after : s);
        return Lasts(at with { State = state }, Left(horizon), [.. crisis.Parties.Select(_ => 0.0), at.Broken ? 1 : 0, 0, at.Broken ? 0.5 : 0.25], false);
    }

    private double[] Lasts(At at, double weight, double[] rest, bool isOver)
    {
        if (isOver) return rest;
        lasting.Add(at.State);
        var n = crisis.Parties.Count;
        return [.. rest.Take(n).Select((v, p) => v + (weight * worth[p][at.State])), rest[n], rest[n + 1] + (IsBreak(at.State) ? weight : 0), Shape(rest[n + 2], Mark(at.State))];
    }

    /// <summary>A day comes: facts, all at once, what is free again, ultimatums that ran out the day before.</summary>
    private At Come(DateOnly day, At at)
    {
        var before = at;
        foreach (var (lever, (level, fact)) in at.Decided.Where(d => d.Value.Fact <= day).OrderBy(d => d.Key))
        {
            var state = With(at.State, lever, level) is >= 0 and var after ? after : at.State;
            var bound = crisis.Levers[lever].Holds > 0 ? at.BoundTo.Append(KeyValuePair.Create(lever, fact.AddDays(crisis.Levers[lever].Holds))).ToDictionary() : at.BoundTo;
            at = at with { State = state, Decided = at.Decided.Where(d => d.Key != lever).ToDictionary(), BoundTo = bound };
        }

        if (at.State != before.State) at = at with { Called = After(day, before.Called, before.State, at.State), Broken = before.Broken || IsBreak(at.State) };

        var runOut = Enumerable.Range(0, crisis.Threats.Count).Where(t => crisis.Threats[t] is { IsUltimatum: true } threat && (threat.Deadline!.Value.AddDays(1) == day || (day == start && threat.Deadline < day)))
            .Where(t => Holds(crisis.Threats[t].If, at.State) && !Holds(crisis.Threats[t].Then, at.State));
        return at with { BoundTo = at.BoundTo.Where(b => b.Value > day).ToDictionary(), Called = at.Called.Union(runOut).ToHashSet() };
    }

    private At Changed(DateOnly day, At at, int end)
    {
        var (state, decided, bound) = (end, at.Decided.ToDictionary(), at.BoundTo.ToDictionary());
        foreach (var lever in Levers().Where(k => Level(end, k) != Level(at.State, k)))
        {
            if (crisis.Levers[lever].Takes > 0)
            {
                decided[lever] = (Level(end, lever), day.AddDays(crisis.Levers[lever].Takes));
                state = With(state, lever, Level(at.State, lever));
            }
            else if (crisis.Levers[lever].Holds > 0) bound[lever] = day.AddDays(crisis.Levers[lever].Holds);
        }

        return new At(state, decided, bound, After(day, at.Called, at.State, state), at.Broken || IsBreak(state));
    }

    /// <summary>Moves of a party by itself: levers of its own within their rules, joint ones down.</summary>
    private IEnumerable<int> Alone(int party, At at) => States().Where(to => to != at.State && Levers().All(k => Level(to, k) == Level(at.State, k)
        || (crisis.Levers[k].Owners.Contains(party) && IsFree(at, k) && compiled.Space.Levers[k].Allows(Level(at.State, k), Level(to, k)) && (!crisis.Levers[k].IsJoint || Level(to, k) < Level(at.State, k)))));

    /// <summary>Joint levers up, one at a time, where all who hold it are there.</summary>
    private Dictionary<int, (int Lever, int Level)> Together(Occasion occasion, int party, At at) => Levers()
        .Where(k => crisis.Levers[k].IsJoint && crisis.Levers[k].Owners.Contains(party) && crisis.Levers[k].Owners.All(occasion.Parties.Contains) && IsFree(at, k))
        .SelectMany(k => Enumerable.Range(Level(at.State, k) + 1, compiled.Space.Levers[k].Levels - Level(at.State, k) - 1).Where(l => compiled.Space.Levers[k].Allows(Level(at.State, k), l)).Select(l => (Lever: k, Level: l)))
        .ToDictionary(j => With(at.State, j.Lever, j.Level));

    private bool IsFree(At at, int lever) => !at.Decided.ContainsKey(lever) && !at.BoundTo.ContainsKey(lever);

    private double Charge(DateOnly day, int party, int from, int to, List<int> ends, HashSet<int> due)
    {
        var cost = due.Where(t => !Holds(crisis.Threats[t].Then, to)).Sum(t => draw.Costs[t]);
        var item = crisis.Threats.Count;
        foreach (var (p, faction) in crisis.Parties.SelectMany((q, p) => q.Factions.Select(f => (p, f))))
        {
            var ranks = Demarche.Language.Compiling.Orders.Rank(compiled.Space, faction.Preference);
            var isBought = faction.InReturn is { } price && Holds(price, to);
            var asked = faction.Voice == Voice.Press ? ends.Max(e => ranks[e]) : ranks[from];
            if (p == party && !isBought && ranks[to] < asked) cost += draw.Costs[item];
            item++;
        }

        return cost * Left(day);
    }

    private bool IsDue(int threat, int party, At at, List<int> ends)
    {
        if (crisis.Threats[threat].By != party) return false;
        var could = Levers().Where(k => crisis.Levers[k].Owners is [var only] && only == party).Aggregate(at.State, (s, k) => With(s, k, Level(compiled.Now, k)));
        var others = could == at.State ? [] : Alone(party, new At(could, new Dictionary<int, (int, DateOnly)>(), new Dictionary<int, DateOnly>(), at.Called, false)).Append(could);
        return ends.Concat(others).Any(e => Holds(crisis.Threats[threat].Then, e));
    }

    private HashSet<int> After(DateOnly day, IReadOnlySet<int> called, int from, int to) => [.. Enumerable.Range(0, crisis.Threats.Count).Where(t => crisis.Threats[t] is var threat
        && Holds(threat.If, to) && !Holds(threat.Then, to) && (called.Contains(t) || (threat.StandsOn(day) && !Holds(threat.If, from))))];

    private double Left(DateOnly day) => Math.Pow(1 - draw.Discount, day.DayNumber - start.DayNumber);

    private double[] Worth(int party)
    {
        string[] levels = [.. lasting.Select(s => Order(party, s)).Distinct().Order(StringComparer.Ordinal)];
        return [.. States().Select(s => levels.Length < 2 ? 0 : Math.Max(0, Array.IndexOf(levels, Order(party, s))) / (levels.Length - 1.0))];
    }

    private IEnumerable<int> States() => Enumerable.Range(0, compiled.Space.Count);

    private IEnumerable<int> Levers() => Enumerable.Range(0, compiled.Space.Levers.Count);

    private int Level(int state, int lever) => compiled.Space.LevelOf(state, lever);

    private int With(int state, int lever, int level) => compiled.Space.StateOf(compiled.Space.CellOf(state) + ((level - Level(state, lever)) * compiled.Space.Stride(lever)));

    private bool IsBreak(int state) => compiled.Break is { } broken && broken[state];

    private bool Holds(Clause clause, int state) => (where.TryGetValue(clause, out var known) ? known : where[clause] = compiled.Space.Where(clause.Condition))[state];
}
