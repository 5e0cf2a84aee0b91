using System.Globalization;

namespace Demarche.Engine.Tests.RandomModels;

/// <summary>How many random models each test takes: DEMARCHE_SAMPLES of them, 1000 unless told.</summary>
public static class Samples
{
    public static long Count { get; } =
        long.TryParse(Environment.GetEnvironmentVariable("DEMARCHE_SAMPLES"), CultureInfo.InvariantCulture, out var count) && count > 0 ? count : 1000;

    /// <summary>Fewer, for tests that cost more a model.</summary>
    public static long Tenth => Math.Max(1, Count / 10);
}
