using Demarche.Analysis.Game;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Tests.Game;

/// <summary>
/// The game of a crisis without types, played by the definition: one recursion over days, turns and states, nothing kept, nothing merged.
/// Payoffs are taken from the draw, the rest from the crisis.
/// </summary>
internal sealed class NaivePlay(CompiledCrisis compiled, PlayCalendar calendar, PlayDraw draw)
{
    private readonly Crisis crisis = compiled.Crisis;
    private readonly SortedSet<int> lasting = [];
    private double[]?[] worth = [];

    /// <summary>What play is worth to each party from the beginning, and how likely the break is.</summary>
    public (double[] Values, double Breaks) Run()
    {
        worth = [.. crisis.Parties.Select(_ => new double[compiled.Space.Count])];
        Day(0, compiled.Now, [], InBreak(compiled.Now));
        worth = [.. crisis.Parties.Select((_, p) => Worth(p))];
        return Day(0, compiled.Now, [], InBreak(compiled.Now));
    }

    private (double[] Values, double Breaks) Day(int d, int state, HashSet<int> called, bool broken)
    {
        var begins = d == 0 ? 0 : calendar.DaysTo(d - 1);
        if (d == calendar.Occasions.Count) return Add(state, Left(begins) - 0, ([.. crisis.Parties.Select(_ => 0.0)], broken ? 1 : 0));
        return Add(state, Left(begins) - Left(calendar.DaysTo(d)), Risk(d, 0, state, called, broken));
    }

    private (double[] Values, double Breaks) Risk(int d, int r, int state, HashSet<int> called, bool broken)
    {
        if (r == crisis.Risks.Count || IsOver(broken)) return Start(d, state, called, broken);
        var risk = crisis.Risks[r];
        var days = calendar.DaysTo(d) - (d == 0 ? 0 : calendar.DaysTo(d - 1));
        var p = risk.PerOccasion ? risk.Chance.Middle : 1 - Math.Pow(1 - risk.Chance.Middle, days);
        if (!Holds(risk.While, state)) p = 0;
        var becomes = Enumerable.Range(0, compiled.Space.Count).Where(s => Holds(risk.Then, s)).OrderBy(s => Distance(s, state)).ThenBy(s => Changed(s, state), StringComparer.Ordinal).First();
        return Mix([(p, Risk(d, r + 1, becomes, After(called, state, becomes), broken || InBreak(becomes))), (1 - p, Risk(d, r + 1, state, called, broken))]);
    }

    private (double[] Values, double Breaks) Start(int d, int state, HashSet<int> called, bool broken)
    {
        if (IsOver(broken)) return Day(d + 1, state, called, broken);
        var occasion = calendar.Occasions[d];
        var parties = occasion.Parties.ToArray();
        if (occasion.Order == TurnOrder.Random)
        {
            var orders = Permutations(parties).ToArray();
            return Mix([.. orders.Select(o => (1.0 / orders.Length, Turn(d, o, 0, state, called, broken)))]);
        }

        return occasion.Order == TurnOrder.Listed ? Turn(d, parties, 0, state, called, broken) : AtOnce(d, parties, state, called, broken);
    }

    private (double[] Values, double Breaks) Turn(int d, int[] parties, int k, int state, HashSet<int> called, bool broken)
    {
        if (k == parties.Length || IsOver(broken)) return Day(d + 1, state, called, broken);
        var (ends, next, charges) = (Ends(parties[k], state), new List<(double[], double)>(), new List<double>());
        foreach (var end in ends)
        {
            charges.Add(Charge(d, parties[k], state, end, ends, called));
            next.Add(Turn(d, parties, k + 1, end, After([.. called.Where(t => !IsDue(t, parties[k], state, ends))], state, end), broken || InBreak(end)));
        }

        var mix = Logit(parties[k], [.. next.Select((v, a) => v.Item1[parties[k]] - charges[a])]);
        for (var a = 0; a < ends.Count; a++) next[a].Item1[parties[k]] -= charges[a];
        return Mix([.. next.Select((v, a) => (mix[a], v))]);
    }

    /// <summary>Two at most: both mixes by damped replies to one another, which converge at the low precisions that are tried.</summary>
    private (double[] Values, double Breaks) AtOnce(int d, int[] parties, int state, HashSet<int> called, bool broken)
    {
        if (parties.Length == 1) return Turn(d, parties, 0, state, called, broken);
        var (a, b) = (parties[0], parties[1]);
        var (endsA, endsB) = (Ends(a, state), Ends(b, state));
        HashSet<int> left = [.. called.Where(t => !IsDue(t, a, state, endsA) && !IsDue(t, b, state, endsB))];
        var next = endsA.Select(x => endsB.Select(y =>
        {
            var both = Both(state, x, y);
            var (values, breaks) = Day(d + 1, both, After(left, state, both), broken || InBreak(both));
            values[a] -= Charge(d, a, state, x, endsA, called);
            values[b] -= Charge(d, b, state, y, endsB, called);
            return (Values: values, Breaks: breaks);
        }).ToArray()).ToArray();
        double[] mixA = [.. endsA.Select(_ => 1.0 / endsA.Count)], mixB = [.. endsB.Select(_ => 1.0 / endsB.Count)];
        for (var round = 0; round < 400; round++)
        {
            var replyA = Logit(a, [.. endsA.Select((_, x) => endsB.Select((_, y) => mixB[y] * next[x][y].Values[a]).Sum())]);
            var replyB = Logit(b, [.. endsB.Select((_, y) => endsA.Select((_, x) => mixA[x] * next[x][y].Values[b]).Sum())]);
            mixA = [.. mixA.Zip(replyA, (m, r) => (m + r) / 2)];
            mixB = [.. mixB.Zip(replyB, (m, r) => (m + r) / 2)];
        }

        return Mix([.. endsA.SelectMany((_, x) => endsB.Select((_, y) => (mixA[x] * mixB[y], next[x][y])))]);
    }

    private List<int> Ends(int party, int state) =>
        [state, .. Enumerable.Range(0, compiled.Space.Count).Where(t => t != state && compiled.Graph.Moves.CanMove(party, state, t))];

    private int Both(int state, int x, int y)
    {
        var space = compiled.Space;
        int[] levels = [.. space.Levers.Select((_, k) => space.LevelOf(x, k) != space.LevelOf(state, k) ? space.LevelOf(x, k) : space.LevelOf(y, k))];
        return space.StateOf(space.CellAt(levels)) is >= 0 and var both ? both : x != state ? x : y;
    }

    private double Charge(int d, int party, int from, int to, List<int> ends, HashSet<int> called)
    {
        var threats = called.Where(t => IsDue(t, party, from, ends) && !Holds(crisis.Threats[t].Then, to)).Sum(t => draw.Costs[t]);
        var item = crisis.Threats.Count;
        foreach (var (p, faction) in crisis.Parties.SelectMany((q, p) => q.Factions.Where(f => f.Voice == Voice.Cost).Select(f => (p, f))))
        {
            var ranks = Demarche.Language.Compiling.Orders.Rank(compiled.Space, faction.Preference);
            if (p == party && ranks[to] < ranks[from]) threats += draw.Costs[item];
            item++;
        }

        return threats * Left(calendar.DaysTo(d));
    }

    /// <summary>Whether a party could keep a threat now, or could if it had left its own levers where they were when play began.</summary>
    private bool IsDue(int threat, int party, int state, List<int> ends)
    {
        if (crisis.Threats[threat].By != party) return false;
        var space = compiled.Space;
        int[] undone = [.. Enumerable.Range(0, space.Levers.Count).Select(k => space.LevelOf(space.Levers[k].Party == party ? compiled.Now : state, k))];
        var could = space.StateOf(space.CellAt(undone));
        return ends.Concat(could >= 0 && could != state ? Ends(party, could) : []).Any(e => Holds(crisis.Threats[threat].Then, e));
    }

    private HashSet<int> After(HashSet<int> called, int from, int to) =>
        [.. Enumerable.Range(0, crisis.Threats.Count).Where(t =>
            Holds(crisis.Threats[t].If, to) && !Holds(crisis.Threats[t].Then, to) && (called.Contains(t) || !Holds(crisis.Threats[t].If, from)))];

    private double[] Logit(int party, double[] values)
    {
        var raised = values.Select(v => Math.Exp(draw.Precision[party] * v)).ToArray();
        return [.. raised.Select(r => r / raised.Sum())];
    }

    private (double[] Values, double Breaks) Add(int state, double weight, (double[] Values, double Breaks) rest)
    {
        if (weight > 0) lasting.Add(state);
        return ([.. rest.Values.Select((v, p) => v + weight * worth[p]![state])], rest.Breaks);
    }

    private static (double[] Values, double Breaks) Mix(IReadOnlyList<(double P, (double[] Values, double Breaks) What)> parts) =>
        ([.. parts[0].What.Values.Select((_, i) => parts.Sum(x => x.P * x.What.Values[i]))], parts.Sum(x => x.P * x.What.Breaks));

    private double Left(int days) => Math.Pow(1 - draw.Discount, days);

    private bool IsOver(bool broken) => broken && crisis.Play.AfterBreak == AfterBreak.Ends;

    private bool InBreak(int state) => compiled.Break is { } broken && broken[state];

    private bool Holds(Clause clause, int state) => compiled.Space.Where(clause.Condition)[state];

    private int Distance(int s, int t) => Enumerable.Range(0, compiled.Space.Levers.Count).Count(k => compiled.Space.LevelOf(s, k) != compiled.Space.LevelOf(t, k));

    private static IEnumerable<int[]> Permutations(int[] parties) => parties.Length < 2
        ? [parties]
        : parties.SelectMany(p => Permutations([.. parties.Where(q => q != p)]).Select(rest => (int[])[p, .. rest]));

    /// <summary>What each state is worth: levels of the order over the states that last in play, drawn, less what linked issues lose, put between 0 and 1.</summary>
    private double[] Worth(int party)
    {
        string Order(int state) => string.Concat(((Preference.Priorities)crisis.Parties[party].Preference).Groups.SelectMany(g => g).Select(c => Holds(c, state) ? '1' : '0'));
        double Lost(int state) => crisis.Issues.Where(i => Holds(i.AtStakeIn, state)).SelectMany(i => i.Stakes).Where(s => s.Party == party).Sum(s => s.Stake);
        string[] levels = [.. lasting.Select(Order).Distinct().Order(StringComparer.Ordinal)];
        var stream = new DrawStream(draw.Orders[party][0].Stream!.Value);
        stream.NextDouble();
        var numbers = UtilityLevels.Drawn(levels.Length, stream);
        double Raw(int state) => numbers[Array.IndexOf(levels, Order(state))] - draw.Stake * Lost(state);
        var (low, high) = (lasting.Min(Raw), lasting.Max(Raw));
        return [.. Enumerable.Range(0, compiled.Space.Count).Select(s => lasting.Contains(s) && high > low ? (Raw(s) - low) / (high - low) : 0)];
    }

    /// <summary>What changes, lever by lever as their names go, for telling states apart that are equally near.</summary>
    private string Changed(int to, int from) => string.Join(' ', Enumerable.Range(0, compiled.Space.Levers.Count)
        .OrderBy(k => $"{crisis.Parties[crisis.Levers[k].Party].Name}.{crisis.Levers[k].Name}", StringComparer.Ordinal)
        .Select(k => compiled.Space.LevelOf(to, k) == compiled.Space.LevelOf(from, k) ? 0 : 1 + compiled.Space.LevelOf(to, k)));
}
