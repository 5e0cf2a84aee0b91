using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;

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
    public static Option<int?> Between(this Option<int?> option, int least, int most)
    {
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            result.AddError($"{option.Name} takes a whole number {(most == int.MaxValue ? $"of {least} or more" : $"from {least} to {most}")}, not '{text}'");
            return null;
        };
        return option;
    }

    /// <summary>What a list separated by commas names.</summary>
    public static string[] Entries(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Refuses a list that names nothing, which would otherwise be read as if the option had been left out.</summary>
    /// <param name="option">The option.</param>
    /// <param name="instead">The end of the message: what it does not name, and what there is.</param>
    public static Option<string?> NeverEmpty(this Option<string?> option, Func<string> instead)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens.All(t => Entries(t.Value).Length == 0)) result.AddError($"{option.Name} names {instead()}");
        });
        return option;
    }

    private static void Check(SymbolResult result, string what, string[] words)
    {
        foreach (var token in result.Tokens.Where(t => !words.Contains(t.Value, StringComparer.Ordinal)))
            result.AddError($"there is no {what} '{token.Value}'{UsageErrors.KnownAre(token.Value, words)}");
    }
}
