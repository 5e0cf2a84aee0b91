using Demarche.Language.Formatting;

namespace Demarche.Language.Editing;

/// <summary>An alias and the anchor it refers to.</summary>
internal sealed record AnchorUse(YamlPath Alias, string Anchor)
{
    /// <summary>The first alias outside of a part that refers to an anchor inside of it; null when there is none.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="path">The part.</param>
    /// <param name="withOwn">Whether the anchor on the part's own value counts.</param>
    public static AnchorUse? FirstOutside(Draft draft, YamlPath path, bool withOwn)
    {
        var definitions = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (at, part) in draft.Parts())
        {
            var isInside = at.Steps.Count >= path.Steps.Count && at.Steps.Take(path.Steps.Count).SequenceEqual(path.Steps);
            if (part.Value is AliasPiece alias && !isInside && definitions.GetValueOrDefault(alias.Name)) return new AnchorUse(at, alias.Name);
            if (part.Value.Anchor is { } anchor) definitions[anchor] = isInside && (withOwn || at.Steps.Count > path.Steps.Count);
        }

        return null;
    }
}
