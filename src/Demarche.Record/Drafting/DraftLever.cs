namespace Demarche.Record.Drafting;

/// <summary>A lever that a text gives a party: two levels, the second of which is what is threatened, promised, asked for or done.</summary>
/// <param name="Owner">The party.</param>
/// <param name="Name">Its name; no other lever of the draft has it.</param>
/// <param name="Levels">The levels, the present one first.</param>
/// <param name="Words">What the party does at each, in the third person.</param>
/// <param name="OneWay">Whether it can only be moved up.</param>
internal sealed record DraftLever(string Owner, string Name, (string Now, string Then) Levels, (string Now, string Then) Words, bool OneWay)
{
    /// <summary>The rows that it rests on.</summary>
    public List<Events.EventRow> Rows { get; } = [];

    public string Is(bool then) => $"{Name} is {(then ? Levels.Then : Levels.Now)}";
}
