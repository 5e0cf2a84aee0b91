using System.CommandLine;
using System.Text;
using Demarche.Language;
using Demarche.Language.Formatting;
using Demarche.Reports.Rendering;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche format MODEL</c>: the model in canonical form, comments kept.</summary>
internal static class FormatCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "format",
            "Rewrite a model in canonical form; comments stay where they belong",
            new Example("demarche format my.crisis.yaml", "in place"),
            new Example("demarche format my.crisis.yaml --check", "only say whether it would change; exits with 1 if so"),
            new Example("demarche format my.crisis.yaml -o tidy.crisis.yaml", "into another file; - is standard output"));
        var model = ModelPaths.Complete(
            new Argument<string>("MODEL") { HelpName = "MODEL", Description = "A .crisis.yaml file, or a folder with crisis.yaml" });
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 if the file is not in canonical form" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "The file to write; the model itself when left out" };
        command.Add(model);
        command.Add(check);
        command.Add(output);
        command.SetAction(parsed =>
        {
            var (text, file, unread) = ModelLoader.ReadText(parsed.GetRequiredValue(model));
            DiagnosticText.Write(unread, io);
            if (text is null) return ExitCode.Problems;
            var (formatted, found) = Formatter.Format(text, file);
            DiagnosticText.Write(found, io);
            if (formatted is null) return ExitCode.Problems;
            var isCanonical = HoldsExactly(file, formatted);
            if (parsed.GetValue(check))
            {
                io.Out.WriteLine(PlainText.Of(isCanonical ? $"{file}: in canonical form" : $"{file}: would change; run demarche format {file}"));
                return isCanonical ? ExitCode.Answered : ExitCode.Problems;
            }

            if (parsed.GetValue(output) is { } target && target != file) return OutputFile.WriteNew(target, formatted, io.Out, parsed, io);
            if (!isCanonical) return OutputFile.Replace(file, formatted, io.Out, parsed, io);
            io.Out.WriteLine(PlainText.Of($"{file}: in canonical form already"));
            return ExitCode.Answered;
        });
        return command;
    }

    /// <summary>Whether the file is the text byte for byte: a byte order mark or other line ends are not canonical.</summary>
    private static bool HoldsExactly(string file, string text) => File.ReadAllBytes(file).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text));
}
