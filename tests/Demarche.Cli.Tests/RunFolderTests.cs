using System.Diagnostics;

namespace Demarche.Cli.Tests;

/// <summary>Found on a fresh clone: the web SDK made <c>dotnet run</c> look for <c>models/geneva-2022</c> in the project's folder.</summary>
public static class RunFolderTests
{
    [Fact]
    public static void Dotnet_run_stays_in_the_folder_it_is_started_from()
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Repository.PathOf("src", "Demarche.Cli"), "-getProperty:RunWorkingDirectory"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var evaluation = Process.Start(start)!;
        var folder = evaluation.StandardOutput.ReadToEnd().Trim();
        evaluation.WaitForExit();
        Assert.Equal(0, evaluation.ExitCode);
        Assert.Empty(folder);
    }
}
