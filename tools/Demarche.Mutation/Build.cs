using System.Diagnostics;
using System.Text.Json;

namespace Demarche.Mutation;

/// <summary>
/// Compiles one project with one file changed, by the command line that the SDK itself uses for it, without analyzers and without a
/// build of anything else.
/// </summary>
internal sealed class Build
{
    /// <summary>What is written beside an assembly, and what makes a mutant's warning an error.</summary>
    private static readonly string[] LeftOut = ["/out:", "/refout:", "/warnaserror", "/debug", "/doc", "/features", "/embed", "/sourcelink"];

    private readonly string folder;
    private readonly string temporary;
    private readonly string compiler;
    private readonly IReadOnlyList<string> arguments;

    public Build(string project, string temporary)
    {
        folder = project;
        this.temporary = temporary;
        // A file that is never there has the target run though everything is built.
        var asked = Run("dotnet", project, "msbuild", "-nr:false", "-t:PrepareResources;Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
            "-p:RunAnalyzers=false", "-p:NonExistentFile=none", "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath");
        using var answer = JsonDocument.Parse(asked.Output);
        compiler = Path.Combine(answer.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!, "bincore", "csc.dll");
        arguments = [.. answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .Where(argument => !LeftOut.Any(start => argument.StartsWith(start, StringComparison.Ordinal)))];
    }

    /// <summary>The assembly with a mutant in it; null if it does not compile.</summary>
    public string? With(Mutant mutant)
    {
        var text = File.ReadAllText(mutant.File);
        var changed = Path.Combine(temporary, "Mutant.cs");
        File.WriteAllText(changed, string.Concat(text.AsSpan(0, mutant.Span.Start), mutant.After, text.AsSpan(mutant.Span.End)));
        var assembly = Path.Combine(temporary, Path.GetFileName(folder) + ".dll");
        File.Delete(assembly);

        var name = Path.GetRelativePath(folder, mutant.File);
        var lines = arguments.Select(argument => string.Equals(argument, name, StringComparison.Ordinal) ? changed : argument).Append("/out:" + assembly);
        var response = Path.Combine(temporary, "mutant.rsp");
        File.WriteAllLines(response, lines.Where(line => line != "/noconfig").Select(line => $"\"{line}\""));
        return Run("dotnet", folder, compiler, "/noconfig", "/shared", "@" + response).Code == 0 && File.Exists(assembly) ? assembly : null;
    }

    /// <summary>Runs a program to its end and gives its exit code and what it printed.</summary>
    internal static (int Code, string Output) Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
