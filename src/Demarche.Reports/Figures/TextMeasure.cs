using System.Text;

namespace Demarche.Reports.Figures;

/// <summary>How wide text will be in a figure, near enough to lay it out without a font at hand.</summary>
/// <remarks>
/// The widths are those of the Helvetica family, which the figures ask for, plus a margin for wider fonts that stand in for it, such as DejaVu Sans. Letters
/// outside ASCII count as wide as a capital, those of East Asia as wide as they are high.
/// </remarks>
internal static class TextMeasure
{
    private const double Margin = 1.14;
    private const double BoldFactor = 1.14;
    private const string Ellipsis = "…";

    /// <summary>Advance widths of U+0020 to U+007E in thousandths of the font size.</summary>
    private static readonly short[] Ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>Width in the units of the font size.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var thousandths = 0;
        foreach (var rune in text.EnumerateRunes()) thousandths += Advance(rune);
        return thousandths / 1000.0 * size * Margin * (bold ? BoldFactor : 1);
    }

    /// <summary>
    /// Breaks the text between words, and a word wider than a line after a dash, a slash or a plus in it, into at most <paramref name="lines"/> lines; what
    /// does not fit ends in an ellipsis.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int lines, bool bold = false)
    {
        var result = new List<string>();
        var line = "";
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Width(w, size, bold) <= width ? [w + " "] : AtDashes(w + " "))
            .ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            var longer = line + words[i];
            if (line.Length == 0 || Width(longer.TrimEnd(), size, bold) <= width)
            {
                line = longer;
                continue;
            }

            if (result.Count == lines - 1)
            {
                line = string.Concat([line, .. words[i..]]);
                break;
            }

            result.Add(Cut(line.TrimEnd(), size, width, bold));
            line = words[i];
        }

        if (line.Length > 0) result.Add(Cut(line.TrimEnd(), size, width, bold));
        return result;
    }

    /// <summary>
    /// The text, or as many of its first words as fit with an ellipsis. A word is cut only when it is the first and alone wider than there is room for.
    /// </summary>
    public static string Cut(string text, double size, double width, bool bold = false)
    {
        if (Width(text, size, bold) <= width) return text;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Width(kept.ToString() + rune + Ellipsis, size, bold) > width) break;
            kept.Append(rune);
        }

        var next = kept.Length < text.Length ? text[kept.Length] : ' ';
        var end = next == ' ' ? kept.Length : kept.ToString().TrimEnd().Length == kept.Length ? kept.ToString().LastIndexOf(' ') : kept.Length;
        return (end > 0 ? kept.ToString(0, end) : kept.ToString()).TrimEnd(' ', ',', ';', ':') + Ellipsis;
    }

    /// <summary>The parts of a word, each ending in the dash, slash or plus after which it goes on with a letter.</summary>
    private static IEnumerable<string> AtDashes(string word)
    {
        var start = 0;
        for (var i = 1; i < word.Length - 1; i++)
        {
            if (word[i] is not ('-' or '\u2010' or '\u2013' or '\u2014' or '/' or '+') || !char.IsLetter(word[i - 1]) || !char.IsLetter(word[i + 1])) continue;
            yield return word[start..(i + 1)];
            start = i + 1;
        }

        yield return word[start..];
    }

    private static int Advance(Rune rune) => rune.Value switch
    {
        >= 0x20 and <= 0x7E => Ascii[rune.Value - 0x20],
        0xA0 or 0x202F => 278,
        0x2013 or 0x2022 => 556,
        0x2026 => 1000,
        0x2018 or 0x2019 => 222,
        >= 0x300 and <= 0x36F => 0,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFF60 or >= 0x1F300 => 1000,
        _ => 722,
    };
}
