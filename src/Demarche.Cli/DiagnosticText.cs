using Demarche.Language.Diagnostics;
using Demarche.Reports.Checking;
using Demarche.Reports.Rendering;
using Spectre.Console;

namespace Demarche.Cli;

/// <summary>Problems in a model on standard error: a line each, as editors and build logs read them, and what to do about it under it.</summary>
internal static class DiagnosticText
{
    /// <summary>Of a longer file no line is shown: it is no text that a person wrote.</summary>
    private const long MostShown = 16_000_000;

    /// <summary>Writes them; where a person reads them, with the line in question and a mark under the place.</summary>
    public static void Write(IReadOnlyList<Diagnostic> diagnostics, Io io)
    {
        if (diagnostics.Count == 0) return;
        if (io.ErrorIsTerminal) WriteForPerson(diagnostics, io.ErrorConsole());
        else foreach (var diagnostic in diagnostics) io.Error.Write($"{Headline(diagnostic)}\n    help: {PlainText.Of(diagnostic.Help)}\n");
    }

    /// <summary><c>file:line:column: error DEM0xyz: message</c>.</summary>
    public static string Headline(Diagnostic diagnostic) =>
        PlainText.Of($"{diagnostic.Span}: {CheckText.Word(diagnostic.Severity)} {diagnostic.Code}: {diagnostic.Message}");

    private static void WriteForPerson(IReadOnlyList<Diagnostic> diagnostics, IAnsiConsole console)
    {
        var sources = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            var span = diagnostic.Span;
            console.Write(new Paragraph()
                .Append(PlainText.Of($"{span}: "), new Style(decoration: Decoration.Bold))
                .Append($"{CheckText.Word(diagnostic.Severity)} {diagnostic.Code}", StyleOf(diagnostic.Severity))
                .Append(PlainText.Of($": {diagnostic.Message}") + "\n"));
            if (!sources.TryGetValue(span.File, out var lines)) sources[span.File] = lines = LinesOf(span.File);
            if (span.Line <= lines.Length) WriteExcerpt(console, lines[span.Line - 1], span, StyleOf(diagnostic.Severity));
            console.Write(new Paragraph().Append("    help: ", new Style(Color.Teal)).Append(PlainText.Of(diagnostic.Help) + "\n"));
        }
    }

    /// <summary>The line of the file, cut to the width of the console, and a mark under the place.</summary>
    private static void WriteExcerpt(IAnsiConsole console, string line, SourceSpan span, Style style)
    {
        var margin = $"{span.Line,6} | ";
        var room = Math.Max(10, console.Profile.Width - margin.Length - 1);
        var start = Math.Max(0, Math.Min(span.Column - 1 - room / 2, line.Length - room));
        var shown = PlainText.Of(line.Substring(start, Math.Min(room, line.Length - start)));
        var end = span.EndLine == span.Line ? span.EndColumn : line.Length + 1;
        var mark = Math.Clamp(span.Column - 1 - start, 0, room);
        var length = Math.Clamp(end - span.Column, 1, Math.Max(1, Math.Min(room, shown.Length) - mark));
        console.Write(new Paragraph().Append(margin, new Style(Color.Grey)).Append(shown + "\n"));
        console.Write(new Paragraph().Append(new string(' ', margin.Length - 2) + "| ", new Style(Color.Grey))
            .Append($"{new string(' ', mark)}{new string('^', length)}\n", style));
    }

    private static Style StyleOf(Severity severity) => new(severity switch
    {
        Severity.Error => Color.Red,
        Severity.Warning => Color.Yellow,
        _ => Color.Blue,
    }, decoration: Decoration.Bold);

    private static string[] LinesOf(string file)
    {
        try
        {
            return new FileInfo(file).Length <= MostShown ? File.ReadAllLines(file) : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
