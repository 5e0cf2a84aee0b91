using Demarche.Engine.Play.Numerics;

namespace Demarche.Games.Solving;

/// <summary>
/// Looks for equilibria off the principal branch: from drawn choices, in turn by accelerated answers to answers, which finds those that
/// learning would settle in, and by Newton's method alone, which finds the others too. Finds many, proves nothing.
/// </summary>
internal sealed class OtherStarts
{
    private const int Answers = 300;
    private const double Settled = 1e-9;
    private const double FavouriteOdds = 8;

    private readonly LogitSystem system;
    private readonly NewtonCorrector corrector;
    private readonly Random random;
    private readonly AndersonAcceleration acceleration;
    private readonly double[] logs;
    private readonly double[] odds;
    private readonly double[] answer;

    public OtherStarts(LogitSystem system, NewtonCorrector corrector, Random random)
    {
        (this.system, this.corrector, this.random) = (system, corrector, random);
        acceleration = new AndersonAcceleration(system.Unknowns, 6);
        (logs, odds, answer) = (new double[system.Game.Actions], new double[system.Unknowns], new double[system.Unknowns]);
    }

    /// <summary>Starts anew; true when an equilibrium was found, at which the system then is.</summary>
    public bool Try(int start, double precision)
    {
        Draw(nearlyPure: start % 4 >= 2);
        if (start % 2 == 0) Settle(precision);
        system.Refer(odds);
        return corrector.At(precision, odds);
    }

    /// <summary>Every information set apart: choices uniform over all mixtures, or one action all but certain.</summary>
    private void Draw(bool nearlyPure)
    {
        system.ReferToFirst();
        var game = system.Game;
        for (var s = 0; s < game.Sets; s++)
        {
            var (from, to) = (game.Offsets[s], game.Offsets[s + 1]);
            var favourite = random.Next(from, to);
            for (var a = from; a < to; a++) logs[a] = !nearlyPure ? Math.Log(-Math.Log(1 - random.NextDouble()) + double.Epsilon)
                : a == favourite ? FavouriteOdds : 0;
        }

        system.OddsOf(logs, odds);
    }

    private void Settle(double precision)
    {
        acceleration.Restart();
        var best = double.PositiveInfinity;
        for (var k = 0; k < Answers; k++)
        {
            system.Answer(odds, precision, answer);
            var gap = AndersonAcceleration.Residual(odds, answer);
            if (!double.IsFinite(gap) || gap <= Settled * Math.Max(1, precision)) return;
            if (gap > 100 * best) acceleration.Restart();
            best = Math.Min(best, gap);
            acceleration.Next(odds, answer, odds);
        }
    }
}
