using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>
/// The order in which a game keeps parties and their types: that of their names. So it does not matter, not to the last digit, in which order the
/// model lists them.
/// </summary>
/// <remarks>Parties count from 0 as in the model, seats from 0 as in the tree of a game; types likewise.</remarks>
public sealed class Seats
{
    private readonly int[] partyAt;
    private readonly int[] seatOf;
    private readonly int[][] typeAt;
    private readonly int[][] seatOfType;

    /// <summary>The seats of a crisis.</summary>
    public Seats(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        partyAt = ByName([.. crisis.Parties.Select(p => p.Name)]);
        seatOf = Inverse(partyAt);
        typeAt = [.. crisis.Parties.Select(p => p.Types.Count == 0 ? [0] : ByName([.. p.Types.Select(t => t.Name)]))];
        seatOfType = [.. typeAt.Select(Inverse)];
    }

    /// <summary>How many parties.</summary>
    public int Count => partyAt.Length;

    /// <summary>The seat of a party.</summary>
    public int Of(int party) => seatOf[party];

    /// <summary>The party at a seat.</summary>
    public int Party(int seat) => partyAt[seat];

    /// <summary>How many types a party may be of; one where the model names none.</summary>
    public int Types(int party) => typeAt[party].Length;

    /// <summary>Where a type stands among those of its party.</summary>
    public int OfType(int party, int type) => seatOfType[party][type];

    /// <summary>The type at a place among those of the party at a seat.</summary>
    public int TypeAt(int seat, int place) => typeAt[partyAt[seat]][place];

    /// <summary>What is given by party, by seat.</summary>
    public T[] ByParty<T>(IReadOnlyList<T> some)
    {
        ArgumentNullException.ThrowIfNull(some);
        return [.. partyAt.Select(party => some[party])];
    }

    /// <summary>What is given by party and type, by seat.</summary>
    public T[][] ByType<T>(IReadOnlyList<IReadOnlyList<T>> some)
    {
        ArgumentNullException.ThrowIfNull(some);
        return [.. partyAt.Select(party => typeAt[party].Select(type => some[party][type]).ToArray())];
    }

    private static int[] ByName(string[] names) => [.. Enumerable.Range(0, names.Length).OrderBy(k => names[k], StringComparer.Ordinal)];

    private static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var k = 0; k < order.Length; k++) inverse[order[k]] = k;
        return inverse;
    }
}
