namespace Demarche.Language.Statements;

/// <summary>A stretch of a statement's text: the offset of its first character and its length.</summary>
public readonly record struct TextStretch(int Start, int Length)
{
    /// <summary>The stretch from the start of one to the end of another.</summary>
    public static TextStretch Across(TextStretch first, TextStretch last) => new(first.Start, last.Start + last.Length - first.Start);
}

/// <summary>How a lever is compared with a level.</summary>
public enum Relation
{
    /// <summary>At the level.</summary>
    Is,

    /// <summary>At any other level.</summary>
    IsNot,

    /// <summary>At the level or higher.</summary>
    AtLeast,

    /// <summary>At the level or lower.</summary>
    AtMost,

    /// <summary>Lower than the level.</summary>
    Below,

    /// <summary>Higher than the level.</summary>
    Above,
}

/// <summary>A name as written: its text with quotes taken off and runs of spaces made one.</summary>
/// <param name="Text">The text.</param>
/// <param name="Dots">Where in the text a dot outside quotes may part a party from its lever.</param>
/// <param name="IsQuoted">Whether some of it stood in quotes.</param>
/// <param name="At">Where it stands.</param>
public sealed record NameSyntax(string Text, IReadOnlyList<int> Dots, bool IsQuoted, TextStretch At)
{
    /// <summary>A name that is a key or a value by itself: any dot in it may part a party from its lever.</summary>
    public static NameSyntax OfKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new NameSyntax(text, [.. Enumerable.Range(0, text.Length).Where(k => text[k] == '.')], false, new TextStretch(0, text.Length));
    }
}

/// <summary>A statement as written, names not yet looked up.</summary>
public abstract record StatementSyntax(TextStretch At)
{
    /// <summary>A name that stands alone.</summary>
    public sealed record Named(NameSyntax Name) : StatementSyntax(Name.At);

    /// <summary>A lever compared with a level.</summary>
    public sealed record Compared(NameSyntax Lever, Relation Relation, NameSyntax Level) : StatementSyntax(TextStretch.Across(Lever.At, Level.At));

    /// <summary>not …</summary>
    public sealed record Not(StatementSyntax Operand, TextStretch At) : StatementSyntax(At);

    /// <summary>… and … and …; two operands or more.</summary>
    public sealed record And(IReadOnlyList<StatementSyntax> Operands) : StatementSyntax(TextStretch.Across(Operands[0].At, Operands[^1].At));

    /// <summary>… or … or …; two operands or more.</summary>
    public sealed record Or(IReadOnlyList<StatementSyntax> Operands) : StatementSyntax(TextStretch.Across(Operands[0].At, Operands[^1].At));

    /// <summary><c>Consequent if Antecedent</c>, or <c>if Antecedent then Consequent</c>.</summary>
    public sealed record If(StatementSyntax Consequent, StatementSyntax Antecedent, TextStretch At) : StatementSyntax(At);

    /// <summary><c>Dependent only if Requirement</c>.</summary>
    public sealed record OnlyIf(StatementSyntax Dependent, StatementSyntax Requirement) : StatementSyntax(TextStretch.Across(Dependent.At, Requirement.At));

    /// <summary>… iff …</summary>
    public sealed record Iff(StatementSyntax Left, StatementSyntax Right) : StatementSyntax(TextStretch.Across(Left.At, Right.At));
}
