using System.Text.Json;

namespace Demarche.Cli.Tests;

public class GameTests
{
    /// <summary>2 lets go or takes; 1 trusts or not, not seeing what chance did.</summary>
    private const string Trust = """
        EFG 2 R "Trust" { "One" "Two" } "a remark"
        c "" 1 "mood" { "kind" 1/4 "mean" 3/4 } 0
          p "" 1 1 "" { "trust" "" } 0
            p "" 2 7 "kind" { "share" "take" } 0
              t "" 1 "both" { 1, 1 }
              t "" 2 "robbed" { -1, 0.5 }
            t "" 3 "none" { 0, 0 }
          p "" 1 1 0
            p "" 2 8 "mean" { "share" "take" } 0
              t "" 1
              t "" 4 "robbed gladly" { -1, 3 }
            t "" 3
        """;

    [Fact]
    public void The_json_is_as_documented()
    {
        using var scratch = new ScratchFolder();
        var run = Shell.Run("game", scratch.Write("trust.efg", Trust), "--lambda", "1", "--format", "json");
        Assert.Equal((ExitCode.Answered, ""), (run.ExitCode, run.Error));
        var root = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(["lambda", "residual", "strategies", "lambdaReached", "converged", "unique", "folds", "crossings", "steps", "payoffs", "otherEquilibria", "startsTried", "seed"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, root.GetProperty("lambda").GetDouble());
        Assert.InRange(root.GetProperty("residual").GetDouble(), 0, 1e-12);
        var strategies = root.GetProperty("strategies").EnumerateArray().ToArray();
        Assert.All(strategies, s => Assert.Equal(["player", "infoset", "actions", "probabilities"], s.EnumerateObject().Select(p => p.Name)));
        Assert.Equal([(1, "1"), (2, "kind"), (2, "mean")], strategies.Select(s => (s.GetProperty("player").GetInt32(), s.GetProperty("infoset").GetString()!)));
        Assert.Equal(["trust", "2"], strategies[0].GetProperty("actions").EnumerateArray().Select(a => a.GetString()!));
        double Logit(double gap) => 1 / (1 + Math.Exp(-gap));
        var (kind, mean) = (Logit(0.5), Logit(-2));
        var trust = Logit(0.25 * (2 * kind - 1) + 0.75 * (2 * mean - 1));
        Assert.Equal([trust, kind, mean], strategies.Select(s => s.GetProperty("probabilities")[0].GetDouble()), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.True(root.GetProperty("unique").GetBoolean());
    }

    [Fact]
    public void Text_Markdown_and_CSV_tell_the_same()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("trust.efg", Trust);
        Assert.Contains("Player 2: Two", Shell.Run("game", file, "--lambda", "2").Out);
        Assert.Contains("0.7311", Shell.Run("game", file, "--lambda", "2").Out);
        Assert.Contains("| kind | share | 0.7311 |", Shell.Run("game", file, "--lambda", "2", "--format", "md").Out);
        var csv = Shell.Run("game", file, "--lambda", "2", "--format", "csv").Out.Split("\r\n");
        Assert.Equal("equilibrium,lambda,residual,player,name,infoset,action,probability,worth", csv[0]);
        Assert.StartsWith("1,2,0,2,Two,kind,share,0.731058578630004", csv[3]);
        Assert.Equal(6 + 2, csv.Length);
    }

    [Fact]
    public void Lambda_is_0_infinite_or_in_between()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("trust.efg", Trust);
        Assert.Contains("\"lambda\":0,\"residual\":0,\"strategies\":[{\"player\":1,\"infoset\":\"1\",\"actions\":[\"trust\",\"2\"],\"probabilities\":[0.5,0.5]}", Shell.Run("game", file, "--lambda", "0", "--format", "json").Out);
        Assert.Contains("\"lambda\":\"inf\",\"residual\":0,\"strategies\":[{\"player\":1,\"infoset\":\"1\",\"actions\":[\"trust\",\"2\"],\"probabilities\":[0,1]}", Shell.Run("game", file, "--lambda", "inf", "--format", "json").Out);
        foreach (var bad in new[] { "-1", "NaN", "much", "" }) Assert.Equal(ExitCode.WrongUsage, Shell.Run("game", file, "--lambda", bad).ExitCode);
        Assert.Equal(ExitCode.WrongUsage, Shell.Run("game", file).ExitCode);
    }

    [Fact]
    public void A_broken_game_is_told_with_its_place()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("broken.efg", Trust.Replace("3/4", "2/4"));
        var run = Shell.Run("game", file, "--lambda", "1");
        Assert.Equal((ExitCode.Problems, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"{file}:2:6: error DEM0926: the probabilities of this move of chance sum to 3/4, not to 1", run.Error);
        Assert.Equal(ExitCode.Problems, Shell.Run("game", scratch["none.efg"], "--lambda", "1").ExitCode);
    }

    [Fact]
    public void A_lambda_beyond_the_arithmetic_is_marked()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("pennies.efg", """
            EFG 2 R "Pennies" { "A" "B" }
            p "" 1 1 { "h" "t" } 0
            p "" 2 1 { "h" "t" } 0
            t "" 1 { 1 -1.1 }
            t "" 2 { -1.3 1 }
            p "" 2 1 0
            t "" 2
            t "" 3 { 1.7 -1 }
            """);
        var run = Shell.Run("game", file, "--lambda", "1e15", "--format", "json");
        Assert.Equal(ExitCode.Problems, run.ExitCode);
        Assert.Contains("\"converged\":false", run.Out);
        Assert.StartsWith("demarche: ", run.Error);
        Assert.Equal(ExitCode.Answered, Shell.Run("game", file, "--lambda", "1e6").ExitCode);
    }
}
