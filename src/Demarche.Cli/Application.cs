using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Demarche.Cli;

/// <summary>The program from its arguments to its exit code.</summary>
internal static class Application
{
    private const string VerboseVariable = "DEMARCHE_VERBOSE";

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Show the details of a fault of the program", Recursive = true };

    /// <summary>The version of the program. Written in at the build: asking the assembly for it loads all whose names stand in its attributes.</summary>
    public const string Version = OwnVersion.Text;

    /// <summary>Runs one command line and gives the exit code; nothing is thrown.</summary>
    public static int Run(IReadOnlyList<string> arguments, Io io)
    {
        ParseResult? parsed = null;
        try
        {
            parsed = Root(io, arguments.Count > 0 ? arguments[0] : null).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction || (parsed.Action is not SuggestWords && UsageErrors.Strays(parsed).Count > 0))
                return UsageErrors.Report(parsed, io);
            var exitCode = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = io.Out, Error = io.Error });
            io.Out.Flush();
            io.OutStream.Flush();
            return exitCode;
        }
        catch (OutputLostException lost)
        {
            io.Error.WriteLine($"demarche: the answer could not be written to standard output: {lost.Message.ReplaceLineEndings(" ").TrimEnd('.')}.");
            return ExitCode.OutputLost;
        }
        catch (OperationCanceledException) when (io.Cancellation.IsCancellationRequested)
        {
            io.Error.WriteLine("demarche: cancelled");
            return ExitCode.Cancelled;
        }
#pragma warning disable CA1031 // The outermost frame: whatever went wrong, the user is shown in a line and not by a stack trace.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            ReportFault(fault, parsed?.GetValue(Verbose) == true || !string.IsNullOrEmpty(io.Variable(VerboseVariable)), io);
            return ExitCode.Fault;
        }
        finally
        {
            FlushWhatIsLeft(io);
        }
    }

    private static void FlushWhatIsLeft(Io io)
    {
        try
        {
            io.Out.Flush();
            io.OutStream.Flush();
        }
        catch (OutputLostException)
        {
            // Said already, or the command was stopped and its answer does not count.
        }

        io.Error.Flush();
    }

    /// <summary>The whole command line syntax.</summary>
    /// <param name="io">The world.</param>
    /// <param name="first">The first word of a command line: where it is a command, no other is made.</param>
    public static RootCommand Root(Io io, string? first = null)
    {
        var root = new RootCommand("How far is it from a break, and will the parties settle into mutual aggravation?") { HelpName = "demarche" };
        foreach (var command in CommandList.For(io, first)) root.Add(command);
        root.Options.Clear();
        var help = new HelpOption("--help", "-h") { Description = "Show help" };
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Add(help);
        root.Add(new VersionOption { Description = "Show the version", Action = new PrintVersion() });
        root.Add(Verbose);
        var suggest = root.Directives.OfType<SuggestDirective>().Single();
        suggest.Action = new SuggestWords(suggest);

        return root;
    }

    private static void ReportFault(Exception fault, bool verbose, Io io)
    {
        var hint = verbose ? "" : " Run it again with --verbose for the details.";
        io.Error.WriteLine($"demarche: something went wrong that is not your mistake: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}.{hint}");
        if (verbose) io.Error.WriteLine(fault);
    }

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"demarche {Version}");
            return ExitCode.Answered;
        }
    }
}
