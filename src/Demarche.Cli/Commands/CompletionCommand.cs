using System.CommandLine;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche completion SHELL</c>: a script that teaches a shell to complete command lines.</summary>
internal static class CompletionCommand
{
    public static Command Create(Io io)
    {
        var shell = new Argument<string>("SHELL") { Description = "Your shell: bash, zsh, fish or pwsh", HelpName = "SHELL" }
            .Among("shell", "bash", "zsh", "fish", "pwsh");
        var command = new ExemplifiedCommand(
            "completion",
            "Print a script that completes commands, options and model files in your shell",
            new Example("source <(demarche completion bash)", "completion in this bash session"),
            new Example("demarche completion pwsh", "the script for PowerShell, which says where it goes"))
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"demarche.{parsed.GetRequiredValue(shell)}")!;
            using var reader = new StreamReader(script);
            io.Out.Write(reader.ReadToEnd());
            return ExitCode.Answered;
        });
        return command;
    }
}
