namespace Demarche.Cli.Tests.Documents;

/// <summary>A command line in a document and what the document shows under it.</summary>
/// <param name="Line">Index of the line that holds the command.</param>
/// <param name="Command">The command line without the prompt.</param>
/// <param name="Shown">The lines shown under it; empty when none are.</param>
internal sealed record ShownCommand(int Line, string Command, IReadOnlyList<string> Shown);

/// <summary>A file that a document tells the reader to write.</summary>
/// <param name="Line">Index of the line that opens the fence.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record ShownFile(int Line, string Name, IReadOnlyList<string> Lines);

/// <summary>
/// Reads the fences of a document that do something: in those marked <c>console</c> a prompt <c>$ </c> begins a command line and what
/// follows it is its output; those whose mark ends in <c>file=NAME</c> are files to write.
/// </summary>
internal static class ConsoleFences
{
    private const string Prompt = "$ ";
    private const string FileMark = " file=";

    public static IReadOnlyList<ShownFile> ReadFiles(IReadOnlyList<string> lines) =>
    [
        .. Enumerable.Range(0, lines.Count)
            .Where(i => lines[i].StartsWith("```", StringComparison.Ordinal) && lines[i].Contains(FileMark))
            .Select(i => new ShownFile(i, lines[i].Split(FileMark)[1].Trim(), [.. lines.Skip(i + 1).TakeWhile(l => !l.StartsWith("```", StringComparison.Ordinal))])),
    ];

    public static IReadOnlyList<ShownCommand> Read(IReadOnlyList<string> lines)
    {
        var found = new List<ShownCommand>();
        var inside = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal)) inside = !inside && lines[i].TrimEnd() == "```console";
            else if (inside && lines[i].StartsWith(Prompt, StringComparison.Ordinal))
            {
                var shown = lines.Skip(i + 1).TakeWhile(l => !l.StartsWith(Prompt, StringComparison.Ordinal) && !l.StartsWith("```", StringComparison.Ordinal)).ToList();
                found.Add(new ShownCommand(i, lines[i][Prompt.Length..], shown));
            }
        }

        return found;
    }
}
