namespace Demarche.Cli.Tests;

public class ExplainTests
{
    private static string Chicken => Repository.PathOf("models", "chicken");

    [Theory]
    [InlineData("now", "State 1")]
    [InlineData("1", "State 1")]
    [InlineData("crash", "State 4")]
    [InlineData("CRASH", "State 4")]
    [InlineData("YN", "State 2")]
    [InlineData("-Y", "State 3")]
    [InlineData("Column.stand=yes", "State 3")]
    [InlineData("row.stand=yes, column.stand=YES", "State 4")]
    public void A_state_is_found_by_what_a_person_types(string text, string title)
    {
        var ran = Shell.Run("explain", Chicken, text);
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains($"── {title} ", ran.Out);
    }

    [Theory]
    [InlineData("5", "numbered from 1 to 4")]
    [InlineData("0", "numbered from 1 to 4")]
    [InlineData("crsh", "did you mean 'crash'?")]
    [InlineData("stand=yes", "Row.stand or Column.stand")]
    [InlineData("Row.stnd=yes", "did you mean 'Row.stand'?")]
    [InlineData("Row.stand=maybe", "it has no and yes")]
    [InlineData("Row.stand=yes,foo", "'foo' is not of the form lever=level")]
    public void What_is_no_state_is_wrong_usage(string text, string message)
    {
        var ran = Shell.Run("explain", Chicken, text);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains(message, ran.Error);
        Assert.Empty(ran.Out);
    }

    [Fact]
    public void Stopped_it_keeps_the_parties_that_are_done_and_says_so()
    {
        using var stop = new CancellationTokenSource();
        using var error = new StringWriter();
        var io = new Io(TextWriter.Null, Stream.Null, error) { Variable = _ => null, Cancellation = stop.Token };
        var crisis = Demarche.Language.Compiling.Compiler.Compile(Demarche.Language.ModelLoader.Load(Chicken).Crisis!);
        var request = new Demarche.Analysis.Asking.ExplanationRequest(0, [0, 1], [new StopsBefore(1, stop)], MakeStable: false);
        var (sections, wasStopped) = Demarche.Cli.Commands.ExplainCommand.Explain(new Demarche.Analysis.Asking.ExplainAnswer(crisis, request), io);
        Assert.True(wasStopped);
        Assert.Equal(["state", "party-1"], sections.Select(s => s.Id));
        Assert.Equal("stopped when 1 of 2 parties were done", Demarche.Cli.Commands.ExplainCommand.Stopped(sections, request));
    }

    /// <summary>Nash stability that is interrupted when it comes to a party.</summary>
    private sealed class StopsBefore(int last, CancellationTokenSource stop) : Demarche.Engine.Stability.SolutionConcept
    {
        private static readonly Demarche.Engine.Stability.SolutionConcept Nash = Demarche.Engine.Concepts.Find("nash")!;

        public override string Id => Nash.Id;

        public override string Name => Nash.Name;

        public override string InWords => Nash.InWords;

        public override Demarche.Engine.States.StateSet Stable(Demarche.Engine.ConflictGraph graph, int party, CancellationToken cancellation = default) => Nash.Stable(graph, party, cancellation);

        public override Demarche.Engine.Stability.Verdict Explain(Demarche.Engine.ConflictGraph graph, int party, int state)
        {
            if (party == last) stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
            return Nash.Explain(graph, party, state);
        }
    }

    [Fact]
    public void Merged_and_named_states_go_by_their_names()
    {
        Assert.Contains("── State 9 ", Shell.Run("explain", Repository.PathOf("models", "elmira"), "plant abandoned").Out);
        Assert.Contains("── State 3 ", Shell.Run("explain", Repository.PathOf("models", "us-china-trade-2017"), "ease / quiet").Out);
    }

    [Fact]
    public void An_impossible_state_is_told_from_an_unknown_one()
    {
        var ran = Shell.Run("explain", Repository.PathOf("models", "syria-iraq-1975"), "YYY");
        Assert.True(ran.ExitCode == ExitCode.Answered || ran.Error.Contains("impossible"));
    }

    [Fact]
    public void One_party_and_one_concept_are_told_alone()
    {
        var ran = Shell.Run("explain", Chicken, "crash", "--for", "row", "--concept", "nash");
        Assert.Contains("── Row ", ran.Out);
        Assert.DoesNotContain("── Column ", ran.Out);
        Assert.Contains("✗\u00A0Nash: Row does not stay", ran.Out);
        Assert.DoesNotContain("GMR", ran.Out);
    }

    [Fact]
    public void An_unknown_party_is_wrong_usage()
    {
        var ran = Shell.Run("explain", Chicken, "now", "--for", "Rwo");
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains("did you mean 'Row'? There are: Row, Column.", ran.Error);
        Assert.Contains("there is no party 'Umpire'. There are: Row, Column.", Shell.Run("explain", Chicken, "now", "--for", "Umpire").Error);
    }

    [Fact]
    public void What_would_make_a_state_hold_is_told_as_conditions()
    {
        var ran = Shell.Run("explain", Chicken, "crash", "--make-stable", "--concept", "nash");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("What would make it hold (Nash)", ran.Out);
        Assert.Contains("12 of 24 strict rankings of all states make it stay.", ran.Out);
        Assert.Contains("no better than this state", ran.Out);
        Assert.Contains("It holds already", Shell.Run("explain", Chicken, "2", "--make-stable").Out);
    }

    /// <summary>By hand: 8 and 9 must fall below 2, and 3 and 7 with them, since each would have to pass both; 4 in place of 8 would take six.</summary>
    [Fact]
    public void A_ranking_is_brought_to_hold_by_the_fewest_exchanges_of_neighbours()
    {
        var ran = Shell.Run("explain", Repository.PathOf("models", "elmira"), "2", "--make-stable").Out.ReplaceLineEndings(" ");
        Assert.Contains("In its ranking of the states 5 exchanges of neighbouring states do it, and fewer do not:", Single(ran));
        Assert.Contains("Their orders are not given as priorities, so there are none to swap.", Single(ran));
    }

    [Fact]
    public void One_move_pays_for_its_mover()
    {
        Assert.Contains("1 move that pays", Shell.Run("explain", Chicken, "2").Out);
        Assert.Contains("2 moves that each pay", Shell.Run("explain", Repository.PathOf("models", "cuba-1962"), "7").Out);
    }

    private static string Single(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The upstream party's wish for open borders is what its strong deterrence rests on; what is said of it goes with it.</summary>
    private const string River = """
        parties:
          Upstream:
            levers: { dam: { levels: [running, filling] } }
            priorities: [dam is filling, { say: not border is closed, strength: strong, certainty: 80% }]
          Downstream:
            levers: { border: { levels: [open, closed] } }
            priorities: [dam is running, border is closed if dam is filling, border is open]
        """;

    [Theory]
    [InlineData("gmr-strong", "1 swap of neighbouring priorities does it")]
    [InlineData("fgmr", "1 swap of neighbouring priorities does it")]
    [InlineData("pgmr", "1 swap of neighbouring priorities does it")]
    [InlineData("l3-cc", "1 of the 2 orders do it")]
    [InlineData("pss", "1 of the 2 orders do it")]
    [InlineData("sim", "No order of these priorities does it")]
    public void Every_concept_of_orders_is_inverted(string concept, string answer)
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("explain", scratch.Write("x.crisis.yaml", River), "now", "--make-stable", "--concept", concept, "--for", "Upstream");
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.Contains(answer, ran.Out);
    }

    [Fact]
    public void Who_would_leave_whatever_the_others_priorities_is_named()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", River.Replace("priorities: [dam is filling, { say: not border is closed, strength: strong, certainty: 80% }]", "ranking: [dam is filling, always]", StringComparison.Ordinal));
        var ran = Single(Shell.Run("explain", file, "now", "--make-stable").Out.ReplaceLineEndings(" "));
        Assert.Contains("No orders of the others' priorities do it: Upstream would leave all the same, and its order is not given as priorities.", ran);
    }

    [Fact]
    public void Coalitions_are_inverted_beside_the_parties()
    {
        var ran = Shell.Run("explain", Repository.PathOf("models", "geneva-2022"), "break", "--make-stable", "--coalitions", "all");
        Assert.Contains("So that no coalition asked about would leave (CSEQ)", ran.Out);
        Assert.Contains("it takes at least", ran.Out);
        Assert.Contains("combinations were tried; more are not", ran.Out.ReplaceLineEndings(" "));
    }

    [Fact]
    public void What_is_unknown_has_no_inverse_and_says_why()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("x.crisis.yaml", River.Replace("[dam is filling, {", "[[dam is filling, border is open], {", StringComparison.Ordinal));
        Assert.Contains("to put statements in another order is to know it", Shell.Run("explain", file, "now", "--make-stable", "--concept", "gmr-a").Out.ReplaceLineEndings(" "));
    }

    [Fact]
    public void An_outcome_of_several_states_is_explained_at_the_nearest()
    {
        var ran = Shell.Run("explain", Repository.PathOf("models", "geneva-2022"), "break");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("'break' is 144 states; this is the nearest to now", ran.Error);
        Assert.Contains("1 move", ran.Out);
    }

    [Theory]
    [InlineData("md", "# ")]
    [InlineData("json", "{")]
    [InlineData("html", "<!DOCTYPE html>")]
    public void Other_formats_begin_as_they_should(string format, string start) =>
        Assert.StartsWith(start, Shell.Run("explain", Chicken, "now", "--format", format).Out, StringComparison.OrdinalIgnoreCase);
}
