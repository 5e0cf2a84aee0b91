using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>One step down a tree: the key of a mapping's entry, or the place of a list's item, from 0.</summary>
/// <param name="Key">The key; null for a place.</param>
/// <param name="Item">The place; 0 for a key.</param>
public readonly record struct YamlStep(string? Key, int Item)
{
    /// <summary>A step to an entry.</summary>
    public static implicit operator YamlStep(string key) => new(key, 0);

    /// <summary>A step to an item.</summary>
    public static implicit operator YamlStep(int item) => new(null, item);

    /// <summary>The key, or the place counted from 1.</summary>
    public override string ToString() => Key ?? $"{Item + 1}";
}

/// <summary>The way from the root of a model's file to a node: <c>parties › Russia › levers › border</c>.</summary>
/// <param name="Steps">The steps, outermost first; none for the root.</param>
public sealed record YamlPath(IReadOnlyList<YamlStep> Steps)
{
    /// <summary>The root.</summary>
    public static YamlPath Root { get; } = new([]);

    /// <summary>Whether it is the root.</summary>
    public bool IsRoot => Steps.Count == 0;

    /// <summary>The way to what holds the node.</summary>
    /// <exception cref="InvalidOperationException">It is the root.</exception>
    public YamlPath Parent => IsRoot ? throw new InvalidOperationException("The root has no parent.") : new([.. Steps.Take(Steps.Count - 1)]);

    /// <summary>The last step.</summary>
    /// <exception cref="InvalidOperationException">It is the root.</exception>
    public YamlStep Last => IsRoot ? throw new InvalidOperationException("The root has no last step.") : Steps[^1];

    /// <summary>The path of the given steps.</summary>
    public static YamlPath Of(params IReadOnlyList<YamlStep> steps) => new(steps);

    /// <summary>One step further down.</summary>
    public YamlPath Then(YamlStep step) => new([.. Steps, step]);

    /// <summary>The node at the end of the path; null when there is none.</summary>
    public YamlNode? In(YamlNode root)
    {
        var at = root;
        foreach (var step in Steps)
        {
            var next = at switch
            {
                YamlMapping mapping when step.Key is not null => mapping.Entry(step.Key)?.Value,
                YamlSequence list when step.Key is null && step.Item >= 0 && step.Item < list.Items.Count => list.Items[step.Item],
                _ => null,
            };
            if (next is null) return null;
            at = next;
        }

        return at;
    }

    /// <inheritdoc/>
    public bool Equals(YamlPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => Steps.Aggregate(0, HashCode.Combine);

    /// <summary>The steps, parted by arrows, as a message says them.</summary>
    public override string ToString() => IsRoot ? "the model" : string.Join(" › ", Steps);
}
