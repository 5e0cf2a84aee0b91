namespace Demarche.Analysis.Game;

/// <summary>For each party with types the last of its choices that can have said something; equal rows have equal numbers. Parties are shown by seat.</summary>
internal sealed class BeliefRows
{
    private readonly Numbering<int[]> rows = new(new RowComparer());
    private readonly Dictionary<(int Set, int Action), int> choices = [];
    private readonly int[] place;
    private readonly ulong typed;

    public BeliefRows(IReadOnlyList<int> types)
    {
        place = new int[types.Count];
        var count = 0;
        for (var seat = 0; seat < types.Count; seat++)
        {
            place[seat] = types[seat] > 1 ? count++ : -1;
            if (types[seat] > 1) typed |= 1UL << seat;
        }

        rows.Of(new int[count]);
    }

    /// <summary>The row after a choice at an information set, which is shown by any number of its own.</summary>
    public int After(int row, int seat, int set, int action)
    {
        if (place[seat] < 0) return row;
        if (!choices.TryGetValue((set, action), out var choice)) choices[(set, action)] = choice = choices.Count + 1;
        return With(row, seat, choice);
    }

    /// <summary>The row with nothing known of those parties that have no choice any more: then nobody's behaviour turns on their type.</summary>
    /// <param name="row">A row.</param>
    /// <param name="choosing">By seat, as bits: who has a choice left.</param>
    public int Keeping(int row, ulong choosing)
    {
        if ((typed & ~choosing) == 0 || row == 0) return row;
        for (var seat = 0; seat < place.Length; seat++)
        {
            if (place[seat] >= 0 && (choosing >> seat & 1) == 0) row = With(row, seat, 0);
        }

        return row;
    }

    private int With(int row, int seat, int choice)
    {
        if (rows[row][place[seat]] == choice) return row;
        var next = (int[])rows[row].Clone();
        next[place[seat]] = choice;
        return rows.Of(next);
    }
}
