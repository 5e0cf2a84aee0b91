using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Demarche.Diagnostics;
using Demarche.Events;
using Demarche.Events.Codes;
using Demarche.Events.Files;
using DuckDB.NET.Data;

namespace Demarche.Bench;

/// <summary>
/// Importing events against DuckDB alone: the same sums by day, pair and kind from the same file, in turn, in one process. DuckDB alone is one query with the
/// columns known; the import
/// looks at the file first, asks within its bounds, and says what each sum means.
/// </summary>
internal static class EventsBench
{
    private const int Rounds = 5;
    private static readonly string[] States = ["RUS", "USA", "UKR", "CHN", "", "GBR", "FRA", "DEU", "IND", "PAK"];
    private static readonly string[] Codes = ["010", "036", "042", "043", "051", "0231", "112", "173", "190"];

    /// <summary>Runs <c>events MILLIONS</c>, with the rows of the file in millions, and gives the exit code.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 1 || !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var millions) || millions is < 1 or > 20)
        {
            Console.Error.WriteLine("usage: events MILLIONS, from 1 to 20");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("demarche-bench-");
        try
        {
            var text = Path.Combine(folder.FullName, "events.csv");
            Write(text, millions * 1_000_000);
            var parquet = Path.Combine(folder.FullName, "events.parquet");
            Ask($"COPY (SELECT * FROM {Text(text)}) TO '{parquet}' (FORMAT parquet)");
            Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, DuckDB {Version()}");
            Console.WriteLine($"{millions} million rows of 61 columns: {Size(text)} of text, {Size(parquet)} of Parquet; the median of {Rounds} rounds, in turn\n");
            Console.WriteLine("| from | DuckDB alone: s, processor s | import: s, processor s | DuckDB's processor time by the import's | import, MB a processor second |");
            Console.WriteLine("|---|--:|--:|--:|--:|");
            Compare("text", text, EventMaps.Named("gdelt2")!, Text(text));
            Compare("Parquet", parquet, OfParquet(), $"read_parquet('{parquet}')");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(string name, string file, EventMap map, string source)
    {
        var (alone, import) = (new List<(double Wall, double Cpu)>(), new List<(double Wall, double Cpu)>());
        for (var round = 0; round <= Rounds; round++)
        {
            var first = Measure(() => Ask(Sums(source)));
            var second = Measure(() => Import(file, map));
            if (round == 0) continue;
            alone.Add(first);
            import.Add(second);
        }

        var (a, i) = (Median(alone), Median(import));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {a.Wall:0.00}, {a.Cpu:0.00} | {i.Wall:0.00}, {i.Cpu:0.00} | {a.Cpu / i.Cpu:0.00} | {new FileInfo(file).Length / 1e6 / i.Cpu:0} |"));
    }

    private static void Import(string file, EventMap map)
    {
        var diagnostics = new DiagnosticBag();
        using var import = new EventImport();
        EventActor[] between = [Demarche.Events.Codes.States.Find("RUS")!, Demarche.Events.Codes.States.Find("USA")!];
        var answer = import.Read(new EventRequest(EventFiles.Find([file], diagnostics), map, between), diagnostics, _ => { }, CancellationToken.None);
        if (answer is not { ReadWithCare: 0, Events: > 0 }) throw new InvalidOperationException(string.Join('\n', diagnostics.InOrder()));
    }

    private static string Sums(string source) =>
        $"SELECT c1, c7, c17, c26, count(*), min(c60) FROM {source} WHERE c7 IN ('RUS', 'USA') AND c17 IN ('RUS', 'USA') AND c7 <> c17 GROUP BY ALL";

    private static string Text(string file)
    {
        var columns = string.Join(", ", Enumerable.Range(0, 61).Select(i => $"'c{i}': 'VARCHAR'"));
        return $"read_csv('{file}', columns = {{{columns}}}, auto_detect = false, delim = '\t', quote = '', escape = '', header = false)";
    }

    private static EventMap OfParquet()
    {
        ColumnOf Column(string name) => new([name], 0, new SourceSpan("map", 1, 1, 1, 2));
        return EventMaps.Named("gdelt2")! with
        {
            Columns = new Dictionary<string, ColumnOf>(StringComparer.Ordinal)
            {
                ["date"] = Column("c1"), ["by"] = Column("c7"), ["toward"] = Column("c17"), ["kind"] = Column("c26"), ["url"] = Column("c60"),
            },
        };
    }

    private static void Ask(string sql)
    {
        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) continue;
    }

    private static string Version()
    {
        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        return duck.ServerVersion;
    }

    private static (double Wall, double Cpu) Measure(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var (cpu, begin) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        work();
        process.Refresh();
        return (Stopwatch.GetElapsedTime(begin).TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    private static (double Wall, double Cpu) Median(List<(double Wall, double Cpu)> times) =>
        (times.Select(t => t.Wall).Order().ElementAt(times.Count / 2), times.Select(t => t.Cpu).Order().ElementAt(times.Count / 2));

    private static string Size(string file) => string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length / 1e6:#,0} MB");

    /// <summary>Rows as GDELT 2.0 has them: the actors, days and kinds drawn from a seed, places and addresses of the usual length.</summary>
    private static void Write(string path, int rows)
    {
        var state = 1UL;
        int Draw(int below) => (int)((state = (state * 6364136223846793005) + 1442695040888963407) >> 33) % below;
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        for (var row = 0; row < rows; row++)
        {
            var (by, toward, code) = (States[Draw(States.Length)], States[Draw(States.Length)], Codes[Draw(Codes.Length)]);
            file.Write($"{1_000_000_000 + row}\t202201{1 + Draw(28):00}\t202201\t2022\t2022.0137\t{by}GOV\tSOME ACTOR NAME\t{by}\t\t\t\t\t\t\t\t");
            file.Write($"{toward}GOV\tOTHER ACTOR\t{toward}\t\t\t\t\t\t\t\t1\t{code}\t{code[..3]}\t{code[..2]}\t1\t-2.0\t{1 + Draw(9)}\t1\t4\t-3.5714285714\t");
            for (var place = 0; place < 3; place++) file.Write("4\tMoscow, Moskva, Russia\tRS\tRS48\t25106\t55.7522\t37.6156\t-2960561\t");
            file.Write($"20220105000000\thttps://example.org/news/{row}/what-an-article-is-about.html\n");
        }
    }
}
