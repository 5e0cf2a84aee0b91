namespace Demarche.Analysis.Play;

/// <summary>
/// Words for probabilities, by the bands of the American Intelligence Community Directive 203 (2015): 1-5-20-45-55-80-95-99%. A probability
/// on a border takes the word of the band nearer to even. Never mixed with confidence.
/// </summary>
public static class Likelihood
{
    private static readonly (double Below, string Word)[] Bands =
    [
        (0.05, "almost no chance"), (0.20, "very unlikely"), (0.45, "unlikely"), (0.55, "roughly even chance"), (0.80, "likely"), (0.95, "very likely"),
            (double.PositiveInfinity, "almost certain"),
    ];

    /// <summary>The word: "very unlikely".</summary>
    public static string Word(double probability)
    {
        var p = Math.Round(probability, 12);
        if (p > 0.55) return Bands.First(b => p <= b.Below).Word;
        return Bands.First(b => p < b.Below || (b.Below == 0.55 && p <= 0.55)).Word;
    }

    /// <summary>The word as the beginning of a sentence about something: "there is almost no chance of a break", "a break is very unlikely".</summary>
    /// <param name="what">What is more or less likely, with its article.</param>
    /// <param name="probability">How likely, from 0 to 1.</param>
    public static string Sentence(string what, double probability)
    {
        var word = Word(probability);
        return word.EndsWith("chance", StringComparison.Ordinal)
            ? $"There is {(word.StartsWith("almost", StringComparison.Ordinal) ? word : $"a {word}")} of {what}"
            : $"{char.ToUpperInvariant(what[0])}{what[1..]} is {word}";
    }
}
