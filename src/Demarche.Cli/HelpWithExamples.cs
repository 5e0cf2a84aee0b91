using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Demarche.Cli;

/// <summary>The usual help of a command, and under it its examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.MaxWidth = Io.PipeWidth;
        usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not ExemplifiedCommand { Examples.Count: > 0 } command) return ExitCode.Answered;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in command.Examples)
        {
            output.WriteLine($"  {example.CommandLine}");
            output.WriteLine($"      {example.Purpose}");
        }

        output.WriteLine();
        return ExitCode.Answered;
    }
}
