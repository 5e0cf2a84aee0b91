using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Demarche.Engine;
using Demarche.Engine.Stability;

namespace Demarche.Bench;

/// <summary>
/// How near the streaming passes come to memory: first what the machine's memory gives a running maximum over an array on all cores, then
/// the bytes that the passes of Nash and GMR must at least move, both in the same run.
/// </summary>
internal static class Bandwidth
{
    private const int Repeats = 5;

    /// <summary>Runs <c>bandwidth LEVERS</c> and gives the exit code.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 1 || !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var levers) || levers is < 10 or > 27)
        {
            Console.Error.WriteLine("usage: bandwidth LEVERS, with 10 to 27 yes/no levers");
            return 2;
        }

        int[] values = new int[1 << levers], limits = new int[1 << levers];
        var copied = Best(() => Stream(values, limits));
        Console.WriteLine($"memory      {copied:0.0} GB/s read and written by a running maximum on {Environment.ProcessorCount} cores over {(4L << levers) / 1048576} MB");
        var graph = RandomConflict.Make(levers, 4, 24, seed: 1);
        foreach (var (id, passes) in new[] { ("nash", 1), ("gmr", 2) })
        {
            var concept = Concepts.Find(id)!;
            var rate = Best(() =>
            {
                var begin = Stopwatch.GetTimestamp();
                for (var party = 0; party < 4; party++) concept.Stable(graph, party);
                return Gigabytes(4L * passes * 2 * sizeof(int) * graph.States, begin);
            });
            Console.WriteLine($"{id,-11} {rate:0.0} GB/s at least: {passes} read and write of every rank a party; {100 * rate / copied:0}% of what memory gives");
        }

        return 0;
    }

    /// <summary>One pass over an array on every core: gigabytes a second, read and written.</summary>
    private static double Stream(int[] values, int[] limits)
    {
        var length = values.Length;
        var begin = Stopwatch.GetTimestamp();
        Parallel.For(0, Environment.ProcessorCount, core =>
        {
            int from = (int)((long)length * core / Environment.ProcessorCount), to = (int)((long)length * (core + 1) / Environment.ProcessorCount);
            var wide = MemoryMarshal.Cast<int, Vector<int>>(values.AsSpan(from, to - from));
            var against = MemoryMarshal.Cast<int, Vector<int>>(limits.AsSpan(from, to - from));
            for (var k = 0; k < wide.Length; k++) wide[k] = Vector.Max(wide[k], against[k]);
        });
        return Gigabytes(3L * sizeof(int) * length, begin);
    }

    private static double Best(Func<double> measure) => Enumerable.Range(0, Repeats).Max(_ => measure());

    private static double Gigabytes(long bytes, long begin) => bytes / 1e9 / Stopwatch.GetElapsedTime(begin).TotalSeconds;
}
