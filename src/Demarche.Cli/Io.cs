using System.Text;
using Spectre.Console;

namespace Demarche.Cli;

/// <summary>All that a command touches of the world around it, so that tests can run it in process.</summary>
/// <param name="Out">Standard output for text.</param>
/// <param name="OutStream">Standard output for bytes; <paramref name="Out"/> writes to the same place and is flushed first.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Io(TextWriter Out, Stream OutStream, TextWriter Error)
{
    /// <summary>Width of text where there is no terminal to ask, in columns.</summary>
    public const int PipeWidth = 96;

    /// <summary>The least width that text is set in: a narrower terminal breaks the lines itself.</summary>
    public const int LeastWidth = 20;

    /// <summary>The files that this run has read.</summary>
    public InputFiles Inputs { get; } = new();

    /// <summary>The only clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Opens standard input.</summary>
    public Func<Stream> In { get; init; } = Console.OpenStandardInput;

    /// <summary>Cancelled when the user presses Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether a person reads standard output as it comes.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person reads standard error as it comes.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>
    /// The line that long work writes to standard error where no person reads it; null for none, as when a command runs inside another program.
    /// </summary>
    public SignOfLife? Life { get; init; }

    /// <summary>The folder of the models that come with the program.</summary>
    public string BundledModels { get; init; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The streams of this process.</summary>
    public static Io OfProcess(CancellationToken cancellation)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.OutputEncoding = utf8;
        var output = new OutputStream(Console.OpenStandardOutput());
        return new Io(new StreamWriter(output, utf8) { AutoFlush = !Console.IsOutputRedirected }, output, Console.Error)
        {
            Cancellation = cancellation,
            Life = new SignOfLife(TimeSpan.FromSeconds(3)),
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
        };
    }

    /// <summary>A console for reports on standard output; plain where it is no terminal or <c>NO_COLOR</c> is set.</summary>
    public IAnsiConsole OutConsole() => ConsoleOn(Out, OutIsTerminal);

    /// <summary>A console for progress and problems on standard error.</summary>
    public IAnsiConsole ErrorConsole() => ConsoleOn(Error, ErrorIsTerminal);

    private IAnsiConsole ConsoleOn(TextWriter writer, bool isTerminal)
    {
        var colours = isTerminal && string.IsNullOrEmpty(Variable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isTerminal)
        {
            console.Profile.Width = Math.Max(LeastWidth, console.Profile.Width);
        }
        else
        {
            console.Profile.Width = PipeWidth;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
