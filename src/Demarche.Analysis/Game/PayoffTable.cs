using Demarche.Engine.Play;
using Demarche.Engine.States;

namespace Demarche.Analysis.Game;

/// <summary>What every party gets in a game under one draw.</summary>
/// <remarks>
/// A state is worth its utility less the stakes of the issues that suffer in it, scaled so that what a type has to gain or lose is 1. It
/// yields that worth for every day it lasts, later days counting less, and the state at the horizon for ever after; all weights together
/// are 1. Costs are paid at the occasion at which they fall due.
/// </remarks>
public sealed class PayoffTable
{
    private readonly CrisisGame game;
    private readonly PlaySampler sampler;
    private readonly (StateSet Suffers, double[] Stake)[] issues;

    /// <summary>Makes ready for one game.</summary>
    public PayoffTable(CrisisGame game, PlaySampler sampler)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(sampler);
        (this.game, this.sampler) = (game, sampler);
        var crisis = game.Compiled.Crisis;
        issues =
        [
            .. crisis.Issues.Select(i => (game.Compiled.Space.Where(i.AtStakeIn.Condition),
                crisis.Parties.Select((_, p) => i.Stakes.Where(s => s.Party == p).Sum(s => s.Stake)).ToArray())),
        ];
    }

    /// <summary>The payoffs under a draw. O(payoff entries × types).</summary>
    public Payoffs Of(PlayDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var payoffs = new Payoffs(game.Tree);
        var weights = Weights(draw.Discount);
        for (var party = 0; party < game.Tree.Parties; party++)
        {
            for (var type = 0; type < game.Tree.Types(party); type++)
            {
                var worth = Worth(draw, party, type);
                for (var k = 0; k < game.Flows.Count; k++)
                {
                    var (first, last, state) = game.Flows[k];
                    payoffs.SetUtility(party, type, k, (weights[first] - weights[last + 1]) * worth[sampler.PlaceOf(state)]);
                }
            }
        }

        for (var k = 0; k < game.Charges.Count; k++)
        {
            var (occasion, item) = game.Charges[k];
            payoffs.SetCost(game.Costs.Payer(item), k, draw.Costs[item] * weights[occasion + 1]);
        }

        return payoffs;
    }

    /// <summary>What each state is worth to a type under a draw, from 0 to 1, linked issues counted in.</summary>
    public double[] Worth(PlayDraw draw, int party, int type)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var own = draw.Utilities[party][type];
        var broken = game.Compiled.Break;
        return TypeOrder.Scaled([.. sampler.States.Select((state, k) => own[k]
            + (broken is not null && broken[state] ? draw.BreakShift[party] : 0)
            - draw.Stake * issues.Where(i => i.Suffers[state]).Sum(i => i.Stake[party]))]);
    }

    /// <summary>For each interval how much of everything still lies ahead when it begins; then 0.</summary>
    private double[] Weights(double discount)
    {
        var calendar = game.Calendar;
        double Left(int days) => Math.Pow(1 - discount, days);
        return
        [
            1,
            .. Enumerable.Range(0, calendar.Occasions.Count).Select(d => Left(calendar.DaysTo(d))),
            Left(calendar.Horizon.DayNumber - calendar.Start.DayNumber),
            0,
        ];
    }
}
