using System.Text;
using Demarche.Language.Formatting;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>Spells values as YAML: on one line where they may and fit, else in block form with two spaces a level.</summary>
internal static class ValueText
{
    public const int Step = 2;
    private const int Width = 100;

    /// <summary>A key.</summary>
    public static string Key(string name) => ScalarText.Of(name, inFlow: true);

    /// <summary>The value on one line, if it is a scalar, empty, or in brackets and short; else null.</summary>
    public static string? OnLine(YamlNode value, int column) => value switch
    {
        YamlScalar scalar => Scalar(scalar, false),
        YamlSequence { Items.Count: 0 } => "[]",
        YamlMapping { Entries.Count: 0 } => "{}",
        YamlSequence { IsFlow: true } or YamlMapping { IsFlow: true } when Flow(value) is var flow && column + flow.Length <= Width => flow,
        _ => null,
    };

    /// <summary>The value as it stands in brackets or braces.</summary>
    public static string Flow(YamlNode value) => value switch
    {
        YamlScalar scalar => Scalar(scalar, true),
        YamlSequence list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        YamlMapping { Entries.Count: 0 } => "{}",
        YamlMapping mapping => $"{{ {string.Join(", ", mapping.Entries.Select(e => $"{Key(e.Name)}: {Flow(e.Value)}".TrimEnd()))} }}",
        _ => throw new InvalidOperationException($"Unknown node {value.GetType().Name}."),
    };

    /// <summary>An entry, its first line without indentation, the others indented from <paramref name="column"/>.</summary>
    public static string Entry(string key, YamlNode value, int column, string? anchor = null) => $"{Key(key)}:{After(value, column, anchor)}";

    /// <summary>An item, its dash without indentation, further lines indented from <paramref name="column"/>.</summary>
    public static string Item(YamlNode value, int column, string? anchor = null)
    {
        if (anchor is not null || OnLine(value, column + Step) is not null) return $"-{After(value, column, anchor)}";
        return $"- {Block(value, column + Step)}";
    }

    /// <summary>What follows a key's colon or a dash: a space and the value, or a line break and the value in block form.</summary>
    public static string After(YamlNode value, int column, string? anchor)
    {
        var name = anchor is null ? "" : $" &{anchor}";
        if (OnLine(value, column) is { } line) return line.Length == 0 ? name : $"{name} {line}";
        return $"{name}\n{new string(' ', column + Step)}{Block(value, column + Step)}";
    }

    /// <summary>The parts of a collection on lines of their own, the first line without indentation.</summary>
    private static string Block(YamlNode value, int column)
    {
        var parts = value is YamlSequence list
            ? list.Items.Select(i => Item(i, column))
            : ((YamlMapping)value).Entries.Select(e => Entry(e.Name, e.Value, column));
        return new StringBuilder().AppendJoin("\n" + new string(' ', column), parts).ToString();
    }

    private static string Scalar(YamlScalar scalar, bool inFlow) => scalar.IsNull ? scalar.Text : ScalarText.Of(scalar.Text, inFlow);
}
