using System.Text.Json;

namespace Demarche.Cli.Tests;

public class CheckTests
{
    private const string Broken = """
        crisis: Broken
        parties:
          Russia:
            levers:
              ties: [kept, severed]
            priorities:
              - tiess is severed
          USA:
            because: nothing known
        """;

    public static TheoryData<string> Models => BundledFiles.All;

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_bundled_model_is_without_problems(string file)
    {
        var ran = Shell.Run("check", Repository.PathOf(file));
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.Matches(@": no problems; \d+ parties, ", ran.Out);
    }

    [Fact]
    public void Size_is_told_in_words() =>
        Assert.EndsWith(": no problems; 3 parties, 5 levers, 9 states of 32 combinations\n", Shell.Run("check", Repository.PathOf("models", "elmira")).Out.ReplaceLineEndings("\n"));

    [Fact]
    public void Problems_go_to_standard_error_a_line_each_with_help_under_it()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("broken.crisis.yaml", Broken);
        var ran = Shell.Run("check", file);
        Assert.Equal(ExitCode.Problems, ran.ExitCode);
        var lines = ran.Error.Split('\n');
        Assert.StartsWith($"{file}:7:9: error DEM0202: ", lines[0]);
        Assert.StartsWith("    help: ", lines[1]);
        Assert.Contains("ties", lines[1]);
        Assert.StartsWith($"{file}:8:3: warning DEM0400: ", lines[2]);
        Assert.Equal($"{file}: 1 error, 1 warning", ran.Out.Trim());
    }

    [Fact]
    public void One_broken_model_among_good_ones_is_found()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("check", Repository.PathOf("models", "chicken"), scratch.Write("broken.crisis.yaml", Broken));
        Assert.Equal(ExitCode.Problems, ran.ExitCode);
        Assert.Contains("chicken: no problems", ran.Out);
    }

    [Fact]
    public void Json_holds_sizes_and_places()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("broken.crisis.yaml", Broken);
        var ran = Shell.Run("check", Repository.PathOf("models", "chicken"), file, "--format", "json");
        Assert.Equal((ExitCode.Problems, ""), (ran.ExitCode, ran.Error));
        using var json = JsonDocument.Parse(ran.Out);
        var models = json.RootElement.GetProperty("models").EnumerateArray().ToList();
        Assert.Equal(4, models[0].GetProperty("states").GetProperty("feasible").GetInt32());
        Assert.Equal(0, models[0].GetProperty("diagnostics").GetArrayLength());
        var first = models[1].GetProperty("diagnostics")[0];
        Assert.Equal(("DEM0202", "error", file, 7, 9), (Text(first, "code"), Text(first, "severity"), Text(first, "file"), first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32()));
        Assert.False(models[1].TryGetProperty("states", out _));
    }

    [Fact]
    public void Sarif_holds_rules_and_results()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("check", scratch.Write("broken.crisis.yaml", Broken), "--format", "sarif");
        Assert.Equal((ExitCode.Problems, ""), (ran.ExitCode, ran.Error));
        using var json = JsonDocument.Parse(ran.Out);
        Assert.Equal("2.1.0", Text(json.RootElement, "version"));
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal(["DEM0202", "DEM0400"], run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => Text(r, "id")));
        var result = run.GetProperty("results")[0];
        Assert.Equal(("DEM0202", "error"), (Text(result, "ruleId"), Text(result, "level")));
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.StartsWith("file:///", Text(place.GetProperty("artifactLocation"), "uri"));
        Assert.Equal(7, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void A_bare_name_of_a_bundled_model_reads_it_and_tells_how_to_get_a_copy()
    {
        foreach (var command in new[] { "check", "solve", "brief", "paths" })
        {
            var ran = Shell.Run(command, "chicken");
            Assert.Equal(ExitCode.Answered, ran.ExitCode);
            Assert.Contains("demarche new chicken", ran.Error);
            Assert.NotEmpty(ran.Out);
        }

        Assert.Equal(ExitCode.Problems, Shell.Run("solve", "chick").ExitCode);
        Assert.Equal(ExitCode.Problems, Shell.Run(io => io with { BundledModels = "/nowhere/at/all" }, "solve", "chicken").ExitCode);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_problem_and_no_fault()
    {
        var ran = Shell.Run("solve", "no-such.crisis.yaml");
        Assert.Equal(ExitCode.Problems, ran.ExitCode);
        Assert.StartsWith("no-such.crisis.yaml:1:1: error DEM0001: ", ran.Error);
    }

    [Fact]
    public void An_overlay_is_laid_over_the_model()
    {
        using var scratch = new ScratchFolder();
        var overlay = scratch.Write("overlay.yaml", "crisis: Laid over\n");
        var ran = Shell.Run("check", Repository.PathOf("models", "chicken"), "--with", overlay, "--format", "json");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("\"model\": \"Laid over\"", ran.Out);
    }

    [Fact]
    public void What_a_user_stops_says_so()
    {
        var ran = Shell.Run(io => io with { Cancellation = new CancellationToken(canceled: true) }, "check", Repository.PathOf("models", "chicken"));
        Assert.Equal((ExitCode.Cancelled, "demarche: cancelled"), (ran.ExitCode, ran.Error.Trim()));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
