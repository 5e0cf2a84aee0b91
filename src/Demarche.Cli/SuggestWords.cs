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
        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < line.Length) line = line[..position];
        var asksForOption = line.AsSpan(line.LastIndexOf(' ') + 1).StartsWith('-');
        foreach (var item in parseResult.RootCommandResult.Command.Parse(line, parseResult.Configuration).GetCompletions(line.Length))
        {
            if (item.Label.StartsWith('-') == asksForOption) parseResult.InvocationConfiguration.Output.WriteLine(item.InsertText ?? item.Label);
        }

        return ExitCode.Answered;
    }
}
