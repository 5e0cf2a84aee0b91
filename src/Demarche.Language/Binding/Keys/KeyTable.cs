namespace Demarche.Language.Binding.Keys;

/// <summary>A key of a mapping.</summary>
/// <param name="Name">Its spelling.</param>
/// <param name="Shape">What its value may look like.</param>
/// <param name="Doc">One line on what it means.</param>
/// <param name="Required">Whether the mapping is incomplete without it.</param>
public sealed record Key(string Name, Shape Shape, string Doc, bool Required = false);

/// <summary>The keys of one kind of mapping, in canonical order.</summary>
/// <param name="Name">What the mapping describes ("lever").</param>
/// <param name="Doc">One line on what it is.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="OtherKeys">What keys that are not in the list are the names of, with the shape of their values; null when there may be none.</param>
public sealed record KeyTable(string Name, string Doc, IReadOnlyList<Key> Keys, Shape.MapOf? OtherKeys = null)
{
    private readonly Dictionary<string, Key> byName = Keys.ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>The key of that name, or null.</summary>
    public Key? Find(string name) => byName.GetValueOrDefault(name);
}
