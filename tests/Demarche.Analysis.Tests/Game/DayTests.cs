using Demarche.Analysis.Game;

namespace Demarche.Analysis.Tests.Game;

/// <summary>What days do in play: ultimatums run out, threats lapse, decisions take time, levers hold.</summary>
public sealed class DayTests
{
    private const string Ultimatum = """
        asof: 2022-01-01
        parties:
          A: { levers: { strike: { levels: [no, yes], moves: up } }, priorities: [not strike] }
          B: { levers: { yield: [no, yes] }, priorities: [not yield] }
        threats: [{ by: A, against: B, CONDITION, then: strike, audience-cost: 100% }]
        calendar:
          - { on: 2022-01-02, what: First, parties: [B, A] }
          - { on: 2022-01-05, what: Second, parties: [A] }
        play: { precision: 12 }
        """;

    [Theory]
    [InlineData("unless: yield, deadline: 2022-01-03", false, true)]
    [InlineData("unless: yield, deadline: 2022-01-01", true, false)]
    [InlineData("unless: yield, deadline: 2022-01-05", false, false)]
    public void An_ultimatum_is_due_once_its_day_has_passed_and_not_before(string condition, bool first, bool second)
    {
        var played = Play(condition);

        Assert.Equal((first, second), (Costs(played, 0), Costs(played, 1)));
    }

    [Fact]
    public void Who_yields_in_time_calls_nothing_in()
    {
        var played = Play("unless: yield, deadline: 2022-01-03");
        var game = played.Game;
        var start = played.FirstChoice(1);
        var space = game.Compiled.Space;
        Assert.Equal(2, game.Tree.Actions(start));

        int Due(int action)
        {
            var n = game.Tree.Child(start, action);
            while (game.Tree.Occasion(n) < 1 || game.Mover(n) != 0)
            {
                if (game.Tree.IsEnd(n)) return 0;
                n = game.Tree.Child(n, 0);
            }

            return Enumerable.Range(0, game.Tree.Actions(n)).Count(a => played.IsCharged(n, a));
        }

        Assert.Equal(1, space.LevelOf(game.Option(start, 1), 1));
        Assert.Equal((1, 0), (Due(0), Due(1)));
    }

    [Fact]
    public void An_ultimatum_moves_who_must_answer_it()
    {
        var without = Play("unless: yield, deadline: 2022-02-01");
        var with = Play("unless: yield, deadline: 2022-01-03");

        Assert.True(with.Solution.Value(0, with.Game.Seats.Of(0)) < without.Solution.Value(0, without.Game.Seats.Of(0)) - 0.01);
    }

    [Fact]
    public void A_threat_with_a_last_day_is_not_called_in_after_it()
    {
        const string Late = "if: not yield, deadline: 2022-01-01";
        Assert.Equal((false, false), (Costs(Play(Late), 0), Costs(Play(Late), 1)));
    }

    [Fact]
    public void Why_an_ultimatum_costs_nothing_is_told() =>
        Assert.Contains("its day, 1 February 2022, is not over before play ends", Assert.Single(IdleCosts.Of(Play("unless: yield, deadline: 2022-02-01").Game)), StringComparison.Ordinal);

    [Fact]
    public void A_lever_that_holds_can_be_changed_once_where_it_holds_for_all_of_play()
    {
        Assert.Equal(Value("x: { levels: [no, yes], moves: up }"), Value("x: { levels: [no, yes], holds: 60 }"), 1e-9);
        Assert.NotEqual(Value("x: [no, yes]"), Value("x: { levels: [no, yes], holds: 60 }"), 1e-6);
        Assert.Equal(Value("x: [no, yes]"), Value("x: { levels: [no, yes], holds: 1 }"), 1e-9);

        static double Value(string lever) => Worth($$"""
            asof: 2022-01-01
            parties:
              A: { levers: { {{lever}} }, priorities: [x iff y] }
              B: { levers: { y: [no, yes] }, priorities: [y if not x, not y] }
            calendar:
              - { on: 2022-01-02, what: First, parties: [A, B] }
              - { on: 2022-01-05, what: Second, parties: [B, A] }
              - { on: 2022-01-09, what: Third, parties: [A] }
            play: { precision: 6 }
            """);
    }

    [Fact]
    public void A_decision_is_a_fact_after_its_days_and_not_before()
    {
        var played = Played.Of("""
            asof: 2022-01-01
            parties: { A: { levers: { x: { levels: [no, yes], takes: 3 } }, priorities: [x] } }
            outcomes: { done: x }
            break: done
            calendar: [{ on: 2022-01-02, what: First }, { on: 2022-01-04, what: Second }, { on: 2022-01-20, what: Third }]
            play: { precision: 40 }
            """);
        var game = played.Game;
        Assert.Equal([2, 4, 5, 7, 20], game.Calendar.Occasions.Select(o => o.On.Day));
        Assert.Equal([false, false, true, true, false], game.Calendar.Occasions.Select(o => o.IsQuiet));
        var chosen = game.Tree.Child(played.FirstChoice(0), 1);

        var (n, days) = (chosen, new List<int>());
        while (!game.Tree.IsEnd(n))
        {
            if (game.IsBroken(n)) break;
            days.Add(game.Tree.Occasion(n));
            n = game.Tree.Child(n, 0);
        }

        Assert.True(game.IsBroken(n) || game.Tree.IsEnd(n));
        Assert.True(played.Breaks > 0.9);
    }

    [Fact]
    public void A_decision_whose_fact_lies_beyond_the_horizon_counts_for_what_lasts_and_is_no_break_yet()
    {
        const string Model = """
            asof: 2022-01-01
            parties: { A: { levers: { x: { levels: [no, yes], TAKES } }, priorities: [x] } }
            outcomes: { done: x }
            break: done
            calendar: [{ on: 2022-01-02, what: First }]
            play: { precision: 30 }
            """;
        var late = Played.Of(Model.Replace("TAKES", "takes: 100", StringComparison.Ordinal));
        var once = Played.Of(Model.Replace("TAKES", "moves: free", StringComparison.Ordinal));

        Assert.Equal(0, late.Breaks);
        Assert.Equal(once.Mix(once.FirstChoice(0), 1), late.Mix(late.FirstChoice(0), 1), 1e-6);
    }

    private static Played Play(string condition) => Played.Of(Ultimatum.Replace("CONDITION", condition, StringComparison.Ordinal), checkWarnings: false);

    private static double Worth(string model)
    {
        var played = Played.Of(model);
        return played.Solution.Value(0, 0) + (2 * played.Solution.Value(0, 1));
    }

    /// <summary>Whether staying costs A something at an occasion.</summary>
    private static bool Costs(Played played, int occasion) => played.Game.Charges.Any(c => c.Occasion == occasion && c.Item == 0);
}
