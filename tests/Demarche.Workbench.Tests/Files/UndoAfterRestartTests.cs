using Demarche.Workbench.Files;
using Microsoft.Extensions.Time.Testing;

namespace Demarche.Workbench.Tests.Files;

/// <summary>What was changed can be taken back, and made again, by a program that was started anew; and only in the text that it was done in.</summary>
public sealed class UndoAfterRestartTests : IDisposable
{
    private const string Name = "m.crisis.yaml";
    private const string First = "crisis: One\n";

    private readonly TemporaryFolder files = new();
    private readonly FakeTimeProvider clock = new();

    public UndoAfterRestartTests() => files[Name] = First;

    public void Dispose() => files.Dispose();

    [Fact]
    public void What_was_done_and_what_was_taken_back_is_there_again()
    {
        Run(text =>
        {
            Change(text, "two\n", "three\n", "four\n");
            text.Undo();
        });
        Assert.Equal("three\n", files[Name]);

        Run(text =>
        {
            Assert.True(text.State is { IsSaved: true, CanUndo: true, CanRedo: true, WasRecovered: false }, $"{text.State}");
            Assert.Equal("two\n", text.Undo().State.Text);
        });
        Run(text =>
        {
            Assert.Equal("three\n", text.Redo().State.Text);
            Assert.Equal("four\n", text.Redo().State.Text);
            Assert.False(text.State.CanRedo);
            for (var k = 0; k < 3; k++) text.Undo();
            Assert.True(text.State is { Text: First, CanUndo: false });
        });
    }

    [Fact]
    public void What_another_program_wrote_while_it_ran_is_taken_back_too()
    {
        Run(text =>
        {
            Change(text, "two\n");
            text.Save();
            files[Name] = "theirs\n";
            text.Look();
        });

        Run(text =>
        {
            Assert.Equal("two\n", text.Undo().State.Text);
            Assert.Equal(First, text.Undo().State.Text);
        });
    }

    [Fact]
    public void A_file_that_was_changed_meanwhile_has_nothing_to_take_back_and_nothing_is_kept_of_it()
    {
        Run(text => Change(text, "two\n"));
        files[Name] = "theirs\n";

        Run(text => Assert.True(text.State is { Text: "theirs\n", CanUndo: false, CanRedo: false }));
        Assert.Empty(Kept());
    }

    [Theory]
    [InlineData("{\"Step\":0,\"Aft")]
    [InlineData("nothing of the kind\n")]
    [InlineData("{\"Step\":-1,\"After\":\"\"}\n{\"Step\":-1,\"After\":\"\"}\n{\"Step\":-1,\"After\":\"\"}\n")]
    [InlineData("{\"Step\":0,\"After\":\"\",\"Parts\":[null]}\n")]
    public void What_is_written_wrongly_in_a_saved_models_changes_costs_nothing_but_undo(string added)
    {
        Run(text => Change(text, "two\n", "three\n"));
        File.AppendAllText(Assert.Single(Kept()), added);
        var isTorn = !added.EndsWith('\n');

        Run(text =>
        {
            Assert.Equal(isTorn, text.State.CanUndo);
            Change(text, "four\n");
            Assert.Equal("three\n", text.Undo().State.Text);
        });
    }

    /// <summary>Killed after the journal had the change and before it was noted that it can be taken back.</summary>
    [Fact]
    public void A_draft_with_a_change_more_than_was_noted_takes_back_all()
    {
        RunBundled(text => Change(text, "two\n", "three\n"));
        var kept = Assert.Single(Kept());
        File.WriteAllText(kept, File.ReadAllLines(kept)[0] + "\n");

        for (var run = 0; run < 2; run++)
        {
            RunBundled(text =>
            {
                Assert.True(text.State is { Text: "three\n", CanUndo: true });
                text.Undo();
                Assert.Equal(First, text.Undo().State.Text);
                text.Redo();
                text.Redo();
            });
        }
    }

    /// <summary>Found by reading: what was changed after a line that a killed program did not write whole was lost if the next one was killed too.</summary>
    [Fact]
    public void A_draft_whose_last_line_is_torn_goes_on_behind_the_whole_ones()
    {
        RunBundled(text => Change(text, "two\n"));
        var draft = Assert.Single(Directory.GetFiles(files.Drafts, "*.draft"));
        File.AppendAllText(draft, "{\"At\":0,\"Ou");
        RunBundled(text => Change(text, "three\n"));

        RunBundled(text => Assert.Equal("three\n", text.State.Text));
    }

    [Fact]
    public void However_much_was_changed_little_is_kept_and_the_latest_goes_back()
    {
        string[] texts = [.. Enumerable.Range(0, 9).Select(k => new string((char)('a' + k), 900_000))];
        Run(text => Change(text, texts));
        Assert.InRange(new FileInfo(Assert.Single(Kept())).Length, 1, 4 << 20);

        Run(text => Assert.Equal(texts[^2], text.Undo().State.Text));
    }

    [Fact]
    public void Many_small_changes_are_kept_as_far_as_they_can_be_taken_back()
    {
        Run(text => Change(text, [.. Enumerable.Range(0, 2100).Select(k => $"{k}\n")]));
        Assert.InRange(File.ReadAllLines(Assert.Single(Kept())).Length, 500, 2000);

        Run(text =>
        {
            for (var k = 0; k < 500; k++) Assert.True(text.Undo().WasMade);
            Assert.Equal("1599\n", text.State.Text);
        });
    }

    [Fact]
    public void The_changes_of_a_hundred_texts_are_kept()
    {
        Run(text => Change(text, "two\n"));
        for (var k = 0; k < 120; k++)
        {
            var other = Path.Combine(files.Drafts, $"{k:x32}-{k}.undo");
            File.WriteAllText(other, "{}\n");
            File.SetLastWriteTimeUtc(other, DateTime.UnixEpoch.AddDays(k));
        }

        Run(text => Assert.True(text.State.CanUndo));
        Assert.Equal(100, Kept().Length);
        Assert.DoesNotContain(Kept(), f => f.EndsWith("-0.undo", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_else_can_read_what_is_kept()
    {
        RunBundled(text => Change(text, "two\n"));

        Assert.NotEmpty(Directory.GetFiles(files.Drafts));
        if (OperatingSystem.IsWindows()) return; // The folder is the user's own there.
        foreach (var file in Directory.GetFiles(files.Drafts)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Where_nothing_can_be_written_undo_works_as_long_as_the_program_runs()
    {
        File.WriteAllText(files.Drafts, "a file in the way");
        Run(text =>
        {
            Change(text, "two\n");
            Assert.Equal(First, text.Undo().State.Text);
        });
    }

    private void Run(Action<ModelText> work)
    {
        using var text = files.Open(clock);
        work(text);
    }

    private void RunBundled(Action<ModelText> work)
    {
        using var text = new ModelText(new WorkFolder(files.Opened, isReadOnly: true), Name, files.Drafts, clock);
        work(text);
    }

    private static void Change(ModelText text, params string[] texts)
    {
        foreach (var next in texts) Assert.True(text.Replace(next, text.State.Revision).WasMade);
    }

    private string[] Kept() => Directory.GetFiles(files.Drafts, "*.undo");
}
