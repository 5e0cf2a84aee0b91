namespace Demarche.Record.LanguageModels;

/// <summary>Somebody named in a text.</summary>
/// <param name="Name">The name that rows use: <c>Russia</c>.</param>
/// <param name="Start">Where the words that name it begin, from the text's start.</param>
/// <param name="End">Where they end.</param>
public readonly record struct NamedActor(string Name, int Start, int End);

/// <summary>A sentence as a language model sees it, by its number.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Actors">Whoever is named in it, in order; also whom a "he" or "they" stands for.</param>
public sealed record NumberedSentence(int Number, int Start, int End, IReadOnlyList<NamedActor> Actors);

/// <summary>Days that a text speaks of.</summary>
/// <param name="From">The first.</param>
/// <param name="Until">The last, included.</param>
public readonly record struct DayRange(DateOnly From, DateOnly Until);

/// <summary>What the rules read at a place: a second opinion on who acts toward whom.</summary>
/// <param name="Start">Where the words begin, from the text's start.</param>
/// <param name="End">Where they end.</param>
/// <param name="By">Who acts.</param>
/// <param name="Toward">Toward whom; empty for nobody.</param>
/// <param name="Type">The type of the act.</param>
public sealed record RuleReading(int Start, int End, string By, string Toward, Codebook.EventType Type)
{
    /// <summary>How many characters it shares with some words; not positive where it shares none.</summary>
    internal int Shared((int Start, int End) words) => Math.Min(End, words.End) - Math.Max(Start, words.Start);

    /// <summary>Whether it is about more than a third of some words.</summary>
    internal bool StandsAt((int Start, int End) words) => Shared(words) > (words.End - words.Start) / 3;
}

/// <summary>A text, cut and looked through by the rules: what a claim about it can be held against.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Published">The day of publication.</param>
/// <param name="Sentences">Its sentences, numbered from 1 without a gap.</param>
/// <param name="Days">All days that its words name.</param>
public sealed record TextToRead(string Text, DateOnly Published, IReadOnlyList<NumberedSentence> Sentences, IReadOnlyList<DayRange> Days)
{
    /// <summary>What the rules read in it.</summary>
    public IReadOnlyList<RuleReading> Read { get; init; } = [];

    /// <summary>The sentence of a number, or null.</summary>
    public NumberedSentence? Sentence(int number) => number >= 1 && number <= Sentences.Count ? Sentences[number - 1] : null;

    /// <summary>The words of a sentence.</summary>
    public string Words(NumberedSentence sentence) => Text[sentence.Start..sentence.End];
}
