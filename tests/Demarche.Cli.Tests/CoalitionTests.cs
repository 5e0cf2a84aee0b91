using System.Text.Json;

namespace Demarche.Cli.Tests;

/// <summary>Coalitions and mixed foresight from the command line to the answer, on Elmira: state 5 holds against each party, and two leave it together for state 8.</summary>
public class CoalitionTests
{
    private const string Jump = "5,\"to\":8";

    private static string Elmira => Repository.PathOf("models", "elmira");

    private static string Geneva => Repository.PathOf("models", "geneva-2022");

    [Fact]
    public void Solve_tells_who_would_leave_together_and_where_to()
    {
        var ran = Shell.Run("solve", Elmira, "--coalitions", "all");
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("Every coalition is asked about, 7 in all", ran.Out);
        Assert.Contains("1/7 for one of them only", ran.Out);
        Assert.Contains("holds for the coalition asked about; – does not.", Shell.Run("solve", Elmira, "--coalitions", "MoE+Uniroyal").Out);
        Assert.Contains("Equilibrium jumps: from one SEQ equilibrium to another", ran.Out);
        Assert.Contains("CSEQ", ran.Out);
        Assert.DoesNotContain("── Coalitions", Shell.Run("solve", Elmira).Out);
    }

    [Fact]
    public void Json_holds_the_sets_by_coalition_and_the_jumps()
    {
        var text = Shell.Run("solve", Elmira, "--coalitions", "uniroyal+moe", "--format", "json").Out;
        using var json = JsonDocument.Parse(text);
        var coalitions = json.RootElement.GetProperty("coalitions");
        Assert.False(coalitions.GetProperty("players").GetBoolean());
        var stable = coalitions.GetProperty("stable").GetProperty("cseq").GetProperty("MoE+Uniroyal");
        Assert.Equal([1, 3, 4, 7, 8, 9], stable.GetProperty("ids").EnumerateArray().Select(x => x.GetInt32()));
        Assert.Contains($"\"by\":\"MoE+Uniroyal\",\"from\":{Jump}", text);
        Assert.Equal("seq", coalitions.GetProperty("jumpsAmong").GetString());
        Assert.DoesNotContain("\"coalitions\"", Shell.Run("solve", Elmira, "--format", "json").Out);
    }

    [Fact]
    public void Csv_has_columns_for_coalitions()
    {
        var lines = Shell.Run("solve", Elmira, "--coalitions", "MoE+Uniroyal", "--format", "csv", "--all").Out.Split("\r\n");
        Assert.EndsWith("cnash:MoE+Uniroyal,cnash,cgmr:MoE+Uniroyal,cgmr,csmr:MoE+Uniroyal,csmr,cseq:MoE+Uniroyal,cseq", lines[0]);
        Assert.EndsWith("0,0,0,0,0,0,0,0", lines[5]);
        Assert.EndsWith("1,1,1,1,1,1,1,1", lines[8]);
    }

    [Fact]
    public void Blocks_of_a_partition_are_the_players_and_the_rest_stand_alone()
    {
        using var json = JsonDocument.Parse(Shell.Run("solve", Elmira, "--partition", "MoE+Uniroyal", "--format", "json").Out);
        var coalitions = json.RootElement.GetProperty("coalitions");
        Assert.True(coalitions.GetProperty("players").GetBoolean());
        Assert.Equal(["MoE+Uniroyal", "LG"], coalitions.GetProperty("stable").GetProperty("cnash").EnumerateObject().Select(p => p.Name));
        Assert.Contains("The players are these blocks", Shell.Run("solve", Elmira, "--partition", "MoE+Uniroyal").Out);
    }

    [Fact]
    public void Explain_tells_the_joint_move_and_the_answer()
    {
        var leaves = Shell.Run("explain", Elmira, "5", "--coalitions", "MoE+Uniroyal").Out;
        Assert.Contains("── The Ministry of the Environment and Uniroyal together ", leaves);
        Assert.Contains("both gain, and no answer that would pay", leaves);
        Assert.DoesNotContain("── The local government ", leaves);
        var answered = Shell.Run("explain", Elmira, "1", "--coalitions", "LG", "--format", "md").Out;
        Assert.Contains("then together the Ministry of the Environment modifies its control order, then Uniroyal gives up its appeal", answered);
    }

    [Theory]
    [InlineData("--coalitions", "MoE+Unroyal", "did you mean 'Uniroyal'?")]
    [InlineData("--coalitions", "MoE+moe", "names MoE twice")]
    [InlineData("--coalitions", ",", "names no coalition")]
    [InlineData("--partition", "MoE+LG,LG", "a party cannot be in two blocks")]
    [InlineData("--foresight", "MoE", "is not of the form PARTY=CONCEPT")]
    [InlineData("--foresight", "MoE=sqe", "did you mean 'seq'?")]
    [InlineData("--foresight", "Moo=seq", "there is no party 'Moo'")]
    [InlineData("--foresight", "MoE=seq,moe=nash", "names MoE twice")]
    public void What_cannot_be_read_is_wrong_usage(string option, string value, string message)
    {
        foreach (string[] command in new[] { new[] { "solve", Elmira }, ["explain", Elmira, "now"] })
        {
            var ran = Shell.Run([.. command, option, value]);
            Assert.Equal((ExitCode.WrongUsage, ""), (ran.ExitCode, ran.Out));
            Assert.Contains(message, ran.Error);
        }
    }

    [Fact]
    public void Two_ways_of_asking_are_not_given_together() =>
        Assert.Contains("cannot be given together", Shell.Run("solve", Elmira, "--coalitions", "all", "--partition", "MoE+LG").Error);

    [Fact]
    public void Mixed_foresight_takes_each_party_by_its_own_concept()
    {
        using var json = JsonDocument.Parse(Shell.Run("solve", Geneva, "--foresight", "Russia=nash,USA=gmr", "--format", "json", "--limit", "0").Out);
        var stable = json.RootElement.GetProperty("stable");
        Assert.Equal(["nash", "gmr", "seq", "mixed"], stable.EnumerateObject().Select(c => c.Name));
        string Of(string concept, string party) => stable.GetProperty(concept).GetProperty(party).GetRawText();
        Assert.Equal((Of("nash", "Russia"), Of("gmr", "USA"), Of("seq", "Ukraine")), (Of("mixed", "Russia"), Of("mixed", "USA"), Of("mixed", "Ukraine")));
        Assert.NotEqual(Of("seq", "Russia"), Of("mixed", "Russia"));
    }

    [Fact]
    public void Mixed_foresight_is_explained_and_inverted_party_by_party()
    {
        var ran = Shell.Run("explain", Geneva, "now", "--foresight", "Russia=nash", "--make-stable");
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("Nash: Russia does not stay", ran.Out);
        Assert.Contains("SEQ: The United States stays", ran.Out);
        Assert.Contains("What would make it hold (MIXED)", ran.Out);
    }

    [Theory]
    [InlineData("[[MoE, Uniroyal]]", "The coalition named would not leave the present state.", "The Ministry of the Environment and Uniroyal would stay.")]
    [InlineData("[[MoE, LG]]", "The coalition named would leave the present state.", "The Ministry of the Environment and the local government would leave together.")]
    [InlineData("[[MoE, Uniroyal], [Uniroyal, LG]]", "No coalition of those named would leave the present state.", "Uniroyal and the local government would stay.")]
    [InlineData("all", "One coalition of the 4 that two or more parties can form would leave", "If the local government insists on the original order, both gain")]
    public void The_brief_weighs_the_coalitions_that_the_model_names(string coalitions, string answer, string reason)
    {
        using var scratch = new ScratchFolder();
        var brief = Shell.Run("brief", "--full", Elmira, "--with", scratch.Write("over.yaml", $"coalitions: {coalitions}\n"), "--format", "md").Out;
        Assert.Contains(answer, brief);
        Assert.Contains(reason, brief);
        Assert.DoesNotContain("Shown in the model", brief);
    }

    [Fact]
    public void The_brief_tells_what_holds_against_each_and_not_against_some_together()
    {
        using var scratch = new ScratchFolder();
        using var json = JsonDocument.Parse(Shell.Run("brief", Elmira, "--with", scratch.Write("over.yaml", "coalitions: all\n"), "--format", "json").Out);
        var jump = Assert.Single(json.RootElement.GetProperty("coalitions").GetProperty("jumps").EnumerateArray().ToList());
        Assert.Equal((5, 8), (jump.GetProperty("from").GetProperty("number").GetInt32(), jump.GetProperty("to").GetProperty("number").GetInt32()));
        Assert.Equal(2, jump.GetProperty("members").GetArrayLength());
    }
}
