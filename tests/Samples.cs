using System.Globalization;
using CsCheck;

namespace Demarche;

/// <summary>
/// Random samples that are the same in every run, on any number of threads, so that a change passes or does not: sample k of a test
/// comes from DEMARCHE_SEED (1 unless told) and k alone. DEMARCHE_SAMPLES says how many a test takes. These stand before the methods
/// of the same name that CsCheck brings, being in a namespace around the tests' own.
/// </summary>
internal static class Samples
{
    /// <summary>How many random models each test takes, 1000 unless told.</summary>
    public static long Count { get; } = CountOr(1000);

    /// <summary>Fewer, for tests that cost more a model.</summary>
    public static long Tenth => Math.Max(1, Count / 10);

    /// <summary>What DEMARCHE_SEED says, 1 unless told.</summary>
    public static int Seed { get; } = (int)Math.Min(Number("DEMARCHE_SEED", 1), int.MaxValue / 2);

    /// <summary>What DEMARCHE_SAMPLES says, or else a number.</summary>
    public static long CountOr(long otherwise) => Number("DEMARCHE_SAMPLES", otherwise);

    public static void Sample<T>(this Gen<T> gen, Action<T> check, long iter = -1, int threads = -1, Func<T, string>? print = null) =>
        Told(() => Check.Sample(new Drawn<T>(gen), check, iter: iter, threads: threads, print: print));

    public static void Sample<T>(this Gen<T> gen, Func<T, bool> holds, long iter = -1, int threads = -1, Func<T, string>? print = null) =>
        Told(() => Check.Sample(new Drawn<T>(gen), holds, iter: iter, threads: threads, print: print));

    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> check, long iter = -1, Func<(T1, T2), string>? print = null) =>
        gen.Sample(x => check(x.Item1, x.Item2), iter, print: print);

    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Func<T1, T2, bool> holds, long iter = -1, Func<(T1, T2), string>? print = null) =>
        gen.Sample(x => holds(x.Item1, x.Item2), iter, print: print);

    public static void Sample<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> check, long iter = -1, Func<(T1, T2, T3), string>? print = null) =>
        gen.Sample(x => check(x.Item1, x.Item2, x.Item3), iter, print: print);

    public static void Sample<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Func<T1, T2, T3, bool> holds, long iter = -1, Func<(T1, T2, T3), string>? print = null) =>
        gen.Sample(x => holds(x.Item1, x.Item2, x.Item3), iter, print: print);

    public static void Sample<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> check, long iter = -1, Func<(T1, T2, T3, T4), string>? print = null) =>
        gen.Sample(x => check(x.Item1, x.Item2, x.Item3, x.Item4), iter, print: print);

    public static void Sample<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Func<T1, T2, T3, T4, bool> holds, long iter = -1, Func<(T1, T2, T3, T4), string>? print = null) =>
        gen.Sample(x => holds(x.Item1, x.Item2, x.Item3, x.Item4), iter, print: print);

    public static void Sample<T1, T2, T3, T4, T5>(this Gen<(T1, T2, T3, T4, T5)> gen, Func<T1, T2, T3, T4, T5, bool> holds, long iter = -1, Func<(T1, T2, T3, T4, T5), string>? print = null) =>
        gen.Sample(x => holds(x.Item1, x.Item2, x.Item3, x.Item4, x.Item5), iter, print: print);

    private static void Told(Action sampling)
    {
        try
        {
            sampling();
        }
        catch (CsCheckException found)
        {
            throw new CsCheckException($"Found with DEMARCHE_SEED={Seed}, which finds it again (the seed named next does not). {found.Message}", found);
        }
    }

    private static long Number(string variable, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;

    private sealed class Drawn<T>(Gen<T> gen) : Gen<T>
    {
        private ulong drawn;

        public override T Generate(PCG pcg, Size? min, out Size size) =>
            gen.Generate(new PCG(1, Mixed((ulong)Seed, Interlocked.Increment(ref drawn))), min, out size);

        /// <summary>The finalizer of SplitMix64 (Steele, Lea, Flood 2014), so that neighbouring samples have nothing in common.</summary>
        private static ulong Mixed(ulong seed, ulong number)
        {
            var x = unchecked(seed * 0x9E3779B97F4A7C15 + number * 0xD1342543DE82EF95);
            x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
            x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
            return x ^ (x >> 31);
        }
    }
}
