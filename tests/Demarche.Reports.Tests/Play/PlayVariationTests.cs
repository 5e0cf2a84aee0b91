using Demarche.Analysis.Findings;
using Demarche.Analysis.Game;
using Demarche.Analysis.Play;
using Demarche.Analysis.Vary;
using Demarche.Engine.Play.Exact;
using Demarche.Language.Compiling;
using Demarche.Reports.Play;
using Demarche.Reports.Rendering;
using Demarche.Reports.Vary;
using Demarche.Reports.Words;

using static Demarche.Reports.Tests.Written;

namespace Demarche.Reports.Tests.Play;

/// <summary>What <c>vary --play</c> settles, it settles as a model would in which it stood so.</summary>
public sealed class PlayVariationTests
{
    /// <summary>Nothing is drawn but what is asked: one run says all.</summary>
    private const string Model = """
        crisis: A standoff
        asof: 2022-01-01
        parties:
          North:
            levers: { ties: { levels: [kept, severed], moves: up } }
            types:
              firm: { prior: 40%, priorities: [sanctions is none, ties is severed if sanctions is full, ties is kept] }
              soft: { priorities: [ties is kept, sanctions is none] }
          South:
            levers: { sanctions: { levels: [none, full], moves: up }, fleet: [port, sea] }
            priorities:
              - [ties is kept, sanctions is full]
              - { say: fleet is sea, optional: yes }
        outcomes: { break: ties is severed, squeeze: sanctions is full }
        break: break
        calendar:
          - { on: 2022-01-03, what: First talks }
          - { on: 2022-01-08, what: Second talks, order: simultaneous }
        play: { precision: 5, utilities: midpoint }
        """;

    private static PlayVariationFinding Vary(string text, int draws = 1)
    {
        var (variation, whyNot) = PlayVariation.Of("m", Compile(text), new PlayRequest { Draws = draws }, new OpenKinds());
        Assert.Null(whyNot);
        return variation!.Against(variation.Runs(_ => { }, default), _ => { }, default);
    }

    private static double Breaks(CompiledCrisis compiled)
    {
        var table = PlayTable.Of(compiled, new PlayRequest()).Table!;
        return table.Centre.Breaks(table.Centre.Solve(new QreSolver(table.Centre.Game.Tree), table.Sampler.Centre()));
    }

    private static double Answer(PlayVariationFinding finding, string kind, string answer) =>
        finding.Questions.Where(q => q.Kind == kind).SelectMany(q => q.Answers).Single(a => a.Answer.InWords() == answer).Breaks.Median;

    [Fact]
    public void A_type_that_is_settled_is_known_to_all()
    {
        var (finding, crisis) = (Vary(Model), Compile(Model).Crisis);
        foreach (var (type, number) in new[] { ("firm", 0), ("soft", 1) })
            Assert.Equal(Breaks(Compiler.Compile(TypeProfile.Of(crisis, [number, -1]).Known(crisis))), Answer(finding, "type", type), 1e-6);
        Assert.True(Answer(finding, "type", "firm") > Answer(finding, "type", "soft") + 0.01);
    }

    [Fact]
    public void An_order_that_is_settled_is_that_of_a_model_that_has_it_so()
    {
        var finding = Vary(Model);
        var order = Assert.Single(finding.Questions, q => q.Kind == "order");
        string[] written = ["ties is kept, sanctions is full", "sanctions is full, ties is kept"];
        foreach (var (answer, statements) in order.Answers.Zip(written))
        {
            var lines = string.Join("\n", statements.Split(", ").Select(s => $"      - {s}"));
            var model = Model.Replace("      - [ties is kept, sanctions is full]", lines, StringComparison.Ordinal);
            Assert.Equal(Breaks(Compile(model)), answer.Breaks.Median, 1e-6);
        }

        Assert.NotEqual(order.Answers[0].Breaks.Median, order.Answers[1].Breaks.Median, 1e-3);
    }

    [Fact]
    public void An_optional_statement_is_left_out_or_kept()
    {
        var optional = Assert.Single(Vary(Model).Questions, q => q.Kind == "optional");
        Assert.Equal(Breaks(Compile(Model)), optional.Answers[0].Breaks.Median, 1e-6);
        Assert.Equal(Breaks(Compile(Model.Replace("      - { say: fleet is sea, optional: yes }\n", "", StringComparison.Ordinal))), optional.Answers[1].Breaks.Median, 1e-6);
    }

    [Fact]
    public void Without_the_lever_that_breaks_there_is_no_break()
    {
        var finding = Vary(Model);
        Assert.Equal(0, finding.Questions.Single(q => q.Question.InWords() == "whether the lever North.ties is kept").Answers.Single(a => a.Answer.InWords() == "given up for good").Breaks.High95, 12);
        Assert.Equal(3, finding.Questions.Count(q => q.Kind == "number"));
        Assert.Equal(finding.Questions.Select(q => q.Swing).OrderDescending(), finding.Questions.Select(q => q.Swing));
        Assert.Equal((0, false), (finding.Left, finding.WasStopped));
    }

    /// <summary>With the same numbers in both, a model does not differ from itself, and one more cost changes nothing in what else is drawn.</summary>
    [Fact]
    public void Two_models_are_given_the_same_numbers()
    {
        var drawn = Model.Replace("play: { precision: 5, utilities: midpoint }", "play: { precision: [2, 8] }", StringComparison.Ordinal);
        Assert.All(Compared(drawn, drawn).Dates, d => Assert.Equal((0, 0), (d.More.Low95, d.More.High95)));
        var reordered = drawn.Replace("[ties is kept, sanctions is none]", "[sanctions is none, ties is kept]", StringComparison.Ordinal);
        var (one, two) = (PlayTable.Of(Compile(drawn), new PlayRequest()).Table!, PlayTable.Of(Compile(reordered), new PlayRequest()).Table!);
        var (a, b) = (new PlayEnsemble(one, new PlayRequest { Seed = 3 }).Draw(5), new PlayEnsemble(two, new PlayRequest { Seed = 3 }).Draw(5));
        Assert.Equal(a.Precision, b.Precision);
        double[] Worth(PlayTable table, PlayDraw draw, int party, int type) => new PayoffTable(table.Centre.Game).Worth(draw, party, type);
        Assert.Equal(Worth(one, a, 0, 0), Worth(two, b, 0, 0));
        Assert.Equal(Worth(one, a, 1, 0), Worth(two, b, 1, 0));
        Assert.NotEqual(Worth(one, a, 0, 1), Worth(two, b, 0, 1));
        Assert.True(Compared(drawn, reordered).More.Median > 0, "a North that is less attached to ties severs them more often");
    }

    private static PlayComparisonFinding Compared(string first, string second)
    {
        var (one, two) = (PlayVariation.Of("one", Compile(first), new PlayRequest { Draws = 12 }, new OpenKinds()).Variation!, PlayVariation.Of("two", Compile(second), new PlayRequest { Draws = 12 }, new OpenKinds()).Variation!);
        return PlayVariation.Compare(one, one.Runs(_ => { }, default), two, two.Runs(_ => { }, default));
    }

    [Fact]
    public void Stopping_keeps_what_is_done_and_says_how_much()
    {
        using var stop = new CancellationTokenSource();
        var variation = PlayVariation.Of("m", Compile(Model), new PlayRequest { Draws = 4, Threads = 1 }, new OpenKinds()).Variation!;
        var runs = variation.Runs(_ => { }, default);
        var steps = 0;
        var finding = variation.Against(runs, _ =>
        {
            if (++steps == 13) stop.Cancel();
        }, stop.Token);
        Assert.Single(finding.Questions);
        Assert.True(finding is { Draws: 4, WasStopped: true });
        Assert.Equal(Vary(Model).Questions.Count - 1, finding.Left);
        Assert.Contains("open things were not asked about", TerminalRenderer.Render(PlayVariationDocument.Of(new VaryPlayFindings("m", finding, null, null))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_a_break_or_a_calendar_is_refused_with_the_reason()
    {
        var (_, noBreak) = PlayVariation.Of("m", Compile(Model.Replace("break: break\n", "", StringComparison.Ordinal)), new PlayRequest(), new OpenKinds());
        Assert.Contains("names no break", noBreak, StringComparison.Ordinal);
        var (_, noCalendar) = PlayVariation.Of("m", Compile(Model[..Model.IndexOf("calendar:", StringComparison.Ordinal)]), new PlayRequest(), new OpenKinds());
        Assert.Contains("no calendar", noCalendar, StringComparison.Ordinal);
    }
}
