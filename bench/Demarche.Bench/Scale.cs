using System.Diagnostics;
using System.Globalization;
using Demarche.Engine;
using Demarche.Engine.Moves;

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

    /// <summary>Runs <c>scale LEVERS PARTIES [one-way | listed]</c> and gives the exit code.</summary>
    /// <param name="arguments">What follows the verb.</param>
    public static int Run(string[] arguments)
    {
        var kind = arguments.Length == 3 ? arguments[2] : "free";
        if (arguments.Length is < 2 or > 3 || !Count(arguments[0], MostLevers, out var levers) || !Count(arguments[1], levers, out var parties) || kind is not ("free" or "one-way" or "listed"))
        {
            Console.Error.WriteLine($"usage: scale LEVERS PARTIES [one-way | listed], with 2 to {MostLevers} yes/no levers and from 2 parties to as many as levers;");
            Console.Error.WriteLine("       one-way: every third lever is; listed: free levers, the moves listed one by one");
            return 2;
        }

        var start = Stopwatch.GetTimestamp();
        var graph = RandomConflict.Make(levers, parties, Statements, Seed, oneWay: kind == "one-way");
        if (kind == "listed") graph = Listed(graph);
        Console.WriteLine($"{graph.States} states, {parties} parties, {Statements} statements each, moves {kind}");
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

    private static ConflictGraph Listed(ConflictGraph graph) =>
        new(graph.Space, ArcMoves.Filter(graph.States, graph.Moves, (_, _, _) => true), [.. Enumerable.Range(0, graph.Parties).Select(p => graph.Ranks(p).ToArray())]);

    private static void Tell(string what, long since, int[]? stable) =>
        Console.WriteLine($"{what,-26} {Stopwatch.GetElapsedTime(since).TotalSeconds,8:0.000} s{(stable is null ? "" : $"   stable for each party: {string.Join(' ', stable)}")}");

    private static bool Count(string text, int most, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 2 && count <= most;
}
