using Demarche.Reports.Documents;

namespace Demarche.Reports.Figures;

/// <summary>A state and for whom it is stable.</summary>
/// <param name="Number">The state's number as the reader knows it.</param>
/// <param name="Words">The state in words.</param>
/// <param name="StableFor">For each concept the indices of the parties for which the state is stable.</param>
public sealed record StabilityRow(string Number, Prose Words, IReadOnlyList<IReadOnlyList<int>> StableFor);

/// <summary>States against solution concepts: where every party stays, the state holds; elsewhere, how many parties would stay.</summary>
internal static class EquilibriumTable
{
    /// <summary>The table.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="parties">Names of the parties, in declared order.</param>
    /// <param name="concepts">Names of the concepts, the least foresight first.</param>
    /// <param name="rows">The states.</param>
    public static Block.Table Of(string caption, IReadOnlyList<string> parties, IReadOnlyList<string> concepts, IReadOnlyList<StabilityRow> rows)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(concepts);
        ArgumentNullException.ThrowIfNull(rows);
        return new Block.Table(caption, [new("State"), new("No.", IsNumber: true), .. concepts.Select(c => new Column(c))],
            [.. rows.Select(r => (IReadOnlyList<Prose>)[r.Words, new([new(r.Number, Tone.Quiet)]), .. r.StableFor.Select(s => Cell(parties, s))])]);
    }

    private static Prose Cell(IReadOnlyList<string> parties, IReadOnlyList<int> stable) => new(
    [
        stable.Count == parties.Count ? new("yes", Tone.Holds)
        : stable.Count == 0 ? new("–", Tone.Quiet)
        : new($"{stable.Count} of {parties.Count}", Tone.Quiet),
    ]);
}
