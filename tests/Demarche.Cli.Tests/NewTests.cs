namespace Demarche.Cli.Tests;

public class NewTests
{
    [Fact]
    public void Without_a_name_it_lists_the_models()
    {
        var ran = Shell.Run("new");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Equal(new BundledModels(Repository.PathOf("models")).Names.Append("blank"), ran.Out.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
        Assert.Contains("geneva-2022", ran.Out);
    }

    [Fact]
    public void A_bundled_model_is_copied_whole_and_the_next_command_named()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("new", "geneva-2022", "-o", scratch["mine"]);
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains($"demarche brief {scratch["mine"]}", ran.Out);
        var original = Repository.PathOf("models", "geneva-2022");
        var files = Directory.GetFiles(original, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(original, f)).Order().ToList();
        Assert.Equal(files, Directory.GetFiles(scratch["mine"], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(scratch["mine"], f)).Order());
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(original, f)), File.ReadAllBytes(Path.Combine(scratch["mine"], f))));
        Assert.Equal([scratch["mine"]], Directory.GetFileSystemEntries(scratch.Path));
    }

    [Fact]
    public void The_blank_model_is_without_problems_and_is_answered()
    {
        using var scratch = new ScratchFolder();
        Assert.Contains($"Next: demarche check {scratch["blank"]}", Shell.Run("new", "blank", "-o", scratch["blank"]).Out);
        var check = Shell.Run("check", scratch["blank"]);
        Assert.Equal((ExitCode.Answered, ""), (check.ExitCode, check.Error));
        Assert.Equal(ExitCode.Answered, Shell.Run("brief", scratch["blank"]).ExitCode);
    }

    [Fact]
    public void What_is_there_is_never_overwritten()
    {
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch["mine"]);
        File.WriteAllText(Path.Combine(scratch["mine"], "notes.txt"), "mine");
        var ran = Shell.Run("new", "blank", "-o", scratch["mine"]);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(scratch["mine"]).Select(Path.GetFileName));
        Assert.Equal(ExitCode.WrongUsage, Shell.Run("new", "blank", "-o", scratch.Write("file", "x")).ExitCode);
    }

    [Fact]
    public void An_unknown_name_is_suggested()
    {
        var ran = Shell.Run("new", "genva-2022");
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains("did you mean 'geneva-2022'?", ran.Error);
    }

    [Fact]
    public void Missing_models_leave_the_blank_one()
    {
        var ran = Shell.Run(io => io with { BundledModels = "/nowhere/at/all" }, "new");
        Assert.Equal("blank", ran.Out.Trim());
    }
}
