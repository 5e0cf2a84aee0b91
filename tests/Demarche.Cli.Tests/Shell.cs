using System.Text;

namespace Demarche.Cli.Tests;

/// <summary>What a command line gave.</summary>
internal sealed record Ran(int ExitCode, string Out, string Error);

/// <summary>Runs command lines in process, as from a pipe.</summary>
internal static class Shell
{
    public static Ran Run(params string[] arguments) => Run(io => io, arguments);

    public static Ran Run(Func<Io, Io> change, params string[] arguments)
    {
        using var bytes = new MemoryStream();
        using var output = new StreamWriter(bytes, new UTF8Encoding(false)) { AutoFlush = true };
        using var error = new StringWriter();
        var io = new Io(output, bytes, error) { Variable = _ => null, BundledModels = Repository.PathOf("models") };
        var exitCode = Application.Run(arguments, change(io));
        return new Ran(exitCode, Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("demarche-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
