namespace Demarche.Analysis.Game;

/// <summary>The options of one party in all the situations that are one, those of one meaning taken together.</summary>
internal sealed class GatheredChoice
{
    private readonly Branch staying;
    private readonly int stays;
    private readonly (Branch Branch, UInt128 Key, int End)[] others;

    /// <param name="choice">The options in one situation, by what they change.</param>
    /// <param name="classOf">By situation the class after it.</param>
    /// <param name="keyOf">How much has to be done to end in a state.</param>
    public GatheredChoice(Happening.Choice choice, int[] classOf, Func<int, UInt128> keyOf)
    {
        staying = new Branch(choice.Bills[0], classOf[choice.To[0]]);
        stays = choice.Ends[0];
        var seen = new HashSet<Branch> { staying };
        var found = new List<(Branch, UInt128, int)>();
        for (var a = 1; a < choice.Ends.Length; a++)
        {
            var branch = new Branch(choice.Bills[a], classOf[choice.To[a]]);
            if (seen.Add(branch)) found.Add((branch, keyOf(choice.Ends[a]), choice.Ends[a]));
        }

        others = [.. found];
        Array.Sort(others, (x, y) => x.Branch.Bill != y.Branch.Bill ? x.Branch.Bill.CompareTo(y.Branch.Bill) : x.Branch.To.CompareTo(y.Branch.To));
    }

    public int Count => 1 + others.Length;

    public Branch Staying => staying;

    /// <summary>What tells this choice from others.</summary>
    public int[] Signature(int seat)
    {
        var row = new int[3 + 2 * others.Length];
        (row[0], row[1], row[2]) = (seat, staying.Bill, staying.To);
        for (var k = 0; k < others.Length; k++) (row[3 + 2 * k], row[4 + 2 * k]) = (others[k].Branch.Bill, others[k].Branch.To);
        return row;
    }

    /// <summary>The same choice met in another situation; it stands for both if it is nearer to the present.</summary>
    public void Join(GatheredChoice other, bool isNearer)
    {
        for (var k = 0; k < others.Length; k++)
        {
            var key = UInt128.Min(others[k].Key, other.others[k].Key);
            others[k] = (others[k].Branch, key, isNearer ? other.others[k].End : others[k].End);
        }

        if (isNearer) Stays = other.stays;
    }

    /// <summary>Branches and the states meant: staying, then what takes least.</summary>
    public (Branch[] Branches, int[][] Ends) InOrder()
    {
        var order = others.OrderBy(o => o.Key).ToArray();
        return ([staying, .. order.Select(o => o.Branch)], [[Stays ?? stays, .. order.Select(o => o.End)]]);
    }

    private int? Stays { get; set; }
}
