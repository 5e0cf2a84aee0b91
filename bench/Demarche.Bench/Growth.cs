using System.Diagnostics;
using System.Globalization;

namespace Demarche.Bench;

/// <summary>
/// How long each command takes, of how much processor time, and what it holds, as a model grows in one thing: one process a figure, from nothing. Prints a table in
/// Markdown, a row a command; a figure in brackets is one that was stopped, or ended in a refusal.
/// </summary>
internal static class Growth
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    /// <summary>Runs <c>growth PROGRAM [WHAT…]</c>.</summary>
    public static int Run(string program, string[] only)
    {
        if (!File.Exists(program))
        {
            Console.Error.WriteLine("usage: growth PATH-OF-demarche [WHAT…], where WHAT is one of: " + string.Join(", ", GrowthModels.All.Select(kind => $"'{kind.What}'")));
            return 2;
        }

        foreach (var (what, write, sizes, commands) in GrowthModels.All.Where(kind => only.Length == 0 || only.Contains(kind.What, StringComparer.Ordinal)))
        {
            Console.WriteLine($"\n| {what} | {string.Join(" | ", sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)))} |\n|---|{string.Concat(sizes.Select(_ => "---:|"))}");
            foreach (var command in commands)
            {
                Console.Write($"| `{command}` |");
                var isOver = false;
                foreach (var size in sizes)
                {
                    Console.Write(isOver ? " |" : Measured(program, command, write, size, out isOver));
                    Console.Out.Flush();
                }

                Console.WriteLine();
            }
        }

        return 0;
    }

    private static string Measured(string program, string command, Func<string, int, string> write, int size, out bool isOver)
    {
        var kept = Environment.GetEnvironmentVariable("DEMARCHE_KEEP");
        var folder = kept is not null ? Directory.CreateDirectory(kept).FullName : Directory.CreateTempSubdirectory("demarche-growth-").FullName;
        try
        {
            var words = command.Split(' ');
            string[] asked = [words[0], write(folder, size), .. words[1..]];
            var isAssembly = program.EndsWith(".dll", StringComparison.Ordinal);
            var start = new ProcessStartInfo(isAssembly ? "dotnet" : program, isAssembly ? [program, .. asked] : asked)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
            };
            var begun = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var (most, worked) = (0L, TimeSpan.Zero);
            while (!process.WaitForExit(25))
            {
                (most, worked) = (Math.Max(most, Held(process)), Worked(process) ?? worked);
                if (Stopwatch.GetElapsedTime(begun) < Longest) continue;
                process.Kill(entireProcessTree: true);
                isOver = true;
                return string.Create(CultureInfo.InvariantCulture, $" (over {Longest.TotalSeconds:0} s, {most >> 20} MB) |");
            }

            isOver = false;
            var told = string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s, {worked.TotalSeconds:0.0} s worked, {most >> 20} MB");
            return process.ExitCode == 0 ? $" {told} |" : $" ({told}) |";
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Hangs little on what else the machine does. Null once the process has ended.</summary>
    private static TimeSpan? Worked(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static long Held(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
