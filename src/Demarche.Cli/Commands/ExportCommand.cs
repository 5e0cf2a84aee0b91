using System.CommandLine;
using Demarche.Language.Schema;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche export --schema</c>: the language as a JSON Schema, for editors.</summary>
internal static class ExportCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "export",
            "Write the JSON Schema of the model language, so that editors complete and check models",
            new Example("demarche export --schema", "on standard output"),
            new Example("demarche export --schema -o demarche.schema.json", "into a file"));
        var schema = new Option<bool>("--schema") { Description = "The JSON Schema of the model language" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "The file to write" };
        command.Add(schema);
        command.Add(output);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(schema)) result.AddError("say what to export: --schema");
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(output) is { } file) return OutputFile.Write(file, JsonSchema.Generate(), io.Out, parsed, io);
            io.Out.Write(JsonSchema.Generate());
            return ExitCode.Answered;
        });
        return command;
    }
}
