namespace Demarche.Analysis.Tests.Game;

/// <summary>Games small enough to be solved on paper.</summary>
public sealed class ClosedFormTests
{
    private const double Lambda = 3;

    private static double Logit(double gain) => 1 / (1 + Math.Exp(-Lambda * gain));

    private static string Striker(string more) => $$"""
        asof: 2022-01-01
        parties:
          A: { levers: { strike: { levels: [no, yes], moves: up } }, priorities: [strike] }
        break: strike
        {{more}}
        play: { precision: 3, discount: 2% }
        """;

    [Fact]
    public void One_party_at_one_occasion_chooses_by_logit() =>
        Assert.Equal(Logit(1), Played.Of(Striker("calendar: [{ on: 2022-01-01, what: Today }]")).Breaks, 12);

    [Fact]
    public void What_is_later_counts_less() =>
        Assert.Equal(Logit(Math.Pow(0.98, 10)), Played.Of(Striker("calendar: [{ on: 2022-01-11, what: Later }]")).Breaks, 12);

    [Fact]
    public void Waiting_is_worth_what_can_still_be_chosen()
    {
        var later = Math.Pow(0.98, 5);
        var second = Logit(later);
        var first = Logit(1 - second * later);
        var breaks = Played.Of(Striker("calendar: [{ on: 2022-01-01, what: Today }, { on: 2022-01-06, what: Later }]")).Breaks;
        Assert.Equal(first + (1 - first) * second, breaks, 12);
    }

    [Fact]
    public void A_horizon_leaves_out_later_occasions() =>
        Assert.Equal(Logit(1), Played.Of(Striker("calendar: [{ on: 2022-01-01, what: Today }, { on: 2022-03-01, what: Spring }]").Replace("discount: 2%", "discount: 2%, horizon: 2022-02-01", StringComparison.Ordinal)).Breaks, 12);

    /// <summary>B may call; A then answers or not. Answering is worth less to A than not, by its order; not answering costs it.</summary>
    private static string Threat(string cost, string lasts = "up") => $$"""
        asof: 2022-01-01
        parties:
          B: { levers: { call: { levels: [no, yes], moves: {{lasts}} } }, priorities: [call] }
          A: { levers: { answer: { levels: [no, yes], moves: up } }, priorities: [not answer] }
        break: answer
        threats: [{ by: A, against: B, if: call, then: answer, audience-cost: {{cost}} }]
        calendar: [{ on: 2022-01-01, what: Today, parties: [B, A] }]
        play: { precision: 3 }
        """;

    [Theory]
    [InlineData("none", 0)]
    [InlineData("40%", 0.4)]
    [InlineData("medium", 0.2)]
    [InlineData("[50%, 70%]", 0.6)]
    public void A_threat_called_in_costs_its_author_unless_kept(string cost, double share)
    {
        var called = Logit(1);
        Assert.Equal(called * Logit(share - 1) + (1 - called) * Logit(-1), Played.Of(Threat(cost)).Breaks, 12);
    }

    [Fact]
    public void A_threat_is_paid_for_once_and_only_while_it_stands()
    {
        var twice = Threat("40%").Replace("calendar: [{ on: 2022-01-01, what: Today, parties: [B, A] }]", "calendar: [{ on: 2022-01-01, what: Today, parties: [B, A] }, { on: 2022-01-01, what: Again, parties: [A] }]", StringComparison.Ordinal);
        var last = Logit(-1);
        var (calm, called) = (Logit(-(1 - last)), Logit(0.4 - (1 - last)));
        double Ever(double first) => first + (1 - first) * last;
        Assert.Equal(Logit(1) * Ever(called) + (1 - Logit(1)) * Ever(calm), Played.Of(twice).Breaks, 12);
    }

    [Fact]
    public void A_threat_whose_occasion_has_gone_is_no_longer_called_in()
    {
        var model = Threat("40%", "free").Replace("calendar: [{ on: 2022-01-01, what: Today, parties: [B, A] }]", "calendar: [{ on: 2022-01-01, what: Call, parties: [B] }, { on: 2022-01-01, what: Back, parties: [B] }, { on: 2022-01-01, what: Answer, parties: [A] }]", StringComparison.Ordinal);
        var called = Logit(1);
        Assert.Equal(called * Logit(0.4 - 1) + (1 - called) * Logit(-1), Played.Of(model).Breaks, 12);
    }

    [Fact]
    public void A_faction_makes_the_moves_it_opposes_cost_something()
    {
        const string Model = """
            asof: 2022-01-01
            parties:
              A:
                levers: { strike: { levels: [no, yes], moves: up } }
                priorities: [strike]
                factions: { doves: { voice: cost, cost: 30%, priorities: [not strike] } }
            break: strike
            calendar: [{ on: 2022-01-01, what: Today }]
            play: { precision: 3 }
            """;
        Assert.Equal(Logit(0.7), Played.Of(Model).Breaks, 12);
    }

    [Fact]
    public void Stakes_lower_what_an_outcome_is_worth()
    {
        const string Model = """
            asof: 2022-01-01
            parties:
              A: { levers: { move: { levels: [none, some, all], moves: up } }, utilities: { move is some: 4, move is all: 10 } }
            outcomes: { break: move is all }
            break: break
            issues: { trade: { at-stake-in: break, stakes: { A: high } } }
            calendar: [{ on: 2022-01-01, what: Today }]
            play: { precision: 3, stake: 10% }
            """;
        double[] weights = [1, Math.Exp(3 * 0.4 / 0.7), Math.Exp(3)];
        Assert.Equal(weights[2] / weights.Sum(), Played.Of(Model).Breaks, 12);
    }

    [Theory]
    [InlineData("", 19)]
    [InlineData(", per: occasion", 2)]
    public void A_risk_comes_true_by_itself(string per, int times)
    {
        var model = $$"""
            asof: 2022-01-01
            parties:
              A: { levers: { ties: { levels: [kept, severed], moves: up }, talk: [no, yes] }, priorities: [talk] }
            break: ties is severed
            forbidden-moves: [{ by: A, from: ties is kept, to: ties is severed }]
            risks: [{ while: ties is kept, then: ties is severed, chance: 3%{{per}} }]
            calendar: [{ on: 2022-01-06, what: Talks }, { on: 2022-01-11, what: Talks }]
            play: { horizon: 2022-01-20 }
            """;
        Assert.Equal(1 - Math.Pow(0.97, times), Played.Of(model).Breaks, 12);
    }

    [Fact]
    public void Who_acts_at_once_does_not_see_the_other()
    {
        const string Model = """
            asof: 2022-01-01
            parties:
              A: { levers: { a: { levels: [no, yes], moves: up } }, utilities: { a iff b: 1 } }
              B: { levers: { b: { levels: [no, yes], moves: up } }, utilities: { b: 1 } }
            break: a and b
            calendar: [{ on: 2022-01-01, what: Today, order: simultaneous }]
            play: { precision: 3 }
            """;
        var b = Logit(1);
        Assert.Equal(b * Logit(2 * b - 1), Played.Of(Model).Breaks, 12);
        Assert.Equal(b * Logit(1) + 0, Played.Of(Model.Replace("what: Today, order: simultaneous", "what: Today, parties: [B, A]", StringComparison.Ordinal)).Breaks, 12);
        var listed = Logit(b * 1 - (1 - b)) * b;
        Assert.Equal(listed, Played.Of(Model.Replace("order: simultaneous", "order: listed", StringComparison.Ordinal)).Breaks, 12);
        Assert.Equal((listed + b * Logit(1)) / 2, Played.Of(Model.Replace("order: simultaneous", "order: random", StringComparison.Ordinal)).Breaks, 12);
    }

    [Fact]
    public void A_recorded_move_is_learnt_from()
    {
        const string Model = """
            asof: 2022-01-05
            parties:
              A:
                levers: { strike: { levels: [no, yes], moves: up }, leave: { levels: [no, yes], moves: up } }
                types:
                  firm: { prior: 30%, utilities: { leave: 1 } }
                  soft: { utilities: { not leave: 1, strike: 0.5 } }
            break: leave
            record:
              - { on: 2022-01-05, by: A, what: A does not strike, does: not strike }
              - { on: 2022-01-05, by: the press, what: It is relieved }
            calendar: [{ on: 2022-01-05, what: Today }]
            forbidden-moves: [{ by: A, from: not strike, to: strike and leave }]
            play: { precision: 3 }
            """;
        var played = Played.Of(Model);
        var (tree, solution) = (played.Game.Tree, played.Solution);
        Assert.Equal(2, tree.Actions(0));
        var (firm, soft) = (0.3 * solution.Choice(0, 0, 0), 0.7 * solution.Choice(0, 1, 0));
        Assert.Equal(firm / (firm + soft), solution.Belief(played.Game.Now, 0, 0), 12);
        Assert.NotEqual(0.3, solution.Belief(played.Game.Now, 0, 0), 6);
        Assert.Empty(played.Game.Notes);
    }

    [Fact]
    public void A_recorded_move_that_does_not_lead_to_the_present_state_is_said_and_not_replayed()
    {
        var game = Played.Of(Striker("calendar: [{ on: 2022-01-02, what: Talks }]\nrecord: [{ on: 2022-01-01, by: A, what: A struck, does: strike, before: not strike }]")).Game;
        Assert.Equal(0, game.Now);
        Assert.StartsWith("“A struck” (1 January 2022) could not be replayed", Assert.Single(game.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void States_before_recorded_moves_are_worked_out_backwards()
    {
        const string Model = """
            asof: 2022-01-05
            parties:
              A: { levers: { strike: { levels: [no, yes], now: yes }, leave: [no, yes] }, priorities: [strike] }
            record:
              - { on: 2022-01-01, by: A, what: A strikes, does: strike, before: not strike }
            calendar: [{ on: 2022-01-05, what: Today }]
            """;
        var game = Played.Of(Model).Game;
        Assert.Equal([0, 1], [game.State(0), game.State(game.Now)]);
        Assert.NotEqual(0, game.Now);
    }
}
