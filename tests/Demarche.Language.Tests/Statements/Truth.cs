using Demarche.Engine.States;

namespace Demarche.Language.Tests.Statements;

/// <summary>The meaning of conditions over the test vocabulary, combination by combination.</summary>
internal static class Truth
{
    private static readonly int[] Radix = [.. Words.Vocabulary.Levers.Select(l => l.Levels.Count)];

    public static bool Agree(Condition a, Condition b)
    {
        var levels = new int[Radix.Length];
        for (var cell = 0; cell < Radix.Aggregate(1, (n, r) => n * r); cell++)
        {
            for (int k = 0, rest = cell; k < Radix.Length; rest /= Radix[k], k++) levels[k] = rest % Radix[k];
            if (Holds(a, levels) != Holds(b, levels)) return false;
        }

        return true;
    }

    public static bool Holds(Condition condition, int[] levels) => condition switch
    {
        Condition.Constant c => c.Value,
        Condition.LevelIn l => levels[l.Lever] >= l.Lowest && levels[l.Lever] <= l.Highest,
        Condition.Not n => !Holds(n.Operand, levels),
        Condition.And x => Holds(x.Left, levels) && Holds(x.Right, levels),
        Condition.Or x => Holds(x.Left, levels) || Holds(x.Right, levels),
        Condition.If x => Holds(x.Consequent, levels) || !Holds(x.Antecedent, levels),
        Condition.Iff x => Holds(x.Left, levels) == Holds(x.Right, levels),
        _ => throw new InvalidOperationException(condition.ToString()),
    };
}
