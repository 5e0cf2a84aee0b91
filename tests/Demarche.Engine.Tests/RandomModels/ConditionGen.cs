using CsCheck;
using Demarche.Engine.States;

namespace Demarche.Engine.Tests.RandomModels;

/// <summary>Random statements about levers or named states.</summary>
public static class ConditionGen
{
    /// <summary>Statements of any shape over levers.</summary>
    public static Gen<Condition> OverLevers(IReadOnlyList<Lever> levers) =>
        levers.Count == 0 ? Constant : Nested(Gen.Frequency((12, LevelIn(levers)), (1, Constant)));

    /// <summary>Statements of any shape over named states.</summary>
    public static Gen<Condition> OverNames(int states) =>
        Nested(Gen.Frequency((12, OneOf(states)), (1, Constant)));

    /// <summary>A pattern: some levers at some levels, the rest as they like.</summary>
    public static Gen<Condition> Pattern(IReadOnlyList<Lever> levers) =>
        levers.Count == 0
            ? Gen.Const(Condition.Never)
            : LevelIn(levers).Array[1, 3].Select(parts => parts.Aggregate((a, b) => new Condition.And(a, b)));

    /// <summary>True in the one cell with these levels.</summary>
    public static Condition Exactly(IEnumerable<int> levels) =>
        levels.Select((level, k) => (Condition)new Condition.LevelIn(k, level, level))
            .Aggregate((Condition)new Condition.Constant(true), (a, b) => new Condition.And(a, b));

    private static Gen<Condition> Constant => Gen.Bool.Select(value => (Condition)new Condition.Constant(value));

    private static Gen<Condition> LevelIn(IReadOnlyList<Lever> levers) =>
        from k in Gen.Int[0, levers.Count - 1]
        from lowest in Gen.Int[0, levers[k].Levels - 1]
        from highest in Gen.Int[lowest, levers[k].Levels - 1]
        select (Condition)new Condition.LevelIn(k, lowest, highest);

    private static Gen<Condition> OneOf(int states) =>
        Gen.Bool.Array[states].Select(inside =>
            (Condition)new Condition.OneOf(StateSet.Of(states, Enumerable.Range(0, states).Where(s => inside[s]))));

    private static Gen<Condition> Nested(Gen<Condition> leaf) => Gen.Recursive<Condition>((depth, self) =>
        depth >= 3 ? leaf : Gen.Frequency((3, leaf), (1, self.Select(c => (Condition)new Condition.Not(c))), (2, Joined(self))));

    private static Gen<Condition> Joined(Gen<Condition> part) => Gen.Select(Gen.Int[0, 3], part, part, (kind, a, b) => (Condition)(kind switch
    {
        0 => new Condition.And(a, b),
        1 => new Condition.Or(a, b),
        2 => new Condition.If(a, b),
        _ => new Condition.Iff(a, b),
    }));
}
