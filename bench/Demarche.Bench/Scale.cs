using System.Diagnostics;
using System.Globalization;

namespace Demarche.Bench;

/// <summary>
/// One conflict in one process, from nothing to the stable states of every party under the four classical concepts: how long each step
/// takes, once and cold, and the most memory the process held.
/// </summary>
internal static class Scale
{
    private const int MostLevers = 28;
    private const int Statements = 24;
    private const int Seed = 1;

    /// <summary>Runs <c>scale LEVERS PARTIES [one-way]</c> and gives the exit code.</summary>
    /// <param name="arguments">What follows the verb.</param>
    public static int Run(string[] arguments)
    {
        if (arguments.Length is < 2 or > 3 || !Count(arguments[0], MostLevers, out var levers) || !Count(arguments[1], levers, out var parties)
            || (arguments.Length == 3 && arguments[2] != "one-way"))
        {
            Console.Error.WriteLine($"usage: scale LEVERS PARTIES [one-way], with 2 to {MostLevers} yes/no levers and at least as many levers as parties");
            return 2;
        }

        var start = Stopwatch.GetTimestamp();
        var graph = RandomConflict.Make(levers, parties, Statements, Seed, oneWay: arguments.Length == 3);
        Console.WriteLine($"{graph.States} states, {parties} parties, {Statements} statements each, every third lever one-way: {(arguments.Length == 3 ? "yes" : "no")}");
        Tell("states, moves and orders", start, null);
        foreach (var concept in new[] { "nash", "gmr", "smr", "seq" })
        {
            var begin = Stopwatch.GetTimestamp();
            Tell(concept, begin, Measured.CountStable(graph, concept));
        }

        Tell("in all", start, null);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory {process.PeakWorkingSet64 / 1048576.0:0} MB");
        return 0;
    }

    private static void Tell(string what, long since, int[]? stable) =>
        Console.WriteLine($"{what,-26} {Stopwatch.GetElapsedTime(since).TotalSeconds,8:0.000} s{(stable is null ? "" : $"   stable for each party: {string.Join(' ', stable)}")}");

    private static bool Count(string text, int most, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 2 && count <= most;
}
