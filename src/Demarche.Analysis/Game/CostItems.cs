using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>What may cost a party something once: not keeping a threat or promise, and acting against a faction.</summary>
/// <remarks>Items are numbered: first the threats and promises in declared order, then the factions whose voice is a cost, party by party.</remarks>
public sealed class CostItems
{
    private readonly StateSet[] triggers;
    private readonly StateSet[] kept;
    private readonly List<(int Party, Faction Faction, int[] Ranks)> factions = [];

    /// <summary>Lists the items of a crisis. At most 64 threats are watched.</summary>
    public CostItems(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        Threats = [.. compiled.Crisis.Threats.Take(64)];
        triggers = [.. Threats.Select(t => compiled.Space.Where(t.If.Condition))];
        kept = [.. Threats.Select(t => compiled.Space.Where(t.Then.Condition))];
        for (var party = 0; party < compiled.Crisis.Parties.Count; party++)
        {
            foreach (var faction in compiled.Crisis.Parties[party].Factions.Where(f => f.Voice == Voice.Cost))
            {
                factions.Add((party, faction, Orders.Rank(compiled.Space, faction.Preference)));
            }
        }
    }

    /// <summary>The threats and promises watched.</summary>
    public IReadOnlyList<Threat> Threats { get; }

    /// <summary>The factions that make moves costly, with their parties.</summary>
    public IReadOnlyList<(int Party, Faction Faction, int[] Ranks)> Factions => factions;

    /// <summary>How many items there are.</summary>
    public int Count => Threats.Count + factions.Count;

    /// <summary>The party that pays an item.</summary>
    public int Payer(int item) => item < Threats.Count ? Threats[item].By : factions[item - Threats.Count].Party;

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

    /// <summary>Of the threats called in, those of a party that some of the given ends would keep.</summary>
    public ulong Due(ulong called, int party, IReadOnlyList<int> ends)
    {
        var due = 0UL;
        for (var k = 0; k < kept.Length; k++)
        {
            if ((called >> k & 1) == 1 && Threats[k].By == party && ends.Any(s => kept[k][s])) due |= 1UL << k;
        }

        return due;
    }

    /// <summary>The items that a party is charged for by moving, given the threats that are due.</summary>
    public int[] Bill(ulong due, int party, int from, int to)
    {
        var items = new List<int>();
        for (var k = 0; k < kept.Length; k++)
        {
            if ((due >> k & 1) == 1 && !kept[k][to]) items.Add(k);
        }

        for (var f = 0; f < factions.Count; f++)
        {
            if (factions[f].Party == party && factions[f].Ranks[to] < factions[f].Ranks[from]) items.Add(Threats.Count + f);
        }

        return [.. items];
    }
}
