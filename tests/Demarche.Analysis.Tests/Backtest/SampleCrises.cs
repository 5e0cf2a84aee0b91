using System.Globalization;
using System.Text;

namespace Demarche.Analysis.Tests.Backtest;

/// <summary>Made-up files in the shape of those of International Crisis Behavior, in a folder that is gone after the test.</summary>
internal sealed class SampleCrises : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("demarche-icb-").FullName;

    private SampleCrises()
    {
    }

    public string Path => folder;

    public string this[string name] => System.IO.Path.Combine(folder, name);

    /// <summary>Crises of several decades; the graver the threat, the more often they turn violent.</summary>
    public static SampleCrises Random(int seed, int count = 60)
    {
        var random = new Random(seed);
        var (crises, actors) = (new StringBuilder("crisno,crisname,yrtrig,break,sevviosy,protrac,forout,brexit\n"),
            new StringBuilder("crisno,actor,triggr,yrtrig,motrig,datrig,gravty,powdis,pc,southv\n"));
        for (var k = 1; k <= count; k++)
        {
            var (year, trigger, gravity, war) = (1920 + random.Next(70), random.Next(1, 10), random.Next(8), random.Next(1, 4));
            var violence = random.NextDouble() < (trigger >= 8 ? 0.7 : 0.2) ? random.Next(3, 5) : random.Next(1, 3);
            crises.Append(CultureInfo.InvariantCulture, $"{k},CRISIS {k},{year},{trigger},{violence},{war},{random.Next(1, 7)},{random.Next(5, 400)}\n");
            for (var a = random.Next(1, 4); a > 0; a--)
                actors.Append(CultureInfo.InvariantCulture, $"{k},A{a},{(a == 1 ? trigger : random.Next(1, 10))},{year},{random.Next(1, 13)},{random.Next(1, 29)},{gravity},{random.Next(-20, 21)},{war},365\n");
        }

        return Of(crises.ToString(), actors.ToString());
    }

    public static SampleCrises Of(string? crises, string? actors)
    {
        var made = new SampleCrises();
        if (crises is not null) File.WriteAllText(made["icb1v14.csv"], crises);
        if (actors is not null) File.WriteAllText(made["icb2v14.csv"], actors);
        return made;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
