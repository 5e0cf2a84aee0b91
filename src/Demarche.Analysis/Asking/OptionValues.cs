using System.Globalization;
using Demarche.Analysis.Play;
using Demarche.Language.Syntax;

namespace Demarche.Analysis.Asking;

/// <summary>What was given for the options of a question, by name: texts, numbers and flags that their <see cref="OptionInfo"/> takes.</summary>
public sealed class OptionValues
{
    private readonly Dictionary<string, object> given = new(StringComparer.Ordinal);

    /// <summary>Notes a value.</summary>
    public void Set(OptionInfo option, object value)
    {
        ArgumentNullException.ThrowIfNull(option);
        given[option.Name] = value is string text ? Spelling.Composed(text) : value;
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

    /// <summary>The values as they are written, in the order of a question's table.</summary>
    internal IReadOnlyList<GivenOption> Given(QuestionInfo info) =>
        [.. info.Options.Where(o => given.ContainsKey(o.Name))
            .Select(o => new GivenOption(o.Name, o.Kind == OptionKind.Flag ? "" : string.Create(CultureInfo.InvariantCulture, $"{given[o.Name]}")))];

    /// <summary>The values of options as they are written; or what is wrong with one.</summary>
    internal static (OptionValues? Values, string? WhyNot) Of(QuestionInfo info, IReadOnlyList<GivenOption> written)
    {
        var values = new OptionValues();
        foreach (var (name, text) in written)
        {
            if (info.Options.FirstOrDefault(o => o.Name == name) is not { } option) return (null, $"{info.Name} has no option '{name}'");
            if (option.Kind == OptionKind.Flag) values.Set(option, true);
            else if (option.Kind == OptionKind.Text && option.Problem(text) is { } problem) return (null, OptionInfo.Worded(name, problem));
            else if (option.Kind == OptionKind.Text) values.Set(option, text);
            else if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && option.Takes(number))
                values.Set(option, number);
            else return (null, $"{name}: '{text}' is not {option.Bounds}");
        }

        return (values, null);
    }

    /// <summary>Notes a value where there is one: a text, a number, or a flag that is set.</summary>
    internal OptionValues With(OptionInfo option, object? value)
    {
        if (value is not (null or false)) given[option.Name] = value;
        return this;
    }

    /// <summary>The values in the order of their names, for telling questions apart.</summary>
    public string Key => string.Join('\0', given.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}={g.Value}"));
}
