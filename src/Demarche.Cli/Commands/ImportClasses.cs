using System.CommandLine;
using Demarche.Analysis.Outside;
using Demarche.Language;
using Demarche.Language.Diagnostics;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche import classes FILE</c>: a table of reference classes counted from a file of crises.</summary>
internal static class ImportClasses
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "classes",
            "Count classes of past cases from a file of International Crisis Behavior (CSV), as a table that outside: { table: … } reads",
            new Example("demarche import classes icb1v14.csv -o classes.yaml", "into a file that is not there yet"),
            new Example("demarche import classes icb2v14.csv", "how soon states answer with violence, on standard output"));
        var source = new Argument<string>("FILE")
        {
            HelpName = "FILE", Description = "A CSV file, one crisis a line (icb1v14.csv) or one state in a crisis a line (icb2v14.csv)",
        };
        var name = new Option<string?>("--source") { HelpName = "NAME", Description = "Who counted; the file's name when left out" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "The table to write" };
        command.Add(source);
        command.Add(name);
        command.Add(output);
        command.SetAction(parsed =>
        {
            var (text, file, unread) = ModelLoader.ReadText(parsed.GetRequiredValue(source));
            DiagnosticText.Write(unread, io);
            if (text is null) return ExitCode.Problems;
            var diagnostics = new DiagnosticBag();
            var classes = IcbClasses.Count(text, file, parsed.GetValue(name) ?? Path.GetFileName(file), diagnostics);
            DiagnosticText.Write(diagnostics.InOrder(), io);
            if (diagnostics.HasErrors) return ExitCode.Problems;
            if (classes.Count == 0)
            {
                io.Error.WriteLine($"demarche: {file} holds no case that is coded, so that nothing can be counted from it");
                return ExitCode.Problems;
            }

            var table = CountedClass.Table(classes);
            if (parsed.GetValue(output) is { } target) return OutputFile.WriteNew(target, table, io.Out, parsed, io);
            io.Out.Write(table);
            return ExitCode.Answered;
        });
        return command;
    }
}
