using Demarche.Reports.Documents;

namespace Demarche.Reports.Rendering;

/// <summary>The sign that each tone carries besides its colour, the same in every format, and the key that explains the signs in use.</summary>
public static class Marks
{
    /// <summary>Stands before a run that says that something holds.</summary>
    public const string Holds = "✓";

    /// <summary>Stands before a run that says that something fails.</summary>
    public const string Fails = "✗";

    /// <summary>Stands after a run that rests on judgement.</summary>
    public const string Judgement = "†";

    /// <summary>The safe text of a run with the sign of its tone; white space around the words stays outside the sign.</summary>
    public static string Words(Run run)
    {
        var text = PlainText.Of(run.Text);
        var words = text.Trim(' ');
        if (words.Length == 0) return text;
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, start), Signed(words, run.Tone), text.AsSpan(start + words.Length));
    }

    /// <summary>What the signs that occur in a document mean, in the order of the tones; empty when none occurs.</summary>
    public static IReadOnlyList<(Tone Tone, string Meaning)> Key(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var used = DocumentText.Runs(document).Select(r => r.Tone).ToHashSet();
        return
        [
            .. new (Tone Tone, string Meaning)[]
            {
                (Tone.Judgement, "rests on the modeller's judgement"),
                (Tone.Source, "names its source"),
                (Tone.Holds, "holds"),
                (Tone.Fails, "fails, or leads to the break"),
            }.Where(k => used.Contains(k.Tone)),
        ];
    }

    /// <summary>The sign of a tone on its own, for the key.</summary>
    public static string Sign(Tone tone) => tone switch
    {
        Tone.Judgement => Judgement,
        Tone.Source => "[ ]",
        Tone.Holds => Holds,
        Tone.Fails => Fails,
        _ => "",
    };

    private static string Signed(string words, Tone tone) => tone switch
    {
        Tone.Holds when HasWords(words) => $"{Holds}\u00A0{words}",
        Tone.Fails when HasWords(words) => $"{Fails}\u00A0{words}",
        Tone.Judgement when !words.Contains("judgement", StringComparison.OrdinalIgnoreCase) => words + Judgement,
        Tone.Typed => $"`{words}`",
        Tone.Source when !IsBracketed(words) => $"[{words}]",
        _ => words,
    };

    private static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);

    private static bool IsBracketed(string text) => text.Length > 1 && text[0] is '[' or '(' && text[^1] is ']' or ')';
}
