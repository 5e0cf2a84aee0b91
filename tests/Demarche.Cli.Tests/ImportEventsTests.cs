using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Demarche.Cli.Importing;
using Demarche.Events.Files;

namespace Demarche.Cli.Tests;

/// <summary>Event data on the command line: counted, shown in every format, into a record, and read from there by its tension.</summary>
public sealed class ImportEventsTests
{
    private const string Model = """
        asof: 2022-01-10
        parties:
          Russia: { levers: { x: [no, yes] }, priorities: [x] }
          US: { words: the United States, levers: { y: [no, yes] }, priorities: [y] }

        """;

    private const string Rows = """
        Event Date	Source Country	Target Country	CAMEO Code
        2022-01-03	Russian Federation	United States	138
        2022-01-03	Russian Federation	United States	138
        2022-01-04	United States	Russian Federation	46
        2022-01-05	Chile	Peru	190
        2022-01-05	Russian Federation	United States	none
        """;

    [Fact]
    public void Events_are_counted_and_what_is_refused_is_said_beside_them()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("import", "events", scratch.Write("e.tab", Rows), "--map", "icews", "--between", "RUS", "United States", "--format", "csv");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Equal(
            "date,by,toward,type,mode,cameo,events,cooperation,conflict,url\n2022-01-03,Russia,United States,THREATEN,violence,138,2,0,7,\n2022-01-04,United States,Russia,CONSULT,,046,1,2.5,0,\n", ran.Out);
        Assert.Contains($"{scratch["e.tab"]}:6:1: warning DEM0756: 1 row refused: a kind of event that nobody knows. First: {scratch["e.tab"]}:6 “none”",
            ran.Error);
    }

    [Theory]
    [InlineData("text", "3 events between Russia and United States in 1 file on 2 days from 3 January 2022 to 4")]
    [InlineData("md", "| Russia | United States | 2 | 7.0 | 0.0 | 100% |")]
    public void It_is_told_in_words(string format, string words)
    {
        using var scratch = new ScratchFolder();
        Assert.Contains(words, Shell.Run("import", "events", scratch.Write("e.tab", Rows), "--map", "icews", "--between", "RUS", "USA", "--format", format)
            .Out);
    }

    [Fact]
    public void Json_has_counts_and_refusals()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("import", "events", scratch.Write("e.tab", Rows), "--map", "icews", "--between", "RUS", "USA", "--scores", "goldstein", "--from",
            "2022-01-04", "--format", "json");
        using var json = JsonDocument.Parse(ran.Out);
        Assert.Equal((1, 2, 7), (json.RootElement.GetProperty("events").GetInt32(), json.RootElement.GetProperty("onOtherDays").GetInt32(),
            json.RootElement.GetProperty("counts")[0].GetProperty("cooperation").GetDouble()));
        Assert.Equal("kind", json.RootElement.GetProperty("refused")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void Counts_go_into_a_record_and_tension_reads_them()
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", Model);
        string[] line = ["import", "events", scratch.Write("e.tab", Rows), "--map", "icews", "--between", "Russia", "US", "--into", model];
        var ran = Shell.Run(line);
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("record.csv: 2 new rows. They count towards tension", ran.Out);
        Assert.Equal(ExitCode.Answered, Shell.Run("check", model).ExitCode);
        Assert.StartsWith("date,conflict,cooperation,conflict-share\n2022-01-03,7,0,1\n2022-01-04,6.6619,2.5,0.7271\n",
            Shell.Run("record", model, "--tension", "--format", "csv").Out);
        Assert.Contains("2 events of kind THREATEN", Shell.Run("record", model, "--format", "md").Out);
        Assert.Contains("Neither the model nor its record has a threat", Shell.Run("record", model, "--threats").Out);
        Assert.Contains("record.csv: nothing new; 2 rows of these counts are there already.", Shell.Run(line).Out);
    }

    [Theory]
    [InlineData(ExitCode.WrongUsage, "--between takes two or more", "--map", "icews", "--between", "RUS")]
    [InlineData(ExitCode.WrongUsage, "--from lies after --to", "--map", "icews", "--between", "RUS", "USA", "--from", "2022-02-01", "--to", "2022-01-01")]
    [InlineData(ExitCode.WrongUsage, "takes a day as yyyy-MM-dd", "--map", "icews", "--between", "RUS", "USA", "--from", "soon")]
    [InlineData(ExitCode.WrongUsage, "there is no scale 'own'", "--map", "icews", "--between", "RUS", "USA", "--scores", "own")]
    [InlineData(ExitCode.Problems, "“RSU” is no code and no name of a state", "--map", "icews", "--between", "RSU", "USA")]
    [InlineData(ExitCode.Problems, "all that is named is Russia", "--map", "icews", "--between", "RUS", "Russia")]
    [InlineData(ExitCode.Problems, "Did you mean “icews”?", "--map", "icew", "--between", "RUS", "USA")]
    [InlineData(ExitCode.Problems, "DEM0762", "--map", "polecat", "--between", "RUS", "USA", "--scores", "goldstein")]
    [InlineData(ExitCode.Problems, "DEM0753", "--map", "polecat", "--between", "RUS", "USA")]
    public void What_cannot_be_done_is_said_and_changes_nothing(int code, string why, params string[] arguments)
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", Model);
        var ran = Shell.Run(["import", "events", scratch.Write("e.tab", Rows), .. arguments, "--into", model]);
        Assert.Equal((code, ""), (ran.ExitCode, ran.Out));
        Assert.Contains(why, ran.Error);
        Assert.Equal(Model, File.ReadAllText(model));
        Assert.False(File.Exists(scratch["record.csv"]));
    }

    /// <summary>Event data may be larger than memory, and of a file that is not written by hand no line is worth the reading.</summary>
    [Fact]
    public void On_a_terminal_no_line_of_a_large_file_is_shown()
    {
        using var scratch = new ScratchFolder();
        string[] Line(string text) => ["import", "events", scratch.Write("e.tab", text), "--map", "icews", "--between", "RUS", "USA"];
        var small = Shell.Run(io => io with { ErrorIsTerminal = true }, Line(Rows)).Error;
        var large = Shell.Run(io => io with { ErrorIsTerminal = true }, Line(Rows + "\n" + new string('x', 17_000_000))).Error;
        Assert.Contains("Russian Federation", small);
        Assert.Contains("DEM0756", large);
        Assert.DoesNotContain("Russian Federation", large);
    }

    [Fact]
    public void Stopped_it_writes_nothing()
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", Model);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var ran = Shell.Run(io => io with { Cancellation = stop.Token }, "import", "events", scratch.Write("e.tab", Rows), "--map", "icews", "--between",
            "RUS", "USA", "--into", model);
        Assert.Equal((ExitCode.Cancelled, ""), (ran.ExitCode, ran.Out));
        Assert.False(File.Exists(scratch["record.csv"]));
    }

    [Fact]
    public void Help_and_completion_know_the_maps_that_ship()
    {
        Assert.Equal(EventMaps.All.Select(m => m.Name), BuiltInMaps.Names);
        Assert.Contains("gdelt2", Shell.Run("[suggest:28]", "import events x.csv --map gd").Out);
        Assert.Contains("gdelt2, gdelt1, icews, polecat, phoenix", Shell.Run("import", "events", "--help").Out.ReplaceLineEndings(" "));
    }

    /// <summary>What reads events, and DuckDB with it, is loaded when events are imported and not before.</summary>
    [Fact]
    public void Other_commands_load_nothing_of_it()
    {
        using var scratch = new ScratchFolder();
        var events = scratch.Write("e.tab", Rows);
        Assert.DoesNotContain("Demarche.Events", Asked("check", Repository.PathOf("models", "chicken")));
        Assert.DoesNotContain("Demarche.Events", Asked("import", "--help"));
        Assert.DoesNotContain("Demarche.Events", Asked("import", "events", "--help"));
        Assert.Contains("Demarche.Events", Asked("import", "events", events, "--map", "icews", "--between", "RUS", "USA"));
    }

    /// <summary>The assemblies that the program asks for while it runs a command line.</summary>
    private static IReadOnlyCollection<string> Asked(params string[] arguments)
    {
        var context = new Apart();
        var program = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "demarche.dll"));
        using var output = new StringWriter();
        var io = Activator.CreateInstance(program.GetType("Demarche.Cli.Io", throwOnError: true)!, output, Stream.Null, output);
        var run = program.GetType("Demarche.Cli.Application", throwOnError: true)!.GetMethod("Run", [typeof(IReadOnlyList<string>), io!.GetType()])!;
        Assert.Equal(ExitCode.Answered, run.Invoke(null, [arguments, io]));
        return context.Names;
    }

    /// <summary>Loads the program once more, and notes what it asks for.</summary>
    private sealed class Apart() : AssemblyLoadContext("apart")
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Names.Add(assemblyName.Name!);
            return null;
        }
    }
}
