namespace Demarche.Cli.Tests;

public class ImportFormatExportTests
{
    public static TheoryData<string> Models => BundledFiles.All;

    /// <summary>Syria and Iraq 1975, in the form in which GMCR+ saves a dispute.</summary>
    private const string Dispute = """
        {"decisionMakers":[
          {"name":"Syria","options":[0,1],"preferences":[],"preferenceRanking":[1,3,6,2,4,5],"misperceptions":[]},
          {"name":"Iraq","options":[2],"preferences":[],"preferenceRanking":[2,4,6,1,5,3],"misperceptions":[]}],
         "coalitions":[0,1],"coalitionsFull":[],
         "options":[{"name":"Release water","permittedDirection":"both"},{"name":"Escalate","permittedDirection":"both"},{"name":"Attack","permittedDirection":"both"}],
         "infeasibles":[[[0,"Y"],[1,"Y"]]],
         "useManualPreferenceRanking":true,"program":"gmcr-py","version":"0.3.13"}
        """;

    [Fact]
    public void A_save_file_is_imported_and_solves_as_published()
    {
        using var scratch = new ScratchFolder();
        var source = scratch.Write("dispute.gmcr", Dispute);
        var model = scratch["dispute.crisis.yaml"];
        var imported = Shell.Run("import", source, "-o", model);
        Assert.Equal((ExitCode.Answered, $"Wrote {model}"), (imported.ExitCode, imported.Out.Trim()));
        var solved = Shell.Run("solve", model, "--format", "csv", "--concepts", "nash,seq,gmr");
        Assert.Equal(ExitCode.Answered, solved.ExitCode);
        Assert.Equal(Shell.Run("solve", source, "--format", "csv", "--concepts", "nash,seq,gmr").Out, solved.Out);
        var json = Shell.Run("solve", model, "--format", "json", "--concepts", "nash,seq,gmr").Out;
        Assert.Contains("\"equilibria\":{\"nash\":{\"count\":1,\"ids\":[6]},\"seq\":{\"count\":1,\"ids\":[6]},\"gmr\":{\"count\":2,\"ids\":[1,6]}}", json.Replace(" ", "").ReplaceLineEndings(""));
    }

    [Fact]
    public void An_import_overwrites_nothing_and_says_what_is_wrong()
    {
        using var scratch = new ScratchFolder();
        var source = scratch.Write("dispute.gmcr", Dispute);
        var model = scratch.Write("there.crisis.yaml", "mine");
        Assert.Equal(ExitCode.WrongUsage, Shell.Run("import", source, "-o", model).ExitCode);
        Assert.Equal("mine", File.ReadAllText(model));
        var broken = Shell.Run("import", scratch.Write("broken.gmcr", Dispute[..100]));
        Assert.Equal((ExitCode.Problems, ""), (broken.ExitCode, broken.Out));
        Assert.Contains("error DEM09", broken.Error);
    }

    [Fact]
    public void A_model_is_formatted_in_place_once_and_comments_stay()
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", "parties:   # who\n    A: {levers: {x:   [no, yes]}}\ncrisis: One   # a name\n");
        Assert.Equal(ExitCode.Problems, Shell.Run("format", model, "--check").ExitCode);
        Assert.Equal(ExitCode.Answered, Shell.Run("format", model).ExitCode);
        var text = File.ReadAllText(model);
        Assert.StartsWith("crisis: One", text);
        Assert.Contains("# who", text);
        Assert.Contains("# a name", text);
        Assert.Equal(ExitCode.Answered, Shell.Run("format", model, "--check").ExitCode);
        Assert.Contains("already", Shell.Run("format", model).Out);
        Assert.Equal(text, File.ReadAllText(model));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_bundled_model_is_in_canonical_form(string file) => Assert.Equal(ExitCode.Answered, Shell.Run("format", Repository.PathOf(file), "--check").ExitCode);

    [Fact]
    public void The_blank_model_is_in_canonical_form()
    {
        using var scratch = new ScratchFolder();
        Shell.Run("new", "blank", "-o", scratch["blank"]);
        Assert.Equal(ExitCode.Answered, Shell.Run("format", scratch["blank"], "--check").ExitCode);
    }

    [Fact]
    public void A_dash_is_standard_output()
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", "parties: {A: {levers: {x: [no, yes]}}}");
        Assert.Equal("parties: { A: { levers: { x: [no, yes] } } }\n", Shell.Run("format", model, "-o", "-").Out);
        Assert.Equal("parties: {A: {levers: {x: [no, yes]}}}", File.ReadAllText(model));
        Assert.Contains("Release water", Shell.Run("import", scratch.Write("d.gmcr", Dispute), "-o", "-").Out);
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_are_put_right()
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", "\uFEFFcrisis: One\r\n\r\nparties:\r\n  A:\r\n    levers: { x: [no, yes] }\r\n");
        Assert.Equal(ExitCode.Problems, Shell.Run("format", model, "--check").ExitCode);
        Assert.Equal(ExitCode.Answered, Shell.Run("format", model).ExitCode);
        Assert.Equal("crisis: One\n\nparties:\n  A:\n    levers: { x: [no, yes] }\n"u8.ToArray(), File.ReadAllBytes(model));
    }

    [Fact]
    public void What_cannot_be_read_is_left_as_it_is()
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", "parties: [unclosed\n");
        var ran = Shell.Run("format", model);
        Assert.Equal(ExitCode.Problems, ran.ExitCode);
        Assert.Contains("error DEM0", ran.Error);
        Assert.Equal("parties: [unclosed\n", File.ReadAllText(model));
    }

    [Fact]
    public void The_schema_is_the_committed_one()
    {
        var ran = Shell.Run("export", "--schema");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs", "demarche.schema.json")).ReplaceLineEndings("\n"), ran.Out);
        Assert.Equal(ExitCode.WrongUsage, Shell.Run("export").ExitCode);
    }

    [Theory]
    [InlineData("say what to export", "--efg", "--nfg")]
    [InlineData("--efg takes a model", "--efg")]
    [InlineData("go together", "m.crisis.yaml", "--nfg")]
    [InlineData("go together", "m.crisis.yaml", "--efg", "--occasion", "2024-03-11")]
    [InlineData("not of a model", "m.crisis.yaml", "--schema")]
    public void What_cannot_be_exported_is_wrong_usage(string why, params string[] options)
    {
        var ran = Shell.Run(["export", .. options]);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains(why, ran.Error);
    }

    [Fact]
    public void A_tree_that_is_exported_can_be_solved_as_it_says()
    {
        using var scratch = new ScratchFolder();
        var file = scratch["geneva.efg"];
        var exported = Shell.Run("export", Repository.PathOf("models", "geneva-2022"), "--efg", "--run", "2", "--seed", "5", "--horizon", "2022-01-10", "-o", file);
        Assert.Equal(ExitCode.Answered, exported.ExitCode);
        var lambda = exported.Error.TrimEnd().Split(' ')[^1];
        var solved = Shell.Run("game", file, "--lambda", lambda, "--starts", "0", "--format", "csv");
        Assert.Equal(ExitCode.Answered, solved.ExitCode);
        Assert.Contains("2022-01-10 Russia, resolute: as now", solved.Out);
        var refused = Shell.Run("export", Repository.PathOf("models", "geneva-2022"), "--efg", "--nodes", "100", "--horizon", "2022-01-10");
        Assert.Equal((ExitCode.Problems, ""), (refused.ExitCode, refused.Out));
        Assert.Matches(@"would have 3,483 nodes.*--nodes 3483\)", refused.Error);
    }
}
