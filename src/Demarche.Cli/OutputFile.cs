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
            if (FormatOf(file) is null || !endings.Append(".htm").Contains(Path.GetExtension(file).ToLowerInvariant())) result.AddError($"'{file}' should end in {known}");
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

    /// <summary>Writes the text to a file and tells which, or to standard output when the file is <c>-</c>; what went wrong is wrong usage.</summary>
    public static int Write(string file, string text, TextWriter teller, ParseResult parsed, Io io)
    {
        if (file == StandardOutput)
        {
            io.Out.Write(text);
            return ExitCode.Answered;
        }

        try
        {
            AtomicFile.Write(file, text);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return UsageErrors.Report($"'{file}' cannot be written: {failed.Message}", parsed, io);
        }

        teller.WriteLine($"Wrote {file}");
        return ExitCode.Answered;
    }

    /// <summary>Writes a file that must not be there yet.</summary>
    public static int WriteNew(string file, string text, TextWriter teller, ParseResult parsed, Io io) => file != StandardOutput && Path.Exists(file)
        ? UsageErrors.Report($"'{file}' is there already and is left as it is; name another file with -o", parsed, io)
        : Write(file, text, teller, parsed, io);
}
