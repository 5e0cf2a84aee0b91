using Demarche.Analysis.Asking;
using System.Text.Json;
using Demarche.Cli.Commands;

namespace Demarche.Cli.Tests;

public class VaryTests
{
    private const string Open = """
        parties:
          A:
            levers: { door: [open, shut] }
            types:
              calm: { prior: 80%, priorities: [door is open] }
              cross: { prior: 20%, priorities: [door is shut] }
          B:
            levers: { window: [open, shut] }
            priorities:
              - [window is shut, window is open if door is shut]
              - { say: door is shut, optional: yes }
        outcomes: { slam: door is shut and window is shut }
        break: slam
        """;

    private static string Geneva => Repository.PathOf("models", "geneva-2022");

    public static TheoryData<string> Models => BundledFiles.All;

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_can_be_varied(string file)
    {
        var ran = Shell.Run("vary", Repository.PathOf(file));
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("How robust the answer is", ran.Out);
        Assert.Contains("is not a probability", ran.Out);
    }

    /// <summary>The door: calm, open; cross, shut. The window: shut as long as its first statement comes first; open beside a shut door otherwise.</summary>
    [Fact]
    public void Shares_are_those_counted_by_hand()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", Open);
        using var json = JsonDocument.Parse(Shell.Run("vary", file, "--concepts", "nash", "--format", "json").Out);
        var robustness = json.RootElement.GetProperty("robustness");
        Assert.Equal("8", robustness.GetProperty("completions").GetString());
        Assert.True(robustness.GetProperty("isExact").GetBoolean());
        var results = robustness.GetProperty("results").EnumerateArray().ToDictionary(r => r.GetProperty("what").GetString()!);
        Assert.Equal(0.25, results["a break could hold"].GetProperty("share").GetProperty("value").GetDouble());
        Assert.Equal(0.1, results["a break could hold"].GetProperty("byPriors").GetDouble(), 1e-12);
        Assert.Equal(0, results["the present state holds"].GetProperty("share").GetProperty("value").GetDouble());
        var optional = robustness.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("kind").GetString() == "optional");
        Assert.Equal(0, optional.GetProperty("flipsAny").GetDouble());
        Assert.All(robustness.GetProperty("questions").EnumerateArray().Where(q => q.GetProperty("kind").GetString() != "optional"), q => Assert.Equal(0.5, q.GetProperty("flipsAny").GetDouble()));
    }

    [Theory]
    [InlineData("orders", "2")]
    [InlineData("types", "2")]
    [InlineData("optional", "2")]
    [InlineData("orders,types", "4")]
    [InlineData("concepts", "5")]
    public void Only_what_is_named_counts_as_open(string over, string completions)
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", Open);
        using var json = JsonDocument.Parse(Shell.Run("vary", file, "--over", over, "--format", "json").Out);
        Assert.Equal(completions, json.RootElement.GetProperty("robustness").GetProperty("completions").GetString());
    }

    [Fact]
    public void Types_that_are_named_are_not_open()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", Open);
        var ran = Shell.Run("vary", file, "--types", "A=cross", "--concepts", "nash", "--over", "types,orders");
        Assert.Contains("All 2 completions", ran.Out);
        Assert.DoesNotContain("By priors", ran.Out);
    }

    [Fact]
    public void What_is_drawn_says_its_seed_and_its_interval()
    {
        var ran = Shell.Run("vary", Geneva, "--exact-up-to", "10", "--draws", "500", "--seed", "7");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("seed 7", ran.Out);
        Assert.Contains("Wilson", ran.Out);
        Assert.Equal(ran.Out, Shell.Run("vary", Geneva, "--exact-up-to", "10", "--draws", "500", "--seed", "7").Out);
        Assert.NotEqual(ran.Out, Shell.Run("vary", Geneva, "--exact-up-to", "10", "--draws", "500", "--seed", "8").Out);
    }

    [Fact]
    public void An_overlay_stands_beside_the_model()
    {
        using var scratch = new ScratchFolder();
        var overlay = scratch.Write("spent.yaml", "parties: { USA: { levers: { sanctions: { now: tough } } } }");
        var ran = Shell.Run("vary", Geneva, "--with", overlay);
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("spent.yaml, beside The week of negotiations, January 2022", ran.Out);
        Assert.Contains("What changed", ran.Out);
        Assert.Contains("Side by side", ran.Out);
        var same = scratch.Write("same.yaml", "asof: 2022-01-05");
        Assert.Contains("Nothing that was asked comes out differently", Shell.Run("vary", Geneva, "--with", same).Out);
        Assert.Contains("spent.yaml, beside same.yaml", Shell.Run("vary", Geneva, "--with", same, "--against", overlay).Out);
    }

    [Fact]
    public void Another_model_stands_beside_it()
    {
        var ran = Shell.Run("vary", Repository.PathOf("models", "chicken"), "--against", Repository.PathOf("models", "prisoners-dilemma"));
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("Prisoner's Dilemma, beside Chicken", ran.Out);
        Assert.Contains("Holds in “Prisoner's Dilemma” only", ran.Out);
    }

    [Fact]
    public void A_bundled_model_stands_beside_by_its_name_and_each_is_told_once()
    {
        var ran = Shell.Run("vary", "chicken", "--against", "prisoners-dilemma");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("Prisoner's Dilemma, beside Chicken", ran.Out);
        Assert.Equal(2, ran.Error.Split("is read from the bundled models").Length - 1);
    }

    [Fact]
    public void Models_of_one_title_are_told_apart_by_their_files()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("vary", scratch.Write("before.crisis.yaml", "crisis: One\n" + Open), "--against", scratch.Write("after.crisis.yaml", "crisis: One\n" + Open));
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("after.crisis.yaml, beside before.crisis.yaml", ran.Out);
    }

    [Theory]
    [InlineData("--concepts", "names no concept. There are: nash")]
    [InlineData("--over", "names nothing that can be left open. There are: orders")]
    [InlineData("--foresight", "names no party")]
    [InlineData("--types", "names no party")]
    [InlineData("--threshold", "names no share")]
    public void A_list_that_names_nothing_is_wrong_usage_and_not_the_default(string option, string message)
    {
        foreach (var empty in new[] { "", " ", ",", " , " })
        {
            var ran = Shell.Run("vary", Geneva, option, empty);
            Assert.Equal((ExitCode.WrongUsage, ""), (ran.ExitCode, ran.Out));
            Assert.Contains($"{option} {message}", ran.Error);
        }
    }

    [Fact]
    public void What_always_and_never_comes_out_is_told_in_sentences_of_its_own()
    {
        var ran = Shell.Run("vary", Repository.PathOf("models", "chicken"), "--format", "md");
        Assert.Contains("In none: moves that pay settle in a break and a break could hold. The present state holds in 40%.", ran.Out);
    }

    [Theory]
    [InlineData("vary.html", "</html>")]
    [InlineData("vary.md", "# ")]
    [InlineData("vary.json", "robustness")]
    public void A_file_is_written_and_named(string name, string holds)
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("vary", Geneva, "-o", scratch[name]);
        Assert.EndsWith($"Wrote {scratch[name]}\n", ran.Out.ReplaceLineEndings("\n"));
        Assert.Contains(holds, File.ReadAllText(scratch[name]));
    }

    [Fact]
    public void Csv_has_a_field_a_column_in_every_line()
    {
        var lines = Shell.Run("vary", Geneva, "--format", "csv").Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("model,kind,question,answer,what,share,low,high,by-priors", lines[0]);
        Assert.All(lines, line => Assert.Equal(9, Demarche.Language.Syntax.CsvText.Read(line + "\n", "x").Single().Fields.Count));
        Assert.Contains(lines, line => line.Contains(",flip,", StringComparison.Ordinal));
    }

    [Fact]
    public void Stopped_it_keeps_what_it_has_and_says_so()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var scratch = new ScratchFolder();
        var ran = Shell.Run(io => io with { Cancellation = stop.Token }, "vary", scratch.Write("x.crisis.yaml", Open));
        Assert.Equal(ExitCode.Cancelled, ran.ExitCode);
    }

    private const string Strengths = """
        parties:
          A:
            levers: { door: [open, shut] }
            priorities:
              - { say: not window is shut, strength: unknown }
              - [door is shut, door is shut or window is shut]
          B:
            levers: { window: [open, shut] }
            priorities:
              - { say: door is open, strength: [mild, strong, 2] }
              - window is shut
        """;

    /// <summary>A would shut the door but for the answer that it likes less: strongly less exactly when its first wish is strong. B's strength is idle.</summary>
    [Fact]
    public void An_open_strength_is_a_question_with_flips_of_its_own()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", Strengths);
        using var json = JsonDocument.Parse(Shell.Run("vary", file, "--concepts", "gmr-strong", "--over", "strengths", "--format", "json").Out);
        var robustness = json.RootElement.GetProperty("robustness");
        Assert.Equal("6", robustness.GetProperty("completions").GetString());
        var questions = robustness.GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(["how strongly A prefers that B has window open", "how strongly B prefers that A has door open"], questions.Select(q => q.GetProperty("question").GetString()));
        Assert.Equal(["mildly", "strongly", "to degree 2"], questions[1].GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("answer").GetString()));
        Assert.Equal("strength", questions[0].GetProperty("kind").GetString());
        Assert.True(questions[0].GetProperty("flipsAny").GetDouble() > 0);
    }

    [Fact]
    public void Strengths_that_no_concept_goes_by_are_told_and_not_asked()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", Strengths);
        var ran = Shell.Run("vary", file, "--concepts", "seq");
        Assert.Contains("The strengths of 2 preferences are left open too", ran.Out.ReplaceLineEndings(" "));
        Assert.DoesNotContain("how strongly", ran.Out);
        Assert.DoesNotContain("left open too", Shell.Run("vary", file, "--concepts", "strength").Out);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("gmr-weak,seq-strong")]
    [InlineData("hybrid")]
    [InlineData("unknown,probabilistic", "--over", "optional,concepts")]
    [InlineData("sim,l3,nm,stk1,l3-cc,l3-ci,maximin4,mr4,cmr4,pss,cpss,rseq")]
    [InlineData("nash,seq", "--coalitions", "all")]
    [InlineData("seq", "--partition", "A+B")]
    [InlineData("gmr", "--foresight", "A=nash,B=gmr-strong")]
    public void Every_concept_can_be_varied(string concepts, params string[] more)
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run(["vary", scratch.Write("x.crisis.yaml", Strengths), "--concepts", concepts, .. more]);
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("How robust the answer is", ran.Out);
        Assert.DoesNotContain("was asked instead", ran.Error);
    }

    [Fact]
    public void A_concept_that_answering_leaves_nothing_of_is_answered_and_told()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", Strengths);
        Assert.Contains("gmr-a: once what is open is answered, no party's order is left open", Shell.Run("vary", file, "--concepts", "gmr-a").Error);
        Assert.Equal("", Shell.Run("vary", file, "--concepts", "gmr-a", "--over", "optional,strengths").Error);
        Assert.Contains("seq was asked instead", Shell.Run("vary", file, "--concepts", "fseq").Error);
        Assert.Contains("sim has no form for coalitions", Shell.Run("vary", file, "--concepts", "sim", "--coalitions", "all").Error);
    }

    /// <summary>Where nothing hangs on anything, a run that draws says in how many cases that was tried, and only one that looks at all says it outright.</summary>
    [Fact]
    public void That_nothing_decides_is_said_of_what_was_tried()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", "parties: { A: { levers: { door: [open, shut] }, priorities: [always, [door is open, not door is shut]] } }");
        Assert.Contains("No single open question changes", Shell.Run("vary", file, "--concepts", "seq").Out);
        var drawn = Shell.Run("vary", file, "--concepts", "seq", "--exact-up-to", "0", "--draws", "30").Out;
        Assert.Contains("none of the headlines in the 3 cases tried", drawn.ReplaceLineEndings(" ").Replace("│", "", StringComparison.Ordinal).Replace("   ", " ", StringComparison.Ordinal));
        Assert.DoesNotContain("No single open question changes", drawn);
    }

    [Fact]
    public void Stopped_before_the_other_model_it_names_what_was_not_come_to()
    {
        using var stop = new CancellationTokenSource();
        using var scratch = new ScratchFolder();
        var (one, other) = (scratch.Write("one.crisis.yaml", Open), scratch.Write("other.crisis.yaml", Open));
        var question = new VaryQuestion { Model = ModelSource.At(one), Pair = new ModelPair(ModelSource.At(other), "one", "other") };
        var answered = question.Ask(new AskOptions { Cancellation = stop.Token, Progress = at => { if (at is { What: "Looking at completions (one)", Done: > 0 }) stop.Cancel(); } });
        var findings = answered.OrThrow().Holding!;
        Assert.Equal("other", findings.NotReached);
        Assert.Contains("before other was looked at", answered.Stopped);
        var text = Demarche.Reports.Answers.AnswerText.Render(answered.OrThrow(), "md");
        Assert.Contains("before “other” was looked at", text);
        Assert.Contains("was not worked out: that takes every completion", text);
    }

    [Theory]
    [InlineData("--over", "ordres", "did you mean 'orders'?")]
    [InlineData("--draws", "0", "from 1 to")]
    [InlineData("--concepts", "sqe", "did you mean 'seq'?")]
    [InlineData("--output", "x.docx", "should end in")]
    public void Options_out_of_range_are_wrong_usage(string option, string value, string message)
    {
        var ran = Shell.Run("vary", Geneva, option, value);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains(message, ran.Error);
    }

    [Fact]
    public void With_play_the_probability_of_a_break_is_varied_in_every_format()
    {
        using var scratch = new ScratchFolder();
        var (model, overlay) = (scratch.Write("m.crisis.yaml", PlayTests.Model), scratch.Write("dear.yaml", "play: { precision: 2 }\n"));
        var text = Shell.Run("vary", model, "--play", "--draws", "3", "--with", overlay, "-o", scratch["v.html"]);
        Assert.Equal((ExitCode.Answered, ""), (text.ExitCode, text.Error));
        Assert.Contains("In “dear.yaml” a break is likelier than in “A strait”", text.Out);
        Assert.Contains("What moves it most is", text.Out);
        Assert.Contains("<svg", File.ReadAllText(scratch["v.html"]));
        using var json = JsonDocument.Parse(Shell.Run("vary", model, "--play", "--draws", "3", "--seed", "4", "--format", "json").Out);
        var first = json.RootElement.GetProperty("first");
        Assert.Equal((3, 4), (first.GetProperty("draws").GetInt32(), first.GetProperty("seed").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("comparison").ValueKind);
        var lines = Shell.Run("vary", model, "--play", "--draws", "2", "--format", "csv").Out.Split("\r\n");
        Assert.Equal("model,kind,question,answer,draws,median,mean,low80,high80,more-median,more-low80,more-high80", lines[0]);
        Assert.Contains(lines, l => l.Contains(",lever,whether the lever North.ties is kept,given up for good,2,0,0,0,0,", StringComparison.Ordinal));
        Assert.Contains("# A strait", Shell.Run("vary", model, "--play", "--draws", "2", "--format", "md").Out);
        Assert.Equal(ExitCode.WrongUsage, Shell.Run("vary", model, "--play", "--concepts", "seq").ExitCode);
        Assert.Contains("no calendar", Shell.Run("vary", Repository.PathOf("models", "chicken"), "--play").Error);
    }
}
