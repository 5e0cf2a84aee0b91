using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Bench;

/// <summary>What one benchmark took: the mean of an operation with half of its 99.9% confidence interval, and the bytes it allocated.</summary>
/// <param name="Suite">Name of the class it stands in.</param>
/// <param name="Method">What was measured.</param>
/// <param name="IsBaseline">Whether the others of its case are compared with it.</param>
/// <param name="Case">The values of the parameters, by name.</param>
/// <param name="Nanoseconds">Mean; NaN when it failed.</param>
/// <param name="Error">Half of the interval.</param>
/// <param name="Bytes">Allocated by an operation.</param>
public sealed record Measurement(string Suite, string Method, bool IsBaseline, IReadOnlyDictionary<string, string> Case, double Nanoseconds, double Error, long Bytes);

/// <summary>One command run in a process of its own, and what it printed.</summary>
public sealed record ProcessRun(string Command, IReadOnlyList<string> Lines);

/// <summary>All that one run of the benchmarks found, on one machine.</summary>
/// <param name="Host">Processor, system and versions, a line each.</param>
/// <param name="Day">When it was measured.</param>
/// <param name="Measurements">The benchmarks.</param>
/// <param name="Processes">The whole processes.</param>
public sealed record ResultSet(IReadOnlyList<string> Host, DateOnly Day, IReadOnlyList<Measurement> Measurements, IReadOnlyList<ProcessRun> Processes)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    public static ResultSet Load(string path) =>
        JsonSerializer.Deserialize<ResultSet>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"{path} holds no results");

    /// <summary>Writes it down.</summary>
    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");
}
