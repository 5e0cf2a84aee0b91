using Demarche.Reports.Documents;
using Spectre.Console;

namespace Demarche.Reports.Rendering;

/// <summary>Running text on a terminal: the style of each tone.</summary>
internal static class TerminalText
{
    public static readonly Style Title = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(Color.Grey);
    public static readonly Style Line = new(Color.Grey);

    public static Paragraph Of(Prose prose, string before = "")
    {
        var paragraph = new Paragraph(before);
        foreach (var run in prose.Runs) paragraph.Append(Marks.Words(run), StyleOf(run.Tone));
        return paragraph;
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Judgement => new Style(Color.MediumPurple, decoration: Decoration.Italic),
        Tone.Source => new Style(Color.SteelBlue),
        Tone.Holds => new Style(Color.SeaGreen3, decoration: Decoration.Bold),
        Tone.Fails => new Style(Color.DarkOrange3, decoration: Decoration.Bold),
        Tone.Quiet => Quiet,
        _ => Style.Plain,
    };
}
