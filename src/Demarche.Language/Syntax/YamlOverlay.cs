namespace Demarche.Language.Syntax;

/// <summary>
/// Lays one tree over another: mappings are merged key by key, a key without a value removes what is below it, anything else is
/// replaced. Every node keeps its own place, so that problems are reported in the file they come from. O(size).
/// </summary>
internal static class YamlOverlay
{
    /// <summary><paramref name="top"/> laid over <paramref name="below"/>.</summary>
    public static YamlNode Lay(YamlNode top, YamlNode below)
    {
        if (top is not YamlMapping over || below is not YamlMapping under) return top;
        var entries = new List<YamlEntry>();
        foreach (var entry in under.Entries)
        {
            if (over.Entry(entry.Name) is not { } change) entries.Add(entry);
            else if (!IsRemoval(change)) entries.Add(new YamlEntry(entry.Value is YamlMapping ? entry.Key : change.Key, Lay(change.Value, entry.Value)));
        }

        entries.AddRange(over.Entries.Where(e => under.Entry(e.Name) is null && !IsRemoval(e)));
        return new YamlMapping(entries, under.IsFlow, over.Span);
    }

    /// <summary>A mapping without one of its keys.</summary>
    public static YamlMapping Without(YamlMapping mapping, string key)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return new YamlMapping(mapping.Entries.Where(e => e.Name != key), mapping.IsFlow, mapping.Span);
    }

    private static bool IsRemoval(YamlEntry entry) => entry.Value is YamlScalar { IsNull: true };
}
