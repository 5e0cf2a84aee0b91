using System.CommandLine;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Cli;

/// <summary>Reports on standard output.</summary>
internal static class Print
{
    private static readonly string[] Formats = ["text", "md", "json", "html"];

    /// <summary>The option that names one of the formats a report can be printed in.</summary>
    public static Option<string> Option() =>
        new Option<string>("--format") { HelpName = "FORMAT", Description = "text, md, json or html", DefaultValueFactory = _ => "text" }.Among("format", Formats);

    /// <summary>Prints a report in one of the formats; text goes to the terminal in its width and colours.</summary>
    public static void Report(Document document, string format, Io io)
    {
        if (format == "text") TerminalRenderer.Write(document, io.OutConsole());
        else io.Out.Write(Render(document, format));
    }

    /// <summary>A report as the content of a file.</summary>
    public static string Render(Document document, string format) => format switch
    {
        "text" => TerminalRenderer.Render(document),
        "md" => MarkdownRenderer.Render(document),
        "json" => JsonRenderer.Render(document),
        "html" => HtmlRenderer.Render(document),
        _ => throw new ArgumentException($"There is no format '{format}'.", nameof(format)),
    };
}
