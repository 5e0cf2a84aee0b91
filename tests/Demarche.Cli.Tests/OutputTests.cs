namespace Demarche.Cli.Tests;

/// <summary>What a command writes: never over what it reads or over another model, and nothing that a terminal or a spreadsheet would run.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Model = "crisis: Two\nparties:\n  A:\n    levers: { x: [no, yes] }\n    priorities: [x is yes]\n  B:\n    levers: { y: [no, yes] }\n    priorities: [y is no]\n";

    private readonly string folder = Directory.CreateTempSubdirectory("demarche-output-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_report_is_not_written_over_the_model_it_is_on()
    {
        var model = Write("m.md", Model);
        var run = Shell.Run("brief", model, "-o", model);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains("is read by this command", run.Error, StringComparison.Ordinal);
        Assert.Equal(Model, File.ReadAllText(model));
    }

    [Fact]
    public void Nor_through_a_link()
    {
        var model = Write("m.crisis.yaml", Model);
        var link = Path.Combine(folder, "link.md");
        File.CreateSymbolicLink(link, model);
        Assert.Equal(ExitCode.WrongUsage, Shell.Run("brief", model, "-o", link).ExitCode);
        Assert.Equal(Model, File.ReadAllText(model));
    }

    [Theory]
    [InlineData("brief", "other.md")]
    [InlineData("format", "other.crisis.yaml")]
    public void Nor_over_another_model(string command, string name)
    {
        var model = Write("m.crisis.yaml", Model);
        var other = Write(name, "# another\n" + Model);
        Assert.Equal(ExitCode.WrongUsage, Shell.Run(command, model, "-o", other).ExitCode);
        Assert.Equal("# another\n" + Model, File.ReadAllText(other));
    }

    [Fact]
    public void A_report_is_written_over_an_older_report()
    {
        var (model, report) = (Write("m.crisis.yaml", Model), Write("old.md", "# A report\n"));
        Assert.Equal(ExitCode.Answered, Shell.Run("brief", model, "-o", report).ExitCode);
        Assert.DoesNotContain("# A report\n", File.ReadAllText(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_file_controls_no_terminal()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no such names");
        var model = Write("m\u001B]52;c;aGk=\u0007.crisis.yaml", Model);
        foreach (var command in new[] { "check", "format" }) Assert.DoesNotContain('\u001B', Shell.Run(command, model).Out);
    }

    [Fact]
    public void A_chain_of_models_that_is_too_long_is_not_called_a_circle()
    {
        Write("e20.crisis.yaml", Model);
        for (var i = 19; i >= 0; i--) Write($"e{i:00}.crisis.yaml", $"extends: e{i + 1:00}.crisis.yaml\n");
        var run = Shell.Run("check", Path.Combine(folder, "e00.crisis.yaml"));
        Assert.Equal(ExitCode.Problems, run.ExitCode);
        Assert.Contains("DEM0530", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("DEM0510", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\u001B]52;c;aGk=\u0007")]
    [InlineData("\u009B31m")]
    public void Tables_run_nothing_and_control_nothing(string name)
    {
        var quoted = $"\"{name.Replace("\u001B", "\\e", StringComparison.Ordinal).Replace("\u0007", "\\a", StringComparison.Ordinal).Replace("\u009B", "\\x9B", StringComparison.Ordinal)}\"";
        var model = Write("m.crisis.yaml", Model.Replace("[no, yes] }\n    priorities: [x is yes]", $"[no, {quoted}] }}\n    priorities: [x is no]", StringComparison.Ordinal));
        var run = Shell.Run("solve", model, "--format", "csv");
        Assert.DoesNotContain(run.Out, c => char.IsControl(c) && c is not ('\r' or '\n'));
        Assert.All(run.Out.Split("\r\n").SelectMany(l => l.Split(',')), cell => Assert.False(cell.Trim('"') is ['=' or '@', ..], cell));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
