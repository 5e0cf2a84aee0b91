using Demarche.Language.Binding.Keys;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>Where a new key belongs, by the tables of the language's keys.</summary>
internal static class KeyPlace
{
    /// <summary>The place of a new key among those of a mapping: before the first that comes after it in canonical order, else last.</summary>
    public static int Of(YamlNode root, YamlPath holder, string key)
    {
        if (holder.In(root) is not YamlMapping mapping) return 0;
        var table = TableAt(holder)?.Keys.Select((k, place) => (k.Name, place)).ToDictionary(k => k.Name, k => k.place, StringComparer.Ordinal);
        if (table is null || !table.TryGetValue(key, out var own)) return mapping.Entries.Count;
        return Enumerable.Range(0, mapping.Entries.Count)
            .FirstOrDefault(k => table.GetValueOrDefault(mapping.Entries[k].Name, -1) > own, mapping.Entries.Count);
    }

    /// <summary>The key under which the short form at a path is written in the long form; null when there is no long form.</summary>
    public static string? LongFormKey(YamlPath path) => TableAt(path)?.Keys[0].Name;

    private static KeyTable? TableAt(YamlPath path)
    {
        Shape? shape = new Shape.Mapping(CrisisKeys.Root);
        foreach (var step in path.Steps) shape = shape is null ? null : Below(shape, step);
        return shape is null ? null : Mapping(shape)?.Table;
    }

    private static Shape.Mapping? Mapping(Shape shape) => shape switch
    {
        Shape.Mapping mapping => mapping,
        Shape.Either either => either.Options.Select(Mapping).FirstOrDefault(m => m is not null),
        _ => null,
    };

    private static Shape? Below(Shape shape, YamlStep step) => shape switch
    {
        Shape.Mapping mapping when step.Key is { } key => mapping.Table.Find(key)?.Shape ?? mapping.Table.OtherKeys?.Value,
        Shape.MapOf map when step.Key is not null => map.Value,
        Shape.ListOf list when step.Key is null => list.Item,
        Shape.Either either => either.Options.Select(o => Below(o, step)).FirstOrDefault(s => s is not null),
        _ => null,
    };
}
