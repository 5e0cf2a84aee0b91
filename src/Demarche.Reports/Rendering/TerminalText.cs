using Demarche.Reports.Documents;
using Spectre.Console;

namespace Demarche.Reports.Rendering;

/// <summary>
/// Running text on a terminal: the style of each tone. Whether the ground is light or dark is not known, so colours are of middle
/// lightness, with a contrast of about 4.5 : 1 against white and black alike.
/// </summary>
internal static class TerminalText
{
    public static readonly Style Title = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(Grey);
    public static readonly Style Line = new(Grey);

    private static Color Grey => Color.FromInt32(243);

    private static Color Green => Color.FromInt32(29);

    private static Color Orange => Color.FromInt32(130);

    private static Color Violet => Color.FromInt32(98);

    public static Paragraph Of(Prose prose)
    {
        var paragraph = new Paragraph();
        foreach (var run in prose.Runs) paragraph.Append(Marks.Words(run), StyleOf(run.Tone));
        return paragraph;
    }

    public static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Judgement => new Style(Violet, decoration: Decoration.Italic),
        Tone.Holds => new Style(Green, decoration: Decoration.Bold),
        Tone.Fails => new Style(Orange, decoration: Decoration.Bold),
        Tone.Source or Tone.Quiet => Quiet,
        _ => Style.Plain,
    };
}
