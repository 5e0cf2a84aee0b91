using Demarche.Analysis.Asking;
using Demarche.Analysis.Backtest;
using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Tests.Backtest;

/// <summary>Crises of the past, forecast by rule.</summary>
public sealed class BacktestTests
{
    private static string Data => Repository.PathOf("..", "shared", "data");

    [Fact]
    public void On_the_files_themselves_the_scores_are_those_of_the_page_on_validity()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Data, "icb2v14.csv")), "The files of International Crisis Behavior are not beside the repository.");
        var answer = new BacktestRequest { Data = Data }.Ask().OrThrow();
        Assert.Equal((486, 217, "1918–2017", 1), (answer.Crises, answer.Came, answer.Years, answer.LeftOut));
        double Brier(string id) => answer.Scores.Single(s => s.Id == id).Brier;
        Assert.Equal(0.2496, Brier("base"), 0.0005);
        Assert.Equal(0.2099, Brier("table"), 0.0005);
        Assert.Equal(0.2041, Brier("regression"), 0.002);
        Assert.Equal(0.3008, Brier("play"), 0.002);
        Assert.Equal(0.2031, Brier("joined"), 0.002);
        Assert.Equal(0.73, answer.Scores.Single(s => s.Id == "play").Auc!.Value, 0.01);
        Assert.Equal(0.73, answer.Scores.Single(s => s.Id == "joined").Auc!.Value, 0.01);
        Assert.True(Brier("joined-without-gravity") > Brier("table") - 0.001, "Without the gravity of the threat play adds nothing to the table.");
        var joined = answer.Scores.Single(s => s.Id == "joined");
        Assert.InRange(joined.SkillLow!.Value, 0.05, joined.Skill);
        Assert.InRange(joined.SkillHigh!.Value, joined.Skill, 0.35);
    }

    [Fact]
    public void Scores_are_those_of_an_independent_reckoning()
    {
        using var data = SampleCrises.Random(3);
        var answer = new BacktestRequest { Data = data.Path, Draws = 3 }.Ask().OrThrow();
        Assert.Equal(60, answer.Crises);
        var shares = answer.Cases.Select(c =>
        {
            var others = answer.Cases.Where(o => o.Year / 10 != c.Year / 10).ToArray();
            var all = (others.Count(o => o.Came) + 0.5) / (others.Length + 1);
            var alike = others.Where(o => o.Class == c.Class).ToArray();
            return (All: all, Alike: (alike.Count(o => o.Came) + 10 * all) / (alike.Length + 10));
        }).ToArray();
        Assert.All(answer.Cases.Zip(shares), x => Assert.Equal(x.Second.All, x.First.Forecasts[0], 1e-12));
        Assert.All(answer.Cases.Zip(shares), x => Assert.Equal(x.Second.Alike, x.First.Forecasts[1], 1e-12));
        for (var w = 0; w < answer.Scores.Count; w++)
        {
            double Loss(BacktestRow row) => Math.Pow(row.Forecasts[w] - (row.Came ? 1 : 0), 2);
            Assert.Equal(answer.Cases.Average(Loss), answer.Scores[w].Brier, 1e-12);
            Assert.Equal(1 - answer.Scores[w].Brier / answer.Scores[0].Brier, answer.Scores[w].Skill, 1e-12);
        }
    }

    [Fact]
    public void What_a_model_says_is_what_the_question_play_says_of_it()
    {
        using var data = SampleCrises.Random(5, 12);
        var answer = new BacktestRequest { Data = data.Path, Draws = 7, Seed = 4 }.Ask().OrThrow();
        var row = answer.Cases[0];
        var model = new TemplateZero((int)Math.Round(100 * row.ResoluteDefender), (int)Math.Round(100 * row.ResoluteChallenger));
        var played = new PlayQuestion { Model = ModelSource.Of(model.Text), Draws = 7, Seed = 4, Inside = true, Quick = true }.Ask().OrThrow();
        Assert.Equal(played.Break!.Probability.Mean, row.Forecasts[answer.Scores.ToList().FindIndex(s => s.Id == "play")], 1e-12);
    }

    [Fact]
    public void The_answer_is_the_same_on_any_number_of_threads()
    {
        using var data = SampleCrises.Random(7, 20);
        BacktestAnswer On(int threads) => new BacktestRequest { Data = data.Path, Draws = 2, Threads = threads }.Ask().OrThrow();
        Assert.Equal(On(1).Cases.Select(c => string.Join(' ', c.Forecasts)), On(4).Cases.Select(c => string.Join(' ', c.Forecasts)));
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_where_it_was()
    {
        using var data = SampleCrises.Random(9, 30);
        var request = new BacktestRequest { Data = data.Path, Draws = 2, Threads = 1 };
        var whole = request.Ask().OrThrow();
        var keeping = request with { Keep = data["kept.jsonl"] };
        using var stop = new CancellationTokenSource();
        var first = keeping.Ask(new AskOptions { Cancellation = stop.Token, Progress = p => { if (p.Done == 5) stop.Cancel(); } });
        Assert.NotNull(first.Stopped);
        Assert.InRange(first.OrThrow().Crises, 1, 29);
        var kept = File.ReadAllLines(data["kept.jsonl"]);
        Assert.InRange(kept.Length, 5, whole.Models - 1);

        // As if it had been killed in the middle of a line.
        File.AppendAllText(data["kept.jsonl"], kept[0][..20]);
        var second = keeping.Ask().OrThrow();
        Assert.Equal(whole.Cases.Select(c => string.Join(' ', c.Forecasts)), second.Cases.Select(c => string.Join(' ', c.Forecasts)));
        var all = File.ReadAllLines(data["kept.jsonl"]);
        Assert.Equal(whole.Models, all.Length);
        Assert.Equal(kept, all[..kept.Length]);

        // Another seed is another run, kept beside it.
        (keeping with { Seed = 2 }).Ask().OrThrow();
        Assert.Equal(2 * whole.Models, File.ReadAllLines(data["kept.jsonl"]).Length);
    }

    [Theory]
    [InlineData("crisis: Mine\n")]
    [InlineData("no line break")]
    [InlineData("{\"played\":\"x\"}\n")]
    [InlineData("[]\n")]
    public void A_file_that_holds_something_else_is_left_as_it_is(string text)
    {
        using var data = SampleCrises.Random(1, 6);
        File.WriteAllText(data["mine"], text);
        var answered = new BacktestRequest { Data = data.Path, Draws = 1, Keep = data["mine"] }.Ask();
        Assert.Null(answered.Answer);
        Assert.Equal("keep", Assert.Single(answered.Problems).Option);
        Assert.Equal(text, File.ReadAllText(data["mine"]));
    }

    [Fact]
    public void Files_that_are_missing_or_lack_columns_are_named()
    {
        using var none = SampleCrises.Of(null, null);
        Assert.Equal(2, new BacktestRequest { Data = none.Path }.Ask().Problems.Count(p => p.Diagnostic is { Severity: Severity.Error }));
        using var lacking = SampleCrises.Of("crisno,crisname,yrtrig,break,sevviosy,protrac,forout,brexit\n", "crisno,actor\n1,A\n");
        var problem = Assert.Single(new BacktestRequest { Data = lacking.Path }.Ask().Problems);
        Assert.Equal((OutsideRules.IcbColumns.Code, true),
            (problem.Diagnostic!.Code, problem.Diagnostic.Span.File.EndsWith("icb2v14.csv", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("1,ONE,1950,9,4,3,1,10\n", "1,A,9,1950,1,1,6,0,3\n")]
    [InlineData("x,\"y\n\nz\",,,,,\n1,A,99999999999999,9,3,3,,\n", "1,,,,,,,,\n,,,\n-5\n")]
    public void Too_little_to_score_is_said(string crises, string actors)
    {
        using var data = SampleCrises.Of($"crisno,crisname,yrtrig,break,sevviosy,protrac,forout,brexit\n{crises}",
            $"crisno,actor,triggr,yrtrig,motrig,datrig,gravty,powdis,pc\n{actors}");
        var answered = new BacktestRequest { Data = data.Path, Draws = 1 }.Ask();
        Assert.Null(answered.Answer);
        Assert.Equal(ProblemKind.Unanswerable, Assert.Single(answered.Problems).Kind);
    }

    [Fact]
    public void Codes_that_nobody_knows_are_taken_for_even_chances()
    {
        using var data = SampleCrises.Of(
            "crisno,crisname,yrtrig,break,sevviosy,protrac,forout,brexit\n1,ONE,1950,77,4,9,1,10\n2,TWO,1960,,1,,,\n2,TWICE,1961,1,4,1,1,1\n",
            "crisno,actor,triggr,yrtrig,motrig,datrig,gravty,powdis,pc\n1,A,-3,1950,13,40,99,x,7\n2,B,0,,,,-1,,\n");
        var answer = new BacktestRequest { Data = data.Path, Draws = 1 }.Ask().OrThrow();
        Assert.Equal([("ONE", 0.5, 0.5), ("TWO", 0.5, 0.5)], answer.Cases.Select(c => (c.Name, c.ResoluteDefender, c.ResoluteChallenger)));
        Assert.All(answer.Scores, s => Assert.True(double.IsFinite(s.Brier)));
    }
}
