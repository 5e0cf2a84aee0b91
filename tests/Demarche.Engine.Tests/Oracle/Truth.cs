using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Oracle;

/// <summary>Truth of a condition in one cell, read off its definition. The cell of a named state is that state's number alone.</summary>
public static class Truth
{
    public static bool Holds(Condition condition, int[] cell) => condition switch
    {
        Condition.Constant c => c.Value,
        Condition.LevelIn c => c.Lowest <= cell[c.Lever] && cell[c.Lever] <= c.Highest,
        Condition.OneOf c => c.States[cell[0]],
        Condition.Not c => !Holds(c.Operand, cell),
        Condition.And c => Holds(c.Left, cell) && Holds(c.Right, cell),
        Condition.Or c => Holds(c.Left, cell) || Holds(c.Right, cell),
        Condition.If c => Holds(c.Consequent, cell) || !Holds(c.Antecedent, cell),
        Condition.Iff c => Holds(c.Left, cell) == Holds(c.Right, cell),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };
}
