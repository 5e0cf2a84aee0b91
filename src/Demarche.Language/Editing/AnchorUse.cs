using Demarche.Language.Formatting;

namespace Demarche.Language.Editing;

/// <summary>An alias and the anchor it refers to.</summary>
internal sealed record AnchorUse(YamlPath Alias, string Anchor)
{
    /// <summary>The first alias outside of a part that refers to an anchor inside of it; null when there is none.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="path">The part.</param>
    /// <param name="withOwn">Whether the anchor on the part's own value counts.</param>
    public static AnchorUse? FirstOutside(EditedText draft, YamlPath path, bool withOwn) =>
        First(draft, at => IsIn(at, path) && (withOwn || at.Steps.Count > path.Steps.Count), at => !IsIn(at, path));

    /// <summary>The first alias in some parts of a list or mapping that refers to an anchor in others of its parts; null when there is none.</summary>
    public static AnchorUse? FirstBetween(EditedText draft, YamlPath holder, Range from, Range to)
    {
        var owner = (Collection)draft.Find(holder)!.Value;
        bool In(YamlPath at, Range parts)
        {
            if (!IsIn(at, holder) || at.Steps.Count == holder.Steps.Count) return false;
            var place = EditedText.PlaceOf(owner, at.Steps[holder.Steps.Count]);
            return place >= parts.Start.Value && place < parts.End.Value;
        }

        return First(draft, at => In(at, from), at => In(at, to));
    }

    private static AnchorUse? First(EditedText draft, Func<YamlPath, bool> definesIn, Func<YamlPath, bool> usesIn)
    {
        var definitions = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (at, part) in draft.Parts())
        {
            if (part.Value is AliasPiece alias && definitions.GetValueOrDefault(alias.Name) && usesIn(at)) return new AnchorUse(at, alias.Name);
            if (part.Value.Anchor is { } anchor) definitions[anchor] = definesIn(at);
        }

        return null;
    }

    private static bool IsIn(YamlPath at, YamlPath path) => at.Steps.Count >= path.Steps.Count && at.Steps.Take(path.Steps.Count).SequenceEqual(path.Steps);
}
