using CsCheck;
using Demarche.Events.Counting;
using Demarche.Events.Files;
using Demarche.Events.Reading;

namespace Demarche.Events.Tests;

/// <summary>Random files of every format give what a plain reader gives: every event counted, every broken row refused at its line.</summary>
public sealed class OracleTests
{
    [Fact]
    public void Sound_files_are_counted_by_DuckDB_and_none_is_refused()
    {
        Assert.True(DuckDb.IsThere);
        Tables(broken: false).Sample((table, scale) =>
        {
            var answer = Check(table, scale, Packing.None);
            Assert.Equal(0, answer.ReadWithCare);
            Assert.Empty(answer.Refused);
        }, iter: Samples.Tenth);
    }

    [Fact]
    public void Broken_rows_are_refused_and_every_other_is_counted() =>
        Tables(broken: true).Sample((table, scale) => Check(table, scale, Packing.None), iter: Samples.Tenth);

    [Fact]
    public void Packed_files_are_read_as_others_are() => Tables(broken: true).Sample((table, scale) =>
    {
        Check(table, scale, Packing.Gzip);
        Check(table, scale, Packing.Zip);
    }, iter: Math.Max(1, Samples.Tenth / 4));

    [Fact]
    public void Without_DuckDB_sound_files_give_the_same() => Tables(broken: false).Sample((table, scale) =>
    {
        using var scratch = new Scratch();
        var file = EventFiles.Find([scratch.Write("table", table.Bytes)], new DiagnosticBag()).Single();
        var tally = new EventTally(null, null);
        var actors = Importing.RussiaAndUsa.SelectMany(a => a.Spellings.Select(s => (s, a))).ToDictionary(p => p.s, p => p.a, StringComparer.Ordinal);
        new CarefulReader(new RowReader(table.Map, scale), actors).Read(file, TableFile.Look(file, table.Map, new DiagnosticBag())!, tally, _ => { }, default);
        var all = Importing.Import(new EventRequest([], table.Map, Importing.RussiaAndUsa) { Scale = scale }, scratch["table"]).Answer!;
        Assert.Equal(CountCsv.Write(all.Counts), CountCsv.Write(tally.All()));
    }, iter: Samples.Tenth);

    /// <summary>Whatever stands in a file: what DuckDB takes for sound, the careful reader takes for sound and for the same.</summary>
    [Fact]
    public void Both_readers_agree_on_any_text() =>
        Gen.OneOf("A", "B", "190", "042", "2022-01-01", ",", ",", ",", ",", "\"", "\"\"", "\n", "\n", "\r\n", "\r", " ", "é", "\u0001",
        "A,B,190,2022-01-01,1\n", "\"A\",B,\"190\",2022-01-01,1\n").Array[1, 30].Sample(pieces =>
    {
        using var scratch = new Scratch();
        var text = "by,toward,kind,date,n\n" + string.Concat(pieces);
        Demarche.Events.Codes.EventActor[] between = [new("A", "A", ["A"]), new("B", "B", ["B"])];
        var columns = new[] { "by", "toward", "kind", "date" }.ToDictionary(c => c, c => new ColumnOf([c], 0, new SourceSpan("m", 1, 1, 1, 2)),
            StringComparer.Ordinal);
        var map = new EventMap("m", "m", KindScheme.Cameo, columns) { HasHeader = true, Separator = ',' };
        var file = EventFiles.Find([scratch.Write("table", text)], new DiagnosticBag()).Single();
        var layout = TableFile.Look(file, map, new DiagnosticBag())!;
        var (one, other) = (new EventTally(null, null), new EventTally(null, null));
        var actors = between.SelectMany(a => a.Spellings.Select(s => (s, a))).ToDictionary(p => p.s, p => p.a, StringComparer.Ordinal);
        var meaning = new RowReader(map, EventScale.Plover);
        if (!new DuckReader(meaning, actors, scratch.Path).TryRead([file], layout, one, _ => { }, default)) return;
        new CarefulReader(meaning, actors).Read(file, layout, other, _ => { }, default);
        Assert.Empty(other.Refused.All);
        Assert.Equal(CountCsv.Write(one.All()), CountCsv.Write(other.All()));
    }, iter: Samples.Count / 2);

    private static Gen<(RandomTable, EventScale)> Tables(bool broken) =>
        Gen.Select(RandomTable.Gen(broken), Gen.Bool)
            .Select((table, goldstein) => (table, goldstein && table.Map.Kinds == KindScheme.Cameo ? EventScale.Goldstein : EventScale.Plover));

    private static EventAnswer Check(RandomTable table, EventScale scale, Packing packing)
    {
        using var scratch = new Scratch();
        var path = packing switch { Packing.Gzip => scratch.Gzip("table", table.Bytes), Packing.Zip => scratch.Zip("table", ("inner.csv", table.Bytes)), _ =>
            scratch.Write("table", table.Bytes) };
        var (answer, found) = Importing.Import(new EventRequest([], table.Map, Importing.RussiaAndUsa) { Scale = scale }, path);
        Assert.True(answer is not null, string.Join('\n', found));
        var naive = new NaiveImport(table, scale);
        Assert.Equal(naive.Sums, NaiveImport.SumsOf(answer));
        Assert.Equal(naive.Refused.Select(r => (r.Key, (long)r.Value.Count, string.Join(' ', r.Value.Take(3)))),
            answer.Refused.Select(r => (r.Reason, r.Rows, string.Join(' ', r.Examples.Select(e => e.Line)))));
        return answer;
    }
}
