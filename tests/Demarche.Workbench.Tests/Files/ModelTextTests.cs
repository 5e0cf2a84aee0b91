using System.Globalization;
using CsCheck;
using Demarche.Language.Editing;
using Demarche.Workbench.Files;
using Microsoft.Extensions.Time.Testing;

namespace Demarche.Workbench.Tests.Files;

public sealed class ModelTextTests : IDisposable
{
    private const string Name = "m.crisis.yaml";
    private const string First = "crisis: One\nasof: 2022-01-05\nquestion: Why?\n";

    private readonly TemporaryFolder files = new();

    /// <summary>Nothing is saved, and no file is looked at, unless it is asked for or the clock is put forward.</summary>
    private readonly FakeTimeProvider clock = new();

    public ModelTextTests() => files[Name] = First;

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_change_is_in_the_file_after_saving_and_can_be_taken_back()
    {
        using var text = files.Open(clock);
        var seen = 0;
        text.Changed += () => Interlocked.Increment(ref seen);

        Assert.True(text.Edit(new ModelEdit.Set(YamlPath.Of("crisis"), Value.Text("Two"))).WasMade);
        Assert.Equal(First, files[Name]);
        text.Save();
        Assert.Equal(First.Replace("One", "Two", StringComparison.Ordinal), files[Name]);
        Assert.True(text.State is { IsSaved: true, CanUndo: true, CanRedo: false });
        Assert.Equal(0, files.DraftsLeft);
        text.Undo();
        text.Save();
        Assert.Equal(First, files[Name]);
        text.Redo();
        Assert.Equal(First.Replace("One", "Two", StringComparison.Ordinal), text.State.Text);
        Assert.True(seen >= 4);
    }

    [Fact]
    public void A_change_is_saved_without_being_asked()
    {
        using var text = files.Open(clock);
        text.Replace(First + "# more\n", 1);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(text.State.IsSaved);
        Assert.Equal(First + "# more\n", files[Name]);
    }

    [Fact]
    public void A_file_changed_by_another_program_is_taken_over()
    {
        using var text = files.Open(clock);
        files[Name] = "crisis: Three\n";

        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("crisis: Three\n", text.State.Text);
        Assert.True(text.State is { IsSaved: true, Conflict: null });
        text.Undo();
        Assert.Equal(First, text.State.Text);
    }

    [Theory]
    [InlineData(Keep.Mine, "mine\n")]
    [InlineData(Keep.Disk, "theirs\n")]
    [InlineData(Keep.Base, First)]
    public void A_file_changed_in_both_places_waits_for_a_choice(Keep keep, string kept)
    {
        using var text = files.Open(clock);
        text.Replace("mine\n", 1);
        files[Name] = "theirs\n";
        text.Save();

        Assert.Equal(new TextConflict("mine\n", "theirs\n", First), text.State.Conflict);
        Assert.Equal("theirs\n", files[Name]);
        Assert.True(text.Resolve(keep, text.State.Conflict!).WasMade);
        Assert.Equal(kept, files[Name]);
        Assert.True(text.State is { IsSaved: true, Conflict: null } && text.State.Text == kept);
        if (keep != Keep.Mine) Assert.Equal("mine\n", text.Undo().State.Text);
    }

    /// <summary>Found by reading: the file has the first of two changes when the program is killed, and nobody else has touched it.</summary>
    [Fact]
    public void A_file_saved_between_two_changes_of_a_run_that_was_killed_is_in_no_conflict()
    {
        using (var text = new ModelText(new WorkFolder(files.Opened, isReadOnly: true), Name, files.Drafts, clock))
        {
            Assert.True(text.Replace("first\n", 1).WasMade);
            Assert.True(text.Replace("second\n", 2).WasMade);
        }

        files[Name] = "first\n";
        using var again = files.Open(clock);

        Assert.Equal(("second\n", null), (again.State.Text, again.State.Conflict));
        again.Save();
        Assert.Equal("second\n", files[Name]);
    }

    [Fact]
    public void A_choice_made_on_an_old_sight_is_not_carried_out()
    {
        using var text = files.Open(clock);
        text.Replace("mine\n", 1);
        files[Name] = "theirs\n";
        text.Look();
        var seen = text.State.Conflict!;
        files[Name] = "theirs again\n";

        Assert.False(text.Resolve(Keep.Mine, seen).WasMade);
        Assert.Equal("theirs again\n", files[Name]);
        Assert.Equal("theirs again\n", text.State.Conflict!.Disk);
    }

    [Fact]
    public void A_file_that_is_gone_is_written_again_only_when_asked()
    {
        using var text = files.Open(clock);
        File.Delete(Path.Combine(files.Opened, Name));
        text.Look();

        Assert.True(text.State is { IsSaved: true, Conflict: null, Away: not null });
        text.Save();
        Assert.False(File.Exists(Path.Combine(files.Opened, Name)));
        text.WriteAgain();
        Assert.Equal(First, files[Name]);
        Assert.True(text.State is { IsSaved: true, Conflict: null, Away: null, Problem: null });
    }

    [Fact]
    public void A_file_that_is_gone_while_something_was_typed_waits_for_a_choice()
    {
        using var text = files.Open(clock);
        text.Replace("mine\n", 1);
        File.Delete(Path.Combine(files.Opened, Name));
        text.Save();

        Assert.Null(text.State.Conflict!.Disk);
        Assert.False(File.Exists(Path.Combine(files.Opened, Name)));
        Assert.False(text.Resolve(Keep.Disk, text.State.Conflict).WasMade);
        Assert.True(text.Resolve(Keep.Mine, text.State.Conflict).WasMade);
        Assert.Equal("mine\n", files[Name]);
    }

    /// <summary>What an editor, a sync or a person may do to a file for half a second.</summary>
    public static TheoryData<string> Absences => ["deleted", "not UTF-8", "a folder", "a link out", "a link to nothing"];

    [Theory]
    [MemberData(nameof(Absences))]
    public void What_is_away_for_a_moment_is_shown_and_what_comes_back_is_taken_over(string how)
    {
        using var text = files.Open(clock);
        foreach (var back in (string[])[First, "crisis: Another\n"])
        {
            TakeAway(how);
            text.Look();
            Assert.True(text.State is { IsSaved: true, Conflict: null, Away.Length: > 0, Text: First }, $"{text.State}");

            BringBack(back);
            text.Look();
            Assert.True(text.State is { IsSaved: true, Conflict: null, Away: null }, $"{text.State}");
            Assert.Equal(back, text.State.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Absences))]
    public void What_was_typed_while_the_file_is_away_is_kept_and_saved_when_it_is_back(string how)
    {
        using var text = files.Open(clock);
        TakeAway(how);
        text.Replace("mine\n", 1);
        text.Save();
        Assert.True(text.State is { IsSaved: false, Away.Length: > 0, Text: "mine\n" }, $"{text.State}");

        BringBack(First);
        text.Look();
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.True(text.State is { IsSaved: true, Conflict: null, Away: null, Text: "mine\n" }, $"{text.State}");
        Assert.Equal("mine\n", files[Name]);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_not_written_over()
    {
        using var text = files.Open(clock);
        TakeAway("not UTF-8");
        text.Replace("mine\n", 1);
        for (var step = 0; step < 5; step++) text.Save();

        Assert.Equal([0xFF, 0xFE, 0xFD], File.ReadAllBytes(Path.Combine(files.Opened, Name)));
        BringBack("theirs\n");
        text.Look();
        Assert.Equal(new TextConflict("mine\n", "theirs\n", First), text.State.Conflict);
        Assert.Null(text.State.Away);
    }

    [Fact]
    public void Two_tabs_that_change_different_lines_both_win()
    {
        using var text = files.Open(clock);
        Assert.True(text.Replace(First.Replace("One", "Two", StringComparison.Ordinal), 1).WasMade);
        Assert.True(text.Replace(First.Replace("Why?", "How far?", StringComparison.Ordinal), 1).WasMade);

        Assert.Equal("crisis: Two\nasof: 2022-01-05\nquestion: How far?\n", text.State.Text);
        var refused = text.Replace(First.Replace("One", "Three", StringComparison.Ordinal), 1);
        Assert.Contains("changed elsewhere", refused.Problem, StringComparison.Ordinal);
        Assert.Equal("crisis: Two\nasof: 2022-01-05\nquestion: How far?\n", text.State.Text);
    }

    [Fact]
    public void Tabs_that_change_different_lines_at_random_lose_nothing() => Gen.Select(Gen.Int[0, 1], Gen.Int[0, 4]).Array[1, 20].Sample(steps =>
    {
        using var one = new TemporaryFolder();
        one[Name] = string.Concat(Enumerable.Range(0, 5).Select(k => $"k{k}: 0\n"));
        using var text = one.Open(new FakeTimeProvider());
        var tabs = new[] { text.State, text.State };
        var counts = new int[5];
        foreach (var (tab, line) in steps)
        {
            var owner = line % 2;
            if (owner != tab) tabs[tab] = text.State;
            else
            {
                var lines = tabs[tab].Text.Split('\n');
                lines[line] = $"k{line}: {++counts[line]}";
                Assert.True(text.Replace(string.Join('\n', lines), tabs[tab].Revision).WasMade);
                tabs[tab] = tabs[tab] with { Text = text.State.Text, Revision = text.State.Revision };
            }
        }

        Assert.Equal(string.Concat(counts.Select((n, k) => $"k{k}: {n}\n")), text.State.Text);
    }, iter: 100, threads: 1);

    [Fact]
    public void A_byte_order_mark_and_line_ends_stay()
    {
        File.WriteAllText(Path.Combine(files.Opened, Name), "crisis: One\r\n", new System.Text.UTF8Encoding(true));
        using var text = files.Open(clock);
        Assert.Equal("crisis: One\r\n", text.State.Text);
        text.Edit(new ModelEdit.Set(YamlPath.Of("question"), Value.Text("Why?")));
        text.Save();

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "crisis: One\r\nquestion: Why?\r\n"u8], File.ReadAllBytes(Path.Combine(files.Opened, Name)));
    }

    [Fact]
    public void A_bundled_model_keeps_its_changes_as_a_draft()
    {
        var bundled = new WorkFolder(files.Opened, isReadOnly: true);
        using (var text = new ModelText(bundled, Name, files.Drafts, clock))
        {
            text.Replace("mine\n", 1);
            text.Save();
            Assert.False(text.State.IsSaved);
        }

        Assert.Equal(First, files[Name]);
        using var again = new ModelText(bundled, Name, files.Drafts, clock);
        Assert.Equal("mine\n", again.State.Text);
        Assert.True(again.State.WasRecovered);
        Assert.Equal(First, again.Undo().State.Text);
    }

    [Fact]
    public void A_history_is_the_same_after_every_way_of_ending() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3]).Array[1, 30].Sample(steps =>
    {
        using var one = new TemporaryFolder();
        one[Name] = "k: 0\n";
        var kept = one.Open(new FakeTimeProvider());
        using var other = new TemporaryFolder();
        other[Name] = "k: 0\n";
        using var never = other.Open(new FakeTimeProvider());
        var count = 0;
        foreach (var (step, at) in steps)
        {
            count++;
            foreach (var text in (ModelText[])[kept, never])
            {
                if (step <= 1) text.Replace(string.Concat("k: ", count.ToString(CultureInfo.InvariantCulture), "\n", new string('x', at)), text.State.Revision);
                else if (step == 2) text.Undo();
                else if (step == 3) text.Redo();
                else if (step == 4) text.Save();
            }

            if (step != 5) continue;
            kept.Dispose();
            never.Save();
            kept = one.Open(new FakeTimeProvider());
        }

        while (kept.State.CanUndo || never.State.CanUndo) Assert.Equal(never.Undo().State.Text, kept.Undo().State.Text);
        while (kept.State.CanRedo || never.State.CanRedo) Assert.Equal(never.Redo().State.Text, kept.Redo().State.Text);
        kept.Dispose();
    }, iter: 300, threads: 1);

    private void TakeAway(string how)
    {
        var path = Path.Combine(files.Opened, Name);
        File.Delete(path);
        if (how == "not UTF-8") File.WriteAllBytes(path, [0xFF, 0xFE, 0xFD]);
        if (how == "a folder") Directory.CreateDirectory(path);
        if (how == "a link out") File.CreateSymbolicLink(path, Path.GetTempPath());
        if (how == "a link to nothing") File.CreateSymbolicLink(path, Path.Combine(files.Opened, "nothing"));
    }

    private void BringBack(string content)
    {
        var path = Path.Combine(files.Opened, Name);
        if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null) Directory.Delete(path);
        else File.Delete(path);
        files[Name] = content;
    }
}
