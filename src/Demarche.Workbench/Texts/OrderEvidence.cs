using Demarche.Record.Drafting;
using Demarche.Record.Events;

namespace Demarche.Workbench.Texts;

/// <summary>The sentences for and against the place of a statement in a party’s order.</summary>
/// <param name="For">Words of the record by which the party wants it.</param>
/// <param name="Against">Words by which it wants or does something else about the same lever.</param>
public sealed record OrderEvidence(IReadOnlyList<EventRow> For, IReadOnlyList<EventRow> Against)
{
    private const int Most = 3;

    /// <summary>What the rows of a record have for and against a statement.</summary>
    /// <param name="levers">The levers of the model, as the rows’ words are about them.</param>
    /// <param name="party">Whose order.</param>
    /// <param name="statement">The statement as written.</param>
    /// <param name="rows">The rows; rejected ones and further mentions do not count.</param>
    public static OrderEvidence Of(LeverWords levers, string party, string statement, IEnumerable<EventRow> rows)
    {
        ArgumentNullException.ThrowIfNull(levers);
        var about = rows.Where(r => r.Status != RowStatus.Rejected && r.SameAs.Length == 0 && r.Quote.Length > 0 && levers.IsOf(r.By, party))
            .Select(r => (Row: r, Wants: levers.Wanted(r, party, statement))).Where(r => r.Wants is not null).ToList();
        return new OrderEvidence([.. about.Where(r => r.Wants == true).Select(r => r.Row).Take(Most)],
            [.. about.Where(r => r.Wants == false).Select(r => r.Row).Take(Most)]);
    }
}
