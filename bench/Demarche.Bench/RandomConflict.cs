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
    /// <param name="strong">How many of each party's most important statements are strong.</param>
    /// <param name="open">How many statements stand in each group of open order.</param>
    public static ConflictGraph Make(int levers, int parties, int statements, int seed, bool oneWay = false, int strong = 0, int open = 1)
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
        Condition[][] priorities = [.. Enumerable.Range(0, parties).Select(_ => Enumerable.Range(0, statements).Select(_ => Statement()).ToArray())];
        int[][] orders = [.. priorities.Select(p => PriorityOrder.Rank(space, p))];
        if (strong == 0 && open == 1) return new ConflictGraph(space, new LeverMoves(space, parties), orders);
        PairwisePreference[] known = [.. priorities.Select(p => new StatementPreference(space, [.. p.Select((c, k) => new GradedStatement(c, k < strong ? 1 : 0)).Chunk(open)]))];
        return new ConflictGraph(space, new LeverMoves(space, parties), orders) { Structure = new PreferenceStructure(known, [.. known.Select(_ => (IReadOnlyList<PossiblePreference>)[])]) };
    }
}
