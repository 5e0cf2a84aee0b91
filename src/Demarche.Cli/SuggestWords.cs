using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.Globalization;

namespace Demarche.Cli;

/// <summary>
/// Answers <c>[suggest:POSITION] "line"</c>, by which a shell asks how the word at a position may go on: one word a line. Options are
/// offered only when the word begins like one, so that they do not stand in the way of models and states.
/// </summary>
internal sealed class SuggestWords(SuggestDirective directive) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var line = parseResult.Tokens.LastOrDefault(t => t.Type != System.CommandLine.Parsing.TokenType.Directive)?.Value ?? "";
        var asked = parseResult.GetResult(directive)?.Values is [var value, ..] ? value : null;
        var position = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Min(given, line.Length) : line.Length;
        var completed = parseResult.RootCommandResult.Command.Parse(line, parseResult.Configuration);
        var asksForOption = line.AsSpan(0, position)[(line.AsSpan(0, position).LastIndexOf(' ') + 1)..].StartsWith('-');
        foreach (var item in completed.GetCompletions(position))
        {
            if (item.Label.StartsWith('-') == asksForOption) parseResult.InvocationConfiguration.Output.WriteLine(item.InsertText ?? item.Label);
        }

        return ExitCode.Answered;
    }
}
