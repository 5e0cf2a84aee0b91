using System.Diagnostics;

namespace Demarche.Cli.Tests;

public class CompletionTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Every_shell_gets_a_script_that_asks_the_program(string shell)
    {
        var ran = Shell.Run("completion", shell);
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("[suggest:", ran.Out);
    }

    [Fact]
    public void Commands_are_completed() => Assert.Equal(["new"], Suggest("ne"));

    [Fact]
    public void Bundled_models_are_completed() => Assert.Equal(["geneva-2022"], Suggest("new gen"));

    [Fact]
    public void What_a_model_holds_is_completed()
    {
        var model = Repository.PathOf("models", "geneva-2022");
        Assert.Contains("mutual aggravation", Suggest($"explain {model} mut"));
        Assert.Contains("mutual aggravation", Suggest($"paths {model} --to mut"));
        Assert.Equal(["Russia"], Suggest($"explain {model} now --for Ru"));
        Assert.Contains("Russia=bluffing", Suggest($"solve {model} --types Russia"));
        Assert.Empty(Suggest("explain no-such-model mut"));
    }

    [Fact]
    public void Model_files_and_folders_are_completed()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("one.crisis.yaml", "");
        scratch.Write("two.gmcr", "");
        scratch.Write("three.txt", "");
        Directory.CreateDirectory(scratch["folder"]);
        Assert.Equal([$"{scratch.Path}/folder/", $"{scratch.Path}/one.crisis.yaml", $"{scratch.Path}/two.gmcr"], Suggest($"check {scratch.Path}/"));
    }

    [Fact]
    public void Options_are_offered_only_to_a_dash()
    {
        Assert.DoesNotContain(Suggest("new "), s => s.StartsWith('-'));
        Assert.Equal(["--output"], Suggest("new --o"));
    }

    [Fact]
    public void A_position_inside_the_line_or_past_it_is_harmless()
    {
        Assert.Contains("new", Suggest("new gen", 2));
        Assert.Equal(ExitCode.Answered, Shell.Run("[suggest:999]", "ne").ExitCode);
        Assert.Equal(ExitCode.Answered, Shell.Run("[suggest:-1]", "ne").ExitCode);
    }

    [Fact]
    public void The_bash_script_completes_in_bash()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash on this machine.");
        using var folder = new ScratchFolder();
        var script = folder.Write("demarche.bash", Shell.Run("completion", "bash").Out);
        var test = folder.Write("test.bash", $$"""
            demarche() { [ "$1 $2" = "[suggest:7] new gen" ] && echo geneva-2022; }
            source '{{script}}'
            COMP_LINE='demarche new gen' COMP_POINT=16 COMP_WORDS=(demarche new gen) COMP_CWORD=2
            _demarche
            echo "${COMPREPLY[@]}"
            """);
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", [test]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        Assert.Equal("geneva-2022", bash.StandardOutput.ReadToEnd().Trim());
    }

    private static string[] Suggest(string line, int? position = null) =>
        Shell.Run($"[suggest:{position ?? line.Length}]", line).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
