namespace Demarche.Engine.States;

/// <summary>
/// A statement that is true or false in every state, over lever indices and state sets; the bound form of what a model says in names.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>The same truth everywhere.</summary>
    public sealed record Constant(bool Value) : Condition;

    /// <summary>Lever <paramref name="Lever"/> stands at a level from <paramref name="Lowest"/> to <paramref name="Highest"/>, both included.</summary>
    public sealed record LevelIn(int Lever, int Lowest, int Highest) : Condition;

    /// <summary>The state is one of <paramref name="States"/>; for spaces without levers, whose cells are the states.</summary>
    public sealed record OneOf(StateSet States) : Condition;

    /// <summary>True where <paramref name="Operand"/> is false.</summary>
    public sealed record Not(Condition Operand) : Condition;

    /// <summary>True where both are.</summary>
    public sealed record And(Condition Left, Condition Right) : Condition;

    /// <summary>True where at least one is.</summary>
    public sealed record Or(Condition Left, Condition Right) : Condition;

    /// <summary><paramref name="Consequent"/> if <paramref name="Antecedent"/>: false only where the antecedent holds and the consequent does not.</summary>
    public sealed record If(Condition Consequent, Condition Antecedent) : Condition;

    /// <summary>True where both have the same truth.</summary>
    public sealed record Iff(Condition Left, Condition Right) : Condition;

    /// <summary>True nowhere.</summary>
    public static Condition Never { get; } = new Constant(false);

    /// <summary>The levers it speaks of, in the order it names them, one named twice given twice. None for a constant or for listed states.</summary>
    public IEnumerable<int> Levers() => this switch
    {
        LevelIn level => [level.Lever],
        Not not => not.Operand.Levers(),
        And and => and.Left.Levers().Concat(and.Right.Levers()),
        Or or => or.Left.Levers().Concat(or.Right.Levers()),
        If then => then.Consequent.Levers().Concat(then.Antecedent.Levers()),
        Iff iff => iff.Left.Levers().Concat(iff.Right.Levers()),
        _ => [],
    };

    /// <summary>
    /// True where at least one of <paramref name="conditions"/> is; nowhere when there are none. Nested only as deep as the logarithm of their
    /// number.
    /// </summary>
    public static Condition Any(IEnumerable<Condition> conditions)
    {
        var level = conditions.ToList();
        while (level.Count > 1) level = [.. level.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : new Or(pair[0], pair[1]))];
        return level.Count == 0 ? Never : level[0];
    }
}
