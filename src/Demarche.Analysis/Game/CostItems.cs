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
            foreach (var faction in compiled.Crisis.Parties[party].Factions.Where(f => f.Voice == Voice.Cost))
            {
                factions.Add((party, faction, Orders.Rank(compiled.Space, faction.Preference)));
            }
        }

        byName = [.. Enumerable.Range(0, Count).OrderBy(NameOf, StringComparer.Ordinal).ThenBy(item => item)];
    }

    /// <summary>The threats and promises watched.</summary>
    public IReadOnlyList<Threat> Threats { get; }

    /// <summary>The factions that make moves costly, with their parties.</summary>
    public IReadOnlyList<(int Party, Faction Faction, int[] Ranks)> Factions => factions;

    /// <summary>How many items there are.</summary>
    public int Count => Threats.Count + factions.Count;

    /// <summary>The party that pays an item.</summary>
    public int Payer(int item) => item < Threats.Count ? Threats[item].By : factions[item - Threats.Count].Party;

    /// <summary>What an item is called, whatever its place in the model.</summary>
    public string NameOf(int item)
    {
        var payer = compiled.Crisis.Parties[Payer(item)].Name;
        if (item >= Threats.Count) return $"faction {payer}: {factions[item - Threats.Count].Faction.Name}";
        var threat = Threats[item];
        return $"{(threat.IsPromise ? "promise" : "threat")} {payer}: {threat.If.Text} → {threat.Then.Text}";
    }

    /// <summary>Which threats stand called in after a change of state: those called in before whose <c>if</c> still holds, and those whose <c>if</c> has become true, unless <c>then</c> is true already.</summary>
    public ulong Called(ulong before, int from, int to)
    {
        var called = 0UL;
        for (var k = 0; k < triggers.Length; k++)
        {
            var stands = (before >> k & 1) == 1 || !triggers[k][from];
            if (stands && triggers[k][to] && !kept[k][to]) called |= 1UL << k;
        }

        return called;
    }

    /// <summary>Some items in the order of their names.</summary>
    internal int[] Sorted(IEnumerable<int> items) => [.. items.OrderBy(item => Array.IndexOf(byName, item))];

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

    /// <summary>The items that a party is charged for by moving, given the threats that are due; in the order of their names.</summary>
    public int[] Bill(ulong due, int party, int from, int to)
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
                var (payer, _, ranks) = factions[item - kept.Length];
                if (payer == party && ranks[to] < ranks[from]) items.Add(item);
            }
        }

        return [.. items];
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
            if (space.Levers[lever].Party == party) before += (space.LevelOf(origin, lever) - space.LevelAt(cell, lever)) * space.Stride(lever);
        }

        if (before == cell || space.StateOf(before) is not (>= 0 and var could)) return false;
        var targets = new List<int>();
        compiled.Graph.Moves.Targets(party, could, targets);
        return kept[threat][could] || targets.Any(t => kept[threat][t]);
    }
}
