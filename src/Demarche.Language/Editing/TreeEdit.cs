using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>
/// What an edit means for the tree, whatever the text looks like. A node that an alias shares is changed wherever it stands. The text
/// that an edit gives must read back as this tree. O(size).
/// </summary>
internal static class TreeEdit
{
    /// <summary>The tree with another value at a path whose holder is there; a key that is not there yet is put at <paramref name="place"/>.</summary>
    public static YamlNode Set(YamlNode root, YamlPath path, YamlNode value, int place = -1) =>
        path.IsRoot ? value : Change(root, path.Parent, holder => holder switch
    {
        YamlMapping mapping when mapping.Entry(path.Last.Key!) is not null =>
            Like(mapping, mapping.Entries.Select(e => e.Name == path.Last.Key ? e with { Value = value } : e)),
        YamlMapping mapping => Like(mapping, Inserted(mapping.Entries, place, new YamlEntry(Value.Text(path.Last.Key!), value))),
        YamlSequence list => Like(list, list.Items.Select((item, k) => k == path.Last.Item ? value : item)),
        _ => new YamlMapping([new YamlEntry(Value.Text(path.Last.Key!), value)], false, holder.Span),
    });

    /// <summary>The tree with an item more.</summary>
    public static YamlNode Insert(YamlNode root, YamlPath list, int before, YamlNode value) =>
        Change(root, list, holder => holder is YamlSequence sequence ? Like(sequence, Inserted(sequence.Items, before, value))
            : new YamlSequence([value], false, holder.Span));

    /// <summary>The tree without what is at a path.</summary>
    public static YamlNode Remove(YamlNode root, YamlPath path) => Change(root, path.Parent, holder => holder is YamlMapping mapping
        ? Like(mapping, mapping.Entries.Where(e => e.Name != path.Last.Key))
        : Like((YamlSequence)holder, ((YamlSequence)holder).Items.Where((_, k) => k != path.Last.Item)));

    /// <summary>The tree with a part moved.</summary>
    public static YamlNode Move(YamlNode root, YamlPath path, int from, int to) => Change(root, path, holder => holder is YamlMapping mapping
        ? Like(mapping, Moved(mapping.Entries, from, to))
        : Like((YamlSequence)holder, Moved(((YamlSequence)holder).Items, from, to)));

    /// <summary>The tree with another key.</summary>
    public static YamlNode RenameKey(YamlNode root, YamlPath path, string to) => Change(root, path.Parent, holder =>
        Like((YamlMapping)holder, ((YamlMapping)holder).Entries.Select(e => e.Name == path.Last.Key ? new YamlEntry(Value.Text(to), e.Value) : e)));

    private static YamlNode Change(YamlNode root, YamlPath path, Func<YamlNode, YamlNode> change)
    {
        var changed = new Dictionary<YamlNode, YamlNode>(ReferenceEqualityComparer.Instance);
        changed[path.In(root)!] = change(path.In(root)!);
        return Rebuilt(root, changed);
    }

    private static YamlNode Rebuilt(YamlNode node, Dictionary<YamlNode, YamlNode> changed)
    {
        if (changed.TryGetValue(node, out var known)) return known;
        var rebuilt = node switch
        {
            YamlMapping mapping => Like(mapping, mapping.Entries.Select(e => e with { Value = Rebuilt(e.Value, changed) })),
            YamlSequence list => Like(list, list.Items.Select(i => Rebuilt(i, changed))),
            _ => node,
        };
        changed[node] = rebuilt;
        return rebuilt;
    }

    private static YamlMapping Like(YamlMapping mapping, IEnumerable<YamlEntry> entries) => new(entries, mapping.IsFlow, mapping.Span);

    private static YamlSequence Like(YamlSequence list, IEnumerable<YamlNode> items) => new([.. items], list.IsFlow, list.Span);

    private static List<T> Inserted<T>(IReadOnlyList<T> parts, int place, T part)
    {
        var all = parts.ToList();
        all.Insert(place < 0 ? all.Count : place, part);
        return all;
    }

    private static List<T> Moved<T>(IReadOnlyList<T> parts, int from, int to)
    {
        var all = parts.ToList();
        all.RemoveAt(from);
        all.Insert(to, parts[from]);
        return all;
    }
}
