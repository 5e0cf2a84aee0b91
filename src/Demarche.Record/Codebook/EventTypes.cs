using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Demarche.Record.Codebook;

/// <summary>The fifteen types in order, with the spelling that files use.</summary>
public static class EventTypes
{
    private static readonly string[] Spelling = [.. Enum.GetNames<EventType>().Select(name => name.ToUpperInvariant())];

    /// <summary>All types in order of their numbers.</summary>
    public static ImmutableArray<EventType> All { get; } = [.. Enum.GetValues<EventType>()];

    /// <summary>The spelling in a record: capitals, as <c>SANCTION</c>.</summary>
    public static string Name(this EventType type) => Spelling[(int)type];

    /// <summary>Reads a spelling, in capitals or not. False for anything else, numbers included.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EventType type)
    {
        var index = text is null ? -1 : Array.FindIndex(Spelling, name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        type = (EventType)Math.Max(index, 0);
        return index >= 0;
    }
}
