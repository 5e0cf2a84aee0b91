namespace Demarche.Language.Statements;

/// <summary>The kinds of token in a statement.</summary>
internal enum StatementToken
{
    Word,
    Open,
    Close,
    Comma,
    Not,
    And,
    Or,
    If,
    Then,
    OnlyIf,
    Iff,
    Is,
    AtLeast,
    AtMost,
    Below,
    Above,
}
