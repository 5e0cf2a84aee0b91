using System.Text.Json;

namespace Demarche.Cli.Tests;

public class PathsAndBriefTests
{
    private static string Geneva => Repository.PathOf("models", "geneva-2022");

    public static TheoryData<string> Models => BundledFiles.All;

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_has_ways_and_a_brief(string file)
    {
        var paths = Shell.Run("paths", Repository.PathOf(file), "--setbacks", "1");
        Assert.Equal((ExitCode.Answered, ""), (paths.ExitCode, paths.Error));
        Assert.Contains("By any moves", paths.Out);
        var brief = Shell.Run("brief", "--full", Repository.PathOf(file));
        Assert.Equal((ExitCode.Answered, ""), (brief.ExitCode, brief.Error));
        Assert.Contains("The answer", brief.Out);
    }

    [Fact]
    public void A_way_to_one_outcome_names_every_move()
    {
        var ran = Shell.Run("paths", Geneva, "--to", "mutual aggravation");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("To: mutual aggravation", ran.Out);
        Assert.Contains("imposes tough sanctions", ran.Out);
        Assert.DoesNotContain("To what holds", ran.Out);
    }

    [Theory]
    [InlineData("--to", "brek", "did you mean 'break'?")]
    [InlineData("--setbacks", "-2", "from 0 to 100")]
    [InlineData("--concept", "sqe", "did you mean 'seq'?")]
    public void Options_out_of_range_are_wrong_usage(string option, string value, string message)
    {
        var ran = Shell.Run("paths", Geneva, option, value);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains(message, ran.Error);
    }

    [Fact]
    public void What_cannot_be_reached_is_proved()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", """
            parties:
              A: { levers: { door: { levels: [open, shut], now: shut, moves: up } }, priorities: [door is open] }
              B: { levers: { window: [open, shut] }, priorities: [window is shut] }
            outcomes: { back: door is open }
            """);
        Assert.Contains("cannot be reached; none of the 2 states that such moves lead to is one", Shell.Run("paths", file, "--to", "back").Out);
        var content = scratch.Write("y.crisis.yaml", File.ReadAllText(file).Replace("priorities: [window is shut]", "priorities: [window is open]", StringComparison.Ordinal));
        Assert.Contains("cannot be reached; no such move leads anywhere else", Shell.Run("paths", content, "--to", "back").Out);
    }

    /// <summary>Both yield now, which does not hold; that an outcome is present says nothing of whether, or how far off, it would hold.</summary>
    [Fact]
    public void An_outcome_of_the_present_state_is_not_told_as_one_that_holds_now()
    {
        var lines = Shell.Run("brief", "--full", Repository.PathOf("models", "chicken"), "--draws", "0").Out.ReplaceLineEndings("\n").Split('\n');
        Assert.Contains(lines, l => l.StartsWith("both yield (now) ", StringComparison.Ordinal) && l.Contains("✗\u00A0no", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("in one state, now", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("brief.html")]
    [InlineData("brief.md")]
    [InlineData("brief.txt")]
    [InlineData("brief.json")]
    public void The_brief_is_printed_and_the_file_that_was_written_named(string name)
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("brief", "--full", Geneva, "-o", scratch[name]);
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.EndsWith($"Wrote {scratch[name]}\n", ran.Out.ReplaceLineEndings("\n"));
        Assert.Contains("The answer", ran.Out);
        Assert.Equal([scratch[name]], Directory.GetFiles(scratch.Path));
        var text = File.ReadAllText(scratch[name]);
        if (Path.GetExtension(name) == ".html") Assert.Contains("</html>", text);
        if (Path.GetExtension(name) == ".json") JsonDocument.Parse(text).Dispose();
    }

    [Fact]
    public void One_page_is_what_a_brief_prints_unless_more_is_asked_for()
    {
        var page = Shell.Run("brief", Kuwait, "--draws", "2");
        Assert.Equal((ExitCode.Answered, ""), (page.ExitCode, page.Error));
        Assert.InRange(page.Out.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Length, 20, 60);
        Assert.Contains("What to watch", page.Out);
        var full = Shell.Run("brief", Kuwait, "--draws", "2", "--full").Out;
        Assert.True(full.Length > 3 * page.Out.Length);
        var road = Shell.Run("brief", Kuwait, "--draws", "2", "--section", "road").Out;
        Assert.Contains("Occasions to come", road);
        Assert.DoesNotContain("What holds", road);
    }

    [Theory]
    [InlineData("there is no section 'raod'", "--section", "raod")]
    [InlineData("ask for one or the other", "--section", "road", "--full")]
    public void A_section_that_is_not_there_is_refused_with_those_that_are(string message, params string[] options)
    {
        var ran = Shell.Run(["brief", Kuwait, .. options]);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains(message, ran.Error);
        if (options.Length == 2) Assert.Contains("assumptions", ran.Error);
    }

    [Fact]
    public void A_section_that_the_model_gives_no_cause_for_says_so() =>
        Assert.Contains("no cause for the section “road”", Shell.Run("brief", Repository.PathOf("models", "chicken"), "--section", "road").Out);

    [Fact]
    public void Json_of_a_brief_is_its_findings_and_nothing_else()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("brief", Geneva, "--format", "json", "-o", scratch["brief.html"]);
        using var json = JsonDocument.Parse(ran.Out);
        Assert.Equal("The week of negotiations, January 2022", json.RootElement.GetProperty("model").GetString());
        Assert.True(json.RootElement.GetProperty("distance").GetProperty("byAnyMoves").GetProperty("moves").GetArrayLength() > 0);
        Assert.Contains("Wrote", ran.Error);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_wrong_usage_and_leaves_nothing()
    {
        using var scratch = new ScratchFolder();
        Assert.Equal(ExitCode.WrongUsage, Shell.Run("brief", Geneva, "-o", Path.Combine(scratch["absent"], "brief.html")).ExitCode);
        Assert.Equal(ExitCode.WrongUsage, Shell.Run("brief", Geneva, "-o", scratch["brief.docx"]).ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Path));
    }

    [Fact]
    public void What_foresight_changes_is_told_of_the_present_state_where_the_break_is_the_same_under_all() =>
        Assert.Contains("some assumptions about their foresight let the present state hold, others do not.", Answer(Repository.PathOf("models", "chicken")));

    /// <summary>Nobody can change what it cares about, and the crisis stands in its break.</summary>
    [Fact]
    public void Where_nothing_changes_the_answer_only_what_was_tried_is_named_and_a_break_that_is_there_is_not_feared()
    {
        using var scratch = new ScratchFolder();
        var answer = Answer(scratch.Write("x.crisis.yaml", """
            parties:
              A: { levers: { x: [no, yes] }, priorities: [B.y is yes] }
              B: { levers: { y: [no, yes] }, priorities: [A.x is yes] }
            break: A.x is no and B.y is no
            """));
        Assert.Contains("The break has already come about.", answer);
        Assert.Contains("The present state holds. Moves that pay settle in “break”.", answer);
        Assert.Contains("Nothing that was tried changes it: no small change of priorities, no assumption about foresight.", answer);
    }

    [Fact]
    public void Runs_that_all_agree_are_not_told_as_a_range()
    {
        using var scratch = new ScratchFolder();
        Assert.Contains("over 99.9% of the ways that play can take (in the median of 24 runs and in four fifths of them).", Answer(scratch.Write("x.crisis.yaml", """
            asof: 2026-01-01
            parties: { A: { levers: { x: [no, yes] }, priorities: [x is yes] } }
            break: A.x is yes
            calendar: [{ on: 2026-01-02, what: Day, parties: [A] }]
            """)));
    }

    [Fact]
    public void Where_nobody_can_move_a_break_out_of_reach_is_told_in_plain_words()
    {
        using var scratch = new ScratchFolder();
        var brief = Answer(scratch.Write("x.crisis.yaml", """
            parties: { A: { levers: { x: [no, yes] }, priorities: [x is yes] } }
            impossible: [A.x is yes]
            break: A.x is yes
            """));
        Assert.Contains("The break cannot be reached from here: no move of a party leads anywhere else.", brief);
        Assert.Contains("The present state holds.", brief);
        Assert.Contains("two parties are needed, and there is 1", brief);
    }

    private static string Kuwait => Repository.PathOf("models", "kuwait-1991");

    private static string Answer(string model) => Shell.Run("brief", "--full", model, "--format", "md").Out;

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(Shell.Run("brief", Geneva, "--format", "html").Out, Shell.Run("brief", Geneva, "--format", "html").Out);
}
