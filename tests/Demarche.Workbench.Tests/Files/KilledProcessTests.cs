using System.Diagnostics;
using System.Globalization;
using Demarche.Workbench.Files;

namespace Demarche.Workbench.Tests.Files;

/// <summary>A process that changes and saves without end is killed at some moment; whatever it said it had made must be found again, and can be
/// taken back.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const string Name = "m.crisis.yaml";
    private const string FolderVariable = "DEMARCHE_TEST_KILLED";
    private static readonly string Padding = string.Concat(Enumerable.Repeat("# a line that makes the file long enough to be caught while it is written\n", 2000));

    private readonly TemporaryFolder files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(60)]
    [InlineData(110)]
    public async Task Nothing_that_was_made_is_lost(int after)
    {
        files[Name] = TextOf(0);
        var start = OwnProgram.Explicit(nameof(Changes_until_it_is_killed));
        start.Environment[FolderVariable] = Path.GetDirectoryName(files.Opened);
        using var process = Process.Start(start)!;
        var said = 0;
        while (said < after && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("made ", StringComparison.Ordinal)) said = int.Parse(line[5..], CultureInfo.InvariantCulture);
        }

        process.Kill();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("made ", StringComparison.Ordinal)) said = int.Parse(line[5..], CultureInfo.InvariantCulture);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(said >= after);
        var inFile = NumberOf(files[Name]);
        using var text = files.Open(TimeProvider.System);
        Assert.Null(text.State.Conflict);
        Assert.InRange(NumberOf(text.State.Text), said, said + 1);
        Assert.True(inFile <= said + 1);
        text.Save();
        Assert.Equal(text.State.Text, files[Name]);
        Assert.Equal(0, files.DraftsLeft);
        // Each change takes in the whole text, so that the oldest are not kept.
        var number = NumberOf(text.State.Text);
        var undone = 0;
        for (; text.State.CanUndo; undone++) Assert.Equal(--number, NumberOf(text.Undo().State.Text));
        Assert.True(number == 0 || undone >= 5, $"{undone} of {number}");
    }

    [Fact(Explicit = true)]
    public void Changes_until_it_is_killed()
    {
        var root = Environment.GetEnvironmentVariable(FolderVariable)!;
        using var text = new ModelText(new WorkFolder(Path.Combine(root, "opened")), Name, Path.Combine(root, "drafts"), TimeProvider.System);
        using var output = Console.OpenStandardOutput();
        for (var k = 1; k < 100_000; k++)
        {
            Assert.True(text.Replace(TextOf(k), text.State.Revision).WasMade);
            output.Write(System.Text.Encoding.ASCII.GetBytes($"made {k}\n"));
            output.Flush();
            if (k % 3 == 0) text.Save();
        }
    }

    private static string TextOf(int k) => $"crisis: {k}\n{Padding}question: {k}\n";

    /// <summary>The number of a text that is whole.</summary>
    private static int NumberOf(string text)
    {
        var number = int.Parse(text[8..text.IndexOf('\n', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        Assert.Equal(TextOf(number), text);
        return number;
    }
}
