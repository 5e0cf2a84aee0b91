using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Language.Compiling;
using Demarche.Reports.Play;
using Demarche.Reports.Rendering;
using static Demarche.Reports.Tests.Written;

namespace Demarche.Reports.Tests.Play;

/// <summary>Play on a grid of beliefs: what it says of a crisis that can be played exactly as well, and what it says of itself.</summary>
public sealed class PlayGridTests
{
    private const string Standoff = """
        crisis: A standoff
        asof: 2022-01-02
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
            types:
              bold: { prior: 30%, priorities: [sanctions is full if fleet is sea, ties is kept, sanctions is none] }
              meek: { priorities: [ties is kept, sanctions is none] }
        outcomes:
          break: ties is severed
          squeeze: sanctions is full
        break: break
        threats: [{ by: North, against: South, if: sanctions is full, then: ties is severed, audience-cost: high }]
        risks: [{ while: fleet is sea and ties is kept, then: ties is severed, chance: 1% }]
        record:
          - { on: 2022-01-01, by: North, toward: South, tone: -1, what: The fleet puts out, does: fleet is sea, before: fleet is port }
        calendar:
          - { on: 2022-01-03, what: First talks }
          - { on: 2022-01-05, what: Second talks }
          - { on: 2022-01-08, what: Third talks }
        play: { horizon: 2022-01-12 }
        """;

    private static (int Draw, PlayRun Result)[] Runs(PlayRequest request)
    {
        var table = PlayTable.Of(Compile(Standoff), request).Table!;
        Assert.Equal(request.Mode == PlayMode.Grid, table.Centre.Cells > 0);
        return [.. new PlayEnsemble(table, request.Exactly(12)).Run(null, CancellationToken.None).Runs];
    }

    [Fact]
    public void A_grid_says_what_the_exact_solution_says()
    {
        var request = new PlayRequest { Threads = 2 };
        foreach (var ((draw, exact), (_, grid)) in Runs(request with { Mode = PlayMode.Exact }).Zip(Runs(request with { Mode = PlayMode.Grid })))
        {
            void Near(IEnumerable<double> x, IEnumerable<double> y, double by) => Assert.All(x.Zip(y), pair => Assert.True(Math.Abs(pair.First - pair.Second) < by, $"draw {draw}: {pair.First} {pair.Second}"));
            Assert.True(grid.IsComplete);
            Near(exact.BreaksBy, grid.BreaksBy, 0.01);
            Near(exact.Outcomes, grid.Outcomes, 0.01);
            Near(exact.Values, grid.Values, 0.005);
            Near(exact.Beliefs.SelectMany(b => b), grid.Beliefs.SelectMany(b => b), 0.01);
            Near(exact.Learnt.SelectMany(b => b), grid.Learnt.SelectMany(b => b), 0.01);
            foreach (var (options, others) in exact.Options.Zip(grid.Options))
            {
                Near(options.Select(o => o.Share), others.Select(o => o.Share), 0.02);
                Near(options.Select(o => o.Breaks), others.Select(o => o.Breaks), 0.02);
                Near(options.Select(o => o.Gain), others.Select(o => o.Gain), 0.01);
                Near(options.SelectMany(o => o.Beliefs), others.SelectMany(o => o.Beliefs), 0.02);
            }
        }
    }

    [Fact]
    public void A_run_on_a_grid_adds_up()
    {
        foreach (var (_, run) in Runs(new PlayRequest { Threads = 2, Mode = PlayMode.Grid }))
        {
            Assert.InRange(run.Traces.Sum(), 0.95, 1 + 1e-9);
            Assert.InRange(run.Settled.Cast<double>().Sum(), 0.9 * run.Breaks * (1 - run.Breaks), run.Breaks * (1 - run.Breaks) + 1e-9);
            Assert.All(run.Options.Where(o => o.Length > 0), options => Assert.Equal(1, options.Sum(o => o.Share), 9));
        }
    }

    [Fact]
    public void On_a_grid_too_the_answer_is_the_same_on_any_number_of_threads()
    {
        var compiled = Compile(Standoff);
        string Told(int threads) => Json.Render(PlayForecast.Of(compiled, new PlayRequest { Draws = 8, Mode = PlayMode.Grid, Threads = threads }).Forecast!.Findings);
        Assert.Equal(Told(1), Told(3));
    }

    /// <summary>Nothing is left out, and the answer names the mode and how far off it may be.</summary>
    [Fact]
    public void A_game_with_too_many_histories_is_played_on_a_grid_and_says_so()
    {
        var compiled = Compile(Standoff);
        var half = PlayForecast.Of(compiled, new PlayRequest { Draws = 1, WhatIf = false }).Forecast!.Findings.Basis.Histories / 2;
        var findings = PlayForecast.Of(compiled, new PlayRequest { Draws = 4, MostHistories = half }).Forecast!.Findings;
        Assert.Equal("grid", findings.Basis.Mode);
        Assert.Equal("2022-01-12", findings.Horizon);
        Assert.InRange(findings.Basis.GridError!.Value, 1e-9, 0.02);
        var text = MarkdownRenderer.Render(PlayDocument.Of(findings));
        Assert.Contains("grid of 16 steps", text, StringComparison.Ordinal);
        Assert.Contains("How far off the grid may be", text, StringComparison.Ordinal);
        var exact = PlayForecast.Of(compiled, new PlayRequest { Draws = 4, MostHistories = half, Mode = PlayMode.Exact }).Forecast!.Findings;
        Assert.Equal("exact", exact.Basis.Mode);
        Assert.Null(exact.Basis.GridError);
        Assert.Contains($"larger than is played ({half:N0} histories)", exact.Basis.LeftOut, StringComparison.Ordinal);
        Assert.StartsWith(exact.Basis.LeftOut!, PlaySentences.Likely(exact), StringComparison.Ordinal);
    }

    /// <summary>The calendar itself is played exactly; only the finer one is too large for that.</summary>
    [Fact]
    public void A_finer_calendar_is_played_on_a_grid_where_it_must_be()
    {
        var compiled = Compile(Standoff);
        var request = new PlayRequest { Draws = 2 };
        var histories = PlayForecast.Of(compiled, request with { WhatIf = false }).Forecast!.Findings.Basis.Histories;
        var refinement = PlayForecast.Of(compiled, request with { MostHistories = histories }).Forecast!.Findings.Refinement;
        Assert.EndsWith("(on a grid of beliefs)", refinement[^1].Words, StringComparison.Ordinal);
        var exact = PlayForecast.Of(compiled, request with { Mode = PlayMode.Exact }).Forecast!.Findings.Refinement;
        Assert.Equal(exact[^1].Breaks!.Value, refinement[^1].Breaks!.Value, 0.01);
    }

    [Fact]
    public void Runs_that_would_take_too_many_sweeps_are_cut_counted_and_told()
    {
        var findings = PlayForecast.Of(Compile(Standoff), new PlayRequest { Draws = 5, Sweeps = 3, WhatIf = false }).Forecast!.Findings;
        Assert.Equal(5, findings.Basis.Incomplete);
        Assert.Contains("5 of 5 runs did not reach the precision asked for", MarkdownRenderer.Render(PlayDocument.Of(findings)), StringComparison.Ordinal);
    }
}
