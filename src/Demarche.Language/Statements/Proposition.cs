using Demarche.Engine.States;

namespace Demarche.Language.Statements;

/// <summary>
/// A statement with its names looked up: what it means (<see cref="Condition"/>), in a form from which its spelling
/// (<see cref="PropositionText"/>) and its English (<see cref="PropositionWords"/>) follow. Immutable.
/// </summary>
public abstract record Proposition
{
    private Proposition()
    {
    }

    /// <summary>The meaning, over lever indices and state sets.</summary>
    public abstract Condition Condition { get; }

    /// <summary>How many parts the meaning has when every name in it is written out.</summary>
    public abstract long Size { get; }

    /// <summary>How deep the meaning is nested when every name in it is written out.</summary>
    public abstract int Depth { get; }

    /// <summary>True everywhere, or nowhere.</summary>
    public sealed record Constant(bool Value) : Proposition
    {
        /// <summary>Which. Fixed, since what follows is built of it.</summary>
        public bool Value { get; } = Value;

        /// <inheritdoc/>
        public override Condition Condition { get; } = new Condition.Constant(Value);

        /// <inheritdoc/>
        public override long Size => 1;

        /// <inheritdoc/>
        public override int Depth => 1;
    }

    /// <summary>A lever compared with one of its levels; <paramref name="IsBare"/> when only the lever is named, for its second level.</summary>
    public sealed record Level(int Lever, int Levels, Relation Relation, int At, bool IsBare) : Proposition
    {
        /// <summary>The levels at which it is true, ascending.</summary>
        public IEnumerable<int> True => Enumerable.Range(0, Levels).Where(level => Relation switch
        {
            Relation.Is => level == At,
            Relation.IsNot => level != At,
            Relation.AtLeast => level >= At,
            Relation.AtMost => level <= At,
            Relation.Below => level < At,
            _ => level > At,
        });

        /// <inheritdoc/>
        public override Condition Condition => Relation switch
        {
            Relation.Is => new Condition.LevelIn(Lever, At, At),
            Relation.IsNot => new Condition.Not(new Condition.LevelIn(Lever, At, At)),
            Relation.AtLeast => new Condition.LevelIn(Lever, At, Levels - 1),
            Relation.AtMost => new Condition.LevelIn(Lever, 0, At),
            Relation.Below => At == 0 ? Condition.Never : new Condition.LevelIn(Lever, 0, At - 1),
            _ => At == Levels - 1 ? Condition.Never : new Condition.LevelIn(Lever, At + 1, Levels - 1),
        };

        /// <inheritdoc/>
        public override long Size => 1;

        /// <inheritdoc/>
        public override int Depth => 2;
    }

    /// <summary>A named region.</summary>
    public sealed record Holds(Region Region) : Proposition
    {
        /// <inheritdoc/>
        public override Condition Condition => Region.Condition;

        /// <inheritdoc/>
        public override long Size => Region.Definition?.Size ?? 1;

        /// <inheritdoc/>
        public override int Depth => Region.Definition?.Depth ?? 1;
    }

    /// <summary>The state with a number, counted from 1.</summary>
    public sealed record Numbered(int Number, CountedState State) : Proposition
    {
        /// <inheritdoc/>
        public override Condition Condition => State.Condition;

        /// <inheritdoc/>
        public override long Size => State.Size;

        /// <inheritdoc/>
        public override int Depth => State.Depth;
    }

    /// <summary>A pattern of Y, N and -, one sign a lever in index order, every lever having two levels.</summary>
    public sealed record Pattern(string Signs) : Proposition
    {
        /// <summary>The signs. Fixed, since what follows is built of it.</summary>
        public string Signs { get; } = Signs;

        /// <inheritdoc/>
        public override Condition Condition { get; } = Balanced(
            [.. Enumerable.Range(0, Signs.Length).Where(k => Signs[k] != '-')
                .Select(k => (Condition)new Condition.LevelIn(k, Signs[k] == 'Y' ? 1 : 0, Signs[k] == 'Y' ? 1 : 0))],
            true);

        /// <inheritdoc/>
        public override long Size => Signs.Length;

        /// <inheritdoc/>
        public override int Depth => 2 + System.Numerics.BitOperations.Log2((uint)Signs.Length);
    }

    /// <summary>not …</summary>
    public sealed record Not(Proposition Operand) : Proposition
    {
        /// <summary>What is denied. Fixed, since what follows is built of it.</summary>
        public Proposition Operand { get; } = Operand;

        /// <inheritdoc/>
        public override Condition Condition { get; } = new Condition.Not(Operand.Condition);

        /// <inheritdoc/>
        public override long Size { get; } = Operand.Size + 1;

        /// <inheritdoc/>
        public override int Depth { get; } = Operand.Depth + 1;
    }

    /// <summary>All of several.</summary>
    public sealed record And(IReadOnlyList<Proposition> Operands) : Proposition
    {
        /// <summary>All that must be true. Fixed, since what follows is built of it.</summary>
        public IReadOnlyList<Proposition> Operands { get; } = Operands;

        /// <inheritdoc/>
        public override Condition Condition { get; } = Balanced([.. Operands.Select(o => o.Condition)], true);

        /// <inheritdoc/>
        public override long Size { get; } = Operands.Sum(o => o.Size) + Operands.Count - 1;

        /// <inheritdoc/>
        public override int Depth { get; } = DepthOf(Operands);
    }

    /// <summary>At least one of several.</summary>
    public sealed record Or(IReadOnlyList<Proposition> Operands) : Proposition
    {
        /// <summary>Of which one must be true. Fixed, since what follows is built of it.</summary>
        public IReadOnlyList<Proposition> Operands { get; } = Operands;

        /// <inheritdoc/>
        public override Condition Condition { get; } = Balanced([.. Operands.Select(o => o.Condition)], false);

        /// <inheritdoc/>
        public override long Size { get; } = Operands.Sum(o => o.Size) + Operands.Count - 1;

        /// <inheritdoc/>
        public override int Depth { get; } = DepthOf(Operands);
    }

    /// <summary><paramref name="Consequent"/> if <paramref name="Antecedent"/>.</summary>
    public sealed record If(Proposition Consequent, Proposition Antecedent) : Proposition
    {
        /// <summary>What is to be true. Fixed, since what follows is built of it.</summary>
        public Proposition Consequent { get; } = Consequent;

        /// <summary>When. Fixed, since what follows is built of it.</summary>
        public Proposition Antecedent { get; } = Antecedent;

        /// <inheritdoc/>
        public override Condition Condition { get; } = new Condition.If(Consequent.Condition, Antecedent.Condition);

        /// <inheritdoc/>
        public override long Size { get; } = Consequent.Size + Antecedent.Size + 1;

        /// <inheritdoc/>
        public override int Depth { get; } = DepthOf([Consequent, Antecedent]);
    }

    /// <summary><paramref name="Dependent"/> only if <paramref name="Requirement"/>.</summary>
    public sealed record OnlyIf(Proposition Dependent, Proposition Requirement) : Proposition
    {
        /// <summary>What may be true. Fixed, since what follows is built of it.</summary>
        public Proposition Dependent { get; } = Dependent;

        /// <summary>Only when. Fixed, since what follows is built of it.</summary>
        public Proposition Requirement { get; } = Requirement;

        /// <inheritdoc/>
        public override Condition Condition { get; } = new Condition.If(Requirement.Condition, Dependent.Condition);

        /// <inheritdoc/>
        public override long Size { get; } = Dependent.Size + Requirement.Size + 1;

        /// <inheritdoc/>
        public override int Depth { get; } = DepthOf([Dependent, Requirement]);
    }

    /// <summary>Both or neither.</summary>
    public sealed record Iff(Proposition Left, Proposition Right) : Proposition
    {
        /// <summary>The one. Fixed, since what follows is built of it.</summary>
        public Proposition Left { get; } = Left;

        /// <summary>The other. Fixed, since what follows is built of it.</summary>
        public Proposition Right { get; } = Right;

        /// <inheritdoc/>
        public override Condition Condition { get; } = new Condition.Iff(Left.Condition, Right.Condition);

        /// <inheritdoc/>
        public override long Size { get; } = Left.Size + Right.Size + 1;

        /// <inheritdoc/>
        public override int Depth { get; } = DepthOf([Left, Right]);
    }

    /// <summary>The conjunction or disjunction of conditions as a tree of logarithmic depth.</summary>
    internal static Condition Balanced(ReadOnlySpan<Condition> conditions, bool all)
    {
        if (conditions.Length == 0) return new Condition.Constant(all);
        if (conditions.Length == 1) return conditions[0];
        var half = conditions.Length / 2;
        Condition left = Balanced(conditions[..half], all), right = Balanced(conditions[half..], all);
        return all ? new Condition.And(left, right) : new Condition.Or(left, right);
    }

    private static int DepthOf(IReadOnlyList<Proposition> operands) =>
        operands.Max(o => o.Depth) + 1 + System.Numerics.BitOperations.Log2((uint)operands.Count);
}
