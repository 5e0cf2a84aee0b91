using System.Text;
using Demarche.Engine;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Syntax;

/// <summary>Turns the bytes of a file into text fit for the parser: UTF-8, with or without a byte order mark, no control characters.</summary>
public static class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a file, or reports why it is not text and returns null. O(bytes).</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string file, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            diagnostics.Report(FileRules.NotText, Place(file, 1, 1), "it is written in UTF-16");
            return null;
        }

        if (bytes.Contains((byte)0))
        {
            diagnostics.ReportWithHelp(FileRules.NotText, Place(file, 1, 1),
                "Name the file that holds the text, or export it as text from the program that made it: .crisis.yaml, .gmcr, .efg or .csv.",
                "it is a binary file, made by another program");
            return null;
        }

        try
        {
            return Check(Strict.GetString(bytes), file, diagnostics);
        }
        catch (DecoderFallbackException failure)
        {
            var good = bytes[..Math.Clamp(failure.Index, 0, bytes.Length)];
            var line = 1 + good.Count((byte)'\n');
            var column = 1 + Encoding.UTF8.GetCharCount(good[(good.LastIndexOf((byte)'\n') + 1)..]);
            diagnostics.Report(FileRules.NotText, Place(file, line, column), "a byte there does not belong to UTF-8");
            return null;
        }
    }

    /// <summary>The text without a byte order mark, or null, with a diagnostic, when it is too long or holds what no text holds. O(length).</summary>
    public static string? Check(string text, string file, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (text.Length > YamlLimits.Bytes)
        {
            diagnostics.Report(FileRules.Unreadable, Place(file, 1, 1), file,
                $"it is {Numerals.Whole(text.Length)} characters long and at most {Numerals.Whole(YamlLimits.Bytes)} are read");
            return null;
        }

        var body = text.StartsWith('\uFEFF') ? text[1..] : text;
        var bad = FirstBad(body);
        if (bad < 0) return body;
        var line = 1 + body.AsSpan(0, bad).Count('\n');
        var column = bad - body.AsSpan(0, bad).LastIndexOf('\n');
        diagnostics.Report(FileRules.NotText, Place(file, line, column), $"it holds the character U+{(int)body[bad]:X4} there");
        return null;
    }

    private static int FirstBad(string text)
    {
        for (var k = 0; k < text.Length; k++)
        {
            var c = text[k];
            if (c >= ' ' && c < '\u007F') continue;
            if (c is '\n' or '\r' or '\t') continue;
            if (char.IsControl(c) && c != '\u0085') return k;
            if (c is '\uFEFF' or '\uFFFE' or '\uFFFF') return k;
            if (Spelling.IsHalf(text, k)) return k;
        }

        return -1;
    }

    private static SourceSpan Place(string file, int line, int column) => new(file, line, column, line, column + 1);
}
