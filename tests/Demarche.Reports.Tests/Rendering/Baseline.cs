using System.Runtime.CompilerServices;

namespace Demarche.Reports.Tests.Rendering;

/// <summary>Compares a text with the one that was looked at and committed; <c>DEMARCHE_UPDATE=1</c> rewrites it.</summary>
internal static class Baseline
{
    public static void Check(string name, string actual, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Baselines", name);
        if (Environment.GetEnvironmentVariable("DEMARCHE_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
