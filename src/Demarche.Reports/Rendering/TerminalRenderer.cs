using Demarche.Reports.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Demarche.Reports.Rendering;

/// <summary>
/// A document for reading on a terminal: wrapped to its width, never wider than <see cref="Measure"/>, figures in words. What colour and
/// weight add is always shown by a mark as well, so a pipe, a printer and <c>NO_COLOR</c> lose nothing.
/// </summary>
public static class TerminalRenderer
{
    /// <summary>The widest line in columns: longer ones tire the eye.</summary>
    public const int Measure = 96;

    /// <summary>The width of a document that is to fit on one page.</summary>
    private const int PageMeasure = 80;

    /// <summary>Writes to a console, in what colours and characters that console has.</summary>
    public static void Write(Document document, IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(console);
        var full = console.Profile.Width;
        console.Profile.Width = Math.Clamp(full, 20, document.IsOnePage ? PageMeasure : Measure);
        try
        {
            console.Write(new TrimmedLines(Parts(document, console.Profile.Width)));
        }
        finally
        {
            console.Profile.Width = full;
        }
    }

    /// <summary>The document as plain text without colours, as a pipe would get it.</summary>
    public static string Render(Document document, int width = 88)
    {
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        Write(document, console);
        return text.ToString();
    }

    private static IEnumerable<IRenderable> Parts(Document document, int width)
    {
        yield return new Text(PlainText.Of(document.Title), TerminalText.Title);
        yield return Text.NewLine;
        if (document.Subtitle is { } subtitle)
        {
            yield return new Text(PlainText.Of(subtitle), TerminalText.Quiet);
            yield return Text.NewLine;
        }

        foreach (var section in document.Sections)
        {
            yield return Text.NewLine;
            yield return new Rule($"[bold default]{Markup.Escape(PlainText.Of(section.Title))}[/]") { Justification = Justify.Left, Style = TerminalText.Line };
            for (var k = 0; k < section.Blocks.Count; k++)
            {
                var block = section.Blocks[k];
                if (!document.IsOnePage || (k > 0 && block is Block.Figure)) yield return Text.NewLine;
                foreach (var part in TerminalBlocks.Of(block, width)) yield return part;
            }
        }

        var key = Marks.Key(document);
        if (key.Count == 0) yield break;
        yield return Text.NewLine;
        yield return new Rule { Style = TerminalText.Line };
        yield return new Text(string.Join("  ·  ", key.Select(k => $"{Marks.Sign(k.Tone)}\u00A0{k.Meaning}")), TerminalText.Quiet);
        yield return Text.NewLine;
    }
}
