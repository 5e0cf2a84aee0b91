using System.Diagnostics;
using System.Globalization;
using System.Text;
using Demarche.Diagnostics;
using Demarche.Record.Classifying;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Demarche.Bench;

/// <summary>
/// Sentences that the reader reads a second of processor time, as a text grows: texts of our own, one after the other, again and again. The best of three for
/// each length, after one reading that warms up. Writes a table and a chart.
/// </summary>
internal static class ReadingGrowth
{
    private const int Tries = 3;
    private static readonly DateOnly Day = new(2019, 7, 22);
    private static readonly int[] Times = [1, 4, 16, 64, 256];

    /// <summary>Runs <c>reading FOLDER</c>, a folder of texts.</summary>
    public static int Run(string folder)
    {
        var one = string.Join("\n\n", Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText)) + "\n\n";
        _ = Read(one);
        var found = Times.Select(times => Best(string.Concat(Enumerable.Repeat(one, times)))).ToList();
        var page = new StringBuilder("# Reading, as a text grows\n\n").Append(CultureInfo.InvariantCulture, $"By `DOTNET_TieredPGO=0 dotnet run -c Release --project bench/Demarche.Bench -- reading {folder}`: texts of {one.Length:N0} characters, again and again, on one thread; the best of {Tries}, of processor time, garbage collection included.\n\n")
            .Append(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}.\n\n![Sentences a second of processor time](../../docs/images/reading.svg)\n\n| Sentences | Characters | Seconds | Sentences a second |\n|--:|--:|--:|--:|\n");
        foreach (var (sentences, characters, seconds) in found) page.Append(CultureInfo.InvariantCulture, $"| {sentences:N0} | {characters:N0} | {seconds:0.000} | {sentences / seconds:N0} |\n");
        WithVectors(page, one);
        File.WriteAllText("bench/results/reading.md", page.ToString());
        Draw(found, "docs/images/reading.svg");
        Console.Write(page);
        return 0;
    }

    /// <summary>The same with the sentence encoder, where its add-on is found.</summary>
    private static void WithVectors(StringBuilder page, string one)
    {
        var folder = SentenceEncoder.FolderOf(Environment.GetEnvironmentVariable(SentenceEncoder.Variable));
        if (folder is null || SentenceEncoder.Load(folder, out _) is not { } encoder)
        {
            page.Append(CultureInfo.InvariantCulture, $"\nWith sentence vectors: not measured, since {SentenceEncoder.Variable} names no add-on.\n");
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"\nWith sentence vectors ({encoder.Name}):\n\n| Sentences | Characters | Seconds | Sentences a second |\n|--:|--:|--:|--:|\n");
        var kinds = KindClassifier.Shared.With(encoder);
        foreach (var times in (int[])[1, 4, 16])
        {
            var (sentences, characters, seconds) = Best(string.Concat(Enumerable.Repeat(one, times)), kinds);
            page.Append(CultureInfo.InvariantCulture, $"| {sentences:N0} | {characters:N0} | {seconds:0.000} | {sentences / seconds:N0} |\n");
        }
    }

    private static (int Sentences, int Characters, double Seconds) Best(string text, KindClassifier? kinds = null)
    {
        var (best, sentences) = (double.MaxValue, 0);
        for (var k = 0; k < Tries; k++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            sentences = Read(text, kinds);
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        return (sentences, text.Length, best);
    }

    private static int Read(string text, KindClassifier? kinds = null) =>
        Reader.Read(TextIntake.Of(text, "text.txt", "text", "", Day, new DiagnosticBag())!, Day, null, kinds ?? KindClassifier.Shared, null, default).Sentences;

    private static void Draw(List<(int Sentences, int Characters, double Seconds)> found, string path)
    {
        using var plot = new Plot();
        var line = plot.Add.Scatter(found.Select(f => Math.Log10(f.Sentences)).ToArray(), found.Select(f => f.Sentences / f.Seconds).ToArray());
        (line.LineWidth, line.MarkerSize) = (2, 8);
        plot.Title("Reading: level where growth is linear");
        plot.XLabel("sentences");
        plot.YLabel("sentences a second of processor time");
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Enumerable.Range(1, 5).Select(k => new Tick(k, Math.Pow(10, k).ToString("#,0", CultureInfo.InvariantCulture)))]);
        plot.Axes.SetLimitsY(0, found.Max(f => f.Sentences / f.Seconds) * 1.2);
        plot.SaveSvg(path, 760, 420);
    }
}
