using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Demarche.Cli.Tests.Documents;

/// <summary>
/// Every command line in README.md and docs/*.md is run, in order, in a folder that holds a copy of the models and the files that the
/// document tells the reader to write, and must end as the document says: with exit code 0, or with N when the line ends in
/// <c># exits with N</c>. What is shown under it must be what it prints, a line <c>…</c> standing for any lines. With <c>DEMARCHE_UPDATE=1</c> what is shown is rewritten.
/// </summary>
public partial class DocumentExamples
{
    private const string FromSource = "dotnet run --project src/Demarche.Cli -- ";

    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(Repository.Root, "README.md").Concat(Directory.Exists(Repository.PathOf("docs")) ? Directory.GetFiles(Repository.PathOf("docs"), "*.md") : [])
            .Where(f => File.ReadAllText(f).Contains("```console")).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal),
    ];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Files))]
    public void Every_command_in_a_document_does_what_the_document_says(string file)
    {
        var path = Repository.PathOf(file);
        var lines = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n').ToList();
        using var scratch = new ScratchFolder();
        CopyFolder(Repository.PathOf("models"), scratch["models"]);
        var home = Environment.CurrentDirectory;
        Environment.CurrentDirectory = scratch.Path;
        var moved = 0;
        try
        {
            var files = new Queue<ShownFile>(ConsoleFences.ReadFiles(lines));
            foreach (var command in ConsoleFences.Read([.. lines]))
            {
                while (files.TryPeek(out var next) && next.Line < command.Line) File.WriteAllLines(scratch[files.Dequeue().Name], next.Lines);
                moved += Check(file, command, lines, moved);
            }
        }
        finally
        {
            Environment.CurrentDirectory = home;
        }

        if (IsUpdating) File.WriteAllText(path, string.Join('\n', lines));
    }

    [Fact]
    public void Dots_stand_for_any_lines()
    {
        Assert.True(ShownOutput.Matches(["a", "…", "d"], ["a", "b", "c", "d"]));
        Assert.True(ShownOutput.Matches(["…"], []));
        Assert.True(ShownOutput.Matches([], []));
        Assert.False(ShownOutput.Matches(["a", "…", "d"], ["a", "b", "d", "e"]));
        Assert.False(ShownOutput.Matches(["a"], ["a", "b"]));
        Assert.False(ShownOutput.Matches(["a", "b"], ["a"]));
    }

    private static bool IsUpdating => Environment.GetEnvironmentVariable("DEMARCHE_UPDATE") == "1";

    /// <summary>Runs one command and compares; gives by how many lines the document grew.</summary>
    private static int Check(string file, ShownCommand command, List<string> lines, int moved)
    {
        var text = command.Command.StartsWith(FromSource, StringComparison.Ordinal) ? "demarche " + command.Command[FromSource.Length..] : command.Command;
        if (!text.StartsWith("demarche ", StringComparison.Ordinal)) return 0;
        var expected = ExitsWith().Match(text) is { Success: true } said ? int.Parse(said.Groups[1].Value) : 0;
        var (line, isRedirected) = ExitsWith().Replace(text, "").Split(" > ") is [var before, _] ? (before, true) : (ExitsWith().Replace(text, ""), false);
        var both = new StringWriter();
        var ran = Shell.Run(io => io with { Out = both, OutStream = new TextStream(both), Error = both }, [.. CommandLineParser.SplitCommandLine(line).Skip(1)]);
        Assert.True(ran.ExitCode == expected, $"{file}:{command.Line + 1}: '{command.Command}' ended with {ran.ExitCode}, not {expected}:\n{both}");
        var printed = isRedirected ? [] : ShownOutput.Lines(both.ToString());
        if (command.Shown.Count == 0 || ShownOutput.Matches(command.Shown, printed)) return 0;
        Assert.True(IsUpdating, $"{file}:{command.Line + 1}: '{command.Command}' prints something else than is shown (DEMARCHE_UPDATE=1 rewrites it):\n{both}");
        lines.RemoveRange(command.Line + 1 + moved, command.Shown.Count);
        lines.InsertRange(command.Line + 1 + moved, printed);
        return printed.Count - command.Shown.Count;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex(@"\s+# exits with (\d+)\s*$")]
    private static partial Regex ExitsWith();

    /// <summary>Bytes of UTF-8 that are written on as text.</summary>
    private sealed class TextStream(TextWriter writer) : MemoryStream
    {
        public override void Flush()
        {
            writer.Write(System.Text.Encoding.UTF8.GetString(ToArray()));
            SetLength(0);
        }
    }
}
