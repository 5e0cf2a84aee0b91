namespace Demarche.Workbench.Steps;

/// <summary>A party that is being described.</summary>
public sealed class NewParty
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it can do.</summary>
    public IList<NewLever> Levers { get; } = [new()];

    /// <summary>The levers of which anything is said.</summary>
    public IEnumerable<NewLever> Filled =>
        Levers.Where(l => l.Name.Trim().Length > 0 || l.Levels.Any(v => v.Word.Trim().Length > 0 || v.Phrase.Trim().Length > 0));
}

/// <summary>A lever that is being described.</summary>
public sealed class NewLever
{
    /// <summary>What it is about, in a word.</summary>
    public string Name { get; set; } = "";

    /// <summary>How it can stand, as things are first.</summary>
    public IList<NewLevel> Levels { get; } = [new(), new()];

    /// <summary>Whether a step cannot be undone.</summary>
    public bool IsOneWay { get; set; }

    /// <summary>The levels of which anything is said.</summary>
    public IEnumerable<NewLevel> Named => Levels.Where(l => l.Word.Trim().Length > 0 || l.Phrase.Trim().Length > 0);
}

/// <summary>A level that is being described.</summary>
public sealed class NewLevel
{
    /// <summary>Its name.</summary>
    public string Word { get; set; } = "";

    /// <summary>What its party does then: “masses troops”.</summary>
    public string Phrase { get; set; } = "";
}

/// <summary>A day on which the parties can act.</summary>
public sealed class NewOccasion
{
    /// <summary>The day; null when none is given yet.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>What takes place.</summary>
    public string What { get; set; } = "";
}

/// <summary>Something that a party puts in order.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Statement">The same as a statement of the language.</param>
public sealed record Rankable(string Words, string Statement);
