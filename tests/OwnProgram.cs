using System.Diagnostics;
using System.Reflection;

namespace Demarche.Tests;

/// <summary>This test program once more, as a process of its own, however it was started: as a program or by <c>dotnet X.dll</c>.</summary>
internal static class OwnProgram
{
    /// <summary>How to start the one explicit test of a name; what it prints can be read.</summary>
    public static ProcessStartInfo Explicit(string test)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { UseShellExecute = false, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet") start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        foreach (var argument in new[] { "-method", $"*{test}", "-explicit", "only" }) start.ArgumentList.Add(argument);
        return start;
    }
}
