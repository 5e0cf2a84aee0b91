using System.CommandLine;
using Demarche.Reports.Rendering;

namespace Demarche.Cli;

/// <summary>Files that commands write: whole or not at all.</summary>
internal static class OutputFile
{
    private const string StandardOutput = "-";

    /// <summary>The option that names a file for a report, whose ending says the format.</summary>
    /// <param name="what">What is written: "brief".</param>
    /// <param name="further">Endings it takes beside those of documents.</param>
    public static Option<string?> ReportOption(string what, params string[] further)
    {
        string[] endings = [".html", ".md", ".txt", ".json", .. further];
        var known = $"{string.Join(", ", endings[..^1])} or {endings[^1]}";
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = $"Write the {what} to a file as well: {known}" };
        output.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is not { } file) return;
            if (FormatOf(file) is null || !endings.Append(".htm").Contains(Path.GetExtension(file).ToLowerInvariant()))
                result.AddError($"'{file}' should end in {known}");
        });
        return output;
    }

    /// <summary>The format that a file's ending stands for; null for any other.</summary>
    public static string? FormatOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" or ".htm" => "html",
        ".md" => "md",
        ".txt" => "text",
        ".json" => "json",
        ".csv" => "csv",
        _ => null,
    };

    /// <summary>
    /// Writes the text to a file and says which, or to standard output when the file is <c>-</c>; what went wrong is wrong usage. No file that
    /// this run has read, and no other model, is written over.
    /// </summary>
    public static int Write(string file, string text, TextWriter teller, ParseResult parsed, Io io)
    {
        if (file == StandardOutput)
        {
            io.Out.Write(text);
            return ExitCode.Answered;
        }

        if (io.Inputs.Holds(file))
            return UsageErrors.Report($"'{PlainText.Of(file)}' is read by this command and is left as it is; name another file", parsed, io);
        if (HoldsModel(file))
            return UsageErrors.Report($"'{PlainText.Of(file)}' holds a model and is left as it is; name another file, or remove it first", parsed, io);
        return Replace(file, text, teller, parsed, io);
    }

    /// <summary>Writes over a file that the user asked to have rewritten.</summary>
    public static int Replace(string file, string text, TextWriter teller, ParseResult parsed, Io io)
    {
        try
        {
            AtomicFile.Write(file, text);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return UsageErrors.Report(PlainText.Of($"'{file}' cannot be written: {failed.Message}"), parsed, io);
        }

        teller.WriteLine(PlainText.Of($"Wrote {file}"));
        return ExitCode.Answered;
    }

    /// <summary>Writes a file that must not be there yet.</summary>
    public static int WriteNew(string file, string text, TextWriter teller, ParseResult parsed, Io io) => file != StandardOutput && Path.Exists(file)
        ? UsageErrors.Report($"'{PlainText.Of(file)}' is there already and is left as it is; name another file with -o", parsed, io)
        : Write(file, text, teller, parsed, io);

    /// <summary>Whether a file is a model by its name, or by a key of its own at its beginning; nothing but the first 64 KB is looked at.</summary>
    private static bool HoldsModel(string file)
    {
        if (!File.Exists(file)) return false;
        var name = Path.GetFileName(file);
        if (name.EndsWith(".crisis.yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".gmcr", StringComparison.OrdinalIgnoreCase)
            || name.Equals("crisis.yaml", StringComparison.OrdinalIgnoreCase)) return true;
        try
        {
            if (new FileInfo(file).Length == 0) return false;
            using var reader = new StreamReader(file);
            var start = new char[1 << 16];
            var text = start.AsSpan(0, reader.ReadBlock(start));
            return StartsLine(text, "parties:") || StartsLine(text, "extends:");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool StartsLine(ReadOnlySpan<char> text, string key) => text.StartsWith(key) || text.IndexOf("\n" + key, StringComparison.Ordinal) >= 0;
}
