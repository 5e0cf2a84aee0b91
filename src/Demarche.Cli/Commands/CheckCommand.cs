using System.CommandLine;
using Demarche.Cli.Checking;
using Demarche.Reports.Rendering;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche check MODEL…</c>: what is wrong with models, and how big they are.</summary>
internal static class CheckCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "check",
            "Say what is wrong with models, and how big they are",
            new Example("demarche check geneva-2022", "one model"),
            new Example("demarche check models/*/", "several"),
            new Example("demarche check geneva-2022 --format sarif > check.sarif", "for code hosts and editors"));
        var models = ModelFiles.Complete(new Argument<string[]>("MODEL")
        {
            HelpName = "MODEL",
            Description = "Models: .crisis.yaml files, folders with crisis.yaml, .gmcr files, or names of bundled models",
            Arity = ArgumentArity.OneOrMore,
        });
        var overlays = ModelInput.OverlayOption();
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "text, json or sarif", DefaultValueFactory = _ => "text" }.Among("format", "text", "json", "sarif");
        command.Add(models);
        command.Add(overlays);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var found = parsed.GetRequiredValue(models).Select(p => CheckedModel.Read(ModelFiles.Find(p, io), parsed.GetValue(overlays), io)).ToList();
            Write(found, parsed.GetValue(format)!, io);
            return found.Exists(m => m.Errors > 0) ? ExitCode.Problems : ExitCode.Answered;
        });
        return command;
    }

    private static void Write(IReadOnlyList<CheckedModel> models, string format, Io io)
    {
        if (format == "json") CheckJson.Write(models, io.OutStream);
        else if (format == "sarif") CheckSarif.Write(models, io.OutStream);
        else
        {
            foreach (var model in models)
            {
                DiagnosticText.Write(model.Diagnostics, io);
                io.Out.WriteLine(PlainText.Of($"{model.Path}: {Verdict(model)}"));
            }
        }
    }

    private static string Verdict(CheckedModel model)
    {
        var problems = string.Join(", ", new[] { (model.Errors, "error"), (model.Warnings, "warning") }.Where(p => p.Item1 > 0).Select(p => CheckedModel.Count(p.Item1, p.Item2)));
        var health = problems.Length == 0 ? "no problems" : problems;
        return model.Crisis is null ? health : $"{health}; {model.Size()}";
    }
}
