using System.Diagnostics;
using System.Globalization;
using Demarche.Fuzz;

if (args.Length < 2 || !long.TryParse(args[0], CultureInfo.InvariantCulture, out var count) || !int.TryParse(args[1], CultureInfo.InvariantCulture, out var seed))
{
    Console.Error.WriteLine("fuzz COUNT SEED [READER…]: gives each reader COUNT damaged inputs, and keeps in fuzz-found/ what any of them throws at or takes over five seconds for.");
    Console.Error.WriteLine("Run it from the root of the repository. Ctrl-C ends it; what was counted so far has been printed. Readers: " + string.Join(", ", FuzzReader.All.Select(r => r.Name)));
    return 2;
}

var found = 0;
foreach (var reader in FuzzReader.All.Where(r => args.Length == 2 || args.Skip(2).Contains(r.Name, StringComparer.Ordinal)))
{
    byte[][] seeds = [.. reader.Seeds(Directory.GetCurrentDirectory())];

    // What is read once for all, such as the classifier's weights, is no input's fault.
    reader.Read(seeds[0]);
    var (begun, slowest, tried) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, 0L);
    for (; tried < count; tried++)
    {
        // Each input by itself, so that one that was found can be made again.
        var input = Damage.Of(seeds, new Random(unchecked(seed * 1_000_003 + (int)tried)));
        var start = Stopwatch.GetTimestamp();
        try
        {
            reader.Read(input);
        }
        catch (Exception thrown)
        {
            Keep(reader, tried, input, thrown.ToString());
        }

        var took = Stopwatch.GetElapsedTime(start);
        if (took > slowest) slowest = took;
        if (took > TimeSpan.FromSeconds(5)) Keep(reader, tried, input, $"took {took.TotalSeconds:0.0} s");
        if ((tried + 1) % 10_000 == 0) Told(reader, tried + 1);
    }

    Told(reader, tried);
    void Told(FuzzReader of, long done) => Console.WriteLine(
        $"{of.Name}: {done:#,0} inputs in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s, the slowest {slowest.TotalMilliseconds:0} ms, {found} found in all");
}

return found == 0 ? 0 : 1;

void Keep(FuzzReader reader, long number, byte[] input, string why)
{
    found++;
    var path = Path.Combine(Directory.CreateDirectory("fuzz-found").FullName, $"{reader.Name}-{number}");
    File.WriteAllBytes(path, input);
    Console.WriteLine($"{reader.Name} {number}: {why}");
}
