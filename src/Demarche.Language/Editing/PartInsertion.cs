using Demarche.Language.Formatting;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>Puts a new part into a list or mapping as text, laid out like its neighbours.</summary>
internal static class PartInsertion
{
    /// <summary>The draft with a part more.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="holder">The list or mapping; one that holds nothing becomes block form unless it stands in brackets.</param>
    /// <param name="before">The place of the new part.</param>
    /// <param name="key">Its key in a mapping; null in a list.</param>
    /// <param name="value">Its value.</param>
    public static EditedText Insert(EditedText draft, YamlPath holder, int before, string? key, YamlNode value)
    {
        var part = draft.Find(holder)!;
        if (part.Value is not Collection { Parts.Count: > 0 } collection) return ValueChange.Replace(draft, holder, Alone(key, value, part));
        if (collection.IsFlow)
            return IntoFlow(draft, collection, before, key is null ? ValueText.Flow(value) : $"{ValueText.Key(key)}: {ValueText.Flow(value)}".TrimEnd());
        var column = collection.Column;
        var shown = key is null ? ValueText.Item(value, column) : ValueText.Entry(key, value, column);
        var indent = new string(' ', column);
        if (before == 0)
        {
            var first = collection.Parts[0];
            var at = draft.StartOf(first);
            return draft.With((at, at, $"{shown}\n{(HasGap(collection, 1) ? "\n" : "")}{indent}"));
        }

        var end = draft.BodyEnd(collection.Parts[before - 1]);
        return draft.With((end, end, $"\n{(HasGap(collection, before) ? "\n" : "")}{indent}{shown}"));
    }

    private static YamlNode Alone(string? key, YamlNode value, Part holder)
    {
        var isFlow = holder.Owner is { IsFlow: true };
        return key is null
            ? new YamlSequence([value], isFlow || value is YamlScalar, default)
            : new YamlMapping([new YamlEntry(Value.Text(key), value)], isFlow, default);
    }

    /// <summary>Whether the parts around a place are kept apart by empty lines.</summary>
    private static bool HasGap(Collection collection, int place)
    {
        var gaps = collection.Parts.Skip(1).Select(p => p.BlankBefore || p.Leading.Exists(r => r.BlankBefore)).ToList();
        return gaps.Count > 0 && gaps[Math.Clamp(place - 1, 0, gaps.Count - 1)];
    }

    private static EditedText IntoFlow(EditedText draft, Collection collection, int before, string shown)
    {
        if (before == 0)
        {
            var start = collection.Parts[0].Start;
            return draft.With((start, start, $"{shown}, "));
        }

        var end = Math.Max(collection.Parts[before - 1].End, collection.Parts[before - 1].Start);
        return draft.With((end, end, $", {shown}"));
    }
}
