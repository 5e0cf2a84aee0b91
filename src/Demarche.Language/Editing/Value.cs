using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>Makes the values that an edit puts into a file. They stand nowhere yet, so their places are empty.</summary>
public static class Value
{
    /// <summary>Nothing: a key or dash that nothing follows.</summary>
    public static YamlScalar None { get; } = new("", ScalarStyle.Plain, default);

    /// <summary>A text; it is written with quotes where it needs them.</summary>
    public static YamlScalar Text(string text) =>
        new(text, text is "" or "~" or "null" or "Null" or "NULL" ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain, default);

    /// <summary>A list; in brackets when all its members are texts.</summary>
    public static YamlSequence List(params IReadOnlyList<YamlNode> items) => new(items, items.All(i => i is YamlScalar), default);

    /// <summary>A list of texts, in brackets.</summary>
    public static YamlSequence Texts(params IReadOnlyList<string> items) => new([.. items.Select(Text)], true, default);

    /// <summary>A mapping, its entries on lines of their own.</summary>
    public static YamlMapping Map(params IReadOnlyList<(string Key, YamlNode Value)> entries) =>
        new(entries.Select(e => new YamlEntry(Text(e.Key), e.Value)), false, default);
}
