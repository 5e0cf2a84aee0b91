namespace Demarche.Language.Binding.Keys;

/// <summary>Shapes in the words of messages and of the key reference.</summary>
public static class ShapeWords
{
    private const int MostKeysNamed = 4;

    /// <summary>The shape as a noun: "a list of statements".</summary>
    public static string Of(Shape shape) => shape switch
    {
        Shape.Date => "a day (yyyy-MM-dd)",
        Shape.YesNo => "yes or no",
        Shape.Number { Lowest: { } low, Highest: { } high } => $"a number from {low} to {high}",
        Shape.Whole whole => $"a whole number from {whole.Lowest}",
        Shape.Share => "a probability (50% or 0.5)",
        Shape.Name name => $"the name of {Article(name.Of)}",
        Shape.OneOf { Words: [var only] } => $"`{only}`",
        Shape.OneOf oneOf => $"{string.Join(", ", oneOf.Words.SkipLast(1).Select(w => $"`{w}`"))} or `{oneOf.Words[^1]}`",
        Shape.ListOf list => $"a list of {Several(list.Item)}",
        Shape.MapOf map => $"a mapping of {Plural(map.KeyIs)} by name",
        Shape.Mapping mapping =>
            $"a mapping ({string.Join(", ", mapping.Table.Keys.Take(MostKeysNamed).Select(k => k.Name))}"
                + $"{(mapping.Table.Keys.Count > MostKeysNamed ? ", …" : "")})",
        Shape.Either either => string.Join(", or ", either.Options.Select(Of).Distinct()),
        _ => Article(Noun(shape)),
    };

    /// <summary>A noun with its indefinite article.</summary>
    public static string Article(string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? $"an {noun}" : $"a {noun}";
    }

    private static string Several(Shape shape) => shape switch
    {
        Shape.Name name => $"{name.Of} names",
        Shape.Either { Options: [Shape.Statement, ..] } => "statements",
        Shape.Either { Options: [Shape.Either { Options: [Shape.Statement, ..] } entry, ..] } => Several(entry),
        Shape.ListOf list => $"lists of {Several(list.Item)}",
        Shape.Mapping mapping =>
            $"mappings ({string.Join(", ", mapping.Table.Keys.Take(MostKeysNamed).Select(k => k.Name))}"
                + $"{(mapping.Table.Keys.Count > MostKeysNamed ? ", …" : "")})",
        Shape.MapOf map => $"mappings of {Plural(map.KeyIs)} by name",
        Shape.Either either => string.Join(", or ", either.Options.Select(Several).Distinct()),
        _ => Plural(Noun(shape)),
    };

    private static string Noun(Shape shape) => shape switch
    {
        Shape.Text => "text",
        Shape.Statement => "statement",
        Shape.Number or Shape.Whole => "number",
        Shape.Date => "day",
        Shape.Share => "probability",
        _ => "word",
    };

    private static string Plural(string noun) => noun.EndsWith('y') && !noun.EndsWith("ay", StringComparison.Ordinal) ? noun[..^1] + "ies" : noun + "s";
}
