namespace Demarche.Cli.Tests.Documents;

/// <summary>A command line in a document and what the document shows under it.</summary>
/// <param name="Line">Index of the line that holds the command.</param>
/// <param name="Command">The command line without the prompt.</param>
/// <param name="Shown">The lines shown under it; empty when none are.</param>
internal sealed record ShownCommand(int Line, string Command, IReadOnlyList<string> Shown);

/// <summary>Reads the command lines in fences marked <c>console</c>: a prompt <c>$ </c> begins one, what follows it is its output.</summary>
internal static class ConsoleFences
{
    private const string Prompt = "$ ";

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
