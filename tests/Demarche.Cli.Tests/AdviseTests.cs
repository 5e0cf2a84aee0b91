using System.Text.Json;
using Demarche.Analysis.Findings;

namespace Demarche.Cli.Tests;

public class AdviseTests
{
    private const string Quarrel = """
        parties:
          North:
            levers: { troops: [home, massed] }
            priorities: [troops is massed, South.contract is kept]
          South:
            levers: { contract: { levels: [kept, torn], moves: up } }
            priorities: [contract is kept if not North.troops is massed, contract is torn]
        outcomes:
          calm: troops is home and contract is kept
          war: troops is massed and contract is torn
        changes:
          - { of: North, drop: troops is massed, cost: 5, because: a pledge }
          - { of: North, swap: neighbours, cost: 2 }
          - { of: South, forbid: contract is torn, cost: 4 }
        """;

    [Fact]
    public void Tells_the_cheapest_changes_their_cost_and_the_proof()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["quarrel.crisis.yaml"], Quarrel);
        var ran = Shell.Run("advise", scratch["quarrel.crisis.yaml"], "calm", "--format", "md");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("at a cost of 2 makes it hold", ran.Out);
        Assert.Contains("No cheaper set does", ran.Out);
        Assert.Contains("North comes to care more that", ran.Out);
    }

    [Fact]
    public void As_json_it_has_what_a_script_needs()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["quarrel.crisis.yaml"], Quarrel);
        var answer = JsonDocument.Parse(Shell.Run("advise", scratch["quarrel.crisis.yaml"], "calm", "--concept", "nash", "--format", "json").Out).RootElement;
        Assert.Equal("allCheapest", answer.GetProperty("end").GetString());
        Assert.Equal(5, answer.GetProperty("cost").GetInt32());
        Assert.Equal(5, answer.GetProperty("noneBelow").GetInt32());
        var proposal = Assert.Single(answer.GetProperty("proposals").EnumerateArray());
        Assert.Equal("a pledge", proposal.GetProperty("steps")[0].GetProperty("because").GetString());
        Assert.Equal(1, proposal.GetProperty("settles").GetProperty("number").GetInt32());
        Assert.Equal(3, answer.GetProperty("allowed").GetArrayLength());
    }

    [Fact]
    public void As_csv_it_has_a_change_a_line()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["quarrel.crisis.yaml"], Quarrel);
        var lines = Shell.Run("advise", scratch["quarrel.crisis.yaml"], "calm", "--concept", "nash", "--format", "csv").Out.Split("\r\n");
        Assert.Equal("proposal,cost,proved,state,pays,step,step-cost,change", lines[0]);
        Assert.Equal("1,5,yes,1,yes,1,5,North no longer cares that North has troops massed", lines[1]);
    }

    [Fact]
    public void The_brief_tells_what_a_mediator_could_do_where_the_model_says_what_may_change()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["quarrel.crisis.yaml"], Quarrel);
        var text = Flat(Shell.Run("brief", "--full", scratch["quarrel.crisis.yaml"]).Out);
        Assert.Contains("What a mediator could do", text);
        Assert.Contains("Calm takes a cost of 2, and no less: • North comes to care more that", text);
        using var json = JsonDocument.Parse(Shell.Run("brief", scratch["quarrel.crisis.yaml"], "--format", "json").Out);
        Assert.Equal(2, json.RootElement.GetProperty("advice")[0].GetProperty("cost").GetInt32());
        File.WriteAllText(scratch["quarrel.crisis.yaml"], Quarrel[..Quarrel.IndexOf("changes:", StringComparison.Ordinal)]);
        Assert.DoesNotContain("mediator", Shell.Run("brief", "--full", scratch["quarrel.crisis.yaml"]).Out);
    }

    [Fact]
    public void What_nothing_brings_about_is_said_to_be_out_of_reach()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["quarrel.crisis.yaml"], Quarrel.Replace("- { of: North, swap: neighbours, cost: 2 }", "", StringComparison.Ordinal).Replace("- { of: North, drop: troops is massed, cost: 5, because: a pledge }", "", StringComparison.Ordinal));
        Assert.Contains("No set of the changes that may be made does it: 2 sets were tried, and these are all there are.", Flat(Shell.Run("advise", scratch["quarrel.crisis.yaml"], "calm").Out));
    }

    [Fact]
    public void Where_nothing_is_declared_swaps_are_tried_and_said_to_be()
    {
        var ran = Shell.Run("advise", Repository.PathOf("models", "chicken"), "crash", "--format", "md");
        Assert.Contains("declares no `changes:`", ran.Out.Replace("\\", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Ctrl_C_keeps_what_is_known()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var ran = Shell.Run(io => io with { Cancellation = stop.Token }, "advise", Repository.PathOf("models", "elmira"), "1");
        Assert.Equal(ExitCode.Cancelled, ran.ExitCode);
    }

    /// <summary>What is there before the search is solved under the same token, so that a large model does not hold Ctrl-C up.</summary>
    [Fact]
    public void Stopped_before_the_search_nothing_more_is_solved()
    {
        var crisis = Demarche.Language.Compiling.Compiler.Compile(Demarche.Language.ModelLoader.Load(Repository.PathOf("models", "elmira")).Crisis!);
        var request = new Demarche.Analysis.Findings.AdviceRequest("1", Demarche.Engine.States.StateSet.Of(crisis.Graph.States, [0]), Demarche.Engine.Concepts.Find("seq")!, false);
        Assert.ThrowsAny<OperationCanceledException>(() => Demarche.Analysis.Findings.AdviceFinding.Of(crisis, request, null, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("nowhere", "there is no state or outcome")]
    [InlineData("now --budget 2000001", "--budget")]
    [InlineData("now --budget 0", "--budget")]
    [InlineData("now --concept foo", "there is no concept 'foo'")]
    public void Wrong_usage_is_told(string arguments, string message)
    {
        var ran = Shell.Run(["advise", Repository.PathOf("models", "chicken"), .. arguments.Split(' ')]);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains(message, ran.Error);
    }

    [Fact]
    public void A_concept_that_rests_on_more_than_orders_cannot_be_asked()
    {
        var ran = Shell.Run("advise", Repository.PathOf("models", "chicken"), "crash", "--concept", "gmr-strong");
        Assert.Contains("This cannot be asked here: the concept rests on more than the order", Flat(ran.Out));
    }

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n', '│'], StringSplitOptions.RemoveEmptyEntries));
}
