namespace Demarche.Record.Reading.Texts;

/// <summary>What a token is made of.</summary>
internal enum TokenKind : byte
{
    Word,
    Number,
    Mark,
}

/// <summary>A word, a number or a mark in a sentence.</summary>
/// <param name="Start">Where it begins in the article's text.</param>
/// <param name="End">Where it ends, excluded.</param>
/// <param name="Word">In small letters, with straight apostrophes and quotes.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Capital">Whether it begins with a capital letter.</param>
internal readonly record struct Token(int Start, int End, string Word, TokenKind Kind, bool Capital)
{
    public bool IsMark => Kind == TokenKind.Mark;

    public bool Is(string word) => string.Equals(Word, word, StringComparison.Ordinal);
}

/// <summary>A sentence with its tokens.</summary>
/// <param name="Number">From 1 through the article.</param>
/// <param name="Paragraph">The number of its paragraph.</param>
/// <param name="Start">Where it begins in the article's text.</param>
/// <param name="End">Where it ends, excluded.</param>
/// <param name="Tokens">Its tokens in order.</param>
/// <param name="Opens">Whether it is the first of its paragraph.</param>
internal sealed record Sentence(int Number, int Paragraph, int Start, int End, Token[] Tokens, bool Opens);
