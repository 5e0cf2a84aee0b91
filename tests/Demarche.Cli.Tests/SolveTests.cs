namespace Demarche.Cli.Tests;

public class SolveTests
{
    private static string Geneva => Repository.PathOf("models", "geneva-2022");

    private static string Chicken => Repository.PathOf("models", "chicken");

    [Fact]
    public void A_pipe_gets_plain_text()
    {
        var ran = Shell.Run("solve", Chicken);
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.DoesNotContain('\u001b', ran.Out);
        Assert.Contains("There are 4 states; 3 of them hold for every party under at least one concept.", ran.Out);
    }

    [Fact]
    public void A_terminal_gets_colours_unless_the_user_wants_none()
    {
        static Io Terminal(Io io) => io with { OutIsTerminal = true, Variable = name => name == "TERM" ? "xterm-256color" : null };
        Assert.Contains("\u001b[", Shell.Run(Terminal, "solve", Chicken).Out);
        Assert.DoesNotContain("\u001b[3", Shell.Run(io => Terminal(io) with { Variable = name => name == "NO_COLOR" ? "1" : null }, "solve", Chicken).Out);
    }

    [Fact]
    public void Csv_has_a_line_a_state_and_a_column_a_lever_and_a_verdict()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", """
            parties:
              Row: { levers: { stand: { levels: [no, yes], words: [yields, stands firm] } }, ranking: [YN, NN, NY, YY] }
              Column: { levers: { stand: { levels: [no, yes], words: [yields, "stands, firm"] } }, ranking: [NY, NN, YN, YY] }
            outcomes: { crash: Row.stand and Column.stand, both yield: not Row.stand and not Column.stand, quiet: not Row.stand and not Column.stand }
            """);
        var ran = Shell.Run("solve", file, "--format", "csv", "--concepts", "nash", "--all");
        Assert.Equal(
            """
            state,now,words,outcomes,Row.stand,Column.stand,nash:Row,nash:Column,nash
            1,1,Row yields; Column yields,both yield; quiet,no,no,0,0,0
            2,0,Row stands firm; Column yields,,yes,no,1,1,1
            3,0,"Row yields; Column stands, firm",,no,yes,1,1,1
            4,0,"Row stands firm; Column stands, firm",crash,yes,yes,0,0,0

            """,
            ran.Out.Replace("\r\n", "\n"));
    }

    [Fact]
    public void Markdown_is_a_table() => Assert.Contains("| ---: | --- |", Shell.Run("solve", Chicken, "--format", "md").Out);

    [Fact]
    public void A_limit_shortens_the_table_and_says_so()
    {
        var ran = Shell.Run("solve", Chicken, "--all", "--limit", "1");
        Assert.Contains("3 more states are not shown; --limit 0 shows all.", ran.Out);
    }

    [Fact]
    public void Types_change_the_answer_and_are_named_in_it()
    {
        var resolute = Shell.Run("solve", Geneva, "--types", "Russia=resolute", "--format", "json").Out;
        var bluffing = Shell.Run("solve", Geneva, "--types", "russia=BLUFFING", "--format", "json").Out;
        Assert.NotEqual(resolute, bluffing);
        Assert.Contains("Russia bluffing", Shell.Run("solve", Geneva, "--types", "Russia=bluffing").Out);
    }

    [Fact]
    public void Types_that_are_not_there_are_wrong_usage()
    {
        var ran = Shell.Run("solve", Geneva, "--types", "Russia=blufing");
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains("bluffing", ran.Error);
        Assert.Empty(ran.Out);
    }

    [Theory]
    [InlineData("--concepts", "nsh", "did you mean 'nash'?")]
    [InlineData("--format", "jsn", "did you mean 'json'?")]
    [InlineData("--limit", "-1", "--limit takes a whole number of 0 or more, not '-1'")]
    [InlineData("--limit", "many", "not 'many'")]
    public void Options_out_of_range_are_wrong_usage(string option, string value, string message)
    {
        var ran = Shell.Run("solve", Chicken, option, value);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains(message, ran.Error);
    }

    [Fact]
    public void Timings_of_a_table_go_to_standard_error() => Assert.StartsWith("Milliseconds: compile ", Shell.Run("solve", Chicken, "--timings").Error);
}
