using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Asking.Meanings;

namespace Demarche.Cli;

/// <summary>Arguments and options that take one of a few words, or a number within bounds.</summary>
internal static class Choices
{
    /// <summary>Accepts only the given words, completes them, and names them when another is given.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="what">What a word stands for, for the message: "shell".</param>
    /// <param name="words">The words.</param>
    public static Argument<string> Among(this Argument<string> argument, string what, params string[] words)
    {
        argument.Validators.Add(result => Check(result, what, words));
        argument.CompletionSources.Add(words);
        return argument;
    }

    /// <summary>Accepts only the given words, completes them, and names them when another is given.</summary>
    public static Option<string> Among(this Option<string> option, string what, params string[] words)
    {
        option.Validators.Add(result => Check(result, what, words));
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>Accepts whole numbers within bounds only.</summary>
    public static Option<long?> Within(this Option<long?> option, OptionInfo info)
    {
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && info.Takes(number)) return number;
            result.AddError($"{option.Name} takes {info.Bounds}, not '{text}'");
            return null;
        };
        return option;
    }

    /// <summary>Accepts whole numbers within bounds only.</summary>
    public static Option<int?> Between(this Option<int?> option, int least, int most)
    {
        var info = new OptionInfo(option.Name, OptionKind.Number, "") { Least = least, Most = most };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && info.Takes(number)) return number;
            result.AddError($"{option.Name} takes {info.Bounds}, not '{text}'");
            return null;
        };
        return option;
    }

    /// <summary>The option that names a format.</summary>
    public static Option<string> Format(params string[] formats) => new Option<string>("--format")
    {
        HelpName = "FORMAT",
        Description = $"{string.Join(", ", formats[..^1])} or {formats[^1]}",
        DefaultValueFactory = _ => formats[0],
    }.Among("format", formats);

    private static void Check(SymbolResult result, string what, string[] words)
    {
        foreach (var token in result.Tokens.Where(t => !words.Contains(t.Value, StringComparer.Ordinal)))
            result.AddError($"there is no {what} '{token.Value}'{Suggestion.KnownAre(token.Value, words)}");
    }
}
