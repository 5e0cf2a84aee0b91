namespace Demarche.Language.Formatting;

/// <summary>Spells lists and mappings in brackets and braces.</summary>
internal static class FlowText
{
    /// <summary>The value on one line, or null when a comment in it forbids.</summary>
    /// <param name="piece">The value.</param>
    /// <param name="inFlow">Whether it stands in brackets or braces.</param>
    public static string? Of(Piece piece, bool inFlow = false)
    {
        var anchor = piece.Anchor is null ? "" : $"&{piece.Anchor}";
        switch (piece)
        {
            case AliasPiece alias:
                return $"*{alias.Name}";
            case TextPiece text:
                return Joined(anchor, Text(text, inFlow));
            default:
                var collection = (Collection)piece;
                if (collection.Closing.Count > 0) return null;
                var parts = collection.Parts.Select(OfPart).ToList();
                if (parts.Contains(null)) return null;
                var inside = string.Join(", ", parts);
                var braces = collection.IsMapping && inside.Length > 0 ? $"{{ {inside} }}" : collection.IsMapping ? "{}" : $"[{inside}]";
                return Joined(anchor, braces);
        }
    }

    /// <summary>A part of a list or mapping on one line, or null.</summary>
    public static string? OfPart(Part part)
    {
        if (part.Leading.Count + part.Heads.Count + part.Tails.Count > 0) return null;
        var value = Of(part.Value, inFlow: true);
        if (part.Key is null || value is null) return value;
        return value.Length == 0 ? Key(part.Key).TrimEnd() : $"{Key(part.Key)}: {value}";
    }

    /// <summary>A key, with the space that must part an alias from the colon.</summary>
    public static string Key(Piece key) => key switch
    {
        AliasPiece alias => $"*{alias.Name} ",
        _ => Joined(key.Anchor is null ? "" : $"&{key.Anchor}", key is TextPiece { Value.Length: > 0 } text ? Text(text, inFlow: true) : "\"\""),
    };

    /// <summary>A scalar on one line: as it was where it had no quotes, else with as few as it needs.</summary>
    private static string Text(TextPiece text, bool inFlow) =>
        text.Style == Syntax.ScalarStyle.Plain && text.Raw == text.Value && text.Value.Trim().Length == text.Value.Length
        ? text.Value
        : ScalarText.Of(text.Value, inFlow, keepQuotes: text.Style != Syntax.ScalarStyle.Plain);

    private static string Joined(string anchor, string text) => anchor.Length > 0 && text.Length > 0 ? $"{anchor} {text}" : anchor + text;
}
