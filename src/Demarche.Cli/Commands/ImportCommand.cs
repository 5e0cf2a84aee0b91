using System.CommandLine;
using Demarche.Language;
using Demarche.Language.Import;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche import FILE.gmcr</c>: a save file of GMCR+ as a model.</summary>
internal static class ImportCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "import",
            "Turn a save file of GMCR+ (.gmcr) into a model; states keep their numbers",
            new Example("demarche import dispute.gmcr -o dispute.crisis.yaml", "into a file that is not there yet"),
            new Example("demarche import dispute.gmcr", "on standard output"));
        var source = new Argument<string>("FILE") { HelpName = "FILE", Description = "A .gmcr file" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "The model to write" };
        command.Add(source);
        command.Add(ImportClasses.Create(io));
        command.Add(ImportEvents.Create(io));
        command.Add(output);
        command.SetAction(parsed =>
        {
            var (text, file, unread) = ModelLoader.ReadText(parsed.GetRequiredValue(source));
            DiagnosticText.Write(unread, io);
            if (text is null) return ExitCode.Problems;
            var (yaml, found) = GmcrImport.Convert(text, file);
            DiagnosticText.Write(found, io);
            if (yaml is null) return ExitCode.Problems;
            if (parsed.GetValue(output) is { } target) return OutputFile.WriteNew(target, yaml, io.Out, parsed, io);
            io.Out.Write(yaml);
            return ExitCode.Answered;
        });
        return command;
    }
}
