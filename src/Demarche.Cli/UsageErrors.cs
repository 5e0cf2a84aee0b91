using System.CommandLine;
using System.CommandLine.Parsing;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Asking.Meanings;
using Demarche.Reports.Rendering;

namespace Demarche.Cli;

/// <summary>Tells a user what was wrong with a command line, what may have been meant and where help is.</summary>
internal static class UsageErrors
{
    /// <summary>Writes the problems to standard error.</summary>
    public static int Report(ParseResult parsed, Io io)
    {
        foreach (var message in Messages(parsed)) io.Error.WriteLine($"demarche: {message}");
        io.Error.WriteLine($"See '{PathOf(parsed.CommandResult.Command)} --help'.");
        return ExitCode.WrongUsage;
    }

    /// <summary>Writes a problem that only the command itself could see.</summary>
    public static int Report(string message, ParseResult parsed, Io io)
    {
        io.Error.WriteLine($"demarche: {message}");
        io.Error.WriteLine($"See '{PathOf(parsed.CommandResult.Command)} --help'.");
        return ExitCode.WrongUsage;
    }

    /// <summary>Writes why something cannot be done although the command was used as it is meant to be.</summary>
    public static int Refuse(string why, Io io)
    {
        io.Error.WriteLine($"demarche: {PlainText.Of(why).TrimEnd('.')}.");
        return ExitCode.Problems;
    }

    /// <summary>
    /// What was typed and means nothing: words too many, and misspelt options, which the library would take for the model's name. What
    /// follows <c>--</c> is taken as it stands, and so is a pattern of a state such as <c>-YN</c>.
    /// </summary>
    public static IReadOnlyList<string> Strays(ParseResult parsed)
    {
        var values = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens);
        var literal = parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash);
        return [.. parsed.UnmatchedTokens, .. values.Select(t => t.Value).Where(v => !literal && v.StartsWith('-') && v.AsSpan().ContainsAnyExcept("-YN"))];
    }

    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Where(o => !o.Hidden).Select(o => o.Name)).ToList();
        var strays = Strays(parsed);
        foreach (var token in strays.OrderByDescending(s => s.StartsWith('-')).Take(1))
        {
            var kind = token.StartsWith('-') ? "option" : command is RootCommand ? "command" : "argument";
            yield return $"there is no {kind} '{token}'{Suggestion.DidYouMean(token, known)}";
        }

        // The library tells of every unmatched token once more, and of a missing command beside a misspelt one.
        if (strays.Count > 0) yield break;
        if (command is RootCommand) yield return "say what to do: a command is missing";
        else foreach (var error in parsed.Errors) yield return error.Message;
    }

    private static string PathOf(Symbol symbol) => symbol is RootCommand ? "demarche" : $"{PathOf(symbol.Parents.First())} {symbol.Name}";
}
