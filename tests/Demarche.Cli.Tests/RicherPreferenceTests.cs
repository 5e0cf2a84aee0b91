namespace Demarche.Cli.Tests;

/// <summary>Strength, unknown order, certainty and hidden types from a model's file to the answers.</summary>
public sealed class RicherPreferenceTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly string water;

    public RicherPreferenceTests() => water = scratch.Write("water.crisis.yaml", """
        parties:
          Upstream:
            levers:
              dam: { levels: [running, filling], words: [leaves the river running, fills its dam] }
            priorities:
              - { say: not border is closed, strength: strong }
              - [ { say: not protest, certainty: 30% }, dam is filling ]
          Downstream:
            levers:
              protest: { levels: [no, yes], words: [holds its peace, protests] }
              border: { levels: [open, closed], words: [leaves the border open, closes the border] }
            priorities: [ dam is running, border is open, protest iff dam is filling ]
        """);

    private static string Geneva => Repository.PathOf("models", "geneva-2022");

    private static string Chicken => Repository.PathOf("models", "chicken");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_weakly_deterred_party_is_told_from_a_strongly_deterred_one()
    {
        Assert.Contains("GMR-STRONG: Upstream is strongly deterred", Explain("gmr-strong"));
        Assert.Contains("SEQ-STRONG: Upstream is not strongly deterred", Explain("seq-strong"));
        Assert.Contains("SEQ-WEAK: Upstream is deterred, but only weakly", Explain("seq-weak"));
        Assert.Contains("GMR-WEAK: Upstream stays, and not weakly", Explain("gmr-weak"));
    }

    [Fact]
    public void The_boldest_attitude_to_what_is_unknown_leaves_and_the_most_cautious_stays()
    {
        Assert.Contains("SEQ-A: Upstream does not stay", Explain("seq-a"));
        Assert.Contains("where it may be better or worse off than here", Flat(Explain("seq-d")));
        Assert.Contains("SEQ-C-STRONG: Upstream is held back", Explain("seq-c-strong"));
    }

    [Fact]
    public void A_threshold_decides_what_is_sure_enough()
    {
        Assert.Contains("FSEQ: Upstream is held back", Explain("fseq"));
        Assert.Contains("FSEQ: Upstream does not stay", Explain("fseq", "--threshold", "upstream=40%"));
        Assert.Contains("FSEQ: Upstream is held back", Explain("fseq", "--threshold", "Downstream=10%"));
        Assert.Contains("a relative certainty of 20% or more", Flat(Shell.Run("solve", water, "--concepts", "fnash", "--threshold", "0.2").Out));
    }

    [Fact]
    public void Chances_decide_what_is_probable_enough()
    {
        Assert.Contains("PNASH: Russia stays", Shell.Run("explain", Geneva, "now", "--for", "Russia", "--concept", "pnash").Out);
        Assert.Contains("PNASH: Russia does not stay", Shell.Run("explain", Geneva, "now", "--for", "Russia", "--concept", "pnash", "--chances", "60%,50%,50%").Out);
    }

    [Fact]
    public void The_usual_table_is_not_cluttered_and_all_shows_every_family()
    {
        Assert.DoesNotContain("STRONG", Shell.Run("solve", water).Out);
        var all = Shell.Run("solve", water, "--concepts", "all").Out;
        foreach (var family in new[] { "Strength of preference", "Unknown preference", "Hybrid preference", "Fuzzy preference", "Probabilistic preference" })
            Assert.Contains($"{family}: the same states by number", all);
        Assert.Contains("Strength of preference (GMR-STRONG to SEQ-WEAK) cannot be asked here: no party's preference has a strength.", Flat(Shell.Run("solve", Chicken, "--concepts", "all").Out));
    }

    [Fact]
    public void A_family_that_does_not_apply_is_told_of_once()
    {
        var ran = Shell.Run("solve", Chicken, "--concepts", "nash,strength");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Equal("demarche: gmr-strong, smr-strong, seq-strong, gmr-weak, smr-weak, seq-weak cannot be asked of this model: no party's preference has a strength", ran.Error.Trim());
        Assert.Contains("degree 2", Shell.Run("solve", water, "--concepts", "gmr-strong-2").Error);
    }

    [Fact]
    public void The_brief_says_what_strength_changes_and_no_longer_that_it_is_not_weighed()
    {
        var brief = Flat(Shell.Run("brief", "--full", water).Out);
        Assert.Contains("Upstream cares strongly that Downstream leaves the border open.", brief);
        Assert.Contains("The present state holds, but weakly.", brief);
        Assert.Contains("In the present state, Upstream is held only weakly. If Upstream fills its dam, then Downstream protests", brief);
        Assert.DoesNotContain("Strength:", brief);
        Assert.Contains("it is only 30% certain that Upstream cares that", brief);
        Assert.DoesNotContain("How firmly", Shell.Run("brief", "--full", Chicken).Out);
        Assert.Contains("\"nowStrongly\": false", Shell.Run("brief", water, "--format", "json").Out);
    }

    [Fact]
    public void What_puts_orders_in_place_of_one_another_asks_what_rests_on_more()
    {
        var varied = Shell.Run("vary", water, "--concepts", "seq,seq-strong");
        Assert.Equal(ExitCode.Answered, varied.ExitCode);
        Assert.Contains("SEQ-STRONG", varied.Out);
        Assert.Equal(ExitCode.Answered, Shell.Run("vary", water, "--concepts", "all").ExitCode);
    }

    [Theory]
    [InlineData("--threshold", "Up=40%", "there is no party 'Up'")]
    [InlineData("--threshold", "0", "'0' is not a share above 0 and at most 100%")]
    [InlineData("--threshold", "Upstream=140%", "'140%' is not a share above 0 and at most 100%")]
    [InlineData("--chances", "50%,50%", "is not three shares")]
    public void Thresholds_that_mean_nothing_are_refused(string option, string value, string problem)
    {
        var ran = Shell.Run("solve", water, option, value);
        Assert.Equal((ExitCode.WrongUsage, ""), (ran.ExitCode, ran.Out));
        Assert.Contains(problem, ran.Error);
    }

    private string Explain(string concept, params string[] more) => Shell.Run(["explain", water, "now", "--for", "Upstream", "--concept", concept, .. more]).Out;

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
