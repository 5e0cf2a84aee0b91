using System.Diagnostics;

namespace Demarche.Mutation;

/// <summary>What became of a mutant.</summary>
internal enum Fate
{
    /// <summary>No test failed.</summary>
    Survived,

    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>The tests did not come to an end in several times the time that they take otherwise.</summary>
    TimedOut,
}

/// <summary>Puts an assembly beside the tests of an area, runs them to the first failure, and puts the right one back.</summary>
internal sealed class Trial : IDisposable
{
    private readonly Area area;
    private readonly string suite;
    private readonly string assembly;
    private readonly byte[] right;
    private readonly TimeSpan[] limits;

    /// <summary>Runs the tests as the code is, compiled in the way mutants are, which tells how long they take.</summary>
    public Trial(string root, Area area, string unchanged)
    {
        this.area = area;
        var folder = Path.Combine(root, area.Suite, "bin", "Debug", "net10.0");
        suite = Path.Combine(folder, Path.GetFileName(area.Suite) + ".dll");
        assembly = Path.Combine(folder, Path.GetFileName(area.Project) + ".dll");
        right = File.ReadAllBytes(assembly);
        File.Copy(unchanged, assembly, overwrite: true);
        limits = [.. Passes.Select(samples =>
        {
            var watch = Stopwatch.StartNew();
            if (Run(samples, TimeSpan.FromHours(1)) != Fate.Survived)
            {
                Dispose();
                throw new InvalidOperationException($"The tests of {area.Name} fail as the code is.");
            }

            Console.WriteLine($"{area.Name}: {watch.Elapsed.TotalSeconds:0} s with {samples} samples as the code is");
            return 3 * watch.Elapsed + TimeSpan.FromSeconds(20);
        })];
    }

    /// <summary>Random samples a test: first few, which finds most, and then a third of what a run of the suite takes.</summary>
    private static IReadOnlyList<string> Passes { get; } = ["30", "300"];

    public Fate Of(string mutant)
    {
        File.Copy(mutant, assembly, overwrite: true);
        for (var pass = 0; pass < Passes.Count; pass++)
            if (Run(Passes[pass], limits[pass]) is not Fate.Survived and var fate)
                return fate;
        return Fate.Survived;
    }

    public void Dispose() => File.WriteAllBytes(assembly, right);

    private Fate Run(string samples, TimeSpan limit)
    {
        var start = new ProcessStartInfo("dotnet", [suite, "-noLogo", "-noColor", "-stopOnFail", "-maxThreads", "1", .. area.Tests])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DEMARCHE_SAMPLES"] = samples;
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "true";
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(limit)) return process.ExitCode == 0 ? Fate.Survived : Fate.Killed;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return Fate.TimedOut;
    }
}
