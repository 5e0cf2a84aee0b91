using System.Text;
using Demarche.Workbench.Asking;

namespace Demarche.Cli.Serving;

/// <summary>Runs a command in this process for the workbench and its interfaces: what it would print is handed back.</summary>
internal static class InProcess
{
    private const int LongestOutput = 64 << 20;

    public static CommandResult Run(IReadOnlyList<string> arguments, Io io, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        using var output = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        using var error = new StringWriter();
        var exitCode = Application.Run(arguments, new Io(output, bytes, error) { Time = io.Time, Cancellation = cancellation, BundledModels = io.BundledModels, Variable = _ => null });
        if (bytes.Length > LongestOutput) return new CommandResult(ExitCode.WrongUsage, [], $"The answer is longer than {LongestOutput >> 20} MB; ask for fewer states.");
        return new CommandResult(exitCode, bytes.ToArray(), error.ToString());
    }
}
