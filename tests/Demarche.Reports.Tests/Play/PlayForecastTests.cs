using System.Text.Json;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Language.Compiling;
using Demarche.Reports.Play;
using Demarche.Reports.Rendering;
using Demarche.Reports.Tests.Cases;
using static Demarche.Reports.Tests.Written;

namespace Demarche.Reports.Tests.Play;

/// <summary>What a forecast says, on crises small enough to be played in no time.</summary>
public sealed class PlayForecastTests
{
    private const string Standoff = """
        crisis: A standoff
        asof: 2022-01-01
        parties:
          North:
            levers:
              ties: { levels: [kept, severed], moves: up }
              fleet: [port, sea]
            types:
              firm: { prior: [40%, 60%], priorities: [sanctions is none, ties is severed if sanctions is full, ties is kept, fleet is sea] }
              soft: { priorities: [ties is kept, sanctions is none, fleet is port] }
          South:
            levers: { sanctions: { levels: [none, full], moves: up } }
            priorities: [ties is kept, sanctions is full if fleet is sea, sanctions is none]
        outcomes:
          break: ties is severed
          squeeze: sanctions is full
          calm: not break and not squeeze
        break: break
        threats: [{ by: North, against: South, if: sanctions is full, then: ties is severed, audience-cost: high }]
        issues: { trade: { at-stake-in: break, stakes: { North: low, South: high } } }
        risks: [{ while: fleet is sea and ties is kept, then: ties is severed, chance: [0.1%, 2%] }]
        calendar:
          - { on: 2022-01-03, what: First talks }
          - { on: 2022-01-08, what: Second talks, order: simultaneous }
        play: { horizon: 2022-01-12 }
        """;

    private static PlayFindings Play(string text, PlayRequest request) => PlayForecast.Of(Compile(text), request).Forecast!.Findings;

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        var request = new PlayRequest { Draws = 24, Seed = 7 };
        var one = Json.Render(Play(Standoff, request with { Threads = 1 }));
        Assert.Equal(one, Json.Render(Play(Standoff, request with { Threads = 5 })));
        Assert.NotEqual(one, Json.Render(Play(Standoff, request with { Seed = 8, Threads = 5 })));
    }

    [Fact]
    public void Figures_hang_together()
    {
        var findings = Play(Standoff, new PlayRequest { Draws = 30 });
        Assert.Equal(["2022-01-03", "2022-01-08", "2022-01-12"], findings.Dates.Select(d => d.On));
        Assert.Equal(findings.Dates.Select(d => d.BreakBy.Mean).Order(), findings.Dates.Select(d => d.BreakBy.Mean));
        Assert.Equal(findings.Break!.Probability.Mean, findings.Dates[^1].BreakBy.Mean, 12);
        Assert.Equal(1, findings.Dates.Sum(d => d.Share), 9);
        Assert.Equal(findings.Break.Probability.Mean, findings.Outcomes.Single(o => o.Name == "break").Share.Mean, 9);
        foreach (var chance in findings.Chances)
        {
            Assert.Equal(1, chance.Options.Sum(o => o.Share.Mean), 9);
            Assert.Equal(0, chance.Options[0].Gain.Mean);
            Assert.All(chance.Options, o => Assert.InRange(o.Breaks.Low95, 0, o.Breaks.High95));
        }

        Assert.All(findings.Chances.SelectMany(c => c.Options).Where(o => o.Beliefs.Count > 0), o => Assert.Equal(1, o.Beliefs.Sum(), 9));
        Assert.InRange(findings.Pivots.Sum(p => p.Share), 0.5, 1.05);
        Assert.InRange(findings.Break.AtRandom!.Value, 0.5, 1);
        Assert.Equal(findings.Tornado.Select(b => b.Swing).OrderDescending(), findings.Tornado.Select(b => b.Swing));
        Assert.Contains(findings.GivenUp, g => g.Lever == "North.ties");
        Assert.True(findings.GivenUp.Single(g => g.Lever == "North.ties").BreaksMore.Mean < 0);
        Assert.Equal(3, findings.Refinement.Count);
        Assert.All(findings.Refinement, r => Assert.NotNull(r.Breaks));
    }

    /// <summary>
    /// One party that can strike and stop again: at random it strikes first with probability 1/2 and, if so, stops again with 1/2; if not, it strikes then
    /// with 1/2. Broken by the end 3/4, of which 1/4 is undone. Where a break ends all, nothing is undone.
    /// </summary>
    [Theory]
    [InlineData("goes-on", 0.25)]
    [InlineData("ends", 0)]
    public void How_much_of_the_break_is_taken_back_again_is_told(string after, double undone)
    {
        var findings = Play($$"""
            asof: 2022-01-01
            parties: { A: { levers: { strike: [no, yes] }, priorities: [strike is no] } }
            outcomes: { war: strike }
            break: war
            calendar: [{ on: 2022-01-02, what: One }, { on: 2022-01-03, what: Two }]
            play: { precision: 0, after-break: {{after}} }
            """, new PlayRequest { Draws = 3 });
        Assert.Equal(0.75, findings.Break!.Probability.Median, 9);
        Assert.Equal(undone, findings.Break.Undone, 9);
        Assert.Equal(0.75 - undone, findings.Outcomes[0].Share.Median, 9);
        Assert.Equal(undone > 0, PlaySentences.Undone(findings) is { } told && told.StartsWith("Of the breaks that come about in play, 33% are undone by 3 January 2022", StringComparison.Ordinal));
    }

    [Fact]
    public void A_break_that_is_there_already_and_ends_all_is_told_as_certain()
    {
        var findings = Play(
            Standoff.Replace("[kept, severed], moves: up", "[kept, severed], now: severed, moves: up", StringComparison.Ordinal).Replace("{ horizon", "{ after-break: ends, horizon", StringComparison.Ordinal),
            new PlayRequest { Draws = 3 });
        Assert.Equal(1, findings.Break!.Probability.Median);
        Assert.Empty(findings.Chances);
    }

    [Fact]
    public void One_run_read_whole_adds_up()
    {
        var compiled = Compile(Standoff);
        var table = PlayTable.Of(compiled, new PlayRequest()).Table!;
        var ensemble = new PlayEnsemble(table, new PlayRequest { Seed = 3, Threads = 2 }.Exactly(6));
        foreach (var (draw, run) in ensemble.Run(null, CancellationToken.None).Runs)
        {
            Assert.InRange(run.Traces.Sum(), 0.95, 1 + 1e-9);
            Assert.Equal(run.Breaks * (1 - run.Breaks), run.Settled.Cast<double>().Sum(), 9);
            Assert.True(run.IsComplete, $"draw {draw}");
            for (var type = 0; type < 2; type++) Assert.Equal(run.Beliefs[0][type], run.Options[0].Sum(o => o.Share * o.Beliefs[type]), 9);
        }
    }

    [Fact]
    public void A_dearer_threat_is_kept_more()
    {
        var asked = new[] { "none", "20%", "40%", "80%" }.Select(cost =>
        {
            var compiled = Compile(Standoff.Replace("audience-cost: high", $"audience-cost: {cost}", StringComparison.Ordinal));
            var table = PlayTable.Of(compiled, new PlayRequest()).Table!;
            var game = table.Centre;
            var solution = game.Solve(new Demarche.Engine.Play.Exact.QreSolver(game.Game.Tree), table.Sampler.Centre());
            var last = Enumerable.Range(game.Game.Now, game.Game.Tree.Nodes - game.Game.Now)
                .Last(n => game.Game.Tree.Mover(n) == 0 && game.Game.Tree.Actions(n) > 1 && compiled.Outcomes[1][game.Game.From(n)] && !compiled.Break![game.Game.From(n)]);
            return Enumerable.Range(0, game.Game.Tree.Actions(last)).Where(a => compiled.Break![game.Game.Option(last, a)]).Sum(a => solution.Mix(last, a));
        }).ToArray();
        Assert.Equal(asked.Order(), asked);
        Assert.True(asked[^1] > asked[0]);
    }

    /// <summary>Worths 0, 1 and 0.9 + x scaled to a range of 1, λ 3: the last is chosen half of the time when e³ = 1 + e^(3/(0.9 + x)).</summary>
    [Fact]
    public void Nearness_is_where_a_break_is_as_likely_as_not()
    {
        const string Model = """
            asof: 2022-01-01
            parties:
              A: { levers: { force: [none, some, all] }, utilities: { force is some: 1, force is all: 0.9 } }
            outcomes: { break: force is all }
            break: break
            calendar: [{ on: 2022-01-01, what: Today }]
            play: { precision: 3 }
            """;
        var near = Assert.Single(Play(Model, new PlayRequest { Draws = 1 }).Nearness);
        Assert.NotNull(near.Change);
        Assert.StartsWith("what a break is worth to A", near.Words, StringComparison.Ordinal);
        Assert.InRange(near.Change.Value, 3 / Math.Log(Math.Exp(3) - 1) - 0.9 - 0.005, 3 / Math.Log(Math.Exp(3) - 1) - 0.9 + 0.005);
    }

    /// <summary>Each change that is told leads to even odds; where none is told, neither end of the range lies on the other side.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_change_that_is_told_makes_the_break_as_likely_as_not(int seed)
    {
        var (compiled, request) = (Compile(Standoff), new PlayRequest { Draws = 1, Seed = seed });
        var (findings, table) = (PlayForecast.Of(compiled, request).Forecast!.Findings, PlayTable.Of(compiled, request).Table!);
        var (draw, centre) = (new PlayEnsemble(table, request).Draw(0), table.Sampler.Centre());
        double At(PlayInput input, double value)
        {
            var changed = input.Set(draw, value);
            var game = table.For(changed);
            return game.Breaks(game.Solve(new Demarche.Engine.Play.Exact.QreSolver(game.Game.Tree), changed));
        }

        var inputs = PlayInput.Of(compiled.Crisis, table).Where(i => i.IsShare).ToDictionary(i => i.Words);
        Assert.Equal(inputs.Keys.Order(), findings.Nearness.Select(n => n.Words).Order());
        foreach (var near in findings.Nearness)
        {
            var input = inputs[near.Words];
            var start = input.Get(centre);
            if (near.Change is { } change)
            {
                // Chances of risks come in fifths, so that the probability may jump over one half there.
                if (!near.Words.Contains("by themselves", StringComparison.Ordinal)) Assert.InRange(At(input, start + change), 0.48, 0.52);
                Assert.NotEqual(At(input, start) < 0.5, At(input, start + change) < 0.5);
            }
            else
            {
                Assert.All(new[] { input.Widest.Low, input.Widest.High, input.Bounds.Low, input.Bounds.High }, v => Assert.Equal(At(input, start) < 0.5, At(input, v) < 0.5));
            }
        }

        Assert.Contains(findings.Nearness, n => n.To is not null);
        Assert.Equal(1, findings.Panel);
        Assert.Equal(findings.Break!.Probability.Median, findings.Tornado[0].AtMiddle, 9);
    }

    /// <summary>A found bug: two threats of the same were one in what had been asked already, and in words.</summary>
    [Fact]
    public void The_same_threatened_twice_is_two_costs()
    {
        var text = Standoff.Replace("threats: [", "threats: [{ by: North, against: South, if: sanctions is full and fleet is sea, then: ties is severed, audience-cost: high }, ", StringComparison.Ordinal);
        var (compiled, request) = (Compile(text), new PlayRequest { Draws = 1, Threads = 1 });
        var (findings, table) = (PlayForecast.Of(compiled, request).Forecast!.Findings, PlayTable.Of(compiled, request).Table!);
        var draw = new PlayEnsemble(table, request).Draw(0);
        var solver = new PlaySolver(table.For(draw), null);
        var costs = PlayInput.Of(compiled.Crisis, table).Where(i => i.Words.StartsWith("what it costs North", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, costs.Select(c => c.Words).Distinct().Count());
        foreach (var cost in costs)
        {
            var swing = Math.Abs(solver.Breaks(cost.Set(draw, cost.Bounds.Low)) - solver.Breaks(cost.Set(draw, cost.Bounds.High)));
            Assert.InRange(Math.Abs(swing - findings.Tornado.Where(b => b.Words == cost.Words).Sum(b => b.Swing)), 0, 0.0005);
            var near = findings.Nearness.Single(n => n.Words == cost.Words);
            var start = cost.Get(table.Sampler.Centre());
            if (near.Change is { } change) Assert.NotEqual(solver.Breaks(cost.Set(draw, start)) < 0.5, solver.Breaks(cost.Set(draw, start + change)) < 0.5);
        }
    }

    /// <summary>A found bug: where all act at once, what came of it was told as if it had come about at the first occasion.</summary>
    [Fact]
    public void What_comes_of_acting_at_once_comes_about_on_that_day()
    {
        const string Model = """
            asof: 2022-01-01
            parties:
              A: { levers: { force: [none, all] }, priorities: [force is none] }
              B: { levers: { guard: [down, up] }, priorities: [guard is up] }
            outcomes: { break: force is all }
            break: break
            calendar:
              - { on: 2022-01-02, what: First, parties: [B] }
              - { on: 2022-01-05, what: Second, parties: [A, B], order: simultaneous }
            play: { precision: 2 }
            """;
        var findings = Play(Model, new PlayRequest { Draws = 3, WhatIf = false });
        Assert.Equal(0, findings.Dates[0].BreakBy.Mean);
        Assert.True(findings.Dates[1].BreakBy.Mean > 0.01);
        Assert.All(findings.Pivots, p => Assert.Equal("2022-01-05", p.On));
    }

    [Fact]
    public void Recorded_moves_are_told_with_what_they_leave_to_believe()
    {
        var findings = Play(Standoff + """

            record:
              - { on: 2021-12-20, by: North, what: Leaves its ships in port, does: fleet is port }
              - { on: 2021-12-22, by: South, what: Speaks }
              - { on: 2021-12-24, by: North, what: Keeps its embassy, does: ties is kept }
            """, new PlayRequest { Draws = 9, WhatIf = false });
        Assert.Equal(["2021-12-20", "2021-12-24"], findings.Signals.Select(s => s.On));
        Assert.All(findings.Signals, s => Assert.Equal(1, s.Beliefs.Sum(b => b.Mean), 9));
        Assert.Equal(findings.Beliefs.Select(b => b.Now), findings.Signals[^1].Beliefs);
        Assert.True(findings.Signals[0].Beliefs[0].Mean < findings.Beliefs[0].Prior, "a firm North would have sent its ships more often");
        Assert.Contains("What the recorded moves tell", Demarche.Reports.Rendering.TerminalRenderer.Render(PlayDocument.Of(findings)), StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_keeps_what_is_done_and_says_how_much()
    {
        using var stop = new CancellationTokenSource();
        var (forecast, whyNot) = PlayForecast.Of(Compile(Standoff), new PlayRequest { Draws = 5000, Threads = 1 }, at =>
        {
            if (at.Done == 3) stop.Cancel();
        }, stop.Token);
        Assert.Null(whyNot);
        Assert.InRange(forecast!.Findings.Basis.Draws, 3, 4);
        Assert.Contains(forecast.Findings.Basis.Notes, n => n.Contains("of 5000 runs are done", StringComparison.Ordinal));
        Assert.Empty(forecast.Findings.Tornado);
    }

    [Fact]
    public void A_crisis_too_large_is_made_smaller_and_says_how()
    {
        var findings = Play(Standoff, new PlayRequest { Draws = 2, MostHistories = 60, Mode = PlayMode.Exact, WhatIf = false });
        Assert.True(findings.Basis.Histories <= 60);
        Assert.Contains("several levers at once", findings.Basis.LeftOut, StringComparison.Ordinal);
    }

    public static TheoryData<string> Models => [.. BundledModels.All];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_bundled_model_is_played_or_says_what_it_lacks(string model)
    {
        var compiled = BundledModels.Compile(model);
        var (forecast, whyNot) = PlayForecast.Of(compiled, new PlayRequest { Draws = 2, WhatIf = false });
        if (forecast is null) Assert.Contains("calendar", whyNot, StringComparison.Ordinal);
        else Assert.InRange(forecast.Findings.Break!.Probability.Median, 0.0001, 0.9999);
        Assert.Equal(compiled.Crisis.Calendar.Count == 0, forecast is null);
    }

    [Fact]
    public void Json_has_the_shape_that_is_documented()
    {
        using var json = JsonDocument.Parse(Json.Render(Play(Standoff, new PlayRequest { Draws = 3 })));
        string[] keys = ["model", "asOf", "horizon", "basis", "break", "outside", "joined", "insideOnly", "dates", "outcomes", "paths", "pathsToBreak", "pivots", "beliefs", "signals", "evidence", "indicators", "chances", "givenUp", "tornado", "panel", "nearness", "refinement", "skill"];
        Assert.Equal(keys.Order(), json.RootElement.EnumerateObject().Select(p => p.Name).Order());
        var by = json.RootElement.GetProperty("dates")[0].GetProperty("breakBy");
        Assert.Equal(["median", "mean", "low50", "high50", "low80", "high80", "low95", "high95"], by.EnumerateObject().Select(p => p.Name));
        Assert.Equal(3, json.RootElement.GetProperty("basis").GetProperty("draws").GetInt32());
    }

    [Fact]
    public void Csv_has_a_line_a_day()
    {
        var lines = PlayCsv.Render(Play(Standoff, new PlayRequest { Draws = 3, WhatIf = false })).Split("\r\n");
        Assert.Equal("date,occasion,probability,low50,high50,low80,high80,low95,high95,outside,share,inside,inside_low80,inside_high80", lines[0]);
        Assert.Equal(["2022-01-03,First talks", "2022-01-08,Second talks", "2022-01-12,the horizon", ""], lines[1..].Select(l => string.Join(',', l.Split(',').Take(2))));
    }

    [Fact]
    public void A_model_without_a_break_is_played_for_its_outcomes()
    {
        var findings = Play(Standoff.Replace("break: break\n", "", StringComparison.Ordinal), new PlayRequest { Draws = 3 });
        Assert.Null(findings.Break);
        Assert.Equal(3, findings.Outcomes.Count);
        Assert.NotEmpty(findings.Paths);
        Assert.Contains("names no break", Demarche.Reports.Rendering.TerminalRenderer.Render(PlayDocument.Of(findings)), StringComparison.Ordinal);
    }
}
