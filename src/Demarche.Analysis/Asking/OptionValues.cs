namespace Demarche.Analysis.Asking;

/// <summary>What was given for the options of a question, by name: texts, numbers and flags that their <see cref="OptionInfo"/> takes.</summary>
public sealed class OptionValues
{
    private readonly Dictionary<string, object> given = new(StringComparer.Ordinal);

    /// <summary>Notes a value.</summary>
    public void Set(OptionInfo option, object value)
    {
        ArgumentNullException.ThrowIfNull(option);
        given[option.Name] = value;
    }

    /// <summary>The text, or its default; null when there is neither.</summary>
    public string? Text(OptionInfo option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return given.GetValueOrDefault(option.Name) as string ?? option.Default as string;
    }

    /// <summary>The number, or its default; null when there is neither.</summary>
    public long? Number(OptionInfo option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return given.GetValueOrDefault(option.Name) as long? ?? option.Default as long?;
    }

    /// <summary>Whether the flag is set, by what was given or by default.</summary>
    public bool IsSet(OptionInfo option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return (given.GetValueOrDefault(option.Name) ?? option.Default) is true;
    }

    /// <summary>Whether anything was given for it.</summary>
    public bool Has(OptionInfo option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return given.ContainsKey(option.Name);
    }

    /// <summary>The values in the order of their names, for telling questions apart.</summary>
    public string Key => string.Join('\0', given.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}={g.Value}"));
}
