namespace Demarche.Language.Binding.Keys;

/// <summary>Shapes in the words of messages and of the key reference.</summary>
public static class ShapeWords
{
    /// <summary>The shape as a noun: "a list of statements".</summary>
    public static string Of(Shape shape) => shape switch
    {
        Shape.Text => "a text",
        Shape.Date => "a day (yyyy-MM-dd)",
        Shape.YesNo => "yes or no",
        Shape.Number { Lowest: { } low, Highest: { } high } => $"a number from {low} to {high}",
        Shape.Number => "a number",
        Shape.Whole whole => $"a whole number from {whole.Lowest}",
        Shape.Share => "a probability (50% or 0.5)",
        Shape.Statement => "a statement",
        Shape.Name name => $"the name of {Article(name.Of)}",
        Shape.OneOf oneOf => string.Join(" or ", oneOf.Words),
        Shape.ListOf { Item: Shape.Either { Options: [Shape.Statement, ..] } } => "a list of statements",
        Shape.ListOf { Item: Shape.Either { Options: [Shape.Either { Options: [Shape.Statement, ..] }, ..] } } => "a list of statements",
        Shape.ListOf list => $"a list ({Bare(Of(list.Item))} each)",
        Shape.MapOf map => $"a mapping from {map.KeyIs} to {Bare(Of(map.Value))}",
        Shape.Mapping mapping => $"a mapping ({mapping.Table.Name})",
        Shape.Either either => string.Join(" or ", either.Options.Select(Of)),
        _ => throw new InvalidOperationException($"Unknown shape {shape.GetType().Name}."),
    };

    /// <summary>A noun with its indefinite article.</summary>
    public static string Article(string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? $"an {noun}" : $"a {noun}";
    }

    private static string Bare(string words) => words.StartsWith("a ", StringComparison.Ordinal) ? words[2..] : words;
}
