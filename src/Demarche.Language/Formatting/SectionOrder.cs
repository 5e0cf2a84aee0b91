using Demarche.Language.Binding.Keys;

namespace Demarche.Language.Formatting;

/// <summary>The order in which the sections of a file stand.</summary>
internal static class SectionOrder
{
    /// <summary>
    /// The sections in the order of the key table, unknown ones last; in the order written when a section refers to an anchor in another,
    /// since an anchor must come before what refers to it.
    /// </summary>
    public static IReadOnlyList<Part> Of(Collection root)
    {
        if (!root.IsMapping || RefersAcross(root)) return root.Parts;
        var places = CrisisKeys.Root.Keys.Select((key, place) => (key.Name, place)).ToDictionary(k => k.Name, k => k.place, StringComparer.Ordinal);
        return [.. root.Parts.OrderBy(p => p.Key is TextPiece key ? places.GetValueOrDefault(key.Value, int.MaxValue) : int.MaxValue)];
    }

    private static bool RefersAcross(Collection root)
    {
        var sectionOf = new Dictionary<string, Part>(StringComparer.Ordinal);
        foreach (var section in root.Parts)
        {
            foreach (var piece in Pieces(section))
            {
                if (piece is AliasPiece alias && sectionOf.GetValueOrDefault(alias.Name) != section) return true;
                if (piece.Anchor is not null) sectionOf[piece.Anchor] = section;
            }
        }

        return false;
    }

    private static IEnumerable<Piece> Pieces(Part part)
    {
        if (part.Key is not null) yield return part.Key;
        yield return part.Value;
        if (part.Value is not Collection collection) yield break;
        foreach (var piece in collection.Parts.SelectMany(Pieces)) yield return piece;
    }
}
