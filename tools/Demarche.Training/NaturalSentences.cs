using System.Text.RegularExpressions;
using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>
/// The sentences of <c>sentences.tsv</c>: ours, in the register of news, coded by the conventions of docs/reading.md. They are written to teach how
/// events are worded and vouch for nothing; who is named in them is masked before anything is learned.
/// </summary>
internal static class NaturalSentences
{
    private const string Heading = "sentence\tactors\ttype\tmode\taspect";

    /// <summary>All of them in the order of the file, masked, each with the given weight.</summary>
    public static List<Example> All(double weight)
    {
        using var stream = typeof(NaturalSentences).Assembly.GetManifestResourceStream("sentences.tsv")!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), weight);
    }

    /// <summary>Reads the file's text.</summary>
    /// <exception cref="FormatException">A row is not of its form; the message has its line.</exception>
    public static List<Example> Read(string text, double weight) => [.. CodebookFile.Rows(text, Heading).Select(row =>
    {
        var (line, cells) = row;
        if (!EventTypes.TryParse(cells[2], out var type) || !Modes.Has(type, cells[3]))
            throw new FormatException($"sentences.tsv:{line}: {cells[2]}/{cells[3]} is not a kind of event.");
        return new Example(Mask(cells[0], cells[1].Split(';')), type, weight);
    })];

    /// <summary>The sentence with its actors as ACTOR1, ACTOR2 … by order of mention.</summary>
    private static string Mask(string sentence, string[] actors)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var pattern = string.Join('|', actors.OrderByDescending(actor => actor.Length).Select(Regex.Escape));
        return Regex.Replace(sentence, $@"\b(?:{pattern})\b", match =>
        {
            numbers.TryAdd(match.Value, numbers.Count + 1);
            return $"ACTOR{numbers[match.Value]}";
        }, RegexOptions.NonBacktracking);
    }
}
