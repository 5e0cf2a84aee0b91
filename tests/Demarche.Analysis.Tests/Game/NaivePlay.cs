using System.Globalization;
using Demarche.Analysis.Game;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Tests.Game;

/// <summary>
/// The game of a crisis without types, played by the definition: one recursion over days, turns and states, nothing kept. Payoffs are taken from the draw, the
/// rest from the crisis. What comes of a move is also written down as a text that says all that can follow and what it shows; two moves whose
/// texts are the same are one move.
/// </summary>
internal sealed class NaivePlay(CompiledCrisis compiled, PlayCalendar calendar, PlayDraw draw)
{
    private readonly Crisis crisis = compiled.Crisis;
    private readonly SortedSet<int> lasting = [];
    private readonly Dictionary<string, string> texts = [];
    private double[]?[] worth = [];

    /// <summary>What play is worth to each party from the beginning, and how likely the break is.</summary>
    public (double[] Values, double Breaks) Run()
    {
        worth = [.. crisis.Parties.Select(_ => new double[compiled.Space.Count])];
        Day(0, compiled.Now, [], InBreak(compiled.Now));
        worth = [.. crisis.Parties.Select((_, p) => Worth(p))];
        var (values, breaks, _) = Day(0, compiled.Now, [], InBreak(compiled.Now));
        return (values, breaks);
    }

    private After Day(int d, int state, HashSet<int> called, bool broken)
    {
        var begins = d == 0 ? 0 : calendar.DaysTo(d - 1);
        if (d == calendar.Occasions.Count) return Add(state, Left(begins) - 0, new([.. crisis.Parties.Select(_ => 0.0)], broken ? 1 : 0, Shown(state, broken)));
        return Add(state, Left(begins) - Left(calendar.DaysTo(d)), Risk(d, 0, state, called, broken));
    }

    private After Risk(int d, int r, int state, HashSet<int> called, bool broken)
    {
        if (r == crisis.Risks.Count || IsOver(broken)) return Start(d, state, called, broken);
        var risk = crisis.Risks[r];
        var days = calendar.DaysTo(d) - (d == 0 ? 0 : calendar.DaysTo(d - 1));
        var p = risk.PerOccasion ? risk.Chance.Middle : 1 - Math.Pow(1 - risk.Chance.Middle, days);
        var becomes = Enumerable.Range(0, compiled.Space.Count).Where(s => Holds(risk.Then, s)).OrderBy(s => Distance(s, state)).ThenBy(s => Changed(s, state), StringComparer.Ordinal).First();
        if (!Holds(risk.While, state) || Holds(risk.Then, state) || p <= 0) return Risk(d, r + 1, state, called, broken);
        var (happens, not) = (Risk(d, r + 1, becomes, Called(called, state, becomes), broken || InBreak(becomes)), Risk(d, r + 1, state, called, broken));
        return happens.Text == not.Text ? not : Mix([(p, happens), (1 - p, not)], $"{Shown(state, broken)} risk {d} {r}: {happens.Text} or {not.Text}");
    }

    private After Start(int d, int state, HashSet<int> called, bool broken)
    {
        if (IsOver(broken)) return Day(d + 1, state, called, broken);
        var occasion = calendar.Occasions[d];
        var parties = occasion.Parties.ToArray();
        if (occasion.Order == TurnOrder.Random)
        {
            var orders = Permutations(parties).Select(o => Turn(d, o, 0, state, called, broken)).ToArray();
            if (orders.Select(o => o.Text).Distinct().Count() == 1) return orders[0];
            return Mix([.. orders.Select(o => (1.0 / orders.Length, o))], $"{Shown(state, broken)} order {d}: {string.Join(' ', orders.Select(o => o.Text).Order(StringComparer.Ordinal))}");
        }

        return occasion.Order == TurnOrder.Listed ? Turn(d, parties, 0, state, called, broken) : AtOnce(d, parties, state, called, broken);
    }

    private After Turn(int d, int[] parties, int k, int state, HashSet<int> called, bool broken)
    {
        if (k == parties.Length || IsOver(broken)) return Day(d + 1, state, called, broken);
        var (party, ends) = (parties[k], Ends(parties[k], state));
        var options = ends.Select(end => (Bill: Bill(party, state, end, ends, called),
            Next: Turn(d, parties, k + 1, end, Called([.. called.Where(t => !IsDue(t, party, state, ends))], state, end), broken || InBreak(end))));
        var kept = options.DistinctBy(o => $"{o.Bill} {o.Next.Text}").ToArray();
        var next = kept.Select(o => Charged(o.Next, d, party, o.Bill)).ToArray();
        var text = kept.Length == 1 ? kept[0].Bill.Length == 0 ? kept[0].Next.Text : $"{Shown(state, broken)} pays {d} {k} {kept[0].Bill} {kept[0].Next.Text}"
            : $"{Shown(state, broken)} turn {d} {k} of {party}: {kept[0].Bill} {kept[0].Next.Text} or {string.Join(", ", kept[1..].Select(o => $"{o.Bill} {o.Next.Text}").Order(StringComparer.Ordinal))}";
        var mix = Logit(party, [.. next.Select(v => v.Values[party])]);
        return Mix([.. next.Select((v, a) => (mix[a], v))], text);
    }

    /// <summary>Two at most: both mixes by damped replies to one another, which converge at the low precisions that are tried.</summary>
    private After AtOnce(int d, int[] parties, int state, HashSet<int> called, bool broken)
    {
        if (parties.Length == 1) return Turn(d, parties, 0, state, called, broken);
        var (a, b) = (parties[0], parties[1]);
        var (endsA, endsB) = (Ends(a, state), Ends(b, state));
        HashSet<int> left = [.. called.Where(t => !IsDue(t, a, state, endsA) && !IsDue(t, b, state, endsB))];
        var all = endsA.Select(x => endsB.Select(y =>
        {
            var both = Both(state, x, y);
            var (billA, billB) = (Bill(a, state, x, endsA, called), Bill(b, state, y, endsB, called));
            var after = Day(d + 1, both, Called(left, state, both), broken || InBreak(both));
            return (Next: Charged(Charged(after, d, a, billA), d, b, billB), BillA: billA, BillB: billB, after.Text);
        }).ToArray()).ToArray();
        int[] rows = [.. Enumerable.Range(0, endsA.Count).DistinctBy(x => $"{all[x][0].BillA} {string.Join(' ', all[x].Select(c => c.Text))}")];
        int[] columns = [.. Enumerable.Range(0, endsB.Count).DistinctBy(y => $"{all[0][y].BillB} {string.Join(' ', all.Select(row => row[y].Text))}")];
        var next = rows.Select(x => columns.Select(y => all[x][y].Next).ToArray()).ToArray();
        double[] mixA = [.. rows.Select(_ => 1.0 / rows.Length)], mixB = [.. columns.Select(_ => 1.0 / columns.Length)];
        for (var round = 0; round < 400; round++)
        {
            var replyA = Logit(a, [.. rows.Select((_, x) => columns.Select((_, y) => mixB[y] * next[x][y].Values[a]).Sum())]);
            var replyB = Logit(b, [.. columns.Select((_, y) => rows.Select((_, x) => mixA[x] * next[x][y].Values[b]).Sum())]);
            mixA = [.. mixA.Zip(replyA, (m, r) => (m + r) / 2)];
            mixB = [.. mixB.Zip(replyB, (m, r) => (m + r) / 2)];
        }

        var cells = rows.SelectMany(x => columns.Select(y => $"{all[x][y].BillA}/{all[x][y].BillB} {all[x][y].Text}")).ToArray();
        var text = cells.Length == 1 && cells[0].StartsWith("/ ", StringComparison.Ordinal) ? all[0][0].Text
            : rows.Length == 1 || columns.Length == 1 ? $"{Shown(state, broken)} alone {d} {(rows.Length > 1 ? a : b)}: {cells[0]} or {string.Join(" or ", cells[1..].Order(StringComparer.Ordinal))}"
            : $"{Shown(state, broken)} at once {d} {rows.Length}x{columns.Length}: {string.Join(" or ", cells)}";
        return Mix([.. rows.SelectMany((_, x) => columns.Select((_, y) => (mixA[x] * mixB[y], next[x][y])))], text);
    }

    /// <summary>Where a party can go: itself, then what changes fewer levers, then by what changes.</summary>
    private List<int> Ends(int party, int state) =>
        [state, .. Enumerable.Range(0, compiled.Space.Count).Where(t => t != state && compiled.Graph.Moves.CanMove(party, state, t)).OrderBy(t => Distance(t, state)).ThenBy(t => Changed(t, state), StringComparer.Ordinal)];

    private int Both(int state, int x, int y)
    {
        var space = compiled.Space;
        int[] levels = [.. space.Levers.Select((_, k) => space.LevelOf(x, k) != space.LevelOf(state, k) ? space.LevelOf(x, k) : space.LevelOf(y, k))];
        return space.StateOf(space.CellAt(levels)) is >= 0 and var both ? both : x != state ? x : y;
    }

    /// <summary>The items that a move is charged for, written one after another.</summary>
    private string Bill(int party, int from, int to, List<int> ends, HashSet<int> called)
    {
        var items = called.Where(t => IsDue(t, party, from, ends) && !Holds(crisis.Threats[t].Then, to)).ToList();
        var item = crisis.Threats.Count;
        foreach (var (p, faction) in crisis.Parties.SelectMany((q, p) => q.Factions.Where(f => f.Voice == Voice.Cost).Select(f => (p, f))))
        {
            var ranks = Demarche.Language.Compiling.Orders.Rank(compiled.Space, faction.Preference);
            if (p == party && ranks[to] < ranks[from]) items.Add(item);
            item++;
        }

        return string.Join(',', items.Order());
    }

    private After Charged(After next, int d, int party, string bill)
    {
        var cost = bill.Length == 0 ? 0 : bill.Split(',').Sum(item => draw.Costs[int.Parse(item, CultureInfo.InvariantCulture)]) * Left(calendar.DaysTo(d));
        return next with { Values = [.. next.Values.Select((v, p) => p == party ? v - cost : v)] };
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

    private HashSet<int> Called(HashSet<int> called, int from, int to) =>
        [.. Enumerable.Range(0, crisis.Threats.Count).Where(t =>
            Holds(crisis.Threats[t].If, to) && !Holds(crisis.Threats[t].Then, to) && (called.Contains(t) || !Holds(crisis.Threats[t].If, from)))];

    private double[] Logit(int party, double[] values)
    {
        var raised = values.Select(v => Math.Exp(draw.Precision[party] * v)).ToArray();
        return [.. raised.Select(r => r / raised.Sum())];
    }

    private After Add(int state, double weight, After rest)
    {
        if (weight <= 0) return rest;
        lasting.Add(state);
        var worths = string.Join('/', crisis.Parties.Select((_, p) => Order(p, state)).Append(InBreak(state) ? "broken" : "").Concat(crisis.Issues.Select(i => Holds(i.AtStakeIn, state) ? "1" : "0")));
        return new([.. rest.Values.Select((v, p) => v + weight * worth[p]![state])], rest.Breaks, Short($"lasts as {worths} then {rest.Text}"));
    }

    private After Mix(IReadOnlyList<(double P, After What)> parts, string text) =>
        new([.. parts[0].What.Values.Select((_, i) => parts.Sum(x => x.P * x.What.Values[i]))], parts.Sum(x => x.P * x.What.Breaks), Short(text));

    /// <summary>A short name for a text: the same for the same text.</summary>
    private string Short(string text) => texts.TryGetValue(text, out var known) ? known : texts[text] = $"#{texts.Count}";

    /// <summary>What a state shows by name.</summary>
    private string Shown(int state, bool broken) => $"{string.Concat(crisis.Outcomes.Select(o => Holds(o.Clause, state) ? '1' : '0'))}{(broken ? "!" : "")}";

    private double Left(int days) => Math.Pow(1 - draw.Discount, days);

    private bool IsOver(bool broken) => broken && crisis.Play.AfterBreak == AfterBreak.Ends;

    private bool InBreak(int state) => compiled.Break is { } broken && broken[state];

    private bool Holds(Clause clause, int state) => compiled.Space.Where(clause.Condition)[state];

    private int Distance(int s, int t) => Enumerable.Range(0, compiled.Space.Levers.Count).Count(k => compiled.Space.LevelOf(s, k) != compiled.Space.LevelOf(t, k));

    private static IEnumerable<int[]> Permutations(int[] parties) => parties.Length < 2
        ? [parties]
        : parties.SelectMany(p => Permutations([.. parties.Where(q => q != p)]).Select(rest => (int[])[p, .. rest]));

    private string Order(int party, int state) =>
        string.Concat(((Preference.Priorities)crisis.Parties[party].Preference).Groups.SelectMany(g => g).Select(c => Holds(c, state) ? '1' : '0'));

    /// <summary>What each state is worth: levels of the order over the states that last in play, drawn, less what linked issues lose, put between 0 and 1.</summary>
    private double[] Worth(int party)
    {
        double Lost(int state) => crisis.Issues.Where(i => Holds(i.AtStakeIn, state)).SelectMany(i => i.Stakes).Where(s => s.Party == party).Sum(s => s.Stake);
        string[] levels = [.. lasting.Select(s => Order(party, s)).Distinct().Order(StringComparer.Ordinal)];
        var stream = new DrawStream(draw.Orders[party][0].Stream!.Value);
        stream.NextDouble();
        var numbers = UtilityLevels.Drawn(levels.Length, stream);
        double Raw(int state) => numbers[Array.IndexOf(levels, Order(party, state))] - draw.Stake * Lost(state);
        var (low, high) = (lasting.Min(Raw), lasting.Max(Raw));
        return [.. Enumerable.Range(0, compiled.Space.Count).Select(s => lasting.Contains(s) && high > low ? (Raw(s) - low) / (high - low) : 0)];
    }

    /// <summary>What changes, lever by lever as their names go, for telling states apart that are equally near.</summary>
    private string Changed(int to, int from) => string.Join(' ', Enumerable.Range(0, compiled.Space.Levers.Count)
        .OrderBy(k => $"{crisis.Parties[crisis.Levers[k].Party].Name}.{crisis.Levers[k].Name}", StringComparer.Ordinal)
        .Select(k => compiled.Space.LevelOf(to, k) == compiled.Space.LevelOf(from, k) ? 0 : 1 + compiled.Space.LevelOf(to, k)));

    /// <summary>What comes after a situation: its worth to each party, how likely the break is, and all that can follow as a text.</summary>
    private sealed record After(double[] Values, double Breaks, string Text);
}
