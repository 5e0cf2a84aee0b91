using System.Collections.Concurrent;
using Demarche.Engine.Play.Tree;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>What every party gets in a game under one draw.</summary>
/// <remarks>
/// A state is worth its utility less the stakes of the issues that suffer in it, scaled so that what a type has to gain or lose is 1: 0 for the worst
/// state that play can come to in this game, 1 for the best. It yields that worth for every day it lasts, later days counting less, and the state at the
/// horizon for ever after; all weights together are 1. Costs are paid at the occasion at which they fall due. Safe to share.
/// </remarks>
public sealed class PayoffTable
{
    /// <summary>
    /// What it costs to do what one has not settled on, where 1 is all that there is to gain or lose: with the usual precision it is then not done.
    /// </summary>
    private const double Forbidding = 5;

    private readonly CrisisGame game;
    private readonly (StateSet Suffers, double[] Stake)[] issues;
    private readonly ConcurrentDictionary<Preference, TypeOrder> orders = new(ReferenceEqualityComparer.Instance);
    private readonly int[] placeOfFlow;

    /// <summary>Makes ready for one game.</summary>
    public PayoffTable(CrisisGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        this.game = game;
        var crisis = game.Compiled.Crisis;
        issues =
        [
            .. crisis.Issues.OrderBy(i => i.Name, StringComparer.Ordinal).Select(i => (game.Compiled.Space.Where(i.AtStakeIn.Condition),
                crisis.Parties.Select((_, p) => i.Stakes.Where(s => s.Party == p).Sum(s => s.Stake)).ToArray())),
        ];
        var place = game.States.Select((s, k) => (s, k)).ToDictionary(p => p.s, p => p.k);
        placeOfFlow = [.. game.Flows.Select(f => place[f.State])];
    }

    /// <summary>The payoffs under a draw. O(payoff entries × types).</summary>
    public Payoffs Of(PlayDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var payoffs = new Payoffs(game.Tree);
        var (weights, seats) = (Weights(draw.Discount), game.Seats);
        for (var party = 0; party < seats.Count; party++)
        {
            for (var type = 0; type < seats.Types(party); type++)
            {
                var worth = Worth(draw, party, type);
                for (var k = 0; k < game.Flows.Count; k++)
                {
                    var (first, last, _) = game.Flows[k];
                    payoffs.SetUtility(seats.Of(party), seats.OfType(party, type), k, (weights[first] - weights[last + 1]) * worth[placeOfFlow[k]]);
                }
            }
        }

        for (var k = 0; k < game.Charges.Count; k++)
        {
            var (occasion, item) = game.Charges[k];
            if (item >= game.Costs.Count)
            {
                Forbid(payoffs, k, item);
                continue;
            }

            payoffs.SetCost(seats.Of(game.Costs.Payer(item)), k, draw.Costs[item] * weights[occasion + 1]);
        }

        return payoffs;
    }

    /// <summary>A hidden lever can only be used as was settled: any other use costs a type more than everything that it has to gain.</summary>
    private void Forbid(Payoffs payoffs, int charge, int item)
    {
        var (seats, party, (lever, level)) = (game.Seats, game.Costs.Payer(item), game.Costs.Used(item));
        var types = game.Compiled.Crisis.Parties[party].Types;
        for (var type = 0; type < types.Count; type++)
        {
            if (types[type].Settled.Any(s => s.Lever == lever && s.Level != level))
                payoffs.SetCost(seats.Of(party), seats.OfType(party, type), charge, Forbidding);
        }
    }

    /// <summary>What each of <see cref="CrisisGame.States"/> is worth to a type under a draw, from 0 to 1, linked issues counted in.</summary>
    public double[] Worth(PlayDraw draw, int party, int type)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var about = draw.Orders[party][type];
        var order = orders.GetOrAdd(about.Order, o => new TypeOrder(game.Compiled, o, game.States));
        var own = about.Stream is { } stream ? order.Draw(new DrawStream(stream)) : order.Middle();
        var broken = game.Compiled.Break;
        return TypeOrder.Scaled([.. game.States.Select((state, k) => own[k]
            + (broken is not null && broken[state] ? draw.BreakShift[party] : 0)
            - draw.Stake * issues.Where(i => i.Suffers[state]).Sum(i => i.Stake[party]))]);
    }

    /// <summary>All worths under a draw, party by party and type by type: two draws of which these and the other numbers agree are played alike.</summary>
    internal double[] Numbers(PlayDraw draw) =>
        [.. Enumerable.Range(0, game.Seats.Count).SelectMany(p => Enumerable.Range(0, game.Seats.Types(p)).SelectMany(t => Worth(draw, p, t)))];

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
