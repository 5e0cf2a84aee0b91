using System.Text;
using Demarche.Language.Diagnostics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Demarche.Record.Reading.Texts;

/// <summary>The text of a PDF, by PdfPig, page by page in the order of its content. A scanned PDF has none.</summary>
internal static class PdfText
{
    private const int MostPages = 200;
    private const int MostCharacters = 8 * 1024 * 1024;

    public static (string? Text, string? Title, DateOnly? Published) Of(byte[] bytes, string file, DiagnosticBag diagnostics)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            var text = new StringBuilder();
            for (var page = 1; page <= Math.Min(pdf.NumberOfPages, MostPages) && text.Length < MostCharacters; page++)
                text.Append(ContentOrderTextExtractor.GetText(pdf.GetPage(page), true)).Append('\n');
            if (pdf.NumberOfPages > MostPages)
                diagnostics.Report(RecordRules.PartRead, TextIntake.Start(file), $"of {pdf.NumberOfPages} pages only the first {MostPages} were read");
            return (Joined(text.ToString()), pdf.Information.Title ?? "", null);
        }
#pragma warning disable CA1031 // The file is untrusted and the library throws what it likes for a broken one; the user is shown that it cannot be read.
        catch (Exception broken) when (broken is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            diagnostics.Report(RecordRules.Unreadable, TextIntake.Start(file), file, "it is no PDF that can be read");
            return default;
        }
    }

    /// <summary>Words that were parted at the end of a line put together again.</summary>
    private static string Joined(string text)
    {
        var joined = new StringBuilder(text.Length);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.Length > 2 && line[^1] == '-' && char.IsLower(line[^2]) && i + 1 < lines.Length && lines[i + 1].Length > 0
                && char.IsLower(lines[i + 1][0])) joined.Append(line, 0, line.Length - 1);
            else joined.Append(line).Append('\n');
        }

        return joined.ToString();
    }
}
