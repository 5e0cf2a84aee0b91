namespace Demarche.Analysis.Game;

/// <summary>A history while a game is being made.</summary>
internal sealed class Growing
{
    public required Situation At { get; init; }
    public required int Level { get; init; }
    public int Mover { get; set; } = End;
    public int Occasion { get; set; }
    public int From { get; set; }
    public int FirstFlow { get; set; } = -1;
    public int LastFlow { get; set; } = -1;
    public int[] Children { get; set; } = [];
    public int[] Options { get; set; } = [];
    public double[] Chances { get; set; } = [];
    public int[] Items { get; set; } = [];
    public int PaidAt { get; set; }

    public const int End = -1;
    public const int ByChance = -2;
}

/// <summary>All that matters of a history for what can follow. Histories of one step that agree in it are the same.</summary>
/// <param name="State">The state that holds.</param>
/// <param name="Called">Which threats stand called in.</param>
/// <param name="Broken">Whether the break has come about.</param>
/// <param name="Beliefs">What is known of the parties with types: the number of a row of <see cref="BeliefRows"/>.</param>
/// <param name="Order">Which order of acting chance has settled on; 0 otherwise.</param>
/// <param name="Base">Within simultaneous moves, the history before them; −1 otherwise.</param>
internal readonly record struct Situation(int State, ulong Called, bool Broken, int Beliefs, int Order, int Base);

/// <summary>For each party with types the last of its choices that can have told something; equal rows have equal numbers.</summary>
internal sealed class BeliefRows
{
    private readonly Dictionary<(int Prefix, int Choice), int> numbers = [];
    private readonly List<int[]> rows = [];
    private readonly Dictionary<(long Set, int Action), int> choices = [];
    private readonly Dictionary<int, int> byNumber = [];
    private readonly int[] place;

    public BeliefRows(IReadOnlyList<int> types)
    {
        place = new int[types.Count];
        var typed = 0;
        for (var party = 0; party < types.Count; party++) place[party] = types[party] > 1 ? typed++ : -1;
        Intern(new int[typed]);
    }

    public bool IsTyped(int party) => place[party] >= 0;

    /// <summary>The row after a choice at an information set, which is told by any number of its own.</summary>
    public int After(int row, int party, long set, int action)
    {
        if (!IsTyped(party)) return row;
        if (!choices.TryGetValue((set, action), out var choice)) choices[(set, action)] = choice = choices.Count + 1;
        return With(row, party, choice);
    }

    /// <summary>The row with nothing known of a party.</summary>
    public int Without(int row, int party) => IsTyped(party) ? With(row, party, 0) : row;

    private int With(int row, int party, int choice)
    {
        var next = (int[])rows[row].Clone();
        next[place[party]] = choice;
        return Intern(next);
    }

    private int Intern(int[] row)
    {
        var number = 0;
        foreach (var choice in row)
        {
            if (!numbers.TryGetValue((number, choice), out var next)) numbers[(number, choice)] = next = numbers.Count + 1;
            number = next;
        }

        if (!byNumber.TryGetValue(number, out var at))
        {
            byNumber[number] = at = rows.Count;
            rows.Add(row);
        }

        return at;
    }
}
