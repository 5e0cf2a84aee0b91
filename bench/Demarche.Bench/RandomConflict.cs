using Demarche.Engine;
using Demarche.Engine.Moves;
using Demarche.Engine.Preferences;
using Demarche.Engine.States;

namespace Demarche.Bench;

/// <summary>A conflict of yes/no levers shared out evenly, each party's order made of random statements about two or three levers.</summary>
public static class RandomConflict
{
    /// <summary>Makes one; the same arguments give the same conflict.</summary>
    /// <param name="levers">Number of yes/no levers; 2^levers states.</param>
    /// <param name="parties">Number of parties.</param>
    /// <param name="statements">Statements in each party's order.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="oneWay">Whether every third lever is one-way.</param>
    public static ConflictGraph Make(int levers, int parties, int statements, int seed, bool oneWay = false)
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, levers)
            .Select(k => new Lever(k * parties / levers, 2, oneWay && k % 3 == 2 ? MoveRule.Up : MoveRule.Free))
            .ToArray();
        var space = StateSpace.OfLevers(all);
        Condition Atom()
        {
            Condition atom = new Condition.LevelIn(random.Next(levers), 1, 1);
            return random.Next(2) == 0 ? atom : new Condition.Not(atom);
        }

        Condition Statement() => random.Next(3) switch
        {
            0 => Atom(),
            1 => new Condition.And(Atom(), Atom()),
            _ => new Condition.If(Atom(), new Condition.Or(Atom(), Atom())),
        };
        var orders = Enumerable.Range(0, parties)
            .Select(_ => PriorityOrder.Rank(space, [.. Enumerable.Range(0, statements).Select(_ => Statement())]))
            .ToArray();
        return new ConflictGraph(space, new LeverMoves(space, parties), orders);
    }
}
