using System.CommandLine;
using Demarche.Analysis.Asking;
using Demarche.Reports.Checking;
using Demarche.Reports.Rendering;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche check MODEL…</c>: the mistakes in models, and their size.</summary>
internal static class CheckCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            CheckQuestion.Info.Name,
            CheckQuestion.Info.Summary,
            new Example("demarche check geneva-2022", "one model"),
            new Example("demarche check models/*/", "several"),
            new Example("demarche check geneva-2022 --format sarif > check.sarif", "for code hosts and editors"));
        var models = ModelPaths.Complete(new Argument<string[]>("MODEL")
        {
            HelpName = "MODEL",
            Description = "Models: .crisis.yaml files, folders with crisis.yaml, .gmcr files, or names of bundled models",
            Arity = ArgumentArity.OneOrMore,
        });
        var overlays = ModelInput.OverlayOption();
        var format = Choices.Format("text", "json", "sarif");
        command.Add(models);
        command.Add(overlays);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var found = parsed.GetRequiredValue(models)
                .Select(p => new CheckQuestion { Model = ModelSource.At(ModelPaths.Find(p, io), parsed.GetValue(overlays)) })
                .Select(question => (CheckAnswer)Waiting.Ask(io, question).Any!).ToList();
            Write(found, parsed.GetValue(format)!, io);
            return found.Exists(m => m.Errors > 0) ? ExitCode.Problems : ExitCode.Answered;
        });
        return command;
    }

    private static void Write(IReadOnlyList<CheckAnswer> models, string format, Io io)
    {
        if (format == "json") CheckJson.Write(models, io.OutStream);
        else if (format == "sarif") CheckSarif.Write(models, Application.Version, io.OutStream);
        else
        {
            foreach (var model in models)
            {
                DiagnosticText.Write(model.Diagnostics, io);
                io.Out.WriteLine(PlainText.Of($"{model.Path}: {CheckText.Verdict(model)}"));
            }
        }
    }
}
