using System.Text;
using DuckDB.NET.Data;
using Demarche.Events.Counting;
using Demarche.Events.Files;
using Demarche.Events.Reading;

namespace Demarche.Events.Tests;

/// <summary>Files that are not what they are said to be get a clear word, and no file, map or name makes the database do anything else.</summary>
public sealed class HostileTests
{
    private static readonly EventMap Gdelt2 = EventMaps.Named("gdelt2")!;
    private static readonly EventMap Icews = EventMaps.Named("icews")!;

    public static TheoryData<string, string, string> Refused() => new()
    {
        { "", "DEM0751", "it is empty" },
        { "\n\n\n", "DEM0751", "it has no lines" },
        { "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR", "DEM0751", "it is a binary file" },
        { "just a line of words\n", "DEM0752", "this line has 1 column where GDELT 2.0 has 61 columns" },
        { string.Join(',', Enumerable.Repeat("x", 61)) + "\n", "DEM0752", "this line has 1 column" },
        { string.Join('\t', Enumerable.Repeat("x", 58)) + "\n", "DEM0752", "this line has 58 columns" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_table_of_this_kind_is_refused_in_words(string text, string code, string words)
    {
        using var scratch = new Scratch();
        var (answer, found) = Importing.Import(Gdelt2, scratch.Write("events.csv", text));
        Assert.Null(answer);
        Assert.Equal(code, Assert.Single(found).Code);
        Assert.Contains(words, found[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("events.csv:1:1", found[0].Span.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_data_set_is_recognised_and_named()
    {
        using var scratch = new Scratch();
        Assert.Contains("--map gdelt1",
            Assert.Single(Importing.Import(Gdelt2, scratch.Write("e", string.Join('\t', Enumerable.Repeat("x", 58)) + "\n")).Found).Help,
            StringComparison.Ordinal);
        Assert.Contains("separated by commas",
            Assert.Single(Importing.Import(Gdelt2, scratch.Write("f", string.Join(',', Enumerable.Repeat("x", 61)) + "\n")).Found).Help,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Other_encodings_are_named()
    {
        using var scratch = new Scratch();
        Assert.Contains("UTF-16", Assert.Single(Importing.Import(Gdelt2,
            scratch.Write("e", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Importing.Gdelt2("20220101", "RUS", "USA", "190"))])).Found).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_those_that_are()
    {
        using var scratch = new Scratch();
        var found = Importing.Import(Icews, scratch.Write("e", "Event Date\tSource Country\tTarget Contry\tCAMEO Code\n2022-01-01\tRussia\tUSA\t190\n")).Found;
        Assert.Equal("DEM0753", Assert.Single(found).Code);
        Assert.Contains("Target Contry", found[0].Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-file.csv", "there is no such file")]
    [InlineData("*.nothing", "no file is like this pattern")]
    [InlineData("https://example.org/events.csv", "there is no such file")]
    [InlineData("s3://bucket/events.parquet", "there is no such file")]
    [InlineData(".", "it is a folder")]
    public void What_is_no_file_is_said_to_be_none(string name, string why)
    {
        var found = Importing.Import(Gdelt2, name).Found;
        Assert.Equal("DEM0750", Assert.Single(found).Code);
        Assert.Contains(why, found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_packages_are_refused_as_a_whole_and_nothing_of_them_is_counted()
    {
        using var scratch = new Scratch();
        var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000)
            .Select(i => Importing.Gdelt2("20220101", "RUS", "USA", "190", $"https://example.org/{i * 7919 % 10007}"))));
        var whole = File.ReadAllBytes(scratch.Gzip("whole.gz", rows));
        foreach (var name in new[] { scratch.Write("cut.gz", whole[..(whole.Length / 2)]),
            scratch.Write("cut.zip", File.ReadAllBytes(scratch.Zip("whole.zip", ("a", rows)))[..2000]), scratch.Write("cut.parquet", "PAR1 and nothing else") })
        {
            var (answer, found) = Importing.Import(Gdelt2, name);
            Assert.Null(answer);
            Assert.Equal("DEM0750", Assert.Single(found).Code);
        }
    }

    [Fact]
    public void Packed_files_that_were_put_together_are_whole()
    {
        using var scratch = new Scratch();
        byte[] Part(string day) => File.ReadAllBytes(scratch.Gzip("part.gz", Encoding.UTF8.GetBytes(Importing.Gdelt2(day, "RUS", "USA", "190"))));
        Assert.Equal(2, Importing.Import(Gdelt2, scratch.Write("both.gz", [.. Part("20220101"), .. Part("20220102")])).Answer!.Events);
    }

    [Fact]
    public void Broken_rows_cost_themselves_alone_and_are_shown_by_file_and_line()
    {
        using var scratch = new Scratch();
        var good = Importing.Gdelt2("20220101", "RUS", "USA", "190");
        var text = good + "short\n" + good.Replace("20220101", "20221301", StringComparison.Ordinal) + new string('x', 3_000_000) + "\n" + good
            + good.Replace("190", "9999", StringComparison.Ordinal);
        var (answer, found) = Importing.Import(Gdelt2, scratch.Write("e.csv", text), scratch.Write("f.csv", good));
        Assert.Equal((3, 1), (answer!.Events, answer.ReadWithCare));
        Assert.Equal([(Refusal.Columns, 2L), (Refusal.TooLong, 4L), (Refusal.Day, 3L), (Refusal.Kind, 6L)],
            answer.Refused.Select(r => (r.Reason, r.Examples.Single().Line)));
        Assert.All(found, d => Assert.Equal(("DEM0756", Severity.Warning), (d.Code, d.Severity)));
        Assert.Contains("1 row refused: another number of cells than the 61 of their file. First: ", found.Single(d => d.Span.Line == 2).Message,
            StringComparison.Ordinal);
        Assert.Contains("e.csv:2 “short”", found.Single(d => d.Span.Line == 2).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'; DROP TABLE x; --")]
    [InlineData("o'brien")]
    [InlineData("a[1-9]*?")]
    [InlineData("year=2022")]
    [InlineData("\"quoted\" name")]
    [InlineData("$n0")]
    public void Names_of_files_are_names_whatever_stands_in_them(string name)
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch[name]);
        var file = scratch.Write(Path.Combine(name, name), Importing.Gdelt2("20220101", "RUS", "USA", "190"));
        scratch.Write(Path.Combine(name, "a1x"), Importing.Gdelt2("20220101", "RUS", "USA", "190"));
        Assert.Equal(1, Importing.Import(Gdelt2, file).Answer!.Events);
    }

    [Fact]
    public void Names_of_columns_and_values_are_no_part_of_a_question()
    {
        using var scratch = new Scratch();
        string[] odd = ["\"; SELECT 1; --", "'); COPY (SELECT 1) TO 'x'; --", "c0", "a\"b"];
        ColumnOf Column(int i) => new([odd[i]], 0, new SourceSpan("m", 1, 1, 1, 2));
        var map = new EventMap("m", "m", KindScheme.Cameo, new Dictionary<string,
            ColumnOf> { ["date"] = Column(0), ["by"] = Column(1), ["toward"] = Column(2), ["kind"] = Column(3) }) { HasHeader = true, Separator = '\t' };
        Codes.EventActor[] actors = [new("A", "A", ["' OR 1=1 --"]), new("B", "B", ["b'; --"])];
        var text = string.Join('\t', odd) + "\n2022-01-01\t' OR 1=1 --\tb'; --\t190\n2022-01-01\tother\tb'; --\t190\n";
        Assert.Equal(1, Importing.Import(new EventRequest([], map, actors), scratch.Write("e.tsv", text)).Answer!.Events);
        string[] values = ["'2022-01-01'", "''' OR 1=1 --'", "'b''; --'", "'190'"];
        Parquet(scratch["e.parquet"], string.Join(", ",
            odd.Select((o, i) => $"{values[i]} AS \"{o.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        Assert.Equal(1, Importing.Import(new EventRequest([], map, actors), scratch["e.parquet"]).Answer!.Events);
    }

    [Theory]
    [InlineData("SELECT * FROM read_csv('{other}')")]
    [InlineData("SELECT * FROM read_text('{other}')")]
    [InlineData("SELECT * FROM glob('{folder}/*')")]
    [InlineData("COPY (SELECT 1) TO '{folder}/new.csv'")]
    [InlineData("ATTACH '{folder}/new.db'")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SET allowed_paths = ['{other}']")]
    [InlineData("SET memory_limit = '100GB'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("SELECT * FROM read_csv('https://example.org/x.csv')")]
    public void The_database_reads_its_files_and_does_nothing_else(string sql)
    {
        using var scratch = new Scratch();
        var own = scratch.Write("own.csv", "a,b\n");
        using var apart = new Scratch();
        using var duck = new DuckDb([own], apart.Path);
        var asked = sql.Replace("{other}", scratch.Write("other.csv", "c,d\n"), StringComparison.Ordinal)
            .Replace("{folder}", scratch.Path, StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => duck.Ask(asked, [], _ => true, _ => { }, default));
        var rows = 0;
        duck.Ask("SELECT * FROM read_csv($f, header = false)", [("f", own)], _ => rows++ >= 0, _ => { }, default);
        Assert.Equal(1, rows);
        Assert.Equal(["other.csv", "own.csv"], Directory.GetFiles(scratch.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parquet_is_read_by_names_of_columns_and_its_broken_rows_by_their_number()
    {
        using var scratch = new Scratch();
        Parquet(scratch["e.parquet"],
            "DATE '2022-01-01' + i::INTEGER AS \"Event Date\", 'Russia' AS \"Source Country\", 'United States' AS \"Target Country\", "
            + "CASE i WHEN 3 THEN 777 ELSE 190 END AS \"CAMEO Code\" FROM range(5) t(i)");
        var (answer, found) = Importing.Import(Icews, scratch["e.parquet"]);
        Assert.Equal(4, answer!.Events);
        Assert.Equal((Refusal.Kind, 4L), (answer.Refused.Single().Reason, answer.Refused.Single().Examples.Single().Line));
        Assert.Single(found);
    }

    [Fact]
    public void Sound_Parquet_gives_the_same_as_its_rows_in_a_text()
    {
        using var scratch = new Scratch();
        Parquet(scratch["e.parquet"],
            "DATE '2022-01-01' + (i % 5)::INTEGER AS \"Event Date\", CASE i % 3 WHEN 0 THEN 'Russia' ELSE 'United States' END AS \"Source Country\", "
            + "CASE i % 2 WHEN 0 THEN 'Russia' ELSE 'United States' END AS \"Target Country\", 100 + i % 3 AS \"CAMEO Code\" FROM range(60) t(i)");
        var text = "Event Date\tSource Country\tTarget Country\tCAMEO Code\n" + string.Concat(Enumerable.Range(0, 60).Select(i =>
            $"2022-01-{1 + (i % 5):00}\t{(i % 3 == 0 ? "Russia" : "United States")}\t{(i % 2 == 0 ? "Russia" : "United States")}\t{100 + (i % 3)}\n"));
        var counts = CountCsv.Write(Importing.Import(Icews, scratch["e.parquet"]).Answer!.Counts);
        Assert.Equal(CountCsv.Write(Importing.Import(Icews, scratch.Write("e.tab", text)).Answer!.Counts), counts);
        Assert.True(counts.Split('\n').Length > 10, counts);
    }

    private static void Parquet(string path, string select)
    {
        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"COPY (SELECT {select}) TO '{path}' (FORMAT parquet)";
        command.ExecuteNonQuery();
    }
}
