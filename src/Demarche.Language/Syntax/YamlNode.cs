using Demarche.Language.Diagnostics;

namespace Demarche.Language.Syntax;

/// <summary>
/// A node of a YAML file with its place. Immutable; a node that an alias refers to is shared, so the tree is in truth a graph without
/// cycles whose expansion is bounded by <see cref="YamlLimits"/>.
/// </summary>
public abstract class YamlNode
{
    private protected YamlNode(SourceSpan span) => Span = span;

    /// <summary>Where the node stands, in the file it came from.</summary>
    public SourceSpan Span { get; }

    /// <summary>What kind of node it is, in the words of a message: "a text", "a list", "a mapping".</summary>
    public abstract string KindInWords { get; }

    /// <summary>Whether both trees hold the same texts in the same shapes; style and place do not count, the order of keys does. O(expanded size).</summary>
    public abstract bool HasSameContent(YamlNode other);
}

/// <summary>How a scalar is written.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes.</summary>
    DoubleQuoted,

    /// <summary>A block after <c>|</c>, line breaks kept.</summary>
    Literal,

    /// <summary>A block after <c>&gt;</c>, line breaks folded.</summary>
    Folded,
}

/// <summary>A text. Numbers, dates, yes and no are texts too; what reads them decides.</summary>
public sealed class YamlScalar(string text, ScalarStyle style, SourceSpan span) : YamlNode(span)
{
    /// <summary>The text, escapes resolved.</summary>
    public string Text { get; } = text;

    /// <summary>How it is written.</summary>
    public ScalarStyle Style { get; } = style;

    /// <summary>Whether it stands for nothing: left out, <c>~</c> or <c>null</c>, without quotes.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <inheritdoc/>
    public override string KindInWords => IsNull ? "nothing" : "a text";

    /// <inheritdoc/>
    public override bool HasSameContent(YamlNode other) => other is YamlScalar scalar && scalar.Text == Text && scalar.IsNull == IsNull;
}

/// <summary>A list.</summary>
public sealed class YamlSequence(IReadOnlyList<YamlNode> items, bool isFlow, SourceSpan span) : YamlNode(span)
{
    /// <summary>Its members in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <inheritdoc/>
    public override string KindInWords => "a list";

    /// <inheritdoc/>
    public override bool HasSameContent(YamlNode other) => other is YamlSequence sequence
        && sequence.Items.Count == Items.Count
        && Items.Zip(sequence.Items).All(pair => pair.First.HasSameContent(pair.Second));
}

/// <summary>One key of a mapping with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; a null scalar when nothing follows the key.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value)
{
    /// <summary>The key's text.</summary>
    public string Name => Key.Text;
}

/// <summary>A mapping; no two of its keys are alike.</summary>
public sealed class YamlMapping : YamlNode
{
    private readonly Dictionary<string, YamlEntry> byName;

    /// <summary>A mapping of the given entries; of entries with the same key the first counts.</summary>
    public YamlMapping(IEnumerable<YamlEntry> entries, bool isFlow, SourceSpan span) : base(span)
    {
        ArgumentNullException.ThrowIfNull(entries);
        byName = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        Entries = [.. entries.Where(entry => byName.TryAdd(entry.Name, entry))];
        IsFlow = isFlow;
    }

    /// <summary>Its entries in order.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <summary>Whether it is written in braces.</summary>
    public bool IsFlow { get; }

    /// <inheritdoc/>
    public override string KindInWords => "a mapping";

    /// <summary>The entry with the given key, or null.</summary>
    public YamlEntry? Entry(string name) => byName.GetValueOrDefault(name);

    /// <summary>The value of the given key, or null when the key is absent or stands for nothing.</summary>
    public YamlNode? this[string name] => byName.TryGetValue(name, out var entry) && entry.Value is not YamlScalar { IsNull: true } ? entry.Value : null;

    /// <inheritdoc/>
    public override bool HasSameContent(YamlNode other) => other is YamlMapping mapping
        && mapping.Entries.Count == Entries.Count
        && Entries.Zip(mapping.Entries).All(pair => pair.First.Name == pair.Second.Name && pair.First.Value.HasSameContent(pair.Second.Value));
}
