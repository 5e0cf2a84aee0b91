using Demarche.Record.Classifying;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Times;

namespace Demarche.Record.Reading.Frames;

/// <summary>An event as it is found in a sentence, before it becomes a row.</summary>
internal sealed class Found
{
    public required Sentence Sentence { get; init; }

    /// <summary>The verb groups that it was read from, the outermost first.</summary>
    public required List<int> Groups { get; init; }

    public required EventKind Kind { get; set; }

    public EventAspect Aspect { get; set; }

    public Actor? By { get; set; }

    public Actor? Toward { get; set; }

    public List<Actor> With { get; set; } = [];

    public bool Negated { get; set; }

    public (int Start, int End) If { get; set; }

    public Actor? IfBy { get; set; }

    /// <summary>Whether the condition is a noun and no clause.</summary>
    public bool IfIsNoun { get; set; }

    /// <summary>Whether somebody says it in the text.</summary>
    public bool IsVoiced { get; set; }

    /// <summary>Whether its day is shown, with it or with the meeting that it is part of.</summary>
    public bool IsDated { get; set; }

    public (int Start, int End) Then { get; set; }

    public string SaidBy { get; set; } = "";

    public Days? Days { get; set; }

    public string DateWords { get; set; } = "";

    public string Place { get; set; } = "";

    public (int Start, int End) Quote { get; set; }

    public IReadOnlyList<KindGuess> Guesses { get; set; } = [];

    /// <summary>From 0 to 1: how much phrase and classifier have for the kind.</summary>
    public double Strength { get; set; }

    /// <summary>Whether the target was not named with the act but taken from the text around it.</summary>
    public bool TargetGuessed { get; set; }

    /// <summary>Whether the kind rests on the classifier alone.</summary>
    public bool ByClassifier { get; set; }

    /// <summary>The last date before it in its paragraph.</summary>
    public Days? Anchor { get; set; }

    /// <summary>Why it was read so, a reason a line.</summary>
    public List<string> Why { get; } = [];

    /// <summary>The row that tells of the same event before; null for none.</summary>
    public Found? SameAs { get; set; }
}
