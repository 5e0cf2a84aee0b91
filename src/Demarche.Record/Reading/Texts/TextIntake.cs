using System.Globalization;
using System.Text;
using Demarche.Language.Diagnostics;

namespace Demarche.Record.Reading.Texts;

/// <summary>
/// Makes an article of a file: plain text, a saved page, a PDF, distinguished by what is in it. The text loses its control characters and marks of
/// direction; it must be English. Whatever is wrong is a diagnostic, and no file makes this fail.
/// </summary>
public static class TextIntake
{
    /// <summary>The most bytes that are read from a file.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <returns>The article; null when it cannot be read.</returns>
    public static Article? ReadFile(string path, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(diagnostics);
        try
        {
            if (Directory.Exists(path)) return Refuse("it is a folder");
            if (!File.Exists(path)) return Refuse("there is no such file");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file, path, IdOf(path), diagnostics);
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse("access to it is denied");
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException)
        {
            return Refuse(failure.Message.TrimEnd('.'));
        }

        Article? Refuse(string reason)
        {
            diagnostics.Report(RecordRules.Unreadable, Start(path), path, reason);
            return null;
        }
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="file">The name under which diagnostics mention them.</param>
    /// <param name="id">The id by which rows name the text as their source.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static Article? Read(Stream stream, string file, string id, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var bytes = Bytes(stream);
        if (bytes is null)
        {
            diagnostics.Report(RecordRules.TooLong, Start(file), file, MostBytes / (1024 * 1024));
            return null;
        }

        var (text, title, published) = IsPdf(bytes) ? PdfText.Of(bytes, file, diagnostics) : Decoded(bytes, file, diagnostics) is not { } decoded ? default
            : IsPage(decoded, file) ? PageText.Of(decoded) : (decoded, "", null);
        return text is null ? null : Of(text, file, id, title ?? "", published, diagnostics);
    }

    /// <summary>Makes an article of a text that is at hand.</summary>
    public static Article? Of(string text, string file, string id, string title, DateOnly? published, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var clean = Clean(text);
        var paragraphs = Paragraphs.Of(clean);
        if (paragraphs.Count == 0 || !clean.Any(char.IsLetter))
        {
            diagnostics.Report(RecordRules.NothingToRead, Start(file), file);
            return null;
        }

        if (TextLanguage.Other(clean) is { } language)
        {
            diagnostics.Report(RecordRules.OtherLanguage, Start(file), language);
            return null;
        }

        if (title.Length == 0 && paragraphs[0] is { Number: 0 } headline) title = clean[headline.Start..headline.End];
        return new Article(id, clean, paragraphs, title, published);
    }

    /// <summary>The id of a source for a file: its name without ending, in small letters, digits and hyphens.</summary>
    public static string IdOf(string path)
    {
        var id = new StringBuilder();
        foreach (var c in Path.GetFileNameWithoutExtension(path).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) id.Append(c);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
            if (id.Length >= 40) break;
        }

        return id.ToString().Trim('-') is { Length: > 0 } name ? name : "text";
    }

    internal static SourceSpan Start(string file) => new(file, 1, 1, 1, 2);

    /// <summary>The characters that are text: line ends are <c>\n</c>, spaces are spaces, nothing is invisible.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r') clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (c is '\n') clean.Append(c);
            else if (c is '\u2028' or '\u2029' or '\u0085' or '\v' or '\f') clean.Append('\n');
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c is '\u00AD' or '\uFEFF' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format) continue;
            else if (char.IsWhiteSpace(c)) clean.Append(' ');
            else if (!char.IsControl(c)) clean.Append(c);
        }

        return clean.ToString();
    }

    private static byte[]? Bytes(Stream stream)
    {
        using var buffer = new MemoryStream();
        var block = new byte[1 << 16];
        while (stream.Read(block) is var count and > 0)
        {
            buffer.Write(block, 0, count);
            if (buffer.Length > MostBytes) return null;
        }

        return buffer.ToArray();
    }

    private static bool IsPdf(byte[] bytes) => bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0;

    private static bool IsPage(string text, string file)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is ".html" or ".htm" or ".xhtml") return true;
        var start = text.AsSpan(0, Math.Min(text.Length, 2000)).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && start.Contains("<html", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>UTF-8, UTF-16 by its mark, else Windows-1252, in which every byte is something.</summary>
    private static string? Decoded(byte[] bytes, string file, DiagnosticBag diagnostics)
    {
        if (bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes);
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 4096)).Count((byte)0) > 8)
        {
            diagnostics.Report(RecordRules.Unreadable, Start(file), file, "it is no text");
            return null;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
