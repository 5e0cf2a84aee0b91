using System.Diagnostics;

namespace Demarche.Cluster.Tests;

/// <summary>A PostgreSQL of the test's own: in a folder of its own, on a port of its own, gone with it.</summary>
internal sealed class Postgres : IDisposable
{
    private static readonly bool IsRoot = Environment.UserName == "root";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("demarche-postgres-");
    private readonly int port = RunningSilo.FreePorts();
    private readonly string programs;

    private Postgres(string programs) => this.programs = programs;

    /// <summary>How a silo is told of it.</summary>
    public string Connection => FormattableString.Invariant($"Host=127.0.0.1;Port={port};Database=postgres;Username=demarche");

    private string Data => Path.Combine(folder.FullName, "data");

    /// <summary>Starts one; skips the test, and says why, where there is none.</summary>
    public static Postgres Start()
    {
        var found = Programs();
        Assert.SkipWhen(found is null, "PostgreSQL is not installed here (there is no initdb); .ci/run installs it where it can.");
        var postgres = new Postgres(found!);
        if (IsRoot) Run("chown", "postgres", postgres.folder.FullName);
        postgres.Do("initdb", "-D", postgres.Data, "-U", "demarche", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C");
        postgres.Control("start");
        return postgres;
    }

    /// <summary>Ends it at once, as if the power failed, and starts it again.</summary>
    public void Restart()
    {
        Control("stop");
        Control("start");
    }

    public void Dispose()
    {
        Control("stop");
        folder.Delete(recursive: true);
    }

    private void Control(string what) => Do("pg_ctl", "-D", Data, "-m", "immediate", "-w", "-l", Path.Combine(folder.FullName, "log"), "-o", $"-p {port} -k {folder.FullName} -c listen_addresses=127.0.0.1 -c fsync=off", what);

    /// <summary>PostgreSQL does not run as root.</summary>
    private void Do(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        if (IsRoot) Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = "/" })!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static string? Programs()
    {
        string[] known = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), .. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")) : []];
        return known.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }
}
