using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>What may cost a party something once: not keeping a threat or promise, and acting against a faction.</summary>
/// <remarks>Items are numbered: first the threats and promises in declared order, then the factions whose voice is a cost, party by party.</remarks>
public sealed class CostItems
{
    /// <summary>So many threats are watched.</summary>
    public const int MostThreats = 64;

    private readonly CompiledCrisis compiled;
    private readonly int origin;
    private readonly StateSet[] triggers;
    private readonly StateSet[] kept;
    private readonly List<(int Party, Faction Faction, int[] Ranks)> factions = [];
    private readonly List<StateSet?> bought = [];
    private readonly List<(int Party, int Lever, int Level, Func<int, int, bool> Uses)> uses = [];
    private readonly int[] byName;

    /// <summary>Lists the items of a crisis.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="origin">The state in which play begins; the present one when null.</param>
    public CostItems(CompiledCrisis compiled, int? origin = null)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        (this.compiled, this.origin) = (compiled, origin ?? compiled.Now);
        Threats = [.. compiled.Crisis.Threats.Take(MostThreats)];
        triggers = [.. Threats.Select(t => compiled.Space.Where(t.If.Condition))];
        kept = [.. Threats.Select(t => compiled.Space.Where(t.Then.Condition))];
        for (var party = 0; party < compiled.Crisis.Parties.Count; party++)
        {
            foreach (var faction in compiled.Crisis.Parties[party].Factions.Where(f => f.Voice != Voice.Veto))
            {
                factions.Add((party, faction, Orders.Rank(compiled.Space, faction.Preference)));
                bought.Add(faction.InReturn is { } price ? compiled.Space.Where(price.Condition) : null);
            }

            uses.AddRange(Uses(party));
        }

        byName = [.. Enumerable.Range(0, Count).OrderBy(NameOf, StringComparer.Ordinal).ThenBy(item => item)];
    }

    /// <summary>The threats and promises watched.</summary>
    public IReadOnlyList<Threat> Threats { get; }

    /// <summary>The factions that make moves costly, with their parties.</summary>
    public IReadOnlyList<(int Party, Faction Faction, int[] Ranks)> Factions => factions;

    /// <summary>
    /// What a use of a hidden lever shows to have been settled on; numbered after all other items. It costs those who settled on another level so much that
    /// they do not do it.
    /// </summary>
    /// <param name="item">An item from <see cref="Count"/> on.</param>
    public (int Lever, int Level) Used(int item) => (uses[item - Count].Lever, uses[item - Count].Level);

    /// <summary>How many items there are, uses of hidden levers left aside.</summary>
    public int Count => Threats.Count + factions.Count;

    /// <summary>The party that pays an item.</summary>
    public int Payer(int item) => item < Threats.Count ? Threats[item].By : item < Count ? factions[item - Threats.Count].Party : uses[item - Count].Party;

    /// <summary>What an item is called, whatever its place in the model.</summary>
    public string NameOf(int item)
    {
        var payer = compiled.Crisis.Parties[Payer(item)].Name;
        if (item >= Threats.Count) return $"faction {payer}: {factions[item - Threats.Count].Faction.Name}";
        var threat = Threats[item];
        return $"{(threat.IsPromise ? "promise" : "threat")} {payer}: {threat.If.Text} → "
            + $"{threat.Then.Text}{(threat.Deadline is { } day ? $" by {day:yyyy-MM-dd}" : "")}";
    }

    /// <summary>Which of some ultimatums are called in as their day passes: those whose demand is not met, unless what was threatened is so already.</summary>
    public ulong RunOut(ulong some, int state)
    {
        var called = 0UL;
        for (var k = 0; k < triggers.Length; k++) if ((some >> k & 1) == 1 && triggers[k][state] && !kept[k][state]) called |= 1UL << k;
        return called;
    }

    /// <summary>
    /// Which threats stand called in after a change of state: those called in before whose <c>if</c> still holds, and those whose <c>if</c> has become
    /// true, unless <c>then</c> is true already.
    /// </summary>
    /// <param name="before">Those called in before.</param>
    /// <param name="from">The state before.</param>
    /// <param name="to">The state after.</param>
    /// <param name="standing">Those that can be called in on the day, as bits.</param>
    public ulong Called(ulong before, int from, int to, ulong standing = ulong.MaxValue)
    {
        var called = 0UL;
        for (var k = 0; k < triggers.Length; k++)
        {
            var stands = (before >> k & 1) == 1 || ((standing >> k & 1) == 1 && !triggers[k][from]);
            if (stands && triggers[k][to] && !kept[k][to]) called |= 1UL << k;
        }

        return called;
    }

    /// <summary>Some items in the order of their names.</summary>
    internal int[] Sorted(IEnumerable<int> items) => [.. items.OrderBy(item => item < Count ? Array.IndexOf(byName, item) : item)];

    /// <summary>Which threats have their <c>if</c> become true by a change of state.</summary>
    internal ulong Begun(int from, int to)
    {
        var begun = 0UL;
        for (var k = 0; k < triggers.Length; k++) if (triggers[k][to] && !triggers[k][from]) begun |= 1UL << k;
        return begun;
    }

    /// <summary>
    /// Of the threats called in, those that a party's chance to act settles: some of the ends would keep it, or none does because the party has
    /// itself gone past where it could: whoever overshoots a one-way lever is not free of what it said.
    /// </summary>
    /// <param name="called">The threats called in.</param>
    /// <param name="party">Who has the chance.</param>
    /// <param name="from">The state in which it chooses.</param>
    /// <param name="ends">Where it can go, staying included.</param>
    public ulong Due(ulong called, int party, int from, IReadOnlyList<int> ends)
    {
        var due = 0UL;
        for (var k = 0; k < kept.Length; k++)
        {
            if ((called >> k & 1) == 1 && Threats[k].By == party && (ends.Any(s => kept[k][s]) || GaveAway(k, party, from))) due |= 1UL << k;
        }

        return due;
    }

    /// <summary>
    /// The items that a party is charged for by moving, given the threats that are due; in the order of their names. A faction charges what it likes less than
    /// staying, or, where it presses, what it likes less than something else at hand; nothing where it has got its price.
    /// </summary>
    public int[] Bill(ulong due, int party, int from, int to, IReadOnlyList<int> ends)
    {
        var items = new List<int>();
        foreach (var item in byName)
        {
            if (item < kept.Length)
            {
                if ((due >> item & 1) == 1 && !kept[item][to]) items.Add(item);
            }
            else
            {
                var (payer, faction, ranks) = factions[item - kept.Length];
                if (payer != party || bought[item - kept.Length]?[to] == true) continue;
                var asked = faction.Voice == Voice.Press ? ends.Max(end => ranks[end]) : ranks[from];
                if (ranks[to] < asked) items.Add(item);
            }
        }

        for (var k = 0; k < uses.Count; k++) if (uses[k].Party == party && uses[k].Uses(from, to)) items.Add(Count + k);
        return [.. items];
    }

    /// <summary>Uses of a party's hidden levers: from where they stand now to each level that they may be set to.</summary>
    private IEnumerable<(int, int, int, Func<int, int, bool>)> Uses(int party)
    {
        var (crisis, space) = (compiled.Crisis, compiled.Space);
        foreach (var lever in Enumerable.Range(0, crisis.Levers.Count).Where(k => crisis.Levers[k].IsHidden && crisis.Levers[k].Party == party))
        {
            var now = crisis.NowLevels[lever];
            foreach (var level in Enumerable.Range(0, crisis.Levers[lever].Levels.Count).Where(l => crisis.Levers[lever].Chances[l] > 0))
                yield return (party, lever, level, (from, to) => space.LevelOf(from, lever) == now && space.LevelOf(to, lever) == level);
        }
    }

    /// <summary>Whether a party could keep a threat if its own levers stood where they stood when play began.</summary>
    private bool GaveAway(int threat, int party, int from)
    {
        var space = compiled.Space;
        if (space.Levers.Count == 0) return false;
        var cell = space.CellOf(from);
        var before = cell;
        for (var lever = 0; lever < space.Levers.Count; lever++)
        {
            if (!compiled.Crisis.Levers[lever].IsJoint && space.Levers[lever].Party == party)
                before += (space.LevelOf(origin, lever) - space.LevelAt(cell, lever)) * space.Stride(lever);
        }

        if (before == cell || space.StateOf(before) is not (>= 0 and var could)) return false;
        var targets = new List<int>();
        compiled.Graph.Moves.Targets(party, could, targets);
        return kept[threat][could] || targets.Any(t => kept[threat][t]);
    }
}
