using System.Text;
using Demarche.Games.Trees;

namespace Demarche.Games.Files;

/// <summary>
/// Reads finite extensive games in Gambit's format (<c>.efg</c>, version 2): a title, players, a remark, then the nodes depth first.
/// Information sets, moves of chance and outcomes have numbers and are described where they first appear; later descriptions must say
/// the same or may be left out. The tree must be of perfect recall.
/// </summary>
/// <remarks>
/// The file is read piece by piece and nothing recurses; sizes are bounded by <see cref="GameLimits"/>. Never throws for what a file holds.
/// O(length).
/// </remarks>
public static class EfgReader
{
    /// <summary>Reads a game from a file.</summary>
    /// <returns>The game, or null and what is wrong.</returns>
    public static (ExtensiveGame? Game, IReadOnlyList<Diagnostic> Diagnostics) Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        string? reason;
        try
        {
            reason = Directory.Exists(path) ? "it is a folder" : File.Exists(path) ? null : "there is no such file";
            if (reason is null)
            {
                using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
                return Read(reader, path, diagnostics);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            reason = failure.Message;
        }

        diagnostics.ReportWithHelp(FileRules.Unreadable, new SourceSpan(path, 1, 1, 1, 2), "Give the path of an .efg file.", path, reason);
        return (null, diagnostics.InOrder());
    }

    /// <summary>Reads a game from a text.</summary>
    /// <param name="text">The content of an .efg file.</param>
    /// <param name="fileName">The name under which diagnostics mention it.</param>
    /// <returns>The game, or null and what is wrong.</returns>
    public static (ExtensiveGame? Game, IReadOnlyList<Diagnostic> Diagnostics) Parse(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        using var reader = new StringReader(text);
        return Read(reader, fileName, new DiagnosticBag());
    }

    private static (ExtensiveGame? Game, IReadOnlyList<Diagnostic> Diagnostics) Read(TextReader reader, string file, DiagnosticBag diagnostics)
    {
        var game = new EfgParser(new GameCursor(new GameLexer(reader, file, diagnostics), diagnostics)).Game();
        return (diagnostics.HasErrors ? null : game, diagnostics.InOrder());
    }
}
