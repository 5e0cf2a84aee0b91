using CsCheck;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Game;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Analysis.Tests.Game;
using Demarche.Engine.Outside;
using Demarche.Language;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Tests.Outside;

/// <summary>The answer, held to the outside view.</summary>
public sealed class OutsideForecastTests
{
    private static readonly PlayRequest Request = new PlayRequest { Threads = 2, WhatIf = false, Seed = 3 }.Exactly(6);

    private const string Small = """
        parties:
          A: { levers: { strike: { levels: [no, yes], moves: up } }, types: { firm: { prior: 50%, priorities: [strike is yes, B.yield is yes] }, soft: { prior: 50%, priorities: [strike is no, B.yield is yes] } } }
          B: { levers: { yield: { levels: [no, yes], moves: up } }, priorities: [A.strike is no, yield is no] }
        outcomes: { war: A.strike is yes }
        break: war
        asof: 2022-01-01
        calendar:
          - { on: 2022-01-04, what: Talks, parties: [A, B] }
          - { on: 2022-01-08, what: More talks, parties: [B, A] }

        """;

    [Fact]
    public void Typical_models_average_the_rate()
    {
        var (held, outside) = Hold(Models.Written(Small + "outside: { of: cases, k: 8, n: 200 }"));
        Assert.Equal(outside!.Rate.Mean, outside.Calibration.Mean, 0.021 * outside.Rate.Mean);
        Assert.Equal(outside.Rate.Mean, outside.Calibration.Breaks.Average(b => new Anchor(outside.Rate.Mean, [.. outside.Calibration.Breaks.Select(Logistic.Odds)]).Joined(0.7, Logistic.Odds(b))), 1e-6);
        Assert.Equal(outside.Calibration.Readiness, held.Sampler.Centre().Readiness);
    }

    [Fact]
    public void Without_trust_there_is_the_class()
    {
        var compiled = Models.Written(Small + "outside: { of: cases, share: 3% }");
        var sceptic = Trust.After(Enumerable.Range(0, 4000).Select(k => new ResolvedForecast(new Anchor(0.5, [-4, 4]), k % 2 == 0 ? 12 : -12, k % 2 != 0)));
        Assert.InRange(sceptic.Mean, 0, 0.002);
        var (forecast, _) = PlayForecast.Of(compiled, Request with { Trust = sceptic });
        Assert.Equal(0.03, forecast!.Findings.Joined!.Probability, 1e-3);
        Assert.Equal(0.03, forecast.Findings.Joined.Outside, 1e-12);
    }

    [Fact]
    public void Days_rise_to_the_answer_and_lie_on_the_classs_hazard()
    {
        var (forecast, _) = PlayForecast.Of(Models.Written(Small + "outside: { of: cases, k: 30, n: 200, per-day: 0.5%, days: 60, shape: 0.8 }"), Request);
        var found = forecast!.Findings;
        Assert.Equal(found.Joined!.Probability, found.Dates[^1].Joined!.Mean, 1e-12);
        Assert.Equal(found.Joined.Outside, found.Dates[^1].Outside!.Value, 1e-12);
        Assert.True(found.Dates[0].Joined!.Mean < found.Dates[^1].Joined!.Mean);
        Assert.All(found.Dates, d => Assert.True(d.Joined!.Low95 <= d.Joined.Low50 && d.Joined.Low50 <= d.Joined.High50 && d.Joined.High50 <= d.Joined.High95));
    }

    [Fact]
    public void Without_a_class_no_probability_is_given()
    {
        var (forecast, _) = PlayForecast.Of(Models.Written(Small), Request);
        Assert.Null(forecast!.Findings.Joined);
        Assert.Null(forecast.Findings.Outside);
        Assert.False(forecast.Findings.InsideOnly);
    }

    [Fact]
    public void The_same_answer_on_any_number_of_threads_and_asked_twice()
    {
        var compiled = Models.Written(Small + "outside: { of: cases, k: 8, n: 200 }");
        JoinedFinding Ask(int threads) => PlayForecast.Of(compiled, Request with { Threads = threads }).Forecast!.Findings.Joined!;
        var (one, two, again) = (Ask(1), Ask(4), Ask(1));
        Assert.Equal(one.Probability, two.Probability);
        Assert.Equal(one.TypicalLogOdds, two.TypicalLogOdds);
        Assert.Equal(one.Probability, again.Probability);
    }

    [Fact]
    public void A_readiness_that_the_model_states_stays()
    {
        var (held, outside) = Hold(Models.Written(Small + "outside: { of: cases, k: 8, n: 200 }\nplay: { readiness: 4% }"));
        Assert.Equal(0.04, outside!.Calibration.Readiness);
        Assert.Equal(0.04, held.Sampler.Centre().Readiness);
    }

    [Theory]
    [InlineData("geneva-2022", 0.001, 0.012)]
    [InlineData("cuba-1962", 0.005, 0.05)]
    public void Bundled_models_give_numbers_that_their_class_knows(string model, double least, double most)
    {
        var (forecast, _) = PlayForecast.Of(Models.Bundled(model), Request);
        Assert.InRange(forecast!.Findings.Joined!.Probability, least, most);
    }

    [Theory]
    [InlineData("geneva-2022")]
    [InlineData("cuba-1962")]
    public void Cutting_the_calendar_finer_moves_a_held_model_by_less_than_a_fifth_of_a_point(string model)
    {
        var (held, _) = Hold(Models.Bundled(model));
        AssertCutsAgree(held);
    }

    /// <summary>Without threats, which fall due at the next chance, and risks, which may be counted by occasion: their meaning hangs on how the calendar is cut.</summary>
    [Fact]
    public void Cutting_the_calendar_finer_hardly_moves_random_crises() => Gen.Int[1, int.MaxValue - 1].Sample(seed =>
    {
        var model = ModelText.Random(new Random(seed));
        model.Threats.Clear();
        model.Risks.Clear();
        var compiled = Compiler.Compile(ModelLoader.Parse(model.ToString(), "random.crisis.yaml").Crisis!);
        if (compiled.Break is null) return;
        var (table, _) = PlayTable.Of(compiled, Request);
        AssertCutsAgree(table!.Ready(0.002));
    }, iter: Math.Min(200, Samples.Count / 25));

    /// <summary>Who is hardly ever ready meets others who stay: it makes no difference whether they act at once. Play at once used to be left unsolved there.</summary>
    [Fact]
    public void Parties_that_are_hardly_ever_ready_act_at_once_as_they_do_in_turn()
    {
        double Breaks(string order)
        {
            var compiled = Compiler.Compile(ModelLoader.Parse($$"""
                asof: 2022-01-01
                parties:
                  A: { levers: { x: { levels: [no, yes] } }, types: { firm: { prior: 40%, priorities: [x, w] }, soft: { prior: 60%, priorities: [x or w, not x] } } }
                  B: { levers: { y: { levels: [no, yes], moves: up }, w: { levels: [no, yes] } }, priorities: [not y, y and not w] }
                outcomes: { bad: y }
                break: bad
                calendar: [{ on: 2022-01-07, what: Talks, parties: [A, B], order: {{order}} }]
                """, "hardly.crisis.yaml").Crisis!);
            var table = PlayTable.Of(compiled, Request).Table!.Ready(0.002);
            var draw = table.Sampler.Centre();
            return new PlaySolver(table.For(draw), null).Breaks(draw);
        }

        Assert.Equal(Breaks("listed"), Breaks("simultaneous"), 1e-4);
    }

    [Fact]
    public void Typical_orders_hold_the_same_statements() => Gen.Int[1, int.MaxValue - 1].Sample(seed =>
    {
        var compiled = Compiler.Compile(ModelLoader.Parse(ModelText.Random(new Random(seed)).ToString(), "random.crisis.yaml").Crisis!);
        var draw = TypicalModels.Draw(new PlaySampler(compiled), compiled.Crisis, 1, 2);
        var again = TypicalModels.Draw(new PlaySampler(compiled), compiled.Crisis, 1, 2);
        foreach (var (party, types) in draw.Orders.Index())
        {
            foreach (var (type, order) in types.Index())
            {
                string[] Of(Demarche.Language.Model.Preference p) => p is Demarche.Language.Model.Preference.Priorities own ? [.. own.Groups.SelectMany(g => g).Select(c => c.Words)] : [];
                Assert.Equal(Of(new PlaySampler(compiled).Orders[party][type]).Order(StringComparer.Ordinal), Of(order.Order).Order(StringComparer.Ordinal));
                Assert.Equal(Of(again.Orders[party][type].Order), Of(order.Order));
            }
        }
    }, iter: Samples.Tenth);

    /// <summary>Each stretch up to an occasion is cut in two and in four, with the same parties acting at each cut.</summary>
    private static void AssertCutsAgree(PlayTable table)
    {
        var calendar = table.Centre.Game.Calendar;
        var draw = table.Sampler.Centre();
        var whole = new PlaySolver(table.For(draw), null).Breaks(draw);
        foreach (var parts in (int[])[2, 4])
        {
            var ahead = calendar.Occasions.Skip(calendar.Past).ToArray();
            PlayOccasion[] cut = [.. ahead.SelectMany((o, d) => Cuts(d == 0 ? calendar.AsOf : ahead[d - 1].On, o, parts))];
            if (table.With(calendar with { Occasions = [.. calendar.Occasions.Take(calendar.Past), .. cut] }) is not { } finer) continue;
            Assert.Equal(whole, new PlaySolver(finer.For(draw), null).Breaks(draw), 0.002);
        }
    }

    private static IEnumerable<PlayOccasion> Cuts(DateOnly before, PlayOccasion occasion, int parts)
    {
        var days = occasion.On.DayNumber - before.DayNumber;
        for (var k = 1; k < parts; k++) if (days * k / parts is var at && at > days * (k - 1) / parts && at < days) yield return occasion with { On = before.AddDays(at) };
        yield return occasion;
    }

    [Fact]
    public void A_model_that_is_named_as_typical_averages_the_rate_as_many_days_ahead()
    {
        var rate = "outside: { of: cases, k: 8, n: 200 }";
        var calmer = Small.Replace("priorities: [strike is yes, B.yield is yes]", "priorities: [B.yield is yes, strike is yes]", StringComparison.Ordinal);
        var other = Named(Small + rate, (calmer + rate).Replace("2022-01", "2019-06", StringComparison.Ordinal) + "\nplay: { horizon: 2019-07-30 }\n");
        var (held, outside) = Hold(other);
        Assert.Equal(outside!.Rate.Mean, outside.Calibration.Mean, 0.021 * outside.Rate.Mean);
        Assert.Equal(outside.Calibration.Readiness, held.Sampler.Centre().Readiness);
        var ahead = held.Centre.Game.Calendar.Horizon.DayNumber - held.Centre.Game.Calendar.AsOf.DayNumber;
        var typical = TypicalModels.Named(other.Crisis.Typical!, ahead, Request, default).Games!.Centre.Game.Calendar;
        Assert.Equal(ahead, typical.Horizon.DayNumber - typical.AsOf.DayNumber);
        Assert.NotEqual(Hold(Models.Written(Small + rate)).Outside!.Calibration.Readiness, outside.Calibration.Readiness);

        var own = PlayForecast.Of(Named(Small + rate, Small), Request.Exactly(40)).Forecast!.Findings.Joined!;
        Assert.Equal(own.Outside, own.Probability, 0.05 * own.Outside);
        var worse = PlayForecast.Of(other, Request.Exactly(40)).Forecast!.Findings.Joined!;
        Assert.True(worse.Probability > worse.Outside * 1.02, $"{worse.Probability} against {worse.Outside}");
    }

    [Fact]
    public void One_that_cannot_be_played_so_far_ahead_is_refused_in_words()
    {
        var late = Small.Replace("asof: 2022-01-01", "asof: 2021-01-01", StringComparison.Ordinal);
        var (forecast, whyNot) = PlayForecast.Of(Named(Small + "outside: { of: cases, k: 8, n: 200 }", late), Request);
        Assert.Null(forecast);
        Assert.StartsWith("The model usual.crisis.yaml, which is named as typical, cannot be played: ", whyNot, StringComparison.Ordinal);
    }

    private static CompiledCrisis Named(string model, string typical)
    {
        var crisis = ModelLoader.Parse(model, "test.crisis.yaml").Crisis!;
        return Compiler.Compile(crisis with { Typical = ModelLoader.Parse(typical, "usual.crisis.yaml").Crisis! });
    }

    private static (PlayTable Held, OutsideForecast? Outside) Hold(CompiledCrisis compiled)
    {
        var (table, whyNot) = PlayTable.Of(compiled, Request);
        Assert.Null(whyNot);
        (var held, var outside, whyNot) = OutsideForecast.Hold(compiled, table!, Request);
        Assert.Null(whyNot);
        return (held!, outside);
    }
}
