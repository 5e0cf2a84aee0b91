using System.CommandLine;
using System.CommandLine.Parsing;
using Demarche.Analysis.Asking;

namespace Demarche.Cli;

/// <summary>The options of a question on a command line, made from its table.</summary>
internal sealed class QuestionOptions
{
    private readonly List<(OptionInfo Info, Action<ParseResult, OptionValues> Read)> readers = [];

    /// <summary>Puts them on a command, after the model's.</summary>
    public QuestionOptions(Command command, QuestionInfo info, ModelInput input)
        : this(command, info.Options, input)
    {
    }

    /// <summary>Puts options on a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">Their table.</param>
    /// <param name="input">The model from which names are completed; null where none is asked about.</param>
    public QuestionOptions(Command command, IReadOnlyList<OptionInfo> options, ModelInput? input)
    {
        foreach (var option in options)
        {
            if (option.IsArgument) AddArgument(command, option, input);
            else if (option.Kind == OptionKind.Flag) AddFlag(command, option);
            else if (option.Kind == OptionKind.Number) AddNumber(command, option);
            else AddText(command, option, input);
        }
    }

    /// <summary>What was given for them.</summary>
    public OptionValues Read(ParseResult parsed)
    {
        var values = new OptionValues();
        foreach (var (_, read) in readers) read(parsed, values);
        return values;
    }

    private void AddArgument(Command command, OptionInfo info, ModelInput? input)
    {
        var argument = new Argument<string>(info.ValueName) { HelpName = info.ValueName, Description = info.Help };
        argument.Validators.Add(result => Check(result, info, name: null));
        if (info.Of is { } names && input is not null) argument.CompletionSources.Add(input.Names(names));
        command.Add(argument);
        readers.Add((info, (parsed, values) => values.Set(info, parsed.GetRequiredValue(argument))));
    }

    private void AddText(Command command, OptionInfo info, ModelInput? input)
    {
        var option = new Option<string?>($"--{info.Name}", [.. info.Aliases]) { HelpName = info.ValueName, Description = info.Help,
            Required = info.IsRequired };
        option.Validators.Add(result => Check(result, info, option.Name));
        if (info.Of is { } names && input is not null) option.CompletionSources.Add(input.Names(names));
        option.CompletionSources.Add(_ => [.. info.Words.Concat(info.Known)]);
        command.Add(option);
        readers.Add((info, (parsed, values) => Set(values, info, parsed.GetValue(option))));
    }

    private void AddNumber(Command command, OptionInfo info)
    {
        var option = new Option<long?>($"--{info.Name}", [.. info.Aliases]) { HelpName = info.ValueName, Description = info.Help }.Within(info);
        command.Add(option);
        readers.Add((info, (parsed, values) => Set(values, info, parsed.GetValue(option))));
    }

    private void AddFlag(Command command, OptionInfo info)
    {
        var option = new Option<bool>($"--{info.Name}", [.. info.Aliases]) { Description = info.Help };
        command.Add(option);
        readers.Add((info, (parsed, values) => Set(values, info, parsed.GetValue(option) ? true : null)));
    }

    private static void Set(OptionValues values, OptionInfo info, object? value)
    {
        if (value is not null) values.Set(info, value);
    }

    private static void Check(SymbolResult result, OptionInfo info, string? name)
    {
        foreach (var token in result.Tokens)
        {
            if (info.Problem(token.Value) is { } problem) result.AddError(name is null ? problem : OptionInfo.Worded(name, problem));
        }
    }
}
