namespace Demarche.Record.Reading.Grammar;

/// <summary>When or how surely what a verb says is so.</summary>
internal enum Tense : byte
{
    Present,
    Past,
    Perfect,
    Future,

    /// <summary>"would": a future seen from the past, or under a condition.</summary>
    Would,

    /// <summary>"may", "might", "could".</summary>
    Maybe,

    /// <summary>"must", "should", "has to".</summary>
    Must,

    /// <summary>"to" and a base form, or an -ing.</summary>
    None,
}

/// <summary>How a clause hangs on one before it.</summary>
internal enum Link : byte
{
    /// <summary>It stands by itself, or beside the one before with a subject of its own.</summary>
    Root,

    /// <summary>What is said, thought, warned of: "that …", or without "that".</summary>
    That,

    /// <summary>"to …".</summary>
    Infinitive,

    /// <summary>"…ing".</summary>
    Ing,

    /// <summary>"and …" with the subject of the one before.</summary>
    And,

    /// <summary>"who …", "which …".</summary>
    Relative,

    /// <summary>"shot down by …" after a noun.</summary>
    Reduced,

    /// <summary>"if …", "unless …" and other conditions.</summary>
    Condition,

    /// <summary>"when …", "after …".</summary>
    Time,

    /// <summary>"because …", "although …".</summary>
    Aside,
}

/// <summary>A verb with its auxiliaries, and its clause.</summary>
internal sealed class VerbGroup
{
    /// <summary>The first token: an auxiliary, an adverb between them, or the verb.</summary>
    public required int First { get; init; }

    /// <summary>The token of the verb itself.</summary>
    public required int Verb { get; init; }

    public required string Lemma { get; init; }

    public required Tense Tense { get; init; }

    public bool Passive { get; init; }

    public bool GoingOn { get; init; }

    public bool Negated { get; init; }

    /// <summary>"is to", "is due to", "is set to": planned.</summary>
    public bool Planned { get; init; }

    /// <summary>"is likely to", "is thought to", "is ready to".</summary>
    public bool Thought { get; init; }

    /// <summary>Which group it hangs on; -1 for none.</summary>
    public int Head { get; set; } = -1;

    public Link Link { get; set; }

    /// <summary>The first token of its clause, after the word that opens it.</summary>
    public int Left { get; set; }

    /// <summary>Where its subject ends: before the verb, or before what is put in between commas.</summary>
    public int SubjectEnd { get; set; }

    /// <summary>The first token that is no more of its clause.</summary>
    public int Right { get; set; }

    /// <summary>The token of the word that opens the clause; -1 for none.</summary>
    public int Opener { get; set; } = -1;
}
