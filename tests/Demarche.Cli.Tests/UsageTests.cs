namespace Demarche.Cli.Tests;

public class UsageTests
{
    [Theory]
    [MemberData(nameof(CommandNames))]
    public void A_command_line_that_begins_with_a_command_makes_that_one_alone(string name)
    {
        var made = CommandList.For(AnyIo, name);
        Assert.Contains(made, c => c.Name == name);
        Assert.True(made.Count <= 4);
        Assert.Equal(CommandList.All(AnyIo).Count, CommandList.For(AnyIo, name + "x").Count);
    }

    public static TheoryData<string> CommandNames => [.. CommandList.All(AnyIo).Select(c => c.Name)];

    private static Io AnyIo { get; } = new(TextWriter.Null, Stream.Null, TextWriter.Null);

    [Fact]
    public void Without_a_command_it_is_wrong_usage_and_says_where_help_is()
    {
        var ran = Shell.Run();
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Contains("demarche --help", ran.Error);
    }

    [Theory]
    [InlineData("nwe", "did you mean 'new'?")]
    [InlineData("completoin", "did you mean 'completion'?")]
    public void A_misspelt_command_is_suggested(string typed, string suggestion)
    {
        var ran = Shell.Run(typed, "x");
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains($"there is no command '{typed}'", ran.Error);
        Assert.Contains(suggestion, ran.Error);
    }

    [Fact]
    public void Help_on_a_command_that_is_not_there_is_no_answer() => Assert.Equal(ExitCode.WrongUsage, Shell.Run("frobnicate", "--help").ExitCode);

    [Fact]
    public void A_misspelt_option_is_suggested_and_not_taken_for_a_name()
    {
        var ran = Shell.Run("new", "--outpt", "x");
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains("there is no option '--outpt'; did you mean '--output'?", ran.Error);
    }

    [Fact]
    public void A_missing_argument_is_wrong_usage() => Assert.Equal(ExitCode.WrongUsage, Shell.Run("completion").ExitCode);

    [Fact]
    public void A_word_that_is_no_choice_is_answered_with_the_choices()
    {
        var ran = Shell.Run("completion", "bsh");
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains("did you mean 'bash'? There are: bash, zsh, fish, pwsh.", ran.Error);
        Assert.Contains("'cmd.exe'. There are: bash, zsh, fish, pwsh.", Shell.Run("completion", "cmd.exe").Error);
    }

    [Fact]
    public void Version_is_one_line()
    {
        var ran = Shell.Run("--version");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Matches(@"^demarche \d+\.\d+\.\d+\n$", ran.Out.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Help_names_every_command()
    {
        var ran = Shell.Run("--help");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.All(CommandList.All(AnyIo), c => Assert.Contains($"\n  {c.Name} ", ran.Out));
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void Help_of_every_command_has_examples_that_parse(string name)
    {
        var help = Shell.Run(name, "--help");
        Assert.Equal(ExitCode.Answered, help.ExitCode);
        var command = Assert.IsType<ExemplifiedCommand>(CommandList.All(AnyIo).Single(c => c.Name == name));
        Assert.NotEmpty(command.Examples);
        foreach (var example in command.Examples)
        {
            Assert.Contains(example.CommandLine, help.Out);
            var line = example.CommandLine.Replace("source <(", "").TrimEnd(')').Split(" > ")[0];
            var parsed = Application.Root(AnyIo).Parse(line["demarche ".Length..]);
            Assert.Empty(parsed.Errors);
            Assert.Empty(UsageErrors.Strays(parsed));
        }
    }

    [Fact]
    public void A_fault_is_told_in_a_line_and_in_full_when_asked()
    {
        static Io Broken(Io io) => io with { Out = new BrokenWriter() };
        var calm = Shell.Run(Broken, "new");
        Assert.Equal(ExitCode.Fault, calm.ExitCode);
        Assert.Single(calm.Error.TrimEnd().Split('\n'));
        Assert.Contains("--verbose", calm.Error);
        Assert.DoesNotContain(" at Demarche", calm.Error);
        Assert.Contains(" at Demarche", Shell.Run(Broken, "new", "--verbose").Error);
        Assert.Contains(" at Demarche", Shell.Run(io => Broken(io) with { Variable = name => name == "DEMARCHE_VERBOSE" ? "1" : null }, "new").Error);
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("The pen broke.");
    }
}
