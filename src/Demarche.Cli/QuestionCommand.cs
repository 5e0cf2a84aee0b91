using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Demarche.Analysis.Asking;
using Demarche.Reports.Answers;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Cli;

/// <summary>
/// A question as a command: its options from the table, the model in front of them, the answer in a format, and into a file where one is named.
/// </summary>
internal sealed class QuestionCommand
{
    private readonly Io io;
    private readonly Option<string?>? output;
    private readonly Option<string> format;

    private readonly ClusterInput? cluster;

    private QuestionCommand(Io io, ExemplifiedCommand command, Option<string?>? output, string[] formats, bool isSpread)
    {
        (this.io, Command, this.output, format) = (io, command, output, Choices.Format(formats));
        Input = new ModelInput(command);
        cluster = isSpread ? new ClusterInput(command, asksOnce: true) : null;
    }

    /// <summary>The command.</summary>
    public ExemplifiedCommand Command { get; }

    /// <summary>Its model.</summary>
    public ModelInput Input { get; }

    /// <summary>A command that asks a question of one model.</summary>
    /// <param name="io">Where it prints.</param>
    /// <param name="info">The question.</param>
    /// <param name="formats">Its formats, the first when none is named.</param>
    /// <param name="output">The option that names a file to write; null for none.</param>
    /// <param name="after">What is done beside the answer once it is printed, with the format; null for nothing.</param>
    /// <param name="isSpread">Whether its work can be handed to a cluster.</param>
    /// <param name="examples">Command lines to copy.</param>
    public static Command Create(Io io, QuestionInfo info, string[] formats, Option<string?>? output = null, Action<object, string>? after = null,
        bool isSpread = false, params Example[] examples)
    {
        var (self, options) = Begin(io, info, formats, output, examples, isSpread);
        self.Command.SetAction(parsed => self.Run(info.Make(self.Input.SourceOf(parsed, io), options.Read(parsed)), parsed, after));
        return self.Command;
    }

    /// <summary>The same command without its action.</summary>
    public static (QuestionCommand Command, QuestionOptions Options) Begin(Io io, QuestionInfo info, string[] formats, Option<string?>? output,
        Example[] examples, bool isSpread = false)
    {
        var command = new ExemplifiedCommand(info.Name, info.Summary, examples);
        var self = new QuestionCommand(io, command, output, formats, isSpread);
        var options = new QuestionOptions(command, info, self.Input);
        if (output is not null) command.Add(output);
        command.Add(self.format);
        return (self, options);
    }

    /// <summary>The format that was asked for.</summary>
    public string FormatOf(ParseResult parsed) => parsed.GetValue(format)!;

    /// <summary>Asks, prints what came of it, and gives the exit code.</summary>
    public int Run(Question question, ParseResult parsed, Action<object, string>? after = null)
    {
        if (!Ask(question, parsed, out var answered, out var unanswered)) return unanswered;
        return Finish(answered, parsed.GetValue(format)!, output is null ? null : parsed.GetValue(output), parsed, io, after);
    }

    /// <summary>Prints what came of a question, writes it into a file where one is named, and gives the exit code.</summary>
    public static int Finish(Answered answered, string printed, string? file, ParseResult parsed, Io io, Action<object, string>? after = null)
    {
        if (AskProblems.Report(answered, parsed, io) is { } exitCode) return exitCode;
        var answer = answered.Any!;
        Show(answer, printed, io);
        after?.Invoke(answer, printed);
        var written = file is null
            ? ExitCode.Answered
            : OutputFile.Write(file, AnswerText.Render(answer, OutputFile.FormatOf(file)!), printed is "text" or "md" ? io.Out : io.Error, parsed, io);
        if (answered.Stopped is not { } stopped) return written;
        io.Error.WriteLine($"demarche: {stopped}");
        return ExitCode.Cancelled;
    }

    private bool Ask(Question question, ParseResult parsed, [NotNullWhen(true)] out Answered? answered, out int exitCode)
    {
        if (cluster is not null) return AskOver(cluster, question, parsed, out answered, out exitCode);
        (answered, exitCode) = (Waiting.Ask(io, question), ExitCode.Answered);
        return true;
    }

    /// <summary>Asks with the help of a cluster where one is named. Apart, so that nobody else loads what that takes.</summary>
    private bool AskOver(ClusterInput over, Question question, ParseResult parsed, [NotNullWhen(true)] out Answered? answered, out int exitCode)
    {
        Answered? found = null;
        exitCode = over.With(parsed, io, client =>
        {
            var start = io.Time.GetTimestamp();
            found = Waiting.Ask(io, question, client);
            over.Report(parsed, io, io.Time.GetElapsedTime(start), client);
            return ExitCode.Answered;
        });
        answered = found;
        return found is not null;
    }

    /// <summary>Prints an answer in one of the formats; text goes to the terminal in its width and colours.</summary>
    public static void Show(object answer, string format, Io io)
    {
        if (format == "text") Show(AnswerText.DocumentOf(answer)!, format, io);
        else
        {
            io.Out.Flush();
            AnswerText.Write(answer, format, io.OutStream, io.Cancellation);
        }
    }

    /// <summary>Prints a document in one of the formats.</summary>
    public static void Show(Document document, string format, Io io)
    {
        if (format == "text") TerminalRenderer.Write(document, io.OutConsole());
        else io.Out.Write(AnswerText.Render(document, format));
    }
}
